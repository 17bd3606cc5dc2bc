"""Deleted things: what there is of them, and how they come back."""

from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from .. import audit
from ..enums import AuditEvent, PublicationStatus, VersionEvent
from ..languages import all_columns
from ..models import FormerSlug, Version
from ..models.base import Addressed, Record
from .snapshots import recover
from .versions import KINDS, write_version


class TakenMeanwhile(Exception):
    """Something else has what the deleted thing needs; ``field`` is None where it is not known."""

    def __init__(self, field=None, other=None):
        super().__init__(field, other)
        self.field = field
        self.other = other


def deleted(kinds):
    """The last versions of what was deleted and has not come back, the latest first."""
    later = Version.objects.filter(
        kind=OuterRef("kind"), object_id=OuterRef("object_id"), number__gt=OuterRef("number")
    )
    names = [kind._meta.model_name for kind in kinds]
    return Version.objects.filter(
        ~Exists(later), event=VersionEvent.DELETED, kind__in=names
    ).order_by("-at", "-pk")


def named(versions, words):
    """Those of the versions of which the name then has these words, in any language.

    Compared here, because SQLite tells capital Cyrillic letters from small ones.
    """
    fields = {getattr(kind, "title_field", "title") for kind in KINDS}
    columns = [f"snapshot__fields__{column}" for column in all_columns(*fields)]
    wanted = words.casefold()
    found = [
        key
        for key, *texts in versions.values_list("pk", "title", *columns)
        if any(wanted in (text or "").casefold() for text in texts)
    ]
    return versions.filter(pk__in=found)


@transaction.atomic
def recover_deleted(version, by=None, address=None):
    """Bring back what a version of a deletion holds: a record as a draft, under its old address.

    Raises ``CannotRestore`` or ``TakenMeanwhile``, and then nothing has happened.
    """
    kind = version.model
    overrides = {"status": PublicationStatus.DRAFT} if issubclass(kind, Record) else {}
    _refuse_what_is_taken(version)
    try:
        with transaction.atomic():
            obj = recover(kind, version.object_id, version.snapshot, **overrides)
    except IntegrityError as error:
        raise TakenMeanwhile from error
    if isinstance(obj, Addressed):
        _take_addresses_back(obj)
    write_version(obj, VersionEvent.RECOVERED, by)
    audit.note(AuditEvent.RECOVERED, by, obj, address=address)
    return obj


def _refuse_what_is_taken(version):
    rows = version.model._default_manager
    if there := rows.filter(pk=version.object_id).first():
        raise TakenMeanwhile(None, there)
    for name, value in version.snapshot["fields"].items():
        try:
            field = version.model._meta.get_field(name)
        except FieldDoesNotExist:  # of an older shape of the kind
            continue
        if field.unique and value and (other := rows.filter(**{name: value}).first()):
            raise TakenMeanwhile(field, other)


def _take_addresses_back(obj):
    """All addresses that it ever had lead to it again; they were kept for nobody else."""
    states = Version.objects.about(obj).values_list("snapshot__fields__slug", flat=True)
    former = FormerSlug.objects.filter(kind=obj._meta.model_name, record_id=None)
    former.filter(slug__in={*states} - {obj.slug, None}).update(record_id=obj.pk)
    FormerSlug.objects.reclaim(type(obj), obj.slug, None)
