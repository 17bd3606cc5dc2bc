"""Versions of records as of moments that a test chooses."""

import datetime

from django.utils import timezone

from cooperation.enums import VersionEvent
from cooperation.history import write_version
from cooperation.models import Version


def moment(text):
    """``moment("2026-05-12 14:30")`` in Tashkent; midnight without an hour."""
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


def keep(record, at, event=VersionEvent.CHANGED, **values):
    """Change a record to these values and keep the version as of a moment."""
    for name, value in values.items():
        setattr(record, name, value)
    if values:
        record.save()
    version = write_version(record, event)
    Version.objects.filter(pk=version.pk).update(at=moment(at))
    return version.number


def delete(record, at):
    """Delete a record as the workshop does."""
    keep(record, at, VersionEvent.DELETED)
    record.delete()
