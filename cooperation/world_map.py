"""The register as a chart: every country that it ties to Uzbekistan, joined to Tashkent."""

import textwrap
from dataclasses import dataclass
from functools import cached_property
from math import dist, sqrt
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import ties
from .counted import counted
from .enums import Region
from .filters import HOME_COUNTRY
from .map_labels import Box, Mark, Name, names_of, panel_at
from .models import Agreement, Conference, Country, Membership, Memorandum, Partner
from .projection import HEIGHT, WIDTH, Place, Point, great_circle, is_on_map, project, strokes
from .ties import Ties

TASHKENT = Place(41.3, 69.2)
TASHKENT_RADIUS = 18

MARGIN = 16  # around the map, for the ticks of its frame
SHEET = Box(-MARGIN, -MARGIN, WIDTH + MARGIN, HEIGHT + MARGIN)

# How much marks and words grow where the map is half a page wide, a page, a phone: as in map.css.
NAMED_SCALES = {"half": 1.7, "page": 1}
PHONE_SCALE = 3.4

HIT_RADIUS = 85  # of what answers to a finger; less where another country is near
TITLE_LETTERS = 30  # in a line of a panel

HEADINGS = {
    Partner: gettext_lazy("Partners"),
    Memorandum: gettext_lazy("Memoranda"),
    Agreement: gettext_lazy("Agreements"),
    Membership: gettext_lazy("International bodies"),
    Conference: gettext_lazy("Conferences"),
}


class Row(NamedTuple):
    """A country and what ties it."""

    country: Country
    ties: Ties

    @property
    def cells(self):
        """The number of each kind, under its heading."""
        return [(heading, self.ties.numbers.get(kind, 0)) for kind, heading in HEADINGS.items()]

    @property
    def words(self):
        """The number of each kind that there is, in words."""
        return [counted(kind, number) for kind, number in self.ties.numbers.items()]

    @property
    def place(self):
        """Where it is, if that is known and on the map."""
        if self.country.latitude is None:
            return None
        place = Place(self.country.latitude, self.country.longitude)
        return place if is_on_map(place) else None


@dataclass(frozen=True)
class Star:
    """A country on the chart, with its name if there is room for it."""

    row: Row
    mark: Mark
    name: Name | None
    hit_radius: int

    @property
    def line(self):
        """The great circle to Tashkent, as the path of an SVG."""
        path, here = "", Point(0, 0)
        for stroke in strokes(great_circle(self.row.place, TASHKENT)):
            steps = []
            for point in stroke:
                steps.append(f"{point.x - here.x} {point.y - here.y}")
                here = point
            path += f"m{' '.join(steps)}"
        return path.replace(" -", "-")

    @cached_property
    def title_lines(self):
        return textwrap.wrap(f"{self.mark.name}:", TITLE_LETTERS)

    @property
    def panel(self):
        lines = [*self.title_lines, *(f"{words}," for words in self.row.words)]
        return panel_at(self.mark, lines, PHONE_SCALE, SHEET)


@dataclass(frozen=True)
class WorldMap:
    """The chart and, row for row, the table that says the same."""

    rows: list[Row]

    @classmethod
    def of(cls, user):
        """Of what a user may see, in two queries."""
        found = ties.by_country(user)
        countries = Country.objects.filter(pk__in=found).exclude(code=HOME_COUNTRY)
        return cls([Row(country, found[country.pk]) for country in countries.in_title_order()])

    @property
    def headings(self):
        return HEADINGS.values()

    @property
    def view_box(self):
        return f"{SHEET.left} {SHEET.top} {SHEET.right - SHEET.left} {SHEET.bottom - SHEET.top}"

    @property
    def since(self):
        """The earliest date of all."""
        return min((row.ties.since for row in self.rows if row.ties.since), default=None)

    @property
    def regions(self):
        """The name of each region that has rows, with them."""
        found = {region: [] for region in Region}
        for row in self.rows:
            found[row.country.region].append(row)
        return [(Region(region).label, rows) for region, rows in found.items() if rows]

    @cached_property
    def home(self):
        return Mark(project(TASHKENT), TASHKENT_RADIUS, _("Tashkent"))

    @property
    def home_name(self):
        return self._names.get(self.home)

    @cached_property
    def stars(self):
        """The countries that the map can show."""
        return [
            Star(row, mark, self._names.get(mark), self._hit_radius(mark))
            for row, mark in self._marks
        ]

    @cached_property
    def _marks(self):
        return [
            (row, Mark(project(row.place), _radius(row.ties.total), str(row.country)))
            for row in self.rows
            if row.place
        ]

    @cached_property
    def _names(self):
        marks = [self.home, *(mark for _row, mark in self._marks)]
        marks.sort(key=lambda mark: -mark.radius)
        return names_of(marks, NAMED_SCALES, SHEET)

    def _hit_radius(self, mark):
        """Up to half the way to the next country, lest one cover the other."""
        ways = [dist(mark.point, other.point) for _row, other in self._marks if other != mark]
        return max(mark.radius, min(HIT_RADIUS, round(min(ways, default=HIT_RADIUS) / 2)))


def _radius(number_of_ties):
    """The area of a point grows with its ties, up to a size that stays below Tashkent's."""
    return round(min(4 + 2.2 * sqrt(number_of_ties), 14))
