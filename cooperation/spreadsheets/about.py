"""The sheets that explain a workbook, in the language of whoever exports it."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..languages import LANGUAGE_CODES


class Heading(tuple):
    """A line that stands out."""


def sheets(kind, tables, moment):
    """The title of each sheet with its lines of cells."""
    return [(_title_of_about(), _about(kind, tables, moment)), (_title_of_codes(), _codes(tables))]


def titles():
    """What the explaining sheets are called in any language: imports pass over them."""
    found = set()
    for language in LANGUAGE_CODES:
        with override(language):
            found |= {_title_of_about(), _title_of_codes()}
    return found


def _title_of_about():
    return _("About this file")[:31]


def _title_of_codes():
    return _("Codes")[:31]


def _about(kind, tables, moment):
    yield Heading([kind._meta.verbose_name_plural.capitalize()])
    yield [_("Exported on %(moment)s.") % {"moment": date_format(moment, "DATETIME_FORMAT")}]
    yield [""]
    for rule in _rules():
        yield [rule]
    yield [""]
    yield Heading([_("Sheet"), _("Code of the column"), _("Column"), _("What to write"), _("Help")])
    for table in tables:
        for code, header in table.leading.items():
            yield [table.name, code, header, _leading_content(table, code), ""]
        for column in table.columns:
            help_text = str(column.field.help_text)
            yield [table.name, column.code, column.header, column.content, help_text]


def _leading_content(table, code):
    if not table.owner:
        return _("Key. It names the record and is not changed by an import.")
    if code == "id":
        return _("Leave it as it is; leave it empty in a new row.")
    return _("Key of the record that the row belongs to")


def _rules():
    return [
        _("The first line of each sheet holds the codes of the columns. Do not change it."),
        _("An empty cell empties the field. A column that you delete leaves its field as it is."),
        _("A key that the register does not know makes a new record."),
        _(
            "The rows of a record on a further sheet take the place of those that it had. A sheet "
            "that you delete leaves the rows as they are."
        ),
        _("Dates: 2022, 2022-05 or 2022-05-10, as exactly as they are known."),
        _("A text that begins with = + - or @ has an apostrophe before it. Leave it there."),
        _("Formulas, merged cells and links to other files are not accepted."),
        _("#TOO-LONG stands for a text that no cell can hold. An import leaves it as it is."),
    ]


def _codes(tables):
    yield Heading([_("Sheet"), _("Code of the column"), _("Column"), _("Code"), _("Meaning")])
    for table in tables:
        for column in table.columns:
            for code, label in column.codes:
                yield [table.name, column.code, column.header, code, label]
