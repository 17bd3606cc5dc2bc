"""What a cell may hold: texts that no program takes for a formula, and that XLSX can write.

A spreadsheet acts on a text that begins like a formula, whoever typed it. Such a text gets an
apostrophe in front on its way out and loses it on its way in.
"""

import re

from . import limits

# OWASP's list of what begins a formula, in the wide forms of East Asian keyboards, too.
_ACTIVE = "=+\\-@\t\r\n＝＋－＠"
_TO_ESCAPE = re.compile(f"'*[{_ACTIVE}]")
_ESCAPED = re.compile(f"'+[{_ACTIVE}]")
# What XML 1.0 cannot say.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
# How Excel writes the carriage return of a text that it took from elsewhere.
_WRITTEN_OUT_RETURN = re.compile("_x000D_\n?", re.IGNORECASE)

# Stands where a text is longer than a cell may be; an import leaves that text alone.
TOO_LONG = "#TOO-LONG"


def escaped(text):
    """The text as no spreadsheet takes it for a formula."""
    return f"'{text}" if _TO_ESCAPE.match(text) else text


def unescaped(text):
    """The text that was escaped, or was none that had to be."""
    return text[1:] if _ESCAPED.match(text) else text


def written(text):
    """A text of the register as a cell: escaped, in lines that end as XML's do.

    Signs that a cell cannot hold are left out. An import compares a cell with what would be
    written now, so that a round trip brings none of this into the register.
    """
    return escaped(writable(text))


def writable(text):
    """What of a text a cell of XLSX can hold, as it stands."""
    return _UNWRITABLE.sub("", _LINE_END.sub("\n", text))


def fits(text):
    """Whether a cell of XLSX can hold the text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= limits.XLSX_CELL_CHARACTERS


def read_text(cell):
    """What somebody wrote into a cell, as text. Numbers are written as they are seen."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        cell = int(cell)
    text = _WRITTEN_OUT_RETURN.sub("\n", str(cell))
    return unescaped(_LINE_END.sub("\n", text))


def has_unwritable(text):
    return bool(_UNWRITABLE.search(text))
