"""Everything dated in the register as one sequence, newest first.

The database merges and cuts the sequence by its dates alone; only the records of the part that
a page shows are then read, one query for each kind.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, F, Q, TextField, Value
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from . import ties
from .enums import Section, StepKind
from .filters import CountryFilter, EnumFilter, Filter, YearFilter
from .languages import all_columns
from .listing import brief
from .models import Agreement, Conference, LegalStep, Membership, Memorandum
from .models.memorandum import named_partners
from .partial_dates import PartialDate

# What has events, in the order in which to show it, as one of each kind is called.
KINDS = {
    Section.MEMBERSHIPS: pgettext_lazy("timeline", "Membership"),
    Section.MEMORANDA: pgettext_lazy("timeline", "Memorandum"),
    Section.AGREEMENTS: pgettext_lazy("timeline", "Agreement"),
    Section.CONFERENCES: pgettext_lazy("timeline", "Conference"),
}


class Entry(NamedTuple):
    """Something that happened and the record that tells of it."""

    on: PartialDate
    section: str
    event: str  # in a word; empty where the kind of record says it
    record: object
    ends_on: PartialDate | None = None

    @property
    def year(self):
        return str(self.on.year)

    @property
    def kind(self):
        return KINDS[self.section]

    @property
    def precision(self):
        """How exactly the date is known: "day", "month" or "year"."""
        if self.on.day:
            return "day"
        return "month" if self.on.month else "year"


def entries_of(memberships=(), memoranda=(), agreements=(), conferences=()):
    """What loaded records tell, newest first; agreements with their steps, prefetched."""
    entries = [
        *(_step(step, agreement) for agreement in agreements for step in agreement.steps.all()),
        *map(_conference, conferences),
        *map(_joining, memberships),
        *map(_signature, memoranda),
    ]
    dated = [entry for entry in entries if entry.on]
    return sorted(dated, key=lambda entry: entry.on, reverse=True)


def _joining(membership):
    event = pgettext("timeline", "Uzbekistan joined")
    return Entry(membership.since, Section.MEMBERSHIPS, event, membership)


def _signature(memorandum):
    event = StepKind.SIGNED.label
    return Entry(memorandum.signed_on, Section.MEMORANDA, event, memorandum)


def _step(step, agreement):
    return Entry(step.on, Section.AGREEMENTS, step.get_kind_display(), agreement)


def _conference(conference):
    days = conference.starts_on, conference.ends_on
    return Entry(days[0], Section.CONFERENCES, "", conference, days[1])


@dataclass(frozen=True)
class Source:
    """Where the events of one section are kept: rows with a date, each telling of a record."""

    section: str
    rows: object
    date: str
    countries: str
    condition: Callable[[], Q] = Q  # what must hold, besides, of the rows on the way to countries

    def keys(self):
        """What the merge needs of each event; keys as text, for they are of two types."""
        return (
            self.rows.filter(**{f"{self.date}__isnull": False})
            .order_by()
            .annotate(section=Value(self.section), day=F(self.date), key=Cast("pk", TextField()))
            .values_list("section", "day", "key")
        )

    def numbers(self):
        """How many events each year has, as ``(section, year, number)``."""
        return (
            self.rows.filter(**{f"{self.date}__isnull": False})
            .order_by()
            .annotate(section=Value(self.section), year=Substr(self.date, 1, 4))
            .values("section", "year")
            .annotate(number=Count("pk"))
            .values_list("section", "year", "number")
        )

    def narrowed(self, *conditions, **lookups):
        found = self.rows.model.objects.filter(*conditions, **lookups).order_by()
        return replace(self, rows=self.rows.filter(pk__in=found.values("pk")))


@dataclass(frozen=True)
class Timeline:
    """The events that a user may see. It is counted and sliced, as a paginator does."""

    sources: tuple[Source, ...]
    user: object

    @classmethod
    def of(cls, user):
        steps = LegalStep.objects.filter(agreement__in=Agreement.objects.visible_to(user))
        return cls(
            (
                Source(
                    Section.MEMBERSHIPS,
                    Membership.objects.visible_to(user),
                    "since",
                    ties.PATHS[Membership],
                ),
                Source(
                    Section.MEMORANDA,
                    Memorandum.objects.visible_to(user),
                    "signed_on",
                    ties.PATHS[Memorandum],
                    named_partners,
                ),
                Source(Section.AGREEMENTS, steps, "on", f"agreement__{ties.PATHS[Agreement]}"),
                Source(
                    Section.CONFERENCES,
                    Conference.objects.visible_to(user),
                    "starts_on",
                    ties.PATHS[Conference],
                ),
            ),
            user,
        )

    @cached_property
    def numbers(self):
        """How many events there are: ``{(section, year): number}``, the year as text."""
        first, *others = [source.numbers() for source in self.sources]
        rows = first.union(*others, all=True) if others else first
        return {(section, year): number for section, year, number in rows}

    def count(self):
        return sum(self.numbers.values())

    def __getitem__(self, part):
        keys = list(self._merged().order_by("-day", "section", "key")[part])
        found = {section: self._read(section, keys) for section in {key[0] for key in keys}}
        return [found[section][key] for section, _day, key in keys]

    def years(self):
        return {year for _section, year in self.numbers}

    def _merged(self):
        first, *others = [source.keys() for source in self.sources]
        return first.union(*others, all=True) if others else first

    def _read(self, section, keys):
        wanted = [key for other, _day, key in keys if other == section]
        return dict(_READERS[section](wanted))


def _read(kind, entry_of):
    def read(keys):
        for record in brief(kind.objects.filter(pk__in=keys)):
            yield str(record.pk), entry_of(record)

    return read


def _read_steps(keys):
    steps = LegalStep.objects.filter(pk__in=[uuid.UUID(key) for key in keys])
    written = {uuid.UUID(key): key for key in keys}  # SQLite writes a UUID without hyphens
    long_texts = (f"agreement__{column}" for column in all_columns("body"))
    for step in steps.select_related("agreement").defer(*long_texts):
        yield written[step.pk], _step(step, step.agreement)


_READERS = {
    Section.MEMBERSHIPS: _read(Membership, _joining),
    Section.MEMORANDA: _read(Memorandum, _signature),
    Section.AGREEMENTS: _read_steps,
    Section.CONFERENCES: _read(Conference, _conference),
}


# --- Filters -----------------------------------------------------------------------------------


class _Kind(EnumFilter):
    def choices(self, timeline):
        return [self._choice(section) for section in KINDS]

    def understand(self, value):
        return self._choice(Section(value)) if value in KINDS else None

    def narrow(self, timeline, value):
        return replace(timeline, sources=tuple(s for s in timeline.sources if s.section == value))


class _Year(YearFilter):
    def choices(self, timeline):
        return [self.understand(year) for year in sorted(timeline.years(), reverse=True)]

    def narrow(self, timeline, value):
        sources = tuple(
            source.narrowed(**{f"{source.date}__year": value}) for source in timeline.sources
        )
        return replace(timeline, sources=sources)


class _Country(CountryFilter):
    def choices(self, timeline):
        return [self._choice(country) for country in ties.countries(timeline.user).in_title_order()]

    def narrow(self, timeline, value):
        code = self.key_of(value)
        sources = tuple(
            source.narrowed(source.condition(), **{f"{source.countries}__code": code})
            for source in timeline.sources
        )
        return replace(timeline, sources=sources)


FILTERS: tuple[Filter, ...] = (
    _Kind("kind", _("Kind of record"), "", Section),
    _Country("country", _("Country"), ""),
    _Year("year", _("Year"), ""),
)
