"""The page that a record would have, in a transaction of which nothing stays.

The ordinary public view answers an anonymous reader's request that nobody sent. So the page is
the published one, whatever that is; only its links open in a new tab, because it is shown in a
frame, in which no other page of the portal may stand.
"""

from contextlib import contextmanager, suppress
from io import BytesIO

from csp.constants import SELF
from django.core.handlers.wsgi import WSGIRequest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.urls import get_script_prefix, resolve, reverse
from django.utils.translation import override

from .. import clock
from ..enums import PublicationStatus, VersionEvent
from ..history import CannotRestore, apply, remember_as_found, snapshot, write_version
from ..history.snapshots import row_relations
from ..models import Agreement
from ..models.base import Record
from ..search import gathered
from . import working_copy

# What an address is made absolute with. No cookie, no language, nobody's name.
_ABOUT_THE_SERVER = (
    "HTTP_HOST",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "SCRIPT_NAME",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "wsgi.url_scheme",
)
# The page runs no script and sends no form; its links open beside it, free of these rules.
SANDBOX = ("allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox")
LINKS_OPEN_BESIDE = b'<head>\n    <base target="_blank">'


class CannotShow(Exception):
    """The record was deleted, or something that the page names, or its address is taken."""


class _Undo(Exception):
    pass


@contextmanager
def undone():
    """Whatever is written within is taken back."""
    with suppress(_Undo), transaction.atomic():
        yield
        raise _Undo


@contextmanager
def _without_consequences():
    """What would be made because of the rows written within, once they are all there, is not."""
    with suppress(_Undo), gathered():
        yield
        raise _Undo


# --- States ------------------------------------------------------------------------------------


def state_of_form(model_admin, request, object_id, data):
    """The snapshot that a posted form would make if it were published.

    Raises ``working_copy.Invalid`` where it could not be.
    """
    with undone(), _without_consequences():
        known = _row_keys(model_admin.model, object_id)
        state = snapshot(working_copy.applied(model_admin, request, object_id, data))
    for name, rows in state["rows"].items():
        for row in rows:
            if row["id"] not in known[name]:
                row["id"] = None
    return state


def _row_keys(kind, object_id):
    """The rows that a record has in the database; others would be new and have no key yet."""
    rows = {
        name: relation.related_model.objects.filter(**{relation.field.name: object_id})
        for name, relation in row_relations(kind).items()
    }
    return {
        name: {str(key) for key in each.values_list("pk", flat=True)} for name, each in rows.items()
    }


@contextmanager
def published(kind, object_id, state):
    """The record in this state, as if it were public, until the block ends.

    Raises ``CannotShow``.
    """
    with undone():
        obj = kind._default_manager.filter(pk=object_id).first() if object_id else kind()
        if obj is None:
            raise CannotShow
        if issubclass(kind, Record):
            public = {"status": PublicationStatus.PUBLISHED, "publish_at": "", "unpublish_at": ""}
            state = {**state, "fields": {**state["fields"], **public}}
        try:
            with gathered():
                if object_id:
                    remember_as_found(obj)
                apply(obj, state)
                write_version(obj, VersionEvent.PUBLISHED)  # the page cites it by its number
        except (CannotRestore, IntegrityError) as error:
            raise CannotShow from error
        yield obj


# --- Pages -------------------------------------------------------------------------------------


def parts_of(kind, state):
    """The pages that the record has: its own, and that of an agreement's text by articles."""
    return ("", "text") if kind is Agreement and state["rows"]["articles"] else ("",)


def page_of(request, obj, language, part="", at=None):
    """The page of a record in a language as readers get it, now or at another moment."""
    with override(language), clock.set_to(at):
        made = _anonymous(request, _path(obj, part))
        match = made.resolver_match
        response = match.func(made, *match.args, **match.kwargs)
        return response.render() if hasattr(response, "render") else response


def shared_page(request, preview, language, part):
    """The page of a shared preview for a frame; None where it cannot be made any more."""
    try:
        with published(preview.model, preview.object_id, preview.data) as obj:
            return framed(page_of(request, obj, language, part))
    except CannotShow:
        return None


def framed(page):
    """A page as the content of a frame: for one look, for nobody but who asked."""
    content = page.content.replace(b"<head>", LINKS_OPEN_BESIDE, 1)
    response = HttpResponse(content, content_type=page["Content-Type"], status=page.status_code)
    response["X-Frame-Options"] = "SAMEORIGIN"
    response._csp_replace = {"frame-ancestors": [SELF]}
    response._csp_update = {"sandbox": list(SANDBOX)}
    return kept_nowhere(response, "no-referrer")


def kept_nowhere(response, referrer="same-origin"):
    """No cache keeps it, no search engine lists it, no other site learns its address."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = referrer
    return response


def _path(obj, part):
    if part == "text" and isinstance(obj, Agreement):
        return reverse("cooperation:agreement-text", kwargs={"slug": obj.slug})
    return obj.get_absolute_url()


def _anonymous(request, path):
    environ = {name: request.META[name] for name in _ABOUT_THE_SERVER if name in request.META}
    path_info = f"/{path.removeprefix(get_script_prefix())}"
    made = WSGIRequest(
        {**environ, "REQUEST_METHOD": "GET", "PATH_INFO": path_info, "wsgi.input": BytesIO()}
    )
    made.resolver_match = resolve(path_info)
    return made
