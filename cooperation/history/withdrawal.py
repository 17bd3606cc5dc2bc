"""Records that readers once saw and no longer see: taken back, taken down by schedule, deleted."""

import datetime
from itertools import groupby
from typing import NamedTuple

from .. import clock
from ..enums import PublicationStatus, VersionEvent
from ..models import FormerSlug, Version
from .published import COLUMNS, Row, published


class Withdrawal(NamedTuple):
    """``at`` is None where the register does not know when: it was done past the workshop."""

    at: datetime.datetime | None
    is_deleted: bool = False


def withdrawal(kind, slug):
    """How the record that readers once saw at an address left the register.

    None where they see it still, and where there never was anything to see at this address: what
    was a draft all its life leaves no trace.
    """
    record = kind.objects.filter(slug=slug).first()
    if record is None:
        former = FormerSlug.objects.filter(kind=kind._meta.model_name, slug=slug).first()
        if former is None:
            return None
        if former.record_id is None:
            return _of_deleted(kind, slug)
        record = kind.objects.filter(pk=former.record_id).first()
    return _of_hidden(record, slug) if record and not record.is_public() else None


def _of_hidden(record, slug):
    rows = _rows(Version.objects.about(record))
    versions = list(published(type(record), rows, clock.now()))
    if any(version.slug == slug for version in versions):
        return Withdrawal(versions[-1].ends_at)
    # Versions may begin later than the register; its own row tells of the schedule.
    has_ended = record.unpublish_at is not None and record.unpublish_at <= clock.now()
    if not rows and has_ended and record.status == PublicationStatus.PUBLISHED:
        return Withdrawal(record.unpublish_at) if record.slug == slug else None
    return None


def _of_deleted(kind, slug):
    """By its versions, which outlive it. Addresses are never given away, so it is one record."""
    name = kind._meta.model_name
    had_it = Version.objects.filter(kind=name, snapshot__fields__slug=slug)
    gone = had_it.exclude(object_id__in=kind.objects.order_by().values("pk"))
    versions = Version.objects.filter(kind=name, object_id__in=gone.order_by().values("object_id"))
    versions = versions.order_by("object_id", "number").values_list("object_id", *COLUMNS)
    found = None
    for _key, rows in groupby(versions, key=lambda row: row[0]):
        found = _deletion(kind, [Row._make(row[1:]) for row in rows], slug) or found
    return found


def _deletion(kind, rows, slug):
    seen = list(published(kind, rows, clock.now()))
    last = rows[-1]
    if any(version.slug == slug for version in seen):
        ends_at = seen[-1].ends_at
        return Withdrawal(ends_at, is_deleted=ends_at in (None, last.at))
    # Nothing was kept of it before its deletion, and it was public then.
    if len(rows) == 1 and last.event == VersionEvent.DELETED and last.shows(last.at):
        return Withdrawal(last.at, is_deleted=True)
    return None


def _rows(versions):
    return [Row._make(row) for row in versions.order_by("number").values_list(*COLUMNS)]
