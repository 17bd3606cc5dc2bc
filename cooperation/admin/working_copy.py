"""Drafts of public records and the merging of two editors' work, in terms of the ordinary form."""

import re
from typing import NamedTuple

from django.contrib import admin

from .. import drafts
from ..enums import PublicationStatus
from ..history.merge import merge
from ..history.snapshots import digest, snapshot
from ..models import Version
from ..models.base import Record
from .form_data import WholeForm, data_of

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Invalid(Exception):
    """The data make no record; ``whole`` is the form with its errors."""

    def __init__(self, whole):
        super().__init__(whole)
        self.whole = whole


def state_of(model_admin, request, obj, data):
    """The snapshot that the form would make if it were published."""
    return WholeForm(model_admin, request, obj, data).state(snapshot(obj))


def applied(model_admin, request, object_id, data):
    """The record as published with these data, in a transaction that the caller takes back.

    ``object_id`` is None for a record that was never saved. Raises ``Invalid``.
    """
    obj = model_admin.get_object(request, str(object_id)) if object_id else None
    is_record = issubclass(model_admin.model, Record)
    status = PublicationStatus.PUBLISHED if is_record else None
    whole = WholeForm(model_admin, request, obj, data, status=status)
    if not whole.is_valid():
        raise Invalid(whole)
    if is_record:
        whole.form.instance.publish_at = whole.form.instance.unpublish_at = None
    return whole.save()


# --- Two editors -------------------------------------------------------------------------------


class Reconciled(NamedTuple):
    """An editor's form with what changed under it meanwhile.

    ``base``, ``live`` and ``mine`` are snapshots: what the editor opened (None if unknown), what
    is there now, and what the form says. ``clashes`` are the paths that both changed, ``places``
    where the rows stand in ``data``.
    """

    data: dict
    base: dict | None
    live: dict
    mine: dict
    clashes: frozenset
    places: dict

    @property
    def is_harmless(self):
        """Whether the form says what is there already: sent twice, say."""
        return self.mine == self.live


def reconciled(model_admin, request, obj, data, token):
    """The form ``data`` begun when the object had the digest ``token``, on top of what is now."""
    live = snapshot(obj)
    base = _known_state(obj, token)
    mine = WholeForm(model_admin, request, obj, data).state(live)
    return _reconciled(model_admin, request, obj, (base, live, mine))


def reconciled_with(model_admin, request, obj, data, other, base):
    """Likewise for two drafts: the form ``data`` on top of the ``other`` one, both of ``base``."""
    live = snapshot(obj)
    states = [
        each if each is None else WholeForm(model_admin, request, obj, each).state(live)
        for each in (base, other, data)
    ]
    return _reconciled(model_admin, request, obj, states)


def _reconciled(model_admin, request, obj, states):
    merged, places = merge(*states), {}
    data = data_of(model_admin, request, obj, merged.state, places)
    return Reconciled(data, *states, merged.clashes, places)


def _admin_of(obj):
    return admin.site.get_model_admin(type(obj))


def _known_state(obj, token):
    if not _DIGEST.fullmatch(token or ""):
        return None
    version = Version.objects.about(obj).filter(digest=token).latest_first().first()
    return version.snapshot if version else None


# --- Texts of translators ----------------------------------------------------------------------


def texts_in_draft(request, obj):
    """The texts of the draft of an object, ``{place: text}`` as ``keep_texts`` takes them.

    Empty where there is no draft.
    """
    draft = drafts.draft_of(obj)
    if draft is None:
        return {}
    state = state_of(_admin_of(obj), request, obj, draft.data)
    texts = {name: value for name, value in state["fields"].items() if isinstance(value, str)}
    for rows, listed in state["rows"].items():
        for row in listed:
            texts |= {
                (rows, row["id"], name): value
                for name, value in row.items()
                if name != "id" and isinstance(value, str)
            }
    return texts


def keep_texts(request, obj, texts):
    """Put texts into the draft of changes to an object, beginning one where there is none.

    ``texts`` has them by column, or by ``(rows, key of the row, column)``. A text of a row that
    the draft has deleted is passed over. Returns the draft.
    """
    model_admin, draft, live = _admin_of(obj), drafts.draft_of(obj), snapshot(obj)
    data = draft.data if draft else data_of(model_admin, request, obj, live)
    state = WholeForm(model_admin, request, obj, data).state(live)
    for place, text in texts.items():
        if isinstance(place, str):
            state["fields"][place] = text
            continue
        rows, key, name = place
        for row in state["rows"].get(rows, ()):
            if row["id"] == key:
                row[name] = text
    return drafts.keep(
        obj,
        data_of(model_admin, request, obj, state),
        request.user,
        base=draft.base if draft else digest(live),
    )
