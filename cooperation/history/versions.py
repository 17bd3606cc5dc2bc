"""The versions of a record: written after each change, each with who, when and what it was for."""

from django.db import transaction
from django.db.models import Max

from ..enums import PublicationStatus, VersionEvent
from ..fixtures import FILES
from ..models import DocumentVersion, Version
from ..models.child import Child
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
    version = _version(obj, event, number + 1, state, by=by, by_name=name_of(by), comment=comment)
    version.save(force_insert=True)
    return version


def _version(obj, event, number, state, **doer):
    return Version(
        **Version.naming(obj),
        number=number,
        event=event,
        was_public=getattr(obj, "status", PublicationStatus.PUBLISHED)
        == PublicationStatus.PUBLISHED,
        title=str(obj)[:500],
        snapshot=state,
        digest=digest(state),
        **doer,
    )


def remember_as_found(obj, state=None):
    """Before a change: keep what came in by another way than the workshop, if anything did."""
    state = state or snapshot(obj)
    last = last_version(obj)
    if last is None or last.digest != digest(state):
        write_version(obj, VersionEvent.FOUND, state=state)
    return state


# --- The beginning of the history --------------------------------------------------------------

# What has a history: all that is kept in fixtures, but for rows, which are part of what they are
# edited with.
KINDS = tuple(
    model
    for models in FILES.values()
    for model in models
    if not issubclass(model, Child) and model is not DocumentVersion
)
_AT_ONCE = 100


def begin(kind):
    """Write a first version, as it was found, of each thing that has none; yields how many."""
    known = Version.objects.filter(kind=kind._meta.model_name).values("object_id")
    keys = list(
        kind._default_manager.exclude(pk__in=known).order_by("pk").values_list("pk", flat=True)
    )
    for start in range(0, len(keys), _AT_ONCE):
        with transaction.atomic():
            things = kind._default_manager.filter(pk__in=keys[start : start + _AT_ONCE])
            versions = [_version(each, VersionEvent.FOUND, 1, snapshot(each)) for each in things]
            Version.objects.bulk_create(versions, ignore_conflicts=True)
        yield len(versions)
