"""The versions of a record that readers really saw.

A version is kept after every saving (docs/decisions/0014), whoever could see it. From these follow
the published ones: those that were public at some moment before the next was written, and that
differ from the one before in something public. See docs/decisions/0021.
"""

import datetime
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import DateTimeField, Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from .. import clock
from ..enums import VersionEvent
from ..models import Version
from .differences import changes_between
from .public_parts import public_part


class Row(NamedTuple):
    """A row of ``Version`` as the rule sees it."""

    number: int
    event: str
    was_public: bool
    at: datetime.datetime
    snapshot: dict

    def shows(self, moment):
        """Whether the record is public at a moment by what this row says of it."""
        publish_at, unpublish_at = (self.moment(name) for name in ("publish_at", "unpublish_at"))
        return (
            self.was_public
            and (publish_at is None or publish_at <= moment)
            and (unpublish_at is None or moment < unpublish_at)
        )

    def moment(self, name):
        text = self.snapshot["fields"].get(name)
        return parse_datetime(text) if text else None


@dataclass(frozen=True)
class PublishedVersion:
    """What readers saw from ``begins_at`` to ``ends_at``, which is None for what they see now.

    ``number`` is for ever its address. Savings that changed nothing public since belong to it, up
    to that of ``last_number``.
    """

    number: int
    last_number: int
    begins_at: datetime.datetime
    ends_at: datetime.datetime | None
    state: dict  # the public part of its snapshot

    @property
    def is_current(self):
        return self.ends_at is None

    @property
    def slug(self):
        return self.state["fields"].get("slug")

    @property
    def first_day(self):
        return timezone.localdate(self.begins_at)

    @property
    def last_day(self):
        """The last day on which readers saw it; today for what they see now."""
        if self.ends_at is None:
            return clock.today()
        return timezone.localdate(self.ends_at - datetime.timedelta(microseconds=1))

    def follows(self, earlier):
        """Whether readers saw it at once after another version, or after a gap."""
        return earlier is not None and earlier.ends_at == self.begins_at


# --- The rule ----------------------------------------------------------------------------------


def published(kind, rows, now):
    """The published versions among the rows of one record, which come by their numbers."""
    standing = None
    for row, following in _with_following(rows):
        seen = _seen(row, following and following.at, now)
        if seen is None:
            continue
        if seen.follows(standing) and not changes_between(kind, standing.state, seen.state):
            standing = replace(standing, last_number=seen.number, ends_at=seen.ends_at)
            continue
        if standing is not None:
            yield standing
        standing = seen
    if standing is not None:
        yield standing


def _with_following(rows):
    held = None
    for row in rows:
        if held is not None:
            yield held, row
        held = row
    if held is not None:
        yield held, None


def _seen(row, until, now):
    """The version that a row alone makes, or None if nobody saw it before ``until``."""
    if not row.was_public or row.event == VersionEvent.DELETED:
        return None
    begins = max(filter(None, (row.at, row.moment("publish_at"))))
    ends = min(filter(None, (until, row.moment("unpublish_at"))), default=None)
    if begins > now or (ends is not None and ends <= begins):
        return None
    if ends is not None and ends > now:
        ends = None
    return PublishedVersion(row.number, row.number, begins, ends, public_part(row.snapshot))


# --- Of a record -------------------------------------------------------------------------------

COLUMNS = Row._fields


def published_versions(record):
    """Those of a record, the oldest first; one query."""
    rows = Version.objects.about(record).order_by("number").values_list(*COLUMNS)
    return list(published(type(record), map(Row._make, rows), clock.now()))


def version_on(record, day):
    """What readers saw last by the end of a day; before the first version, the first one.

    None where the register keeps no published version of the record at all.
    """
    return standing_on_day(published_versions(record), day)


def standing_on_day(versions, day):
    """Likewise among versions that are known, the oldest first."""
    end = datetime.datetime.combine(day, datetime.time.max, timezone.get_current_timezone())
    begun = [version for version in versions if version.begins_at <= end]
    return begun[-1] if begun else next(iter(versions), None)


def with_version(records):
    """Each with ``version_number`` and ``version_at``: its newest version and since when it stands.

    In the query of the records themselves. A saving that changed nothing at all makes none; one
    that changed what only staff see does here, and its address leads to the version it belongs to.
    """
    same = Version.objects.filter(
        kind=OuterRef("kind"),
        object_id=OuterRef("object_id"),
        number=OuterRef("number") - 1,
        was_public=True,
        digest=OuterRef("digest"),
    )
    newest = (
        Version.objects.filter(
            ~Exists(same),
            kind=records.model._meta.model_name,
            object_id=OuterRef("pk"),
            was_public=True,
            at__lte=clock.now(),
        )
        .exclude(event=VersionEvent.DELETED)
        .order_by("-number")
    )
    begins = Greatest(F("at"), Coalesce(OuterRef("publish_at"), F("at")))
    return records.annotate(
        version_number=Subquery(newest.values("number")[:1]),
        version_at=Subquery(
            newest.values(begins=begins)[:1], output_field=DateTimeField(null=True)
        ),
    )
