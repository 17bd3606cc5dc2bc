"""Drafts of changes to what readers see: kept, taken up again, dropped.

A draft is the form as it was posted, ``{name: [value, …]}``. Its publication is the ordinary
saving of the form (see ``admin.working_copy``).
"""

from django.db import transaction

from .enums import AuditEvent, PublicationStatus, VersionEvent
from .models import AuditEntry, Draft, SectionText, Version
from .models.base import Record

EARLIER_KEPT = 10


def has_drafts(kind):
    """Whether things of this kind are seen by readers at once, and so are changed by drafts."""
    return issubclass(kind, Record | SectionText)


def is_live(obj):
    """Whether readers see it, or will by its schedule: then it is changed by a draft first."""
    if isinstance(obj, Record):
        return obj.status == PublicationStatus.PUBLISHED
    return isinstance(obj, SectionText) and obj.pk is not None


def draft_of(obj):
    """The draft of changes to a live object; None where there is none."""
    if obj is None or not has_drafts(type(obj)):
        return None
    return Draft.objects.about(obj).select_related("changed_by").first()


@transaction.atomic
def keep(obj, data, by, *, base):
    """Save a draft of changes; ``base`` is the digest of the object that it was made from."""
    data = _storable(data)
    draft = Draft.objects.select_for_update().about(obj).first()
    if draft is None:
        return Draft.objects.create(
            **Draft.naming(obj),
            data=data,
            base=base,
            revision=_first_revision(obj),
            created_by=by,
            changed_by=by,
        )
    kept = dict(sorted(draft.earlier.items(), key=lambda item: int(item[0]))[1 - EARLIER_KEPT :])
    draft.earlier = {**kept, str(draft.revision): draft.data}
    draft.data, draft.base, draft.changed_by = data, base, by
    draft.revision += 1
    draft.save()
    return draft


def keep_of_deleted(kind, key, data, by):
    """Save what somebody wrote in the form of a record that a colleague deleted meanwhile.

    The draft waits for the record's recovery. False where nothing of this kind and key is known.
    """
    versions = Version.objects.filter(kind=kind._meta.model_name, object_id=key)
    last = versions.latest_first().first()
    if last is None or last.event != VersionEvent.DELETED:
        return False
    keep(kind(pk=key), data, by, base=last.digest)
    return True


def settle(obj, revision):
    """Drop the draft of a record that is no longer public, once its form has been saved."""
    Draft.objects.about(obj).filter(revision=revision).delete()


def _first_revision(obj):
    """One that no form has which was opened with a draft that was discarded since."""
    discarded = AuditEntry.objects.filter(**Draft.naming(obj), event=AuditEvent.DRAFT_DISCARDED)
    last = discarded.order_by("-pk").first()
    return last.details["revision"] + 1 if last else 1


def _storable(data):
    return {without_nul(name): list(map(without_nul, each)) for name, each in data.items()}


def without_nul(text):
    """What is kept of a text that no form has looked at: PostgreSQL takes no NUL."""
    return text.replace("\x00", "")
