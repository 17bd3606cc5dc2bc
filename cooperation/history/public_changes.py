"""What happened publicly in the whole register: for copies that are kept of it."""

import datetime
from itertools import groupby, pairwise
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery

from .. import clock
from ..enums import PublicEvent, VersionEvent
from ..languages import LANGUAGE_CODES, suffixed
from ..models import RECORD_KINDS, Version
from .published import COLUMNS, Row, published


class PublicChange(NamedTuple):
    """Something that readers could see happen to a record.

    ``titles`` says what it is called, by language, as it was after the change. Of a record that is
    not public now nothing is told but that it went: no titles, no number, no earlier change. Of
    one that went and came back only that it was published again.
    """

    kind: type
    slug: str  # its address now; the last public one of what is gone
    what: PublicEvent
    at: datetime.datetime
    number: int | None = None  # of the published version that the change made
    titles: dict = {}


def changes_since(moment):
    """All public changes after a moment, the newest first. A query for each kind of record."""
    changes = [change for kind in RECORD_KINDS for change in _of_kind(kind, moment)]
    return sorted(changes, key=lambda each: (each.at, each.number or 0), reverse=True)


def _of_kind(kind, moment):
    rows = _rows(kind, moment).iterator(chunk_size=200)
    for _key, group in groupby(rows, key=lambda row: row[0]):
        slugs_now, rows = zip(*((row[1], Row._make(row[2:])) for row in group), strict=True)
        versions = list(published(kind, rows, clock.now()))
        if versions and slugs_now[0] is None:
            changes = [_departure(kind, versions[-1], rows[-1])]
        else:
            changes = _appearances(kind, versions, slugs_now[0])
        yield from (change for change in changes if change.at > moment)


def _departure(kind, last, row):
    """That a record left, with the version that was the last and its last row."""
    is_deleted = row.event == VersionEvent.DELETED and last.ends_at in (None, row.at)
    what = PublicEvent.DELETED if is_deleted else PublicEvent.WITHDRAWN
    return PublicChange(kind, last.slug, what, last.ends_at or row.at)


def _appearances(kind, versions, slug):
    """What became of a record that is public now."""
    for earlier, version in pairwise([None, *versions]):
        what = PublicEvent.CHANGED if version.follows(earlier) else PublicEvent.PUBLISHED
        yield PublicChange(
            kind, slug, what, version.begins_at, version.number, _titles(kind, version)
        )


def _titles(kind, version):
    fields = version.state["fields"]
    titles = {code: fields.get(suffixed(kind.title_field, code)) for code in LANGUAGE_CODES}
    return {code: title for code, title in titles.items() if title}


def _rows(kind, moment):
    """The versions of what changed since: the one that stood at the moment and all after it."""
    now = clock.now()
    versions = Version.objects.filter(kind=kind._meta.model_name, at__lte=now)
    by_saving = versions.filter(at__gt=moment).order_by().values("object_id")
    by_schedule = (
        kind.objects.filter(
            Q(publish_at__gt=moment, publish_at__lte=now)
            | Q(unpublish_at__gt=moment, unpublish_at__lte=now)
        )
        .order_by()
        .values("pk")
    )
    later = versions.filter(
        object_id=OuterRef("object_id"), number__gt=OuterRef("number"), at__lte=moment
    )
    public_now = kind.objects.published().filter(pk=OuterRef("object_id")).order_by()
    return (
        versions.filter(Q(object_id__in=by_saving) | Q(object_id__in=by_schedule))
        .filter(Q(at__gt=moment) | ~Exists(later.order_by()))
        .annotate(slug_now=Subquery(public_now.values("slug")[:1]))
        .order_by("object_id", "number")
        .values_list("object_id", "slug_now", *COLUMNS)
    )
