"""How much a table may hold. Units are in the names."""

MEGABYTE = 1_000_000

FILE_BYTES = 50 * MEGABYTE
# What a workbook unpacks to: it is read into the memory of the server.
UNPACKED_BYTES = 100 * MEGABYTE
LINES = 20_000  # of one sheet, empty ones not counted
RECORDS = 2000  # that one import makes or changes: it is one transaction
COLUMNS = 300
SHEETS = 30
CELL_CHARACTERS = 200_000
XLSX_CELL_CHARACTERS = 32_767  # Excel's own limit, in units of UTF-16
MISTAKES_SHOWN = 200
