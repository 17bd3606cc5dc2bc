"""Tables written as XLSX, as CSV, or as an archive with a CSV of each table."""

import csv
import io
import shutil
import zipfile
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from . import about, cells
from .keys import Keys
from .loading import loaded
from .looks import GROUND, HEAD, TOP, WIDE, cell_with, text_cell, told
from .tables import tables_of

XLSX, CSV, ZIP = "xlsx", "csv", "zip"
MEDIA_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
    ZIP: "application/zip",
}
# Of Excel in Uzbek and Russian settings; with the mark it also takes the file for UTF-8.
SEPARATOR = ";"
ENCODING = "utf-8-sig"
_FORMULA_LETTERS = 255  # of the list of codes that a cell offers


def write(kind, numbers, form, file):
    """Write the records of these numbers, in their order, into a binary file.

    The archive alone and XLSX have the rows of the records; CSV is one table.
    """
    tables = tables_of(kind)
    if form == XLSX:
        _write_workbook(kind, tables, numbers, file)
    elif form == CSV:
        with _csv_into(file) as writer:
            _write_lines(kind, tables[:1], numbers, [writer])
    else:
        _write_archive(kind, tables, numbers, file)


def _write_lines(kind, tables, numbers, writers):
    keys = Keys()
    for table, writer in zip(tables, writers, strict=True):
        writer.head(table)
    (of_records, *of_rows), (main, *others) = tables, writers
    for record in loaded(kind, numbers):
        key = getattr(record, of_records.key)
        main.line([key, *(column.cell(record, keys) for column in of_records.columns)])
        for table, writer in zip(of_rows, others, strict=True):
            for row in record.rows[table.name]:
                line = (column.cell(row, keys) for column in table.columns)
                writer.line([key, str(row.pk), *line])


# --- CSV ---------------------------------------------------------------------------------------


class _CsvWriter:
    def __init__(self, text):
        self.flush = text.flush
        # Everything in quotation marks, so that a list in a cell never looks like two cells.
        self._writer = csv.writer(text, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL)

    def head(self, table):
        self._writer.writerow(table.codes)
        self._writer.writerow(table.headers)

    def line(self, values):
        self._writer.writerow(str(v).lower() if isinstance(v, bool) else v for v in values)


@contextmanager
def _csv_into(file):
    text = io.TextIOWrapper(file, encoding=ENCODING, errors="replace", newline="")
    yield _CsvWriter(text)
    text.flush()
    text.detach()


def _write_archive(kind, tables, numbers, file):
    with ExitStack() as stack:
        files = [stack.enter_context(TemporaryFile()) for _table in tables]
        writers = [stack.enter_context(_csv_into(each)) for each in files]
        _write_lines(kind, tables, numbers, writers)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for table, writer, each in zip(tables, writers, files, strict=True):
                writer.flush()
                each.seek(0)
                with archive.open(f"{table.name}.csv", "w") as member:
                    shutil.copyfileobj(each, member)


# --- XLSX --------------------------------------------------------------------------------------

_CODE = Font(name="Calibri", size=9, color="6B7280")


class _SheetWriter:
    """A sheet, written line by line; what it has written is kept on the disk."""

    def __init__(self, book, title):
        self.sheet = book.create_sheet(title)
        self._text = text_cell(self.sheet)

    def head(self, table):
        for number, code in enumerate(table.codes, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = _width(code)
        self.sheet.freeze_panes = "B3"
        for position, column in enumerate(table.columns, len(table.leading) + 1):
            self._offer_codes(get_column_letter(position), column)
        self.styled(table.codes, _CODE)
        self.styled(table.headers, HEAD, WIDE)

    def line(self, values):
        self.sheet.append(told(values, self._text))

    def styled(self, values, font, alignment=TOP):
        cell = cell_with(self.sheet, font=font, fill=GROUND, alignment=alignment)
        self.sheet.append(told(values, cell))

    def _offer_codes(self, letter, column):
        listed = ",".join(code for code, _label in column.codes)
        if listed and len(listed) <= _FORMULA_LETTERS:
            offered = DataValidation("list", formula1=f'"{listed}"', errorStyle="warning")
            offered.add(f"{letter}3:{letter}1048576")
            self.sheet.data_validations.append(offered)


def _width(code):
    return 14 if code in ("id", "status") else min(max(len(code) + 4, 16), 40)


def _write_workbook(kind, tables, numbers, file):
    book = Workbook(write_only=True)
    writers = [_SheetWriter(book, table.name) for table in tables]
    _write_lines(kind, tables, numbers, writers)
    moment = timezone.localtime()
    for title, lines in about.sheets(kind, tables, moment):
        sheet = book.create_sheet(title)
        for letter, width in zip("ABCDE", (24, 28, 40, 44, 70), strict=True):
            sheet.column_dimensions[letter].width = width
        for line in lines:
            sheet.append([_plain_cell(sheet, value, line) for value in line])
    book.save(file)


def _plain_cell(sheet, value, line):
    cell = cell_with(sheet, alignment=WIDE if len(line) > 1 else TOP)
    cell.value = cells.escaped(str(value))
    if isinstance(line, about.Heading):
        cell.font, cell.fill = HEAD, GROUND
    return cell
