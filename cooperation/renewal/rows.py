"""What needs attention, but for the terms of instruments, as the database finds it.

The rows of all kinds and matters are one union, so the number of queries does not depend on how
much the register holds, nor on how many of the matters are asked for.
"""

import datetime
from datetime import timedelta
from itertools import starmap
from typing import NamedTuple

from django.db.models import (
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Length, Substr

from ..enums import LegalStatus, Matter, PublicationStatus
from ..languages import LANGUAGE_CODES, all_columns, suffixed
from ..models import (
    CheckedLink,
    Conference,
    LinkPlace,
    Membership,
    SectionText,
    SiteSettings,
)
from ..models.base import Record, Stamped
from ..models.instrument import Instrument
from ..partial_dates import PartialDate
from .dates import a_year_before
from .unions import NOT_ARCHIVED, bare, iso, nothing, owner_of, titles, united

SOON = timedelta(days=180)

_NOTES = all_columns("note")
_BINDING = (LegalStatus.IN_FORCE, LegalStatus.EXPIRING)
_PUBLISHED = Q(status=PublicationStatus.PUBLISHED)


class Row(NamedTuple):
    """A matter as the database gives it, whatever the kind calls its title."""

    matter: str
    kind: str
    pk: int
    title_uz: str
    title_ru: str
    title_en: str
    owner: int | None
    responsible: int | None
    stage: str
    changed_at: datetime.datetime | None
    since: datetime.date | None
    at: datetime.datetime | None
    as_of: str | None
    event: str
    note_uz: str
    note_ru: str
    note_en: str


def rows(kinds, today, now):
    parts = [_columns(*part) for part in _parts(kinds, today, now)]
    return list(starmap(Row, united(parts))) if parts else []


def counted(kinds, today, now):
    """``(matter, owner, how many)`` of each matter but the terms."""
    parts = [
        bare(queryset)
        .annotate(_matter=Value(matter), _owner=owner_of(queryset.model))
        .values("_matter", "_owner")
        .annotate(_number=Count("pk"))
        .values_list("_matter", "_owner", "_number")
        for matter, queryset, _values in _parts(kinds, today, now)
    ]
    return list(united(parts)) if parts else []


def _columns(matter, queryset, values):
    kind = queryset.model
    is_record, is_stamped = issubclass(kind, Record), issubclass(kind, Stamped)
    columns = {
        "_owner": owner_of(kind),
        "_responsible": F("responsible_id") if is_record else nothing(IntegerField()),
        "_stage": F("status") if is_record else Value(""),
        "_changed": F("changed_at") if is_stamped else nothing(DateTimeField()),
        "_since": values.get("since", nothing(DateField())),
        "_at": values.get("at", nothing(DateTimeField())),
        "_as_of": values.get("as_of", nothing(CharField())),
        "_event": Value(values.get("event", "")),
        **{f"_{name}": values.get(name, Cast(Value(""), TextField())) for name in _NOTES},
    }
    return (
        bare(queryset)
        .annotate(**columns)
        .values_list(
            Value(matter.value),
            Value(kind._meta.model_name),
            "pk",
            *titles(kind),
            *columns,
        )
    )


def _parts(kinds, today, now):
    """Each question as ``(matter, queryset, what its columns hold)``."""
    for kind in kinds:
        if issubclass(kind, Record):
            yield from _scheduled(kind, now)
            yield (
                Matter.VERIFICATION,
                _unverified(kind, today),
                {
                    "since": F("verified_on"),
                    "at": F("created_at"),
                },
            )
        if kind in (Membership, Conference):
            yield (
                Matter.FIGURE,
                _with_old_figures(kind, today),
                {
                    "as_of": iso("statistics__as_of"),
                    **{
                        suffixed("note", code): Cast(
                            suffixed("statistics__label", code), TextField()
                        )
                        for code in LANGUAGE_CODES
                    },
                },
            )
        if issubclass(kind, Record | SectionText | SiteSettings):
            noted = kind._default_manager.exclude(internal_note="")
            if issubclass(kind, Record):
                noted = noted.filter(NOT_ARCHIVED)
            yield Matter.DOUBT, noted, {"note_uz": F("internal_note")}
        yield Matter.LINK, _with_links_to_mend(kind), {}


def _scheduled(kind, now):
    soon = kind.objects.filter(_PUBLISHED)
    for event, column in (("appears", "publish_at"), ("disappears", "unpublish_at")):
        found = soon.filter(**{f"{column}__gt": now, f"{column}__lte": now + SOON})
        yield Matter.SCHEDULE, found, {"at": F(column), "event": event}


def _unverified(kind, today):
    """What readers see and nobody has verified for a year: of instruments, those that bind; of
    conferences, which do not change once they were held, those that nobody verified at all."""
    is_old = Q(verified_on=None)
    if kind is not Conference:
        is_old |= Q(verified_on__lte=a_year_before(today))
    found = kind.objects.filter(_PUBLISHED, is_old)
    if issubclass(kind, Instrument):
        phase = kind.phases.rel.related_model
        running = phase.objects.filter(
            Q(last_day=None) | Q(last_day__gte=today),
            instrument=OuterRef("pk"),
            status__in=_BINDING,
            first_day__lte=today,
        )
        found = found.filter(Exists(running))
    return found


def _with_old_figures(kind, today):
    """Each once for each figure of a year ago; of a conference, those from before it was held."""
    limit = PartialDate.from_date(a_year_before(today))
    is_old = Q(statistics__as_of__lte=limit)
    if kind is Conference:
        begins = Substr("starts_on", 1, Length("statistics__as_of"))
        is_old &= Q(statistics__as_of__lt=begins)
    return kind.objects.filter(NOT_ARCHIVED, is_old)


def _with_links_to_mend(kind):
    places = LinkPlace.objects.filter(
        kind=kind._meta.model_name,
        object_id=OuterRef("pk"),
        link__in=CheckedLink.objects.to_mend().order_by().values("pk"),
    )
    found = kind._default_manager.filter(Exists(places))
    return found.filter(NOT_ARCHIVED) if issubclass(kind, Record) else found
