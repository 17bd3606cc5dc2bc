"""What is done at the desk: to give a record to somebody, and to say that it was verified."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from ..audit import note
from ..enums import AuditEvent, PublicationStatus, VersionEvent
from ..history import remember_as_found, write_version
from ..people import name_of
from ..roles import may, may_publish


def may_assign(user, record):
    return may(user, "change", record)


def may_verify(user, record):
    """Readers see the day, so on a live record it takes the permission to publish."""
    if record.status == PublicationStatus.PUBLISHED:
        return may(user, "change", record) and may_publish(user, record)
    return may(user, "change", record)


@transaction.atomic
def assign(record, responsible, by, address=None):
    """Make somebody, or nobody, responsible; return whether that changed anything.

    The record keeps its stamps: who looks after it changes nothing of what it says.
    """
    kind = type(record)
    record = kind.objects.select_for_update().get(pk=record.pk)
    if record.responsible_id == (responsible and responsible.pk):
        return False
    remember_as_found(record)
    kind.objects.filter(pk=record.pk).update(responsible=responsible)
    record.responsible = responsible
    write_version(record, VersionEvent.CHANGED, by)
    note(AuditEvent.CHANGED, by, record, address=address, responsible=name_of(responsible))
    return True


@transaction.atomic
def verify(record, by, address=None):
    """Write down that the facts were checked today; return whether that was new."""
    today = timezone.localdate()
    record = type(record).objects.select_for_update().get(pk=record.pk)
    if record.verified_on == today:
        return False
    remember_as_found(record)
    record.verified_on = today
    record.changed_by = by
    record.save(update_fields=["verified_on", "changed_by", "changed_at"])
    write_version(record, VersionEvent.CHANGED, by)
    note(AuditEvent.CHANGED, by, record, address=address, verified_on=today.isoformat())
    return True


def possible_owners():
    """Whose name can stand beside a record: the staff whose account is open, by name."""
    staff = get_user_model().objects.filter(is_active=True, is_staff=True)
    return staff.order_by("last_name", "first_name", "username")
