"""Previews: kept for a day for whoever makes them, or shared by a link that ends and is revocable.

A link holds the number of its row and the moment at which it ends, signed. What it shows was
fixed when it was made. It dies with the rights of the person who made it.
"""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from . import audit
from .enums import AuditEvent
from .languages import LANGUAGE_CODES
from .models import RECORD_KINDS, Preview, SectionText

KINDS = {kind._meta.model_name: kind for kind in (*RECORD_KINDS, SectionText)}
LIFETIMES = (1, 3, 7, 14, 30)  # days of a link, of which one can choose
OPEN_LINKS = 10  # of one record at a time
KEPT_FORMS = 20  # of one person at a time
KEPT_FOR = timedelta(days=1)
# An ended link can say that it has ended for so long; then its row goes.
REMEMBERED_FOR = timedelta(days=90)

_SIGNER = signing.Signer(salt="cooperation.previews", sep=".")


class TooManyLinks(Exception):
    """The record has as many open links as one may have."""


def may_preview(user, kind):
    """Whether a person sees pages of this kind before readers do: who works on them."""
    works = [_permission(verb, kind) for verb in ("add", "change", "publish")]
    works += [f"cooperation.translate_{language}" for language in LANGUAGE_CODES]
    return _may_view(user, kind) and any(map(user.has_perm, works))


def may_share(user, kind):
    """Whether a person may show pages of this kind to people without an account."""
    works = [_permission(verb, kind) for verb in ("change", "publish")]
    return _may_view(user, kind) and any(map(user.has_perm, works))


def may_revoke(user, preview):
    """Who made a link takes it back, and whoever publishes the kind."""
    return preview.made_by_id == user.pk or user.has_perm(_permission("publish", preview.model))


@transaction.atomic
def keep(kind, object_id, state, by):
    """Keep the state of a record for the pages that this person is about to look at."""
    own = Preview.objects.filter(made_by=by, is_shared=False)
    superfluous = list(own.values_list("pk", flat=True)[KEPT_FORMS - 1 :])
    own.filter(pk__in=superfluous).delete()
    own.filter(expires_at__lte=timezone.now()).delete()
    return Preview.objects.create(
        **_naming(kind, object_id),
        data=state,
        made_by=by,
        expires_at=timezone.now() + KEPT_FOR,
    )


@transaction.atomic
def share(kind, object_id, state, by, *, days, addressee):
    """Make a link to the page that the record would have in this state."""
    if links_of(kind, object_id).count() >= OPEN_LINKS:
        raise TooManyLinks
    preview = Preview.objects.create(
        **_naming(kind, object_id),
        data=state,
        made_by=by,
        is_shared=True,
        addressee=addressee,
        expires_at=(timezone.now() + timedelta(days=days)).replace(microsecond=0),
    )
    _note(AuditEvent.PREVIEW_SHARED, preview, by, until=preview.expires_at.isoformat())
    return preview


@transaction.atomic
def revoke(preview, by):
    if preview.revoked_at is None:
        preview.revoked_at = timezone.now()
        preview.save(update_fields=["revoked_at"])
        _note(AuditEvent.PREVIEW_REVOKED, preview, by)


def links_of(kind, object_id):
    """The open links of a record; of one that was never saved, all that are of its kind."""
    links = Preview.objects.shared().open().filter(**_naming(kind, object_id))
    return links.select_related("made_by")


def token_of(preview):
    return _SIGNER.sign(f"{preview.pk}-{preview.expires_at.timestamp():.0f}")


def of_token(token):
    """The preview that a link was made for, whether it still opens or not; None if none was."""
    try:
        key, until = _SIGNER.unsign(token).split("-")
    except (signing.BadSignature, ValueError):
        return None
    preview = Preview.objects.shared().select_related("made_by").filter(pk=key).first()
    is_same = preview is not None and f"{preview.expires_at.timestamp():.0f}" == until
    return preview if is_same else None


def opens(preview):
    """Whether the link still shows something: in time, not revoked, its maker still in charge."""
    return preview.is_open and may_share(preview.made_by, preview.model)


def purge():
    """Delete what has long ended; the log keeps who had made and revoked which links."""
    now = timezone.now()
    kept = Preview.objects.filter(is_shared=False, expires_at__lte=now)
    shared = Preview.objects.shared().filter(expires_at__lte=now - REMEMBERED_FOR)
    return kept.delete()[0] + shared.delete()[0]


def _may_view(user, kind):
    return user.is_active and user.is_staff and user.has_perm(_permission("view", kind))


def _permission(verb, kind):
    return f"cooperation.{verb}_{kind._meta.model_name}"


def _naming(kind, object_id):
    return {"kind": kind._meta.model_name, "object_id": object_id or 0}


def _note(event, preview, by, **details):
    audit.note(
        event,
        by,
        preview.subject,
        title=preview.title.value,
        preview=preview.pk,
        addressee=preview.addressee,
        **details,
    )
