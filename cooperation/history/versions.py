"""The versions of a record: written after each change, each with who, when and what it was for."""

from django.db import transaction
from django.db.models import Max

from ..enums import PublicationStatus, VersionEvent
from ..models import Version
from ..people import name_of
from .snapshots import digest, snapshot


def last_version(obj):
    return Version.objects.about(obj).latest_first().first()


@transaction.atomic
def write_version(obj, event, by=None, comment="", state=None):
    """Keep the object as it is now; for an event that changes it, only if it did.

    ``state`` is its snapshot, if it is known, as it must be of something deleted.
    """
    state = state or snapshot(obj)
    mark = digest(state)
    last = last_version(obj)
    if event == VersionEvent.CHANGED and last and last.digest == mark:
        return last
    number = Version.objects.about(obj).aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        **Version.naming(obj),
        number=number + 1,
        event=event,
        by=by,
        by_name=name_of(by),
        comment=comment,
        was_public=getattr(obj, "status", PublicationStatus.PUBLISHED)
        == PublicationStatus.PUBLISHED,
        title=str(obj)[:500],
        snapshot=state,
        digest=mark,
    )


def remember_as_found(obj, state=None):
    """Before a change: keep what came in by another way than the workshop, if anything did."""
    state = state or snapshot(obj)
    last = last_version(obj)
    if last is None or last.digest != digest(state):
        write_version(obj, VersionEvent.FOUND, state=state)
    return state
