"""What a reader is told when there is no page to show, in their language and without a query."""

import sys
from typing import NamedTuple

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.functional import lazy
from django.utils.translation import (
    get_language_from_path,
    get_language_from_request,
    gettext,
    override,
)
from django.utils.translation import gettext_lazy as _

from ..date_words import format_when
from ..enums import Section
from ..languages import ENDONYMS, LANGUAGE_CODES
from ..problems import Problem, ProblemType, is_for_programs
from .addresses import language_links, page_path
from .menu import furniture, section_link

RETRY_AFTER_SECONDS = 60


class Words(NamedTuple):
    heading: str
    explanation: str


class OtherLanguage(NamedTuple):
    """The same in a language that the reader may know better, and its way in."""

    code: str
    name: str
    heading: str
    home: str


_NOT_UNDERSTOOD = Words(
    _("This request cannot be understood"),
    _(
        "The address contains characters that are not text, or is too long. Check it, or start "
        "from the home page."
    ),
)
_TOO_MUCH = Words(
    _("Too much was sent at once"),
    _(
        "A form takes only so much text and so many files. Go back: your browser still has what "
        "you typed. Then send fewer files at once, or save the form in parts."
    ),
)
_CLOSED = Words(
    _("This page is closed to you"),
    _(
        "Your account does not have the permission that this page needs. The portal’s "
        "administrator can give it."
    ),
)
_EXPIRED_FORM = Words(
    _("The form has expired"),
    _(
        "For your safety a form can be sent only from the page that was opened last, with cookies "
        "switched on. Go back, reload the page and send the form again."
    ),
)
_NOT_FOUND = Words(
    _("There is no such page"),
    _(
        "The address may be mistyped, or the page has not been published. Look for it in one of "
        "the sections, or start from the home page."
    ),
)
_READ_ONLY = Words(
    _("This page can only be read"),
    _("The request tried to send something to an address that takes nothing."),
)
_GONE = Words(
    _("This record was deleted"),
    _("The register held a record at this address, but it has been removed."),
)
_WITHDRAWN = Words(
    _("This record was withdrawn from the register"),
    _("The register held a record at this address, but no longer shows it."),
)
_LINK_ENDED = Words(
    _("This link does not open any more"),
    _("It has ended or was taken back. Whoever sent it to you can make a new one."),
)
_BROKEN = Words(
    _("Something went wrong on our side"),
    _("The error has been noted. Please try again in a few minutes."),
)
_AWAY = Words(
    _("The register cannot be reached just now"),
    _("The portal is running, but its database does not answer. Please try again in a minute."),
)

_FILE_AWAY = Words(
    _("This file cannot be read just now"),
    _(
        "The register holds it, but it cannot be read from where files are kept. The error has "
        "been noted. Please try again later."
    ),
)


def bad_request(request, exception=None):
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return _error(request, 413, _TOO_MUCH)
    return _error(request, 400, _NOT_UNDERSTOOD)


def permission_denied(request, exception=None):
    return _error(request, 403, _CLOSED)


def csrf_failure(request, reason=""):
    return _error(request, 403, _EXPIRED_FORM)


def not_found(request, exception=None):
    return _error(request, 404, _NOT_FOUND)


def method_not_allowed(request, allowed):
    response = _error(request, 405, _READ_ONLY)
    response["Allow"] = ", ".join(method.upper() for method in allowed)
    return response


def gone(request):
    return _error(request, 410, _GONE)


def withdrawn(request, withdrawal):
    """A record that readers once saw; ``withdrawal`` (of ``history``) says how it went."""
    if withdrawal.is_deleted:
        return gone(request)
    if withdrawal.at is None:
        return _error(request, 410, _WITHDRAWN)
    day = timezone.localdate(withdrawal.at)
    heading = lazy(_withdrawn_when, str)(day)  # told in three languages
    return _error(request, 410, _WITHDRAWN._replace(heading=heading))


def _withdrawn_when(day):
    words = gettext("This record was withdrawn from the register %(when)s")
    return words % {"when": format_when(day)}


def link_ended(request):
    """A link to a preview that was good once."""
    return _error(request, 410, _LINK_ENDED)


def server_error(request):
    # Django calls this while it handles the exception, which is not among the arguments.
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return unavailable(request)
    return _error(request, 500, _BROKEN)


def unavailable(request):
    """The database is away."""
    return _come_back(request, _AWAY)


def file_unavailable(request):
    """The storage of files is away, or has lost one."""
    return _come_back(request, _FILE_AWAY)


def _come_back(request, words):
    """An answer that asks caches and crawlers to come back."""
    response = _error(request, 503, words)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _error(request, status, words):
    if is_for_programs(request):
        return Problem(ProblemType.of(status)).response(request)
    # Asked anew: some errors come before the locale middleware has chosen the language.
    language = get_language_from_request(request, check_path=True)
    with override(language):
        context = {
            **furniture(),
            "language_links": language_links(),
            "page_path": page_path(request),
            "status": status,
            "words": words,
            "is_ours": status >= 500,
            "others": [_in(code, words) for code in LANGUAGE_CODES if code != language],
        }
        html = render_to_string("errors/page.html", context)
    response = HttpResponse(html, status=status, headers={"Content-Language": language})
    if not get_language_from_path(request.path_info):
        patch_vary_headers(response, ["Accept-Language"])
    if status >= 500:
        response["Cache-Control"] = "no-store"
    return response


def _in(language, words):
    with override(language):
        home = section_link(Section.HOME)
        return OtherLanguage(language, ENDONYMS[language], str(words.heading), home.path)
