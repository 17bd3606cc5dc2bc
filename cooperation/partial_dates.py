"""Dates known to the year, the month or the day: the core of a register.

Written as ISO 8601 with reduced precision ("2022", "2022-05", "2022-05-10"). That text is
what the database stores, because it sorts and compares as the dates do: a year comes before
its months and a month before its days.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import total_ordering

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_DOTTED = re.compile(r"(?:(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.)?(?P<year>\d{4})", re.ASCII)

FIRST_YEAR = 1000  # a year has four digits, else the stored texts would not sort


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date that may lack its day, or its day and month.

    Raises ValueError where such a date does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if self.day is not None and self.month is None:
            raise ValueError("A day needs a month.")
        if not FIRST_YEAR <= self.year <= datetime.MAXYEAR:
            raise ValueError("A year has four digits.")
        # No month and no day is None; a zero is a date that does not exist.
        month, day = (1 if part is None else part for part in (self.month, self.day))
        datetime.date(self.year, month, day)

    @classmethod
    def parse(cls, text):
        """Read "2022", "2022-05", "2022-05-10", "05.2022" or "10.05.2022".

        Raises ValueError for anything else, so that nothing is guessed.
        """
        text = text.strip()
        match = _ISO.fullmatch(text) or _DOTTED.fullmatch(text)
        if match is None:
            raise ValueError(f"Not a date: {text[:40]!r}")
        parts = {name: int(digits) for name, digits in match.groupdict().items() if digits}
        return cls(**parts)

    @classmethod
    def from_date(cls, date):
        return cls(date.year, date.month, date.day)

    @property
    def first_day(self):
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self):
        month = self.month or 12
        last = calendar.monthrange(self.year, month)[1]
        return datetime.date(self.year, month, self.day or last)

    def isoformat(self):
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def dotted(self):
        """As editors type it: "10.05.2022", "05.2022" or "2022"."""
        return ".".join(reversed(self.isoformat().split("-")))

    def __str__(self):
        return self.isoformat()

    def __lt__(self, other):
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.isoformat() < other.isoformat()

    def is_certainly_before(self, other):
        """Whether no day that this date may mean falls on or after a day that ``other`` may."""
        return self.last_day < other.first_day


def day_of(text):
    """The day that a text of the form "2022-05-10" names; None where it names none."""
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return PartialDate.parse(text).first_day
    except ValueError:
        return None
