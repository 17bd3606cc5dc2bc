"""The timeline as a chart: a lane for each kind of record, the years from left to right.

A few events are drawn one by one, each as long as its date is vague; many are counted by year.
Lengths are written as SVG wants them: across in per cent of the chart, so that it is as wide as
its page, and down in rem, so that it grows with the reader's letters.
"""

import calendar
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from .enums import Section
from .timeline import KINDS, Entry

MOST_MARKS = 100
MOST_ROWS = 12

_LONGEST_EMPTY_STRETCH = 2  # years; a longer one is broken out of the axis
_BREAK = 0.75  # its width, in widths of a year

# In rem. A row is the least that an unsteady hand can hit.
_NARROWEST = 18
_YEAR = 1.5
_YEAR_LABEL = 2.25
_LANE_HEAD = 2
_ROW = 1.5
_LANE_FOOT = 0.5
_LEAST_RADIUS = 0.5
_GREATEST_RADIUS = 0.75  # half a row and half a year, so that circles never meet


def percent(part):
    return f"{part * 100:.2f}%"


def rem(length):
    return f"{length:g}rem"


# --- The axis ----------------------------------------------------------------------------------


class Tick(NamedTuple):
    """A year that is named on the axis."""

    year: str
    start: str
    middle: str


@dataclass(frozen=True)
class Axis:
    """Years as parts of the chart's width, without long stretches in which nothing happened."""

    starts: dict[int, float]  # of each year, in widths of a year
    gaps: list[float]  # the middle of each stretch that is left out
    length: float

    @classmethod
    def of(cls, years):
        starts, gaps, here, following = {}, [], 0, None
        for year in sorted(set(years)):
            shown = [year] if following is None else list(range(following, year + 1))
            if len(shown) - 1 > _LONGEST_EMPTY_STRETCH:
                gaps.append(here + _BREAK / 2)
                here += _BREAK
                shown = [year]
            for each in shown:
                starts[each] = here
                here += 1
            following = year + 1
        return cls(starts, gaps, here)

    @property
    def width(self):
        """The least width in rem at which the years can be read."""
        return max(_NARROWEST, self.length * _YEAR)

    @property
    def ticks(self):
        """Every year where they have room, else round ones and the first after a gap."""
        room = _YEAR_LABEL * self.length / self.width
        step = next(step for step in (1, 2, 5) if step >= room)
        latest = None
        for year, start in self.starts.items():
            is_first = latest is None or year - 1 not in self.starts
            if is_first or (year % step == 0 and start - self.starts[latest] >= room):
                latest = year
                yield Tick(str(year), percent(start / self.length), percent(self.middle(year)))

    @property
    def breaks(self):
        return [percent(place / self.length) for place in self.gaps]

    def middle(self, year):
        return (self.starts[year] + 0.5) / self.length

    def stretch(self, date):
        """Where a date of any precision begins and ends."""
        days = 366 if calendar.isleap(date.year) else 365
        before = date.first_day.timetuple().tm_yday - 1
        until = date.last_day.timetuple().tm_yday
        start = self.starts[date.year]
        return (start + before / days) / self.length, (start + until / days) / self.length


# --- What stands on it -------------------------------------------------------------------------


class Mark(NamedTuple):
    """One event: a point where its day is known, else a bar as long as its month or year."""

    entry: Entry
    start: str
    width: str
    middle: str
    y: str
    is_late: bool  # in the right half, where its words have room on the left alone


class Circle(NamedTuple):
    """The events of one kind in one year; ``query`` asks the timeline for them."""

    year: str
    number: int
    query: str
    middle: str
    y: str
    radius: str


class Lane(NamedTuple):
    section: str
    top: float
    height: float
    marks: list[Mark] = ()
    circles: list[Circle] = ()

    @property
    def label(self):
        return Section(self.section).label

    @property
    def y(self):
        return rem(self.top)

    @property
    def label_y(self):
        return rem(self.top + 1.25)


@dataclass(frozen=True)
class Chart:
    axis: Axis
    lanes: list[Lane]

    @property
    def is_counted(self):
        return bool(self.lanes[0].circles)

    @property
    def may_scroll(self):
        """Whether it is wider than the narrowest screen."""
        return self.axis.width > _NARROWEST

    @property
    def width(self):
        return rem(self.axis.width)

    @property
    def bottom(self):
        return rem(self._bottom)

    @property
    def year_y(self):
        return rem(self._bottom + 1.25)

    @property
    def readout_y(self):
        return rem(self._bottom + 2.25)

    @property
    def height(self):
        return rem(self._bottom + (2 if self.is_counted else 6))

    @property
    def _bottom(self):
        return self.lanes[-1].top + self.lanes[-1].height


def chart_of(listing, entries=None):
    """The chart of the timeline that a reader asks for; None where it would tell nothing.

    ``entries`` are all its events, where they are few enough to be drawn.
    """
    years = {int(year) for _section, year in listing.records.numbers}
    axis = Axis.of(years)
    lanes = None
    if entries is not None and len(entries) > 1:
        lanes = _marked(axis, entries)
    if lanes is None and len(years) > 1:
        lanes = _counted(axis, listing)
    return Chart(axis, lanes) if lanes else None


def _marked(axis, entries):
    """A lane for each kind with every event in it; None where one would be too high."""
    lanes, top = [], 0
    for section in KINDS:
        rows = _rows(axis, [entry for entry in entries if entry.section == section])
        if len(rows) > MOST_ROWS:
            return None
        if rows:
            marks = [
                _mark(axis, entry, top + _LANE_HEAD + (number + 0.5) * _ROW)
                for number, row in enumerate(rows)
                for entry in row
            ]
            marks.sort(key=lambda mark: mark.entry.on)
            height = _LANE_HEAD + len(rows) * _ROW + _LANE_FOOT
            lanes.append(Lane(section, top, height, marks=marks))
            top += height
    return lanes


def _rows(axis, entries):
    """The events in as few rows as it takes that none covers another, however narrow the chart."""
    least = _ROW / axis.width
    rows, ends = [], []
    for entry in sorted(entries, key=lambda entry: axis.stretch(entry.on)):
        start, end = axis.stretch(entry.on)
        half = max(end - start, least) / 2
        middle = (start + end) / 2
        free = next((i for i, taken in enumerate(ends) if taken <= middle - half), None)
        if free is None:
            free = len(rows)
            rows.append([])
            ends.append(0)
        rows[free].append(entry)
        ends[free] = middle + half
    return rows


def _mark(axis, entry, y):
    start, end = axis.stretch(entry.on)
    middle = (start + end) / 2
    return Mark(entry, percent(start), percent(end - start), percent(middle), rem(y), middle > 0.5)


def _counted(axis, listing):
    """A lane for each kind with a circle for each of its years, as large as its events are many."""
    numbers = listing.records.numbers
    greatest = max(numbers.values())
    lanes, top = [], 0
    height = _LANE_HEAD + 2 * _GREATEST_RADIUS + _LANE_FOOT
    for section in KINDS:
        circles = [
            Circle(
                year,
                number,
                listing.query(kind=section, year=year),
                percent(axis.middle(int(year))),
                rem(top + _LANE_HEAD + _GREATEST_RADIUS),
                rem(max(_LEAST_RADIUS, round(_GREATEST_RADIUS * sqrt(number / greatest), 3))),
            )
            for (other, year), number in sorted(numbers.items())
            if other == section
        ]
        if circles:
            lanes.append(Lane(section, top, height, circles=circles))
            top += height
    return lanes
