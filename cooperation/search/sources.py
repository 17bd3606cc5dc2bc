"""The kinds of thing that are found: how to read them, and what depends on what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch

from .. import models, ties
from ..analysis import tokens
from ..enums import FoundKind
from ..models import Attachment, SiteSettings
from . import content


class State(NamedTuple):
    """What others may depend on: when something is public, its facets, its names."""

    windows: list | tuple = ()
    facets: str = ""
    names: str = ""

    @property
    def countries(self):
        beginning = tokens.facet(tokens.COUNTRY, "")
        return {
            token.removeprefix(beginning).upper()
            for token in self.facets.split()
            if token.startswith(beginning)
        }


@dataclass(frozen=True)
class Source:
    kind: FoundKind
    model: type
    content: Callable
    joined: tuple = ()  # what is read with each row …
    prefetched: tuple = ()  # … and for all of them

    def rows(self):
        return self.model.objects.select_related(*self.joined).prefetch_related(*self.prefetched)

    def note_dependents(self, found, object_id, was, is_):
        """Add to ``found``, as ``{kind: ids}``, what must be made anew after a change of this."""


class RecordSource(Source):
    """A record decides when its documents and countries are public."""

    def note_dependents(self, found, object_id, was, is_):
        is_new = was == State()  # what shows or names it is saved after it
        if (was.windows, was.facets) != (is_.windows, is_.facets):
            if not is_new:
                shown = Attachment.objects.filter(**{self.kind.value: object_id}).order_by()
                _add(found, FoundKind.DOCUMENT, shown.values_list("document", flat=True))
            tied = self.model.objects.filter(pk=object_id).order_by()
            _add(found, FoundKind.COUNTRY, tied.values_list(ties.PATHS[self.model], flat=True))
            if gone := was.countries - is_.countries:
                countries = models.Country.objects.filter(code__in=gone)
                _add(found, FoundKind.COUNTRY, countries.order_by().values_list("pk", flat=True))
        if not is_new and (was.windows or is_.windows):
            self.note_borrowers(found, object_id)

    def note_borrowers(self, found, object_id):
        """Add the records that name this one."""
        for kind, path in _BORROWERS.get(self.kind, ()):
            borrowers = SOURCES[kind].model.objects.filter(**{path: object_id}).order_by()
            _add(found, kind, borrowers.values_list("pk", flat=True))


class CountrySource(Source):
    """Whatever names a country says what it is called."""

    def note_dependents(self, found, object_id, was, is_):
        if was.names and was.names != is_.names:
            for kind, path in _NAMING_COUNTRIES:
                naming = SOURCES[kind].model.objects.filter(**{path: object_id}).order_by()
                _add(found, kind, naming.values_list("pk", flat=True))


# Which records name others, and by which path.
_BORROWERS = {
    FoundKind.PARTNER: (
        (FoundKind.MEMORANDUM, "partners"),
        (FoundKind.AGREEMENT, "parties__partner"),
        (FoundKind.CONFERENCE, "organisers"),
        (FoundKind.CONFERENCE, "participants"),
    ),
    FoundKind.CONFERENCE: ((FoundKind.MEMORANDUM, "occasion"),),
}
_NAMING_COUNTRIES = (
    (FoundKind.PARTNER, "country"),
    (FoundKind.MEMORANDUM, "partners__country"),
    (FoundKind.MEMORANDUM, "signed_country"),
    (FoundKind.AGREEMENT, "parties__country"),
    (FoundKind.MEMBERSHIP, "seat_country"),
    (FoundKind.CONFERENCE, "country"),
)


def _add(found, kind, ids):
    if ids := {each for each in ids if each is not None}:
        found.setdefault(kind, set()).update(ids)


def _section_content(text):
    return content.of_section(text, SiteSettings.objects.order_by("pk").first())


SOURCES = {
    source.kind: source
    for source in (
        RecordSource(
            FoundKind.PARTNER, models.Partner, content.of_partner, ("country",), ("areas",)
        ),
        RecordSource(
            FoundKind.MEMBERSHIP,
            models.Membership,
            content.of_membership,
            ("seat_country",),
            ("areas", "statistics"),
        ),
        RecordSource(
            FoundKind.CONFERENCE,
            models.Conference,
            content.of_conference,
            ("country", "series"),
            ("areas", "statistics", "organisers", "participants"),
        ),
        RecordSource(
            FoundKind.MEMORANDUM,
            models.Memorandum,
            content.of_memorandum,
            ("signed_country", "occasion"),
            ("areas", "signatories__partner__country"),
        ),
        RecordSource(
            FoundKind.AGREEMENT,
            models.Agreement,
            content.of_agreement,
            (),
            ("areas", "parties__country", "parties__partner__country", "steps", "articles"),
        ),
        Source(
            FoundKind.DOCUMENT,
            models.Document,
            content.of_document,
            (),
            (Prefetch("files__versions", models.DocumentVersion.objects.current()),),
        ),
        CountrySource(FoundKind.COUNTRY, models.Country, content.of_country),
        Source(FoundKind.SECTION, models.SectionText, _section_content),
    )
}
