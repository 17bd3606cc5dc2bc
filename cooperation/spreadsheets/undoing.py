"""Undoing an import as a whole, unless something would be lost by it."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import audit, roles
from ..enums import AuditEvent, PublicationStatus, VersionEvent
from ..gathering import gathered
from ..history import CannotRestore, apply, digest, write_version
from ..models import FormerSlug, ImportRun, Version
from ..models.base import Addressed, Stamped
from ..models.child import Child
from . import rights
from .loading import in_parts, loaded, state_of


class CannotUndo(Exception):
    """Something is in the way; ``reasons`` are sentences that name each thing."""

    def __init__(self, reasons):
        super().__init__(reasons)
        self.reasons = reasons


def model_of(run):
    return run._meta.apps.get_model("cooperation", run.kind)


@transaction.atomic
def undo(run, user):
    """Bring every record back to what it was before the import; raises CannotUndo."""
    with gathered():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.undone_at:
            raise CannotUndo([_("This import was undone already.")])
        kind = model_of(run)
        numbers = [change["object_id"] for change in run.changes]
        for part in in_parts(numbers):
            list(kind._default_manager.select_for_update().filter(pk__in=part).values_list("pk"))
        found = {record.pk: record for record in loaded(kind, numbers)}
        reasons = _reasons(run, found, user)
        if reasons:
            raise CannotUndo(reasons)
        _undo_all(run, found, user)
    return run


def _reasons(run, found, user):
    reasons = []
    made = {change["object_id"] for change in run.changes if change["before"] is None}
    for change in run.changes:
        record = found.get(change["object_id"])
        if record is None:
            name = _former_name(run, change["object_id"])
            reasons.append(_("“%(record)s” was deleted since.") % {"record": name})
        elif digest(state_of(record)) != change["after"]:
            reasons.append(_("“%(record)s” was changed since.") % {"record": record})
        elif not (rights.may_change(user, record) and _may_bring_back(user, record, change)):
            reasons.append(
                _("Readers see “%(record)s”, and you may not change that.") % {"record": record}
            )
        elif record.pk in made:
            reasons += dict.fromkeys(_naming(record, made))
    return reasons


def _may_bring_back(user, record, change):
    """Whether somebody may make public again what the import took from readers."""
    before = (change["before"] or {"fields": {}})["fields"].get("status")
    return before != PublicationStatus.PUBLISHED or roles.may_publish(user, record)


def _former_name(run, number):
    versions = Version.objects.filter(kind=run.kind, object_id=number).latest_first()
    return versions.values_list("title", flat=True).first() or "?"


def _naming(record, made):
    """What names a record that the import made, and would lose it."""
    for relation in record._meta.get_fields(include_hidden=True):
        if relation.concrete or not relation.auto_created:
            continue
        if not (relation.many_to_many or relation.on_delete is models.PROTECT):
            continue
        rows = relation.related_model._default_manager.filter(**{relation.field.name: record.pk})
        for row in rows:
            owner = row.owner if isinstance(row, Child) else row
            if not (type(owner) is type(record) and owner.pk in made):
                yield _("“%(record)s” is named by “%(other)s”.") % {
                    "record": record,
                    "other": owner,
                }


def _undo_all(run, found, user):
    made = []
    for change in run.changes:
        record = found[change["object_id"]]
        if change["before"] is None:
            state = state_of(record)
            made.append(record)
        else:
            state = change["before"]
            _bring_back(record, state, user)
        write_version(record, VersionEvent.IMPORT_UNDONE, user, run.file_name, state=state)
    _delete(made)
    run.undone_at, run.undone_by = timezone.now(), user
    run.save(update_fields=["undone_at", "undone_by"])
    audit.note(
        AuditEvent.IMPORT_UNDONE,
        user,
        title=f"{model_of(run)._meta.verbose_name_plural}: {run.file_name}",
        kind=run.kind,
        run=run.pk,
    )


def _bring_back(record, state, user):
    if isinstance(record, Stamped):
        record.changed_by = user
    try:
        apply(record, state)
    except CannotRestore as error:
        message = _("“%(record)s” named something that was deleted since.")
        raise CannotUndo([message % {"record": record}]) from error


def _delete(made):
    """Delete what the import made. Its addresses are free again: the mended file wants them."""
    for record in made:
        number = record.pk
        record.delete()
        if isinstance(record, Addressed):
            kind = record._meta.model_name
            FormerSlug.objects.filter(kind=kind, slug=record.slug, record_id=None).delete()
        record.pk = number
