"""Everything dated in the register as one sequence, newest first.

The database merges and cuts the sequence by its dates alone; only the records of the part that
a page shows are then read, one query for each kind.
"""

import uuid
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from . import ties
from .enums import Section, StepKind
from .filters import CountryFilter, EnumFilter, Filter, YearFilter
from .listing import brief
from .models import Agreement, Conference, LegalStep, Membership, Memorandum
from .partial_dates import PartialDate


class Entry(NamedTuple):
    """Something that happened, in a word (``event``), and the record that tells of it."""

    on: PartialDate
    section: str
    event: str
    record: object
    ends_on: PartialDate | None = None

    @property
    def year(self):
        return str(self.on.year)


@dataclass(frozen=True)
class Source:
    """Where the events of one section are kept: rows with a date, each telling of a record."""

    section: str
    rows: object
    date: str
    countries: str

    def keys(self):
        """What the merge needs of each event; keys as text, for they are of two types."""
        return (
            self.rows.filter(**{f"{self.date}__isnull": False})
            .order_by()
            .annotate(section=Value(self.section), day=F(self.date), key=Cast("pk", TextField()))
            .values_list("section", "day", "key")
        )

    def years(self):
        dated = self.rows.filter(**{f"{self.date}__isnull": False}).order_by()
        return dated.values_list(Substr(self.date, 1, 4), flat=True)

    def narrowed(self, **lookups):
        found = self.rows.model.objects.filter(**lookups).order_by()
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

    def count(self):
        return self._merged().count()

    def __getitem__(self, part):
        keys = list(self._merged().order_by("-day", "section", "key")[part])
        found = {section: self._read(section, keys) for section in {key[0] for key in keys}}
        return [found[section][key] for section, _day, key in keys]

    def years(self):
        first, *others = [source.years() for source in self.sources]
        return list(first.union(*others)) if others else list(first.distinct())

    def _merged(self):
        first, *others = [source.keys() for source in self.sources]
        return first.union(*others, all=True) if others else first

    def _read(self, section, keys):
        wanted = [key for other, _day, key in keys if other == section]
        return dict(_READERS[section](wanted))


def _read_memberships(keys):
    for record in brief(Membership.objects.filter(pk__in=keys)):
        event = pgettext("timeline", "Uzbekistan joined")
        yield str(record.pk), Entry(record.since, Section.MEMBERSHIPS, event, record)


def _read_memoranda(keys):
    for record in brief(Memorandum.objects.filter(pk__in=keys)):
        event = StepKind.SIGNED.label
        yield str(record.pk), Entry(record.signed_on, Section.MEMORANDA, event, record)


def _read_steps(keys):
    steps = LegalStep.objects.filter(pk__in=[uuid.UUID(key) for key in keys])
    written = {uuid.UUID(key): key for key in keys}  # SQLite writes a UUID without hyphens
    for step in steps.select_related("agreement"):
        event = step.get_kind_display()
        yield written[step.pk], Entry(step.on, Section.AGREEMENTS, event, step.agreement)


def _read_conferences(keys):
    for record in brief(Conference.objects.filter(pk__in=keys)):
        event = pgettext("timeline", "Conference")
        yield (
            str(record.pk),
            Entry(record.starts_on, Section.CONFERENCES, event, record, record.ends_on),
        )


_READERS = {
    Section.MEMBERSHIPS: _read_memberships,
    Section.MEMORANDA: _read_memoranda,
    Section.AGREEMENTS: _read_steps,
    Section.CONFERENCES: _read_conferences,
}


# --- Filters -----------------------------------------------------------------------------------


class _Kind(EnumFilter):
    def choices(self, timeline):
        return [self._choice(section) for section in _READERS]

    def understand(self, value):
        return self._choice(Section(value)) if value in _READERS else None

    def narrow(self, timeline, value):
        return replace(timeline, sources=tuple(s for s in timeline.sources if s.section == value))


class _Year(YearFilter):
    def choices(self, timeline):
        return [self.understand(year) for year in sorted(timeline.years(), reverse=True)]

    def narrow(self, timeline, value):
        return _narrowed(timeline, lambda source: {f"{source.date}__year": value})


class _Country(CountryFilter):
    def choices(self, timeline):
        return [self._choice(country) for country in ties.countries(timeline.user).in_title_order()]

    def narrow(self, timeline, value):
        code = self.key_of(value)
        return _narrowed(timeline, lambda source: {f"{source.countries}__code": code})


def _narrowed(timeline, lookups):
    sources = tuple(source.narrowed(**lookups(source)) for source in timeline.sources)
    return replace(timeline, sources=sources)


FILTERS: tuple[Filter, ...] = (
    _Kind("kind", _("Kind of record"), "", Section),
    _Country("country", _("Country"), ""),
    _Year("year", _("Year"), ""),
)
