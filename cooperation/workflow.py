"""The way of a record: draft, in review, published, archived; and that of a draft of changes.

Each step is one transaction: the state, a version for the history, an entry of the log, and
notices to those whom it concerns. Steps lock what they change, so that of two people who press
the same button one is told that it was done already.
"""

from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from . import audit, notices, roles
from .drafts import is_live, without_nul
from .enums import AuditEvent, DraftStage, NoticeKind, PublicationStatus, VersionEvent
from .history import remember_as_found, write_version
from .models import Draft, ReviewNote, Version
from .people import name_of
from .reviews import is_in_review, submission


class WrongState(Exception):
    """The step does not lead from where the record is; its text says why, in plain words."""


# --- Steps ---------------------------------------------------------------------------------------


def submit(obj, by, comment=""):
    """Give a draft to those who may publish it."""
    _require(roles.may(by, "change", obj))
    comment = without_nul(comment).strip()
    with _locked(obj) as draft:
        if is_in_review(obj, draft):
            raise WrongState(_("It waits for a review already."))
        if draft is not None:
            _to_stage(draft, DraftStage.REVIEW)
        elif getattr(obj, "status", None) == PublicationStatus.DRAFT:
            _to_status(obj, PublicationStatus.REVIEW, by)
        else:
            raise WrongState(_("There is no draft that could be reviewed."))
        if comment:
            _note(obj, by, comment, NoticeKind.SUBMITTED)
        _record(obj, by, VersionEvent.SUBMITTED, comment)
        notices.tell(roles.publishers_of(obj), NoticeKind.SUBMITTED, obj, comment, by)


def submit_translation(obj, by):
    """Give a translator's texts to those who may publish them, if the draft is the translator's.

    A draft that somebody else has in work is theirs to submit; the texts go with it.
    """
    with _locked(obj) as draft:
        if draft is None or draft.stage == DraftStage.REVIEW or draft.created_by != by:
            return
        _to_stage(draft, DraftStage.REVIEW)
        _record(obj, by, VersionEvent.SUBMITTED)
        notices.tell(roles.publishers_of(obj), NoticeKind.SUBMITTED, obj, "", by)


def send_back(obj, by, reason):
    """Return to its author what waits for a review, with the reason."""
    _require(roles.may_publish(by, obj))
    reason = without_nul(reason).strip()
    with _locked(obj) as draft:
        if not is_in_review(obj, draft):
            raise WrongState(_("It does not wait for a review."))
        if not reason:
            raise WrongState(_("Say what is to be changed; the author reads it."))
        author = _author(obj, draft)
        if draft is not None:
            _to_stage(draft, DraftStage.WORKING)
        else:
            _to_status(obj, PublicationStatus.DRAFT, by)
        _note(obj, by, reason, NoticeKind.SENT_BACK)
        _record(obj, by, VersionEvent.SENT_BACK, reason)
        notices.settle(obj)
        notices.tell([author], NoticeKind.SENT_BACK, obj, reason, by)


def publish(obj, by):
    """Publish a record as it is, as from a list; raises ValidationError where it is not fit."""
    _require(roles.may_publish(by, obj))
    with _locked(obj) as draft:
        if draft is not None:
            raise WrongState(_("Its draft of changes is published on its form."))
        if is_live(obj):
            raise WrongState(_("It is published already."))
        found = obj.status
        remember_as_found(obj)
        obj.status = PublicationStatus.PUBLISHED
        try:
            obj.full_clean()
        except Exception:
            obj.status = found
            raise
        _save(obj, by)
        published(obj, by)


def published(obj, by, *, draft_stays=False):
    """Tell the workshop that a record was published, after its form was saved: its draft has
    done its duty, and the author hears of it.

    The draft stays where what was published is not the draft but something beside it.
    """
    _require(roles.may_publish(by, obj))
    with _locked(obj) as draft:
        if not is_live(obj):
            raise WrongState(_("It is not published."))
        author = _author(obj, draft)
        if draft is not None and not draft_stays:
            draft.delete()
        _record(obj, by, VersionEvent.PUBLISHED)
        notices.settle(obj)
        notices.tell([author], NoticeKind.APPROVED, obj, "", by)


def archive(obj, by):
    """Take a published record from the site for good."""
    _take_down(obj, by, PublicationStatus.ARCHIVED, VersionEvent.ARCHIVED)


def withdraw(obj, by):
    """Take a published or archived record back into the drafts."""
    _take_down(obj, by, PublicationStatus.DRAFT, VersionEvent.WITHDRAWN)


def comment(obj, by, text):
    """Say something about a record to the others who take part in its review."""
    _require(roles.may(by, "view", obj))
    text = without_nul(text).strip()
    if not text:
        raise WrongState(_("Write something first."))
    with transaction.atomic():
        told = _participants(obj)
        note = _note(obj, by, text, NoticeKind.COMMENTED)
        notices.tell(told, NoticeKind.COMMENTED, obj, note.text, by)
    return note


def discard_draft(obj, by):
    """Drop the changes that were not published yet; readers go on seeing what they see."""
    _require(roles.may(by, "change", obj))
    with _locked(obj) as draft:
        if draft is None:
            raise WrongState(_("There is no draft of changes."))
        author = _author(obj, draft)
        draft.delete()
        audit.note(AuditEvent.DRAFT_DISCARDED, by, obj, revision=draft.revision)
        notices.settle(obj)
        notices.tell([author], NoticeKind.DISCARDED, obj, "", by)


def _take_down(obj, by, status, event):
    _require(roles.may_publish(by, obj))
    with _locked(obj) as draft:
        before = getattr(obj, "status", None)
        takes = {PublicationStatus.PUBLISHED, PublicationStatus.ARCHIVED} - {status}
        if before not in takes:
            raise WrongState(
                _("Only what is published can be archived.")
                if status == PublicationStatus.ARCHIVED
                else _("Only what is published or archived can be taken back into the drafts.")
            )
        if draft is not None:
            raise WrongState(_("It has a draft of changes. Publish or discard that first."))
        _to_status(obj, status, by)
        _record(obj, by, event)


# --- People --------------------------------------------------------------------------------------


def _author(obj, draft):
    """Who is told what became of it: who submitted it, or wrote it if nobody did.

    None where it was published since, by a colleague who changed it and published at once.
    """
    steps = (VersionEvent.SUBMITTED, VersionEvent.PUBLISHED)
    versions = Version.objects.about(obj).filter(event__in=steps)
    step = versions.select_related("by").defer("snapshot").latest_first().first()
    if step is not None and step.event == VersionEvent.SUBMITTED:
        return step.by
    if draft is not None:
        return draft.changed_by
    return obj.created_by if step is None else None


def _participants(obj):
    """Whoever wrote a comment, submitted the record, drafts changes to it, or looks after it."""
    notes = ReviewNote.objects.about(obj).select_related("by")
    drafts = Draft.objects.about(obj).select_related("changed_by")
    last = submission(obj)
    return [
        *(note.by for note in notes),
        *(draft.changed_by for draft in drafts),
        last and last.by,
        getattr(obj, "responsible", None),
    ]


# --- Writing -------------------------------------------------------------------------------------


def _require(permission):
    if not permission:
        raise PermissionDenied


@contextmanager
def _locked(obj):
    """Within it nobody else moves the record; gives the draft of changes to it, or None.

    The state is read again, because a colleague may have changed it since the page was shown.
    """
    with transaction.atomic():
        rows = type(obj)._default_manager.select_for_update().filter(pk=obj.pk).order_by()
        if hasattr(obj, "status"):
            status = rows.values_list("status", flat=True).first()
            if status is None:
                raise WrongState(_("Somebody has deleted it meanwhile."))
            obj.status = status
        else:
            rows.first()
        yield Draft.objects.about(obj).select_for_update().first()


def _to_status(obj, status, by):
    remember_as_found(obj)
    obj.status = status
    _save(obj, by)


def _save(obj, by):
    obj.changed_by = by
    obj.save(update_fields=["status", "changed_by", "changed_at"])


def _to_stage(draft, stage):
    """Without touching its revision or who wrote it: its content stays the same."""
    draft.stage = stage
    draft.save(update_fields=["stage", "changed_at"])


def _record(obj, by, event, comment=""):
    write_version(obj, event, by, comment)
    audit.note(AuditEvent(event), by, obj, **({"comment": comment} if comment else {}))


def _note(obj, by, text, event):
    return ReviewNote.objects.create(
        **ReviewNote.naming(obj), text=text, by=by, by_name=name_of(by), event=event
    )
