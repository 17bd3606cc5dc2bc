"""What members of staff are told: in their inbox always, by e-mail where the portal can send it."""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from .enums import NoticeKind
from .languages import LANGUAGE_CODES
from .models import Notice
from .people import name_of

logger = logging.getLogger(__name__)

# Backends that reach nobody: mail that is sent by them would only fill the log.
SENDS_NOTHING = {
    f"django.core.mail.backends.{name}.EmailBackend" for name in ("console", "dummy", "filebased")
}
TITLE_LETTERS = 80


def tell(recipients, event, obj, text, by, key="", due_on=None):
    """Tell people of something that happened to an object; return the notices.

    Nobody is told of their own deeds, and nobody twice of the occasion that ``key`` names. Nones
    among the recipients are passed over. E-mails leave when the transaction is committed.
    """
    people = {
        user.pk: user
        for user in recipients
        if user is not None and user.is_active and (by is None or user.pk != by.pk)
    }
    if key:
        told = Notice.objects.filter(recipient__in=people, key=key)
        for pk in told.values_list("recipient", flat=True):
            del people[pk]
    notices = [
        Notice(
            **Notice.naming(obj),
            recipient=user,
            event=event,
            key=key,
            text=text,
            by_name=name_of(by),
            due_on=due_on,
        )
        for user in people.values()
    ]
    # Two commands that tell of the same occasion at once are no error.
    notices = Notice.objects.bulk_create(notices, ignore_conflicts=bool(key))
    if sends_mail() and any(user.email for user in people.values()):
        transaction.on_commit(partial(_send, obj, notices), robust=True)
    return notices


def mark_read(user, notices=None):
    """Mark notices of somebody as read, all unless told which; return how many."""
    unread_ones = Notice.objects.unread_by(user)
    if notices is not None:
        unread_ones = unread_ones.filter(pk__in=notices)
    return unread_ones.order_by().update(read_at=timezone.now())


def read_about(user, obj):
    """Mark as read what somebody was told of the object whose page they have opened."""
    about_it = Notice.objects.unread_by(user).about(obj).order_by()
    if about_it.exists():  # an update of nothing would make SQLite's other writers wait, too
        about_it.update(read_at=timezone.now())


def settle(obj):
    """Take from everybody's inbox that the object waits for a review: somebody has done it."""
    waiting = Notice.objects.about(obj).filter(event=NoticeKind.SUBMITTED, read_at=None)
    waiting.order_by().update(read_at=timezone.now())


# --- E-mail --------------------------------------------------------------------------------------


def sends_mail():
    """Whether EMAIL_URL names a way to send mail."""
    return settings.EMAIL_BACKEND not in SENDS_NOTHING


def address_of(obj, language):
    """The absolute address of the form of an object."""
    names = obj._meta
    with override(language):
        path = reverse(f"admin:{names.app_label}_{names.model_name}_change", args=[obj.pk])
    return f"{settings.PORTAL_URL}{path}"


def _send(obj, notices):
    """Send the mails; one that cannot be sent is logged, and nobody's work fails with it."""
    connection = get_connection()
    for notice in notices:
        if notice.recipient.email:
            try:
                connection.send_messages([_mail(obj, notice)])
            except Exception:  # whatever the backend raises
                logger.exception("A notice of %s %s was not sent.", obj._meta.model_name, obj.pk)


def _mail(obj, notice):
    """In all three languages: which of them the recipient reads, no account says."""
    events, texts = [], []
    for language in LANGUAGE_CODES:
        with override(language):
            events.append(str(notice.get_event_display()))
            texts.append(render_to_string("admin/notices/mail.txt", _words(obj, notice, language)))
    subject = f"{' / '.join(events)}: {_title(obj)[:TITLE_LETTERS]}"
    return EmailMessage(subject, "\n".join(texts), to=[notice.recipient.email])


def _words(obj, notice, language):
    return {"notice": notice, "title": _title(obj), "address": address_of(obj, language)}


def _title(obj):
    """On one line, as a header of a mail must be."""
    return " ".join(str(obj).split())
