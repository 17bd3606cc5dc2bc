"""What waits for a review, and what colleagues have said about it."""

import operator
from functools import reduce
from typing import NamedTuple

from django.db.models import Q

from .drafts import draft_of
from .enums import DraftStage, PublicationStatus, VersionEvent
from .models import Draft, ReviewNote, Version
from .models.base import Record
from .roles import kinds_to_publish

SHOWN = 200  # of each kind, and of the notes about one thing


class Waiting(NamedTuple):
    """Something that waits for a review: a new record, or changes to what readers see."""

    obj: object
    since: object
    by_name: str
    comment: str
    is_change: bool


def waiting_for(user):
    """What somebody may publish and is to review, the longest wait first."""
    kinds = kinds_to_publish(user)
    records = [record for kind in kinds for record in _records(kind)]
    drafts = _drafts(kinds)
    submitted = _submissions([*records, *drafts])
    waiting = [
        _waiting(obj, submitted.get(_name(obj)), draft)
        for obj, draft in [*((record, None) for record in records), *drafts.items()]
    ]
    return sorted(waiting, key=lambda each: each.since)


def is_in_review(obj, draft=None):
    """Whether a record, or the draft of changes to it, waits for a publisher."""
    if draft is not None and draft.stage == DraftStage.REVIEW:
        return True
    return getattr(obj, "status", None) == PublicationStatus.REVIEW


def submission(obj):
    """The version with which somebody last submitted the record or its draft; None if nobody."""
    versions = Version.objects.about(obj).filter(event=VersionEvent.SUBMITTED)
    return versions.select_related("by").defer("snapshot").latest_first().first()


def notes_about(obj):
    """The last notes of the reviews, as they were written one after another."""
    return list(ReviewNote.objects.about(obj)[:SHOWN])[::-1]


def state_of(obj):
    """The notes about something and, while it waits, the version with which it was submitted."""
    waits = is_in_review(obj, draft_of(obj))
    return notes_about(obj), waits, submission(obj) if waits else None


def _records(kind):
    if not issubclass(kind, Record):
        return []
    return kind.objects.filter(status=PublicationStatus.REVIEW).order_by("changed_at")[:SHOWN]


def _drafts(kinds):
    """What has a draft in review, with the draft."""
    names = {kind._meta.model_name: kind for kind in kinds}
    drafts = Draft.objects.filter(kind__in=names, stage=DraftStage.REVIEW).defer("data", "earlier")
    by_kind = {}
    for draft in drafts.select_related("changed_by"):
        by_kind.setdefault(draft.kind, {})[draft.object_id] = draft
    return {
        obj: of_kind[obj.pk]
        for name, of_kind in by_kind.items()
        for obj in names[name]._default_manager.filter(pk__in=of_kind)
    }


def _submissions(objs):
    """The last submission of each, by its kind and key."""
    keys = {}
    for obj in objs:
        keys.setdefault(obj._meta.model_name, []).append(obj.pk)
    if not keys:
        return {}
    named = reduce(operator.or_, (Q(kind=kind, object_id__in=pks) for kind, pks in keys.items()))
    versions = Version.objects.filter(named, event=VersionEvent.SUBMITTED).defer("snapshot")
    return {(each.kind, each.object_id): each for each in versions.order_by("number")}


def _name(obj):
    return obj._meta.model_name, obj.pk


def _waiting(obj, submitted, draft):
    if submitted is not None:
        by_name, comment, since = submitted.by_name, submitted.comment, submitted.at
    else:
        by_name, comment, since = "", "", (draft or obj).changed_at
    return Waiting(obj, since, by_name, comment, is_change=draft is not None)
