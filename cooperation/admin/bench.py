"""The buttons of a record's form: which there are, which was pressed, and what stands beside."""

import copy

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from .. import drafts, history, previews
from ..enums import DraftStage, PublicationStatus
from ..history.differences import differences
from ..models.base import Record
from ..people import name_of
from ..roles import may_publish
from ..workflow import WrongState

SAVE, DRAFT, SUBMIT, PUBLISH = "save", "draft", "submit", "publish"
SEND_BACK, ARCHIVE, WITHDRAW, DISCARD = "send-back", "archive", "withdraw", "discard"
# In the place of the draft's revision: the record itself was opened, beside its draft.
BESIDE = "beside"
# What takes a record away from readers.
ENDS = (ARCHIVE, WITHDRAW)

NAMES = {
    DRAFT: "_draft",
    SUBMIT: "_submit",
    PUBLISH: "_publish",
    SEND_BACK: "_send_back",
    ARCHIVE: "_archive",
    WITHDRAW: "_withdraw",
    DISCARD: "_discard",
}
_ONLY_PUBLISHERS = (PUBLISH, SEND_BACK, ARCHIVE, WITHDRAW)
_ONLY_OF_SAVED = (SEND_BACK, ARCHIVE, WITHDRAW, DISCARD)


class Overtaken(Exception):
    """A colleague has saved the record, or its draft, since the form was opened."""


class Given:
    """A form that is opened with data, or saved into a status that is none of its fields."""

    given_data = given_files = None
    status_wanted = None

    def __init__(self, data=None, files=None, **kwargs):
        if data is None and self.given_data is not None:
            data, files = self.given_data, self.given_files
            # What is shown beside the form stays the object as it is.
            kwargs["instance"] = copy.copy(kwargs.get("instance"))
        super().__init__(data, files, **kwargs)
        if self.status_wanted is not None:
            self.instance.status = self.status_wanted


# --- Which button was pressed ------------------------------------------------------------------


def deed_of(posted, obj, user):
    """What the pressed button stands for; PermissionDenied for one that the person has not."""
    deed = next((deed for deed, name in NAMES.items() if name in posted), SAVE)
    if obj is None:
        if deed in _ONLY_OF_SAVED:
            raise PermissionDenied
        return deed
    if deed in _ONLY_PUBLISHERS and not may_publish(user, obj):
        raise PermissionDenied
    if deed == SAVE and drafts.is_live(obj):
        return PUBLISH if may_publish(user, obj) else DRAFT
    return deed


def keeps_draft(deed, obj):
    """Whether the form goes into a draft of a public record instead of the record."""
    return drafts.is_live(obj) and (
        deed in (DRAFT, SUBMIT) or (deed == SEND_BACK and drafts.draft_of(obj) is not None)
    )


def is_overtaken(posted, now, draft, into_draft):
    """Whether the form was opened before the record got its digest ``now``, or before its draft."""
    if posted.get("_token", now) != now:
        return True
    if is_of_other_draft(posted, draft):
        return True
    return into_draft and draft is not None and posted.get("_revision") == BESIDE


def is_of_other_draft(posted, draft):
    """Whether the form was opened before the draft got what it has now."""
    revision = posted.get("_revision", "")
    return draft is not None and revision not in ("", BESIDE, str(draft.revision))


def require_draft(posted, draft, deed):
    """Refuse to publish or to send back a draft that a colleague has discarded meanwhile."""
    if draft is None and (
        deed == SEND_BACK
        or (deed == PUBLISH and posted.get("_revision", "") not in ("", "0", BESIDE))
    ):
        raise WrongState(gettext("There is no draft of changes."))


def up_to_date(posted, obj, draft):
    """What was posted, as from a form that was opened just now."""
    posted = posted.copy()
    posted["_token"] = history.digest(history.snapshot(obj))
    posted["_revision"] = str(draft.revision if draft else 0)
    return posted


def words_on_publication(obj):
    is_seen = not isinstance(obj, Record) or obj.is_public()
    return _("Readers see it now.") if is_seen else _("Readers will see it at its time.")


def words_for(refusal):
    if isinstance(refusal, OperationalError):
        return _("Others are saving at this moment. Nothing is lost: save again.")
    return str(refusal)


def status_for(refusal):
    return 503 if isinstance(refusal, OperationalError) else 409


# --- Which there are ---------------------------------------------------------------------------

_SAVE = _("Save")
_LABELS = {
    DRAFT: _("Save draft"),
    SUBMIT: _("Submit for review"),
    PUBLISH: pgettext_lazy("button", "Publish"),
    SEND_BACK: _("Send back"),
    ARCHIVE: pgettext_lazy("button", "Archive"),
    WITHDRAW: _("Take back into drafts"),
    DISCARD: _("Discard draft"),
}


def _button(deed, label=None, **more):
    name = NAMES.get(deed, "_save")
    return {"deed": deed, "name": name, "label": label or _LABELS[deed], **more}


def buttons(obj, user, kind, draft):
    """The buttons of the form, ``(in sight, in the menu behind)``, the ordinary one first."""
    publisher = may_publish(user, kind)
    if not drafts.has_drafts(kind):
        return [_button(SAVE, _SAVE)], []
    if obj is not None and drafts.is_live(obj):
        return _buttons_of_live(obj, publisher, draft)
    status = obj.status if obj is not None else PublicationStatus.DRAFT
    shown, behind = [_button(SAVE, _SAVE)], []
    if publisher:
        shown.append(_button(PUBLISH))
    if status == PublicationStatus.DRAFT:
        (behind if publisher else shown).append(_button(SUBMIT))
    if status == PublicationStatus.REVIEW and publisher:
        behind.append(_button(SEND_BACK))
    if status == PublicationStatus.ARCHIVED and publisher:
        behind.append(_button(WITHDRAW))
    return shown, behind


def _buttons_of_live(obj, publisher, draft):
    waits = draft is not None and draft.stage == DraftStage.REVIEW
    submit = [] if waits else [_button(SUBMIT)]
    if publisher:
        shown = [_button(PUBLISH, _("Publish changes")), _button(DRAFT)]
        behind = [_button(SEND_BACK)] if waits else submit
    else:
        shown, behind = [_button(DRAFT), *submit], []
    if draft is not None:
        behind.append(_button(DISCARD))
    elif publisher and isinstance(obj, Record):
        behind += [_button(ARCHIVE), _button(WITHDRAW)]
    return shown, behind


# --- What stands beside the form ---------------------------------------------------------------


def opening_again(request, obj, opening):
    """What a form that came back with mistakes was opened with."""
    draft = drafts.draft_of(obj)
    revision = request.POST.get("_revision", "")
    return opening(
        token=request.POST.get("_token", ""),
        revision=0 if draft is None else revision,
        draft=draft,
    )


def context(request, model_admin, obj, opening):
    """What the templates of the form need of the workshop."""
    draft = opening.draft if opening else None
    kind = model_admin.model
    shown, behind = buttons(obj, request.user, kind, draft)
    is_draft_shown = draft is not None and str(opening.revision) == str(draft.revision)
    return {
        "workshop": {
            "token": opening.token if opening else "",
            "revision": opening.revision if opening else 0,
            "draft": draft,
            "draft_author": name_of(draft.changed_by) if draft else "",
            "is_draft_shown": is_draft_shown,
            "changes": opening.changes if opening else (),
            "own_path": request.path,
            "version": opening.version if opening else None,
            "conflict": _conflict(kind, opening) if opening and opening.reconciled else None,
            "is_record": issubclass(kind, Record),
            "is_live": obj is not None and drafts.is_live(obj),
            "status": _status_of(obj),
            "buttons": shown,
            "behind": behind,
            "needs_reason": any(each["deed"] == SEND_BACK for each in behind),
            "preview_url": _preview_url(model_admin, obj),
        }
    }


def _conflict(kind, opening):
    """What a colleague changed meanwhile, and where both did: for the panel above the form."""
    found = opening.reconciled
    both = [
        each
        for each in differences(kind, found.live, found.mine)
        if each.path in found.clashes or each.path.rpartition(".")[0] in found.clashes
    ]
    theirs = differences(kind, found.base, found.live) if found.base else []
    clashing = {each.path for each in both}
    return {
        "both": both,
        "theirs": [each for each in theirs if each.path not in clashing],
        "of_draft": opening.of_draft,
        "by": _editor_of(opening),
    }


def _editor_of(opening):
    """Who saved what the editor had not seen, and when."""
    if opening.of_draft:
        return {"name": name_of(opening.draft.changed_by), "at": opening.draft.changed_at}
    last = history.last_version(opening.subject)
    return {"name": last.by_name, "at": last.at} if last else None


def _status_of(obj):
    if obj is None or not isinstance(obj, Record):
        return None
    return {"value": obj.status, "label": obj.get_status_display()}


def _preview_url(model_admin, obj):
    name = model_admin.opts.model_name
    if name not in previews.KINDS:
        return ""
    if obj is None:
        return reverse("admin:preview_new", args=[name])
    return reverse("admin:preview_form", args=[name, obj.pk])
