"""CSV in the ways in which programs write it."""

import codecs
import csv
import io

from django.utils.translation import gettext as _

from . import limits
from .mistakes import NotTaken

SEPARATORS = ";,\t"
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

csv.field_size_limit(10 * limits.CELL_CHARACTERS)  # the refusal of a long text names its cell


def sheet_of(upload):
    """The lines of the file, empty ones left out."""
    text = _decoded(upload.read())
    separator = _separator_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        # By the number of the line in a spreadsheet, where a cell may have several of text.
        for number, values in enumerate(reader, 1):
            if len(values) > limits.COLUMNS:
                values = values[: limits.COLUMNS]
            cells = {column: value for column, value in enumerate(values) if value.strip()}
            if cells:
                yield number, cells
    except csv.Error as error:
        raise NotTaken(
            _(
                "This is no CSV that could be read (near line %(line)s). Save it anew as “CSV "
                "UTF-8”, or as XLSX."
            )
            % {"line": reader.line_num}
        ) from error


def _decoded(content):
    mark = next((mark for mark in _MARKS if content.startswith(mark)), None)
    try:
        return content.decode(_MARKS.get(mark, "utf-8"))
    except UnicodeDecodeError as error:
        raise NotTaken(
            _(
                "The letters of this file are not in UTF-8. In Excel choose “Save as”, “CSV UTF-8”;"
                " or save it as XLSX."
            )
        ) from error


def _separator_of(text):
    """Whichever stands most often in the first line, where the codes of the columns are."""
    first = text.partition("\n")[0]
    return max(SEPARATORS, key=first.count)
