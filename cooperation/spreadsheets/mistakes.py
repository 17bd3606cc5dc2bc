"""What is wrong with a file, told with the place where it is to be mended."""

from typing import NamedTuple

from . import limits


class NotTaken(Exception):
    """A file that is no table which could be read; the message says why, for the editor."""


class Mistake(NamedTuple):
    """``line`` is the number of the row as programs show it, ``letter`` that of the column."""

    message: str
    sheet: str = ""
    line: int | None = None
    letter: str = ""
    column: str = ""  # its header

    @property
    def cell(self):
        return f"{self.letter}{self.line}" if self.letter and self.line else ""


class Mistakes(list):
    """All of them; the first are shown."""

    @property
    def shown(self):
        return self[: limits.MISTAKES_SHOWN]

    @property
    def others(self):
        return max(0, len(self) - limits.MISTAKES_SHOWN)
