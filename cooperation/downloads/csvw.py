"""Metadata of tables: CSV on the Web (W3C, 2015), which validators find beside the files."""

from ..languages import LANGUAGE_CODES
from ..open_data.parts import PRECISIONS, moment_of
from ..open_data.standing import Standing
from ..open_data.values import Date, Prose
from .declaration import codes_of, in_languages
from .json_files import dumped, text_into, title_of_register
from .tables import all_tables, tables_of

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
# RFC 4180, as the files are written.
DIALECT = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminators": ["\r\n"],
    "header": True,
    "headerRowCount": 1,
}
_PARTIAL_DATE = {"base": "string", "format": r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}


def write_metadata(kind, shelf, file):
    """Of the tables of a kind, and of those that they name, so that keys can be checked."""
    own = tables_of(kind)
    named = {table.name: table for each in own for table in each.references.values()}
    others = [table for name, table in named.items() if name not in {each.name for each in own}]
    _write(lambda: kind.title, own, others, shelf, file)


def write_register_metadata(shelf, file):
    _write(title_of_register, all_tables(), [], shelf, file)


def _write(title, tables, named, shelf, file):
    group = {
        "@context": CONTEXT,
        "@type": "TableGroup",
        "dc:title": _said(in_languages(title)),
        "dc:publisher": _said(shelf.about.agency),
        "dc:license": _said(shelf.about.licence),
        "dc:source": [f"{shelf.state.origin}/{each}/data/" for each in LANGUAGE_CODES],
        **_modified(shelf.state.changed_at()),
        "dialect": DIALECT,
        "tables": [
            *(_table(table, shelf.state, with_references=True) for table in tables),
            *(_table(table, shelf.state, with_references=False) for table in named),
        ],
    }
    with text_into(file) as text:
        text.write(dumped(group))


def _table(table, state, *, with_references):
    schema = {
        "columns": [_column(table, column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if with_references:
        schema["foreignKeys"] = [
            {
                "columnReference": code,
                "reference": {"resource": other.file_name, "columnReference": other.key[0]},
            }
            for code, other in table.foreign_keys.items()
        ]
    described = {
        "@type": "Table",
        "url": table.file_name,
        "dc:title": _said(in_languages(lambda: table.title)),
        **_modified(state.changed_at(table.kind.word)),
        "tableSchema": schema,
    }
    if table.about:
        described["dc:description"] = _said(in_languages(str, table.about))
    return described


def _column(table, column):
    described = {
        "name": column.code,
        # The code is a title too: what a reader of the file finds at the head of the column.
        "titles": {"und": column.code, **in_languages(table.label_of, column)},
        "datatype": _datatype(column),
        "required": column.code in table.key,
        "null": "",
    }
    if column.language:
        described["lang"] = column.language
    if column.column.separator:
        described["separator"] = column.column.separator
    if other := table.references.get(column.code):
        described["rdfs:seeAlso"] = {"@id": other.file_name}
    if column.value and column.value.about:
        described["dc:description"] = _said(in_languages(str, column.value.about))
    return described


def _datatype(column):
    value, datatype = column.value, column.column.datatype
    if column.code.endswith("_precision"):
        return _one_of(PRECISIONS.values())
    if datatype == "language":  # of CSV on the Web too, but not of all validators
        return _one_of(LANGUAGE_CODES)
    if datatype != "string" or value is None:
        return datatype
    if isinstance(value, Prose):
        return "html"
    if codes_of(value) and column.code == value.code:
        return _one_of(code.value for code in codes_of(value))
    return _PARTIAL_DATE if isinstance(value, (Date, Standing)) else datatype


def _one_of(codes):
    return {"base": "string", "format": "|".join(codes)}


def _said(texts):
    """Texts by language, as the metadata of tables takes them."""
    return [{"@value": text, "@language": language} for language, text in texts.items()]


def _modified(moment):
    if moment is None:
        return {}
    return {"dc:modified": {"@value": moment_of(moment), "@type": "xsd:dateTime"}}
