"""Workbooks: a sheet for each table, and three that explain them in the portal's languages."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from ..languages import ENDONYMS, LANGUAGE_CODES
from ..spreadsheets.looks import GROUND, HEAD, WIDE, cell_with, text_cell, told
from .about import meta_of
from .declaration import codes_of, in_languages
from .even import save_workbook
from .json_files import things_of, title_of_register
from .tables import tables_of

_WIDEST = 40


def write_xlsx(kinds, shelf, file):
    """The things of the kinds. Each line is on the disk before the next one is read."""
    book = Workbook(write_only=True)
    tables = [table for kind in kinds for table in tables_of(kind)]
    for kind in kinds:
        _write_kind(book, kind, shelf)
    _write_columns(book, tables)
    _write_codes(book, tables)
    _write_about(book, kinds, shelf)
    save_workbook(book, file)


def _write_kind(book, kind, shelf):
    tables = tables_of(kind)
    sheets = [_Sheet(book, table.name) for table in tables]
    for table, sheet in zip(tables, sheets, strict=True):
        codes = [column.code for column in table.columns]
        sheet.head(codes, [min(max(len(code) + 4, 12), _WIDEST) for code in codes])
    for thing in things_of(kind, shelf):
        for table, sheet in zip(tables, sheets, strict=True):
            for line in table.lines(thing):
                sheet.line(line)


# --- The sheets that explain -------------------------------------------------------------------


def _write_columns(book, tables):
    sheet = _Sheet(book, "columns")
    names = [ENDONYMS[language] for language in LANGUAGE_CODES]
    sheet.head(["sheet", "column", *names, *names], [24, 28, *([36] * 6)])
    for table in tables:
        for column in table.columns:
            labels = in_languages(table.label_of, column)
            notes = in_languages(_note, column.value)
            sheet.explanation([table.name, column.code, *labels.values(), *notes.values()])


def _note(value):
    """What a column holds, in the active language."""
    said = filter(None, (value.sort, value.about)) if value else ()
    return ". ".join(str(each).rstrip(".") for each in said)


def _write_codes(book, tables):
    sheet = _Sheet(book, "codes")
    names = [ENDONYMS[language] for language in LANGUAGE_CODES]
    sheet.head(["sheet", "column", "code", *names], [24, 28, 28, *([40] * 3)])
    for table in tables:
        for value in table.values:
            for code in codes_of(value):
                labels = in_languages(str, code.label)
                sheet.explanation([table.name, value.code, code.value, *labels.values()])


def _write_about(book, kinds, shelf):
    sheet = _Sheet(book, "about")
    sheet.head(["", *(ENDONYMS[language] for language in LANGUAGE_CODES)], [16, 60, 60, 60])
    (word, title) = (
        (kinds[0].word, lambda: kinds[0].title) if len(kinds) == 1 else (None, title_of_register)
    )
    for name, said in meta_of(shelf, title, word).items():
        in_each = said if isinstance(said, dict) else dict.fromkeys(LANGUAGE_CODES, said)
        sheet.explanation([name, *(in_each.get(language) or "" for language in LANGUAGE_CODES)])


# --- A sheet -----------------------------------------------------------------------------------


class _Sheet:
    """Lines into a sheet, with one cell for all texts of each look."""

    def __init__(self, book, title):
        self.sheet = book.create_sheet(title)
        self._text = text_cell(self.sheet)
        self._heading = cell_with(self.sheet, font=HEAD, fill=GROUND)
        self._explained = cell_with(self.sheet, alignment=WIDE)

    def head(self, codes, widths):
        for number, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.sheet.freeze_panes = "A2"
        self.sheet.append(told(codes, self._heading))

    def explanation(self, texts):
        said = ("" if text is None else str(text) for text in texts)
        self.sheet.append(told(said, self._explained))

    def line(self, values):
        self.sheet.append(told(values, self._text))
