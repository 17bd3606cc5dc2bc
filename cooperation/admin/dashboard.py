"""What the first page of the admin shows: what needs this person, and what happened last.

Each list takes one query for all kinds together, so that the page is as fast in a large register.
"""

from datetime import timedelta
from functools import reduce
from itertools import starmap
from typing import NamedTuple

from django.apps import apps
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from .. import completeness, renewal
from ..enums import DraftStage, NoticeKind, PublicationStatus, TranslationStanding
from ..languages import ENDONYMS, LocalizedText, all_columns, localized
from ..models import RECORD_KINDS, Draft, FruitlessQuery, Notice, Version
from ..roles import may
from ..translations import overview

SHOWN = 6  # of each list
SOON = timedelta(days=30)
NOTICE = "notice-"  # before what somebody is told
STANDINGS = (
    TranslationStanding.MISSING,
    TranslationStanding.OUTDATED,
    TranslationStanding.DRAFT,
)


class Item(NamedTuple):
    """A line that leads to a record: what it is, and what happens to it when."""

    title: LocalizedText
    kind: str
    url: str
    event: str
    at: object

    @property
    def said(self):
        """What somebody is told, in words."""
        return NoticeKind(self.event.removeprefix(NOTICE)).label


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
    user = request.user
    kinds = [kind for kind in RECORD_KINDS if may(user, "view", kind)]
    items = _items(kinds, user)
    return {
        "quick_add": [_add_link(kind) for kind in kinds if may(user, "add", kind)],
        "notices": [item for item in items if item.event.startswith(NOTICE)][::-1][: SHOWN + 1],
        "in_review": _among(items, "review", "draft-review"),
        "own_drafts": _among(items, "own-draft"),
        "scheduled": _among(items, "appears", "disappears"),
        "deadlines": [each for each in renewal.counts(user).values() if each["all"]],
        "translations": _translations(user),
        "workload": _workload(kinds),
        "fruitless": _fruitless(user),
        **_changes(site, request),
        "shown": SHOWN,
        "standings": STANDINGS,
    }


# --- Lists of records --------------------------------------------------------------------------


def _items(kinds, user):
    """The first of each list, and one more to tell that there are more; in one query."""
    parts = [part for kind in kinds for part in _parts(kind, user)]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True).order_by("at")
    return list(map(_item, starmap(_Row, rows)))


def _among(items, *events):
    return [item for item in items if item.event in events][: SHOWN + 1]


def _parts(kind, user):
    now = timezone.now()
    appears = Q(publish_at__gt=now)
    soon = appears | Q(unpublish_at__gt=now, unpublish_at__lte=now + SOON)
    drafts = Draft.objects.filter(kind=kind._meta.model_name)
    waiting = drafts.filter(stage=DraftStage.REVIEW).order_by("changed_at")
    own = drafts.filter(stage=DraftStage.WORKING, changed_by=user).order_by("changed_at")
    changed = F("changed_at")
    yield _listed(kind, Q(status=PublicationStatus.REVIEW), Value("review"), changed, "changed_at")
    for chosen, event in ((waiting, "draft-review"), (own, "own-draft")):
        keys = chosen.values("object_id")[: SHOWN + 1]
        saved = Subquery(drafts.filter(object_id=OuterRef("pk")).values("changed_at")[:1])
        yield _listed(kind, Q(pk__in=keys), Value(event), saved, "pk")
    moment = Case(
        When(appears, then="publish_at"), default="unpublish_at", output_field=DateTimeField()
    )
    event = Case(When(appears, then=Value("appears")), default=Value("disappears"))
    yield _listed(kind, soon & Q(status=PublicationStatus.PUBLISHED), event, moment, "publish_at")
    told = Notice.objects.unread_by(user).filter(kind=kind._meta.model_name).order_by("-at")
    last = told.filter(object_id=OuterRef("pk"))
    event = Concat(Value(NOTICE), Subquery(last.values("event")[:1]), output_field=CharField())
    keys = told.values("object_id")[: SHOWN + 1]
    yield _listed(kind, Q(pk__in=keys), event, Subquery(last.values("at")[:1]), "pk")


def _listed(kind, condition, event, moment, order):
    """The first of a kind under a condition; SQLite cuts no part of a union itself."""
    first = kind.objects.filter(condition).order_by(order, "pk").values("pk")[: SHOWN + 1]
    # As Django does it: modeltranslation keeps the columns in a set, which has no order.
    return (
        kind.objects.filter(pk__in=first)
        .annotate(event=event, at=moment)
        .rewrite(False)
        .order_by()
        .values_list(
            Value(kind._meta.model_name),
            "pk",
            *map(F, all_columns(kind.title_field)),
            "event",
            "at",
        )
    )


def _item(row):
    kind = apps.get_model("cooperation", row.kind)
    return Item(
        title=localized(row, "title"),
        kind=kind._meta.verbose_name,
        url=_address(kind, "change", row.pk),
        event=row.event,
        at=row.at,
    )


# --- Counts ------------------------------------------------------------------------------------


def _workload(kinds):
    """How far the records of each kind have got, each count with the address of its list."""
    stages = (PublicationStatus.PUBLISHED, PublicationStatus.REVIEW, PublicationStatus.DRAFT)
    counts = completeness.stages(kinds)
    return [
        _counted(
            kind._meta.verbose_name_plural,
            _address(kind, "changelist"),
            [(counts[kind][stage], f"?status__exact={stage}") for stage in stages],
        )
        for kind in kinds
    ]


def _translations(user):
    """How many texts of each language are missing, outdated or not reviewed."""
    kinds = overview.kinds_seen(user)
    if not kinds:
        return []
    desk = reverse("admin:translations")
    totals = overview.totals(overview.Asked(kinds=kinds))
    rows = []
    for language, name in ENDONYMS.items():
        cells = [
            (totals[language].get(each, (0, 0))[0], f"?language={language}&standing={each}")
            for each in STANDINGS
        ]
        rows.append({"language": language, **_counted(name, desk, cells, f"?language={language}")})
    return [row for row in rows if any(count for count, _url in row["cells"])]


def _counted(name, url, cells, own=""):
    return {
        "name": name,
        "url": url + own,
        "cells": [(count, url + query) for count, query in cells],
    }


def _fruitless(user):
    """What readers looked for and did not find."""
    if not may(user, "view", FruitlessQuery):
        return None
    return FruitlessQuery.objects.order_by("-number", "-asked_on", "pk")[:SHOWN]


# --- Changes -----------------------------------------------------------------------------------


def _changes(site, request):
    """The last versions of what the person may see, by anybody and by themselves; in one query."""
    seen = [
        model._meta.model_name
        for model, model_admin in site._registry.items()
        if model._meta.app_label == "cooperation" and model_admin.has_view_permission(request)
    ]
    versions = Version.objects.filter(kind__in=seen).exclude(by=None).order_by("-at", "-pk")
    groups = {"last_changes": versions, "own_changes": versions.filter(by=request.user)}
    keys = [Q(pk__in=group.values("pk")[:SHOWN]) for group in groups.values()]
    found = Version.objects.filter(reduce(Q.__or__, keys)).annotate(
        is_own=Case(
            When(by=request.user, then=Value(True)), default=False, output_field=BooleanField()
        )
    )
    found = list(found.defer("snapshot").order_by("-at", "-pk"))
    return {
        "last_changes": found[:SHOWN],
        "own_changes": [version for version in found if version.is_own][:SHOWN],
    }


# --- Addresses ---------------------------------------------------------------------------------


def _add_link(kind):
    return {"name": kind._meta.verbose_name, "url": _address(kind, "add")}


def _address(kind, page, *args):
    return reverse(f"admin:cooperation_{kind._meta.model_name}_{page}", args=args)
