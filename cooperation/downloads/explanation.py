"""What the pages of open data show of the files, in the reader's language."""

import json
from typing import NamedTuple

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGE_CODES
from ..open_data import DataKind
from .declaration import codes_of, label_of
from .files import Download, files_of
from .shelf import Kept
from .tables import target_of

_FORMS = {
    "csv": ("CSV", _("Tables for analysis, with their description by CSV on the Web (W3C, 2015).")),
    "zip": ("CSV, ZIP", _("All tables as CSV in one archive, with their description.")),
    "xlsx": (
        "XLSX",
        _("A workbook for Excel, with sheets that explain columns and codes in three languages."),
    ),
    "json": ("JSON", _("One document for programs, with a description of its fields.")),
    "ndjson": ("NDJSON", _("A record on each line, for programs that read them one by one.")),
}
_WORDS_SHOWN = 100  # letters of a long text in the sample
_ROWS_SHOWN = 1  # of each table of rows


class File(NamedTuple):
    download: Download
    label: str
    kept: Kept | None  # None: not made yet


class Group(NamedTuple):
    form: str
    name: str
    note: str
    files: list[File]


class Field(NamedTuple):
    code: str
    label: str
    holds: str
    about: str
    codes: list[tuple[str, str]]
    target: DataKind | None  # whose keys it holds


class Line(NamedTuple):
    """A line of JSON; where a text of a language stands in it, ``text`` is that."""

    before: str
    text: str = ""
    after: str = ""
    language: str = ""


def groups(shelf, word=""):
    """The files of a kind or of the whole register, as far as they are made, by their form."""
    find = shelf.quickly_made if word else shelf.kept
    downloads = sorted(files_of(word), key=lambda each: each.is_metadata)  # those come last
    files = [File(each, _label(each), find(each.name)) for each in downloads]
    return [
        Group(form, name, note, of_form)
        for form, (name, note) in _FORMS.items()
        if (of_form := [file for file in files if _form(file.download) == form])
    ]


def _form(download):
    if download.is_metadata:
        return "csv" if download.word else "zip"
    return download.form


def _label(download):
    if download.is_metadata:
        return _("Description of the tables (CSVW)")
    return download.table.title if download.table else download.name


def fields(kind, rows=None):
    return [
        Field(
            value.code,
            label_of(kind, value, rows),
            str(value.sort),
            str(value.about),
            [(code.value, code.label) for code in codes_of(value)],
            target_of((rows or kind).model, value),
        )
        for value in (rows or kind).values
    ]


def field_tables(kind):
    """The fields of the kind and of its tables of rows, each with a code and a title."""
    return [
        (kind.word, "", fields(kind)),
        *(
            (rows.code, capfirst(str(kind.label_of(rows))), fields(kind, rows))
            for rows in kind.row_values
        ),
    ]


# --- A sample ----------------------------------------------------------------------------------


def sample(shelf, kind):
    """The first record as lines of JSON, its long texts cut; empty while its file is not made."""
    kept = shelf.kept(f"{kind.word}.ndjson")
    if kept is None or not kept.size:
        return []
    with kept.open() as file:
        record = json.loads(file.readline())
    return lines_of(_cut(record))


def lines_of(data):
    """JSON in lines, of which each knows the language of its text."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return [_line(line) for line in text.splitlines()]


def _cut(value):
    if isinstance(value, dict):
        return {code: _cut(each) for code, each in value.items()}
    if isinstance(value, list):
        is_of_rows = value and isinstance(value[0], dict)
        return [_cut(each) for each in (value[:_ROWS_SHOWN] if is_of_rows else value)]
    if isinstance(value, str) and "://" not in value[:8]:
        return Truncator(value).chars(_WORDS_SHOWN)
    return value


def _line(line):
    for language in LANGUAGE_CODES:
        before, key, text = line.partition(f'"{language}": "')
        if key and not before.strip() and not text.startswith("http"):
            text, quote, after = text.rpartition('"')
            return Line(before + key, text, quote + after, language)
    return Line(line)
