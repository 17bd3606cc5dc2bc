"""XLSX as Excel, LibreOffice and Google write it, one line after another."""

import datetime
import re
import zipfile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from . import limits
from .mistakes import NotTaken
from .reading import Bad, Sheet

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?\bref="([A-Za-z0-9:$]{1,40})"')
_ELEMENT_BYTES = 300
_MORE_COLUMNS = 10  # beyond those with a code: what stands there is told to be left out
_QUOTED = re.compile(r'"[^"]*"|\[[^]]*\]|\\.')  # in the format of a number


def sheets_of(path):
    """The sheets of a workbook that was examined (see ``cooperation.uploads``)."""
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > limits.UNPACKED_BYTES:
            raise NotTaken(_("This file unpacks to more than a table needs. Import it in parts."))
    with open(path, "rb") as file:  # not by its name, which has no ending
        try:
            # Whatever a cell was computed to is not read: a formula is refused by name.
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        except Exception as error:
            # Broken workbooks break their reader in many ways.
            raise _damaged() from error
        for sheet in book.worksheets[: limits.SHEETS]:
            yield Sheet(sheet.title, _lines_of(path, sheet))


def _lines_of(path, sheet):
    try:
        merged = _merged_cells(path, sheet._worksheet_path)
        width = min(_width(sheet) + _MORE_COLUMNS, limits.COLUMNS)
        for number, line in enumerate(sheet.iter_rows(max_col=width), 1):
            cells = {}
            for column, cell in enumerate(line):
                value = _value(cell)
                if merged and (number, column) in merged:
                    value = Bad.MERGED
                if value is not None:
                    cells[column] = value
            if cells:
                yield number, cells
    except NotTaken:
        raise
    except Exception as error:
        raise _damaged() from error


def _width(sheet):
    """How many columns the first line fills."""
    first = next(sheet.iter_rows(max_row=1, max_col=limits.COLUMNS), ())
    return max(
        (number for number, cell in enumerate(first, 1) if cell.value is not None), default=0
    )


def _damaged():
    return NotTaken(
        _("This file could not be read. Open it on your computer, save it anew and try again.")
    )


def _value(cell):
    """What stands in the cell; None where nothing does."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return Bad.FORMULA
    if cell.data_type == "e":
        return Bad.ERROR
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value, cell.number_format)
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    return value


def _date(value, number_format):
    """A date as exactly as the cell shows it: of "05.2022" Excel makes the first of May."""
    shown = _QUOTED.sub("", number_format).lower()
    if "d" not in shown:
        return value.strftime("%Y-%m" if "m" in shown else "%Y")
    if isinstance(value, datetime.datetime) and value.time() != datetime.time.min:
        return value.strftime("%Y-%m-%d %H:%M")
    return value.strftime("%Y-%m-%d")


def _merged_cells(path, part):
    """The cells that are merged, as (line, column); openpyxl does not tell in this mode."""
    found, rest = set(), b""
    with zipfile.ZipFile(path) as archive, archive.open(part) as file:
        while chunk := file.read(1 << 20):
            chunk = rest + chunk
            for reference in _MERGED.findall(chunk):
                found |= _cells_of(reference.decode())
            rest = chunk[-_ELEMENT_BYTES:]
    return found


def _cells_of(reference):
    left, top, right, bottom = range_boundaries(reference)
    if None in (left, top, right, bottom) or (right - left + 1) * (bottom - top + 1) > limits.LINES:
        raise NotTaken(Bad.MERGED.message)
    return {
        (line, column - 1) for line in range(top, bottom + 1) for column in range(left, right + 1)
    }
