"""The results as the address of their page asks for them: the question, the kind, the filters."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from ..analysis import tokens
from ..enums import FoundKind
from ..filters import CountryFilter, ReferenceFilter, YearFilter
from ..listing import Listing
from ..models import Area, Country

_SEEN_AT_A_GLANCE = 5  # results, for which no filter is needed


def _occurring(results, name):
    """The values of a facet among everything found."""
    beginning = tokens.facet(name, "")
    found = Counter(
        token.removeprefix(beginning)
        for each in results.pool
        for token in each.facets.split()
        if token.startswith(beginning)
    )
    return list(found)


class _Country(CountryFilter):
    def choices(self, results):
        codes = [code.upper() for code in _occurring(results, tokens.COUNTRY)]
        countries = Country.objects.filter(code__in=codes).in_title_order() if codes else ()
        return [self._choice(country) for country in countries]

    def narrow(self, results, value):
        return results.with_facet(tokens.COUNTRY, value)


class _Area(ReferenceFilter):
    def choices(self, results):
        occurring = set(_occurring(results, tokens.AREA))
        areas = Area.objects.in_title_order() if occurring else ()
        return [self._choice(area) for area in areas if area.slug.replace("-", "") in occurring]

    def narrow(self, results, value):
        return results.with_facet(tokens.AREA, value)


class _Year(YearFilter):
    def choices(self, results):
        years = sorted(_occurring(results, tokens.YEAR), reverse=True)
        return [self.understand(year) for year in years]

    def narrow(self, results, value):
        return results.with_facet(tokens.YEAR, value)


FILTERS = (
    _Country("country", _("Country"), ""),
    _Area("area", _("Area of cooperation"), "", Area),
    _Year("year", _("Year"), ""),
)


class KindLink(NamedTuple):
    """A way to one kind of what was found, or to all of it."""

    kind: FoundKind | None
    number: str
    query: str
    is_current: bool


@dataclass
class SearchListing(Listing):
    """What an address makes of the results; ``records`` are the results that it leaves."""

    def __post_init__(self):
        self.results = self.records
        super().__post_init__()
        kind = self.parameters.get("kind", "")
        self.kind = FoundKind(kind) if kind in FoundKind.values else None
        if self.kind:
            self.records = self.records.of_kind(self.kind)
        elif kind:
            self._note(_("Kind of record"), kind)

    @classmethod
    def of(cls, results, parameters):
        return cls(results, FILTERS, (), parameters)

    def query(self, **changes):
        kind = getattr(self, "kind", None)
        asked = {"q": self.results.query.asked, "kind": kind and kind.value}
        asked |= dict.fromkeys(each.name for each in self.filters) | self._filters() | changes
        asked = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(asked)}" if asked else ""

    @property
    def arrangement(self):
        """What a form of the filters alone must keep of the address."""
        kept = {"q": self.results.query.asked, "kind": self.kind and self.kind.value}
        return [(name, value) for name, value in kept.items() if value]

    @property
    def is_worth_filtering(self):
        return len(self.results.pool) > _SEEN_AT_A_GLANCE or self.chosen or self.not_understood

    @property
    def kinds(self):
        """The kinds of what was found with their numbers, behind all of them together."""
        numbers = self.records.numbers
        if len(numbers) < 2 and not self.kind:
            return []
        is_exact = self.records.is_counted_through
        shown = [kind for kind in FoundKind if kind in numbers or kind is self.kind or not is_exact]
        everything = KindLink(
            None, _counted(sum(numbers.values()), is_exact), self.query(kind=None), not self.kind
        )
        return [
            everything,
            *(
                KindLink(
                    kind,
                    _counted(numbers.get(kind, 0), is_exact),
                    self.query(kind=kind.value),
                    kind is self.kind,
                )
                for kind in shown
            ),
        ]


def _counted(number, is_exact):
    """A number as far as it was counted; of what none was seen on the way, nothing is said."""
    if is_exact:
        return str(number)
    return f"{number}+" if number else ""
