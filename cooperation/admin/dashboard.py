"""What the first page of the admin shows: what needs this person, and what happened last.

Each list takes one query for all kinds together, so that the page is as fast in a large register.
"""

import operator
from datetime import timedelta
from functools import reduce
from itertools import starmap
from typing import NamedTuple

from django.contrib.admin.models import LogEntry
from django.db.models import Case, DateTimeField, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from .. import completeness
from ..enums import LegalStatus, PublicationStatus
from ..languages import ENDONYMS, LANGUAGE_CODES, LocalizedText, all_columns, localized
from ..models import RECORD_KINDS, Document, Picture
from ..models.instrument import Instrument

SHOWN = 6  # of each list
SOON = timedelta(days=30)


class Item(NamedTuple):
    """A line that leads to a record: what it is, and what happens to it when."""

    title: LocalizedText
    kind: str
    url: str
    event: str
    at: object


class _Row(NamedTuple):
    """An item as the database gives it, whatever the kind calls its title."""

    kind: str
    pk: int
    title_uz: str
    title_ru: str
    title_en: str
    event: str
    at: object


def panels(site, request):
    """The content of the panels, without what the person may not see."""
    kinds = [kind for kind in RECORD_KINDS if _admin(site, kind).has_view_permission(request)]
    counts = {kind: completeness.workload(kind) for kind in kinds}
    return {
        "quick_add": [_add_link(kind) for kind in kinds if _may_add(site, kind, request)],
        "in_review": _in_review(kinds),
        "scheduled": _scheduled(kinds),
        "expiring": _expiring(kinds),
        "workload": [_stages(kind, counts[kind]) for kind in kinds],
        "missing": _with_any(
            [
                *(_gaps(kind, counts[kind]) for kind in kinds),
                *(_gaps(kind, completeness.gaps(kind)) for kind in _library(site, request)),
            ]
        ),
        "doubts": _with_any(_doubts(kind, counts[kind]) for kind in kinds),
        "languages": ENDONYMS.items(),
        "last_changes": _changes(site, request),
        "own_changes": _changes(site, request, user=request.user),
        "shown": SHOWN,
    }


def _library(site, request):
    return [kind for kind in (Picture, Document) if _admin(site, kind).has_view_permission(request)]


# --- Lists of records --------------------------------------------------------------------------


def _in_review(kinds):
    """What waits for somebody to read it, the longest wait first."""
    return _items(
        kind.objects.filter(status=PublicationStatus.REVIEW).annotate(
            event=Value("review"), at=F("changed_at")
        )
        for kind in kinds
    )


def _scheduled(kinds):
    """What appears on the site by itself, or soon disappears from it."""
    now = timezone.now()
    appears = Q(publish_at__gt=now)
    disappears = Q(unpublish_at__gt=now, unpublish_at__lte=now + SOON)
    return _items(
        kind.objects.filter(appears | disappears, status=PublicationStatus.PUBLISHED).annotate(
            event=Case(When(appears, then=Value("appears")), default=Value("disappears")),
            at=Case(
                When(appears, then="publish_at"),
                default="unpublish_at",
                output_field=DateTimeField(),
            ),
        )
        for kind in kinds
    )


def _expiring(kinds):
    """The instruments in force whose term ends soon, as their phases tell (see legal_status)."""
    today = timezone.localdate()
    return _items(
        kind.objects.exclude(status=PublicationStatus.ARCHIVED)
        .filter(
            phases__status=LegalStatus.EXPIRING,
            phases__first_day__lte=today,
            phases__last_day__gte=today,
        )
        .annotate(event=Value("expires"), at=F("phases__last_day"))
        for kind in kinds
        if issubclass(kind, Instrument)
    )


def _items(querysets):
    """The first of these records of several kinds, and one more to tell that there are more."""
    parts = [
        # As Django does it: modeltranslation keeps the columns in a set, which has no order.
        queryset.rewrite(False)
        .order_by()
        .values_list(
            Value(queryset.model._meta.model_name),
            "pk",
            *map(F, all_columns(queryset.model.title_field)),
            "event",
            "at",
        )
        for queryset in querysets
    ]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True).order_by("at")[: SHOWN + 1]
    return list(map(_item, starmap(_Row, rows)))


def _item(row):
    kind = _KINDS[row.kind]
    return Item(
        title=localized(row, "title"),
        kind=kind._meta.verbose_name,
        url=_address(kind, "change", row.pk),
        event=row.event,
        at=row.at,
    )


# --- Counts ------------------------------------------------------------------------------------


def _stages(kind, counts):
    """How far the records of a kind have got, each count with the address of its list."""
    stages = ("published", "review", "draft")
    return _counted(kind, [(counts[stage], f"?status__exact={stage}") for stage in stages])


def _gaps(kind, counts):
    """How many of a kind lack each language."""
    return _counted(
        kind, [(counts[f"missing_{code}"], f"?missing={code}") for code in LANGUAGE_CODES]
    )


def _doubts(kind, counts):
    """How many records of a kind have an open question, and how many nobody has verified."""
    return _counted(kind, [(counts["noted"], ""), (counts["unverified"], "")])


def _counted(kind, cells):
    changelist = _address(kind, "changelist")
    return {
        "name": kind._meta.verbose_name_plural,
        "url": changelist,
        "cells": [(count, query and changelist + query) for count, query in cells],
    }


def _with_any(rows):
    return [row for row in rows if any(count for count, _url in row["cells"])]


# --- History -----------------------------------------------------------------------------------


def _changes(site, request, **by):
    """The last changes of what the person may see, by anybody or by one user."""
    seen = [
        Q(content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name)
        for model, model_admin in site._registry.items()
        if model_admin.has_view_permission(request)
    ]
    entries = LogEntry.objects.select_related("content_type", "user").filter(**by)
    return entries.filter(reduce(operator.or_, seen, Q(pk=None))).order_by("-action_time")[:SHOWN]


# --- Addresses ---------------------------------------------------------------------------------


_KINDS = {kind._meta.model_name: kind for kind in RECORD_KINDS}


def _admin(site, kind):
    return site.get_model_admin(kind)


def _may_add(site, kind, request):
    return _admin(site, kind).has_add_permission(request)


def _add_link(kind):
    return {"name": kind._meta.verbose_name, "url": _address(kind, "add")}


def _address(kind, page, *args):
    return reverse(f"admin:cooperation_{kind._meta.model_name}_{page}", args=args)
