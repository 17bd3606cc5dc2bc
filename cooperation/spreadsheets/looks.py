"""How our workbooks look and take texts, those of editors and those of readers alike."""

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from . import cells

HEAD = Font(name="Calibri", size=11, bold=True)
GROUND = PatternFill("solid", fgColor="E8EEF4")
TOP = Alignment(vertical="top")
WIDE = Alignment(vertical="top", wrap_text=True)


def cell_with(sheet, **looks):
    """An empty cell of a sheet that is written line by line."""
    cell = WriteOnlyCell(sheet)
    for name, look in looks.items():
        setattr(cell, name, look)
    return cell


def text_cell(sheet):
    return cell_with(sheet, alignment=TOP, number_format="@")  # else Excel makes a day of "2022-05"


def told(values, cell):
    """The values of a line, with the one cell for each text.

    A new cell for each takes half the time of an export; this one is written before the next text
    is asked for.
    """
    for value in values:
        if isinstance(value, str):
            cell.value = cells.writable(value) if cells.fits(value) else cells.TOO_LONG
            cell.data_type = "s"  # whatever it looks like: "#N/A" and "=1+1" are texts here
            value = cell
        yield value
