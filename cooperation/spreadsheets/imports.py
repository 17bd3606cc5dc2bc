"""Writing what was planned: all of it or nothing, and so that all of it can be undone."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .. import audit
from ..enums import AuditEvent, VersionEvent
from ..gathering import gathered
from ..history import apply, digest, remember_as_found, write_version
from ..models import ImportRun
from ..models.base import Stamped
from ..people import name_of
from .checking import fill
from .loading import loaded, state_of
from .planning import planned


class NotAsPlanned(Exception):
    """The records changed since the dry run, or the file has mistakes; ``plan`` is the new one."""

    def __init__(self, plan):
        super().__init__()
        self.plan = plan


def run(kind, sheets, user, *, expected, file_name):
    """Do what the plan with this digest says; return the ImportRun."""
    try:
        with transaction.atomic(), gathered():
            plan = planned(kind, sheets, user, is_locked=True)
            if plan.mistakes or plan.digest != expected:
                raise NotAsPlanned(plan)
            return _written(plan, file_name)
    except IntegrityError as error:
        # Somebody has added the same just now; what is in the way a plan can say.
        plan = planned(kind, sheets, user)
        plan.warnings.append(_("Somebody was changing the same records. Nothing was imported."))
        raise NotAsPlanned(plan) from error


def _written(plan, file_name):
    numbers = [_write(plan, entry) for entry in plan.entries]
    written = loaded(plan.kind, numbers)
    changes = [
        _kept(plan, entry, record, file_name)
        for entry, record in zip(plan.entries, written, strict=True)
    ]
    made = ImportRun.objects.create(
        kind=plan.kind._meta.model_name,
        file_name=file_name[:255],
        by=plan.user,
        by_name=name_of(plan.user),
        created=plan.created,
        changed=plan.changed,
        changes=changes,
    )
    audit.note(
        AuditEvent.IMPORTED,
        plan.user,
        title=f"{plan.kind._meta.verbose_name_plural}: {file_name}",
        kind=made.kind,
        run=made.pk,
        created=made.created,
        changed=made.changed,
    )
    return made


def _write(plan, entry):
    """Write a record; return its number."""
    record = entry.record or plan.kind()
    if not entry.is_new:
        fill(record, entry.before["fields"])  # as it is, for its version
        remember_as_found(record, entry.before)
    if isinstance(record, Stamped):
        if entry.is_new:
            record.created_by = plan.user
        record.changed_by = plan.user
    apply(record, entry.after)
    return record.pk


def _kept(plan, entry, record, file_name):
    """Keep what a record has become, for its history and for the undoing."""
    state = state_of(record)
    write_version(record, VersionEvent.IMPORTED, plan.user, file_name, state=state)
    return {"object_id": record.pk, "before": entry.before, "after": digest(state)}
