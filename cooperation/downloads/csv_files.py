"""CSV by RFC 4180: UTF-8 without a mark, commas, CRLF, one line of codes as the head.

Texts stand as they are. A spreadsheet that opens the file may take one for a formula; people
who work with spreadsheets get XLSX, where that cannot happen.
"""

import csv
import io

from .json_files import text_into, things_of


def write_csv(table, shelf, file):
    with text_into(file) as text:
        writer = csv.writer(text)
        writer.writerow(column.code for column in table.columns)
        for thing in things_of(table.kind, shelf):
            for cells in table.lines(thing):
                writer.writerow(_written(cell) for cell in cells)


def csv_of(table, thing):
    """The head and the lines of one thing in JSON, as a text."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.code for column in table.columns)
    for cells in table.lines(thing):
        writer.writerow(_written(cell) for cell in cells)
    return text.getvalue()


def _written(cell):
    return str(cell).lower() if isinstance(cell, bool) else cell
