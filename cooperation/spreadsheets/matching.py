"""The sheets of a file, recognised by the codes in their first lines."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from . import about
from .cells import has_unwritable
from .mistakes import Mistake, Mistakes, NotTaken
from .reading import Bad
from .tables import RECORD, ROW, Table, tables_of
from .text_column import Column


class Line(NamedTuple):
    """A line of a sheet: the record that it is about, and its cells by the code of the column."""

    number: int
    record: str
    cells: dict


class Matched(NamedTuple):
    """A sheet that holds a table. ``places`` has the position of each code from 0."""

    table: Table
    sheet: str
    places: dict
    lines: list

    @property
    def columns(self):
        """Those of the table's columns that the sheet has."""
        return [column for column in self.table.columns if column.code in self.places]

    @property
    def absent(self):
        """Those that it has not, so that their fields stay as they are."""
        return [column for column in self.table.columns if column.code not in self.places]

    def mistake(self, message, number=None, column=None):
        """A mistake in a line and a column, which is a Column or the code of a leading one."""
        code = column.code if isinstance(column, Column) else column
        header = column.header if isinstance(column, Column) else self.table.leading.get(code, "")
        place = self.places.get(code)
        letter = "" if place is None else get_column_letter(place + 1)
        return Mistake(str(message), self.sheet, number, letter, header)


class Content(NamedTuple):
    """The tables of a file by name, what is wrong with it, and what is only to be known."""

    tables: dict
    mistakes: Mistakes
    warnings: list


def content_of(kind, sheets):
    """What the sheets hold of the tables of a kind; raises NotTaken where they hold none."""
    content = Content({}, Mistakes(), [])
    names = {table.name: table for table in tables_of(kind)}
    main = tables_of(kind)[0]
    strangers = []
    for sheet in sheets:
        if table := names.get(sheet.title):
            _take(content, table, sheet)
        else:
            strangers.append(sheet)
    for sheet in strangers:
        if main.name not in content.tables and _has_code(sheet, main.key):
            _take(content, main, sheet)
        elif sheet.title not in about.titles() and sheet.lines:
            content.warnings.append(
                _("The sheet “%(sheet)s” is no part of the table and is left out.")
                % {"sheet": sheet.title}
            )
    if not content.tables and not content.mistakes:
        raise NotTaken(
            _(
                "The first line must hold the codes of the columns, with “%(key)s” among them. "
                "Export a table to see how it looks."
            )
            % {"key": main.key}
        )
    return content


def _has_code(sheet, code):
    return bool(sheet.lines) and code in map(_code, sheet.lines[0][1].values())


def _code(cell):
    return "" if isinstance(cell, Bad) else str(cell).strip()


def _take(content, table, sheet):
    (_first, head), *lines = sheet.lines or [(1, {})]
    matched = Matched(table, sheet.title, {}, [])
    mistakes = _read_codes(matched, head)
    if mistakes:
        content.mistakes.extend(mistakes)
        return
    content.tables[table.name] = matched
    if lines and _is_header(matched, lines[0][1]):
        lines = lines[1:]
    _warn_of_columns_without_code(content, matched, lines)
    for number, cells in lines:
        _read_line(content, matched, number, cells)


def _read_codes(matched, head):
    """Fill in the places of the codes; return what is wrong with them."""
    mistakes = []
    for place, cell in head.items():
        code, letter = _code(cell), get_column_letter(place + 1)
        if isinstance(cell, Bad):
            message = cell.message
        elif code not in matched.table.codes:
            message = _("“%(code)s” is the code of no column. Correct it or empty the cell.") % {
                "code": code[:60]
            }
        elif code in matched.places:
            message = _("The column “%(code)s” is there twice.") % {"code": code}
        else:
            matched.places[code] = place
            continue
        mistakes.append(Mistake(message, matched.sheet, 1, letter))
    leading = next(iter(matched.table.leading))
    if leading not in matched.places:
        message = _("The column “%(code)s” is missing. It says which record a line is about.")
        mistakes.append(Mistake(message % {"code": leading}, matched.sheet, 1))
    return mistakes


def _is_header(matched, cells):
    """Whether a line is that of the readable headers, in whatever language it was written."""
    of_columns = {column.code: column.headers for column in matched.columns}
    texts = {code: str(cells.get(place, "")) for code, place in matched.places.items()}
    alike = sum(text in of_columns.get(code, ()) for code, text in texts.items())
    others = sum(1 for code in of_columns if texts[code])
    if of_columns:
        return alike > 0 and alike * 2 >= others
    return texts[next(iter(matched.places))] == matched.table.headers[0]


def _warn_of_columns_without_code(content, matched, lines):
    known = set(matched.places.values())
    for place in sorted({place for _number, cells in lines for place in cells} - known):
        content.warnings.append(
            _("Column %(letter)s of the sheet “%(sheet)s” has no code and is left out.")
            % {"letter": get_column_letter(place + 1), "sheet": matched.sheet or "CSV"}
        )


def _read_line(content, matched, number, cells):
    named = {code: cells[place] for code, place in matched.places.items() if place in cells}
    bad = {code: cell for code, cell in named.items() if isinstance(cell, Bad)}
    columns = {column.code: column for column in matched.table.columns}
    for code, cell in bad.items():
        content.mistakes.append(matched.mistake(cell.message, number, columns.get(code, code)))
    leading = RECORD if matched.table.owner else matched.table.key
    record = _code(named.get(leading, ""))
    if leading in bad or not named:
        return
    if not record:
        message = _("Enter the key: it says which record this line is about.")
        content.mistakes.append(matched.mistake(message, number, leading))
        return
    if has_unwritable(record):
        content.mistakes.append(matched.mistake(Bad.UNWRITABLE.message, number, leading))
        return
    fit = {code: cell for code, cell in named.items() if code not in bad and code != leading}
    matched.lines.append(Line(number, record, fit))


__all__ = ["RECORD", "ROW", "Content", "Line", "Matched", "content_of"]
