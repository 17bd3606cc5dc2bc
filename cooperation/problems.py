"""Errors for programs: problem details as JSON (RFC 9457), in the reader's language."""

import json
from enum import Enum
from typing import NamedTuple

from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from .negotiation import language_of
from .open_access import opened

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 60


class _Words(NamedTuple):
    status: int
    title: str
    detail: str


class ProblemType(Enum):
    """What can go wrong; the value is the anchor of its explanation in the documentation."""

    BAD_PARAMETER = "bad-parameter"
    MALFORMED = "malformed-request"
    NOT_FOUND = "not-found"
    NO_SUCH_PAGE = "no-such-page"
    READ_ONLY = "read-only"
    NOT_ACCEPTABLE = "not-acceptable"
    GONE = "gone"
    TOO_MANY_REQUESTS = "too-many-requests"
    BROKEN = "server-error"
    AWAY = "unavailable"

    @classmethod
    def of(cls, status):
        """What an answer of this status that no view of the API gave stands for."""
        return next((each for each in _GENERAL if each.status == status), cls.MALFORMED)

    @property
    def status(self):
        return _WORDS[self].status

    @property
    def title(self):
        return _WORDS[self].title

    @property
    def detail(self):
        return _WORDS[self].detail

    @property
    def component(self):
        """Its name among the responses of the OpenAPI document."""
        return self.value.title().replace("-", "")

    @property
    def anchor(self):
        return f"problem-{self.value}"

    @property
    def path(self):
        """Where the documentation explains it, in the active language."""
        return f"{reverse('cooperation:api-documentation')}#{self.anchor}"


_WORDS = {
    ProblemType.BAD_PARAMETER: _Words(
        400,
        _("A parameter is not understood"),
        _("“errors” names each parameter that is not understood, and what it may be."),
    ),
    ProblemType.MALFORMED: _Words(
        400,
        _("The request is not understood"),
        _("The address contains characters that are not text, or it is too long."),
    ),
    ProblemType.NOT_FOUND: _Words(
        404,
        _("There is nothing at this address"),
        _("The address may be mistyped, or what it names is not public."),
    ),
    ProblemType.NO_SUCH_PAGE: _Words(
        404,
        _("The list has no such page"),
        _("The list ends before this page. Its links lead from page to page."),
    ),
    ProblemType.READ_ONLY: _Words(
        405,
        _("The data can only be read"),
        _("Use GET or HEAD."),
    ),
    ProblemType.NOT_ACCEPTABLE: _Words(
        406,
        _("The data do not come in this format"),
        _("None of the media types in the header Accept can be served here."),
    ),
    ProblemType.GONE: _Words(
        410,
        pgettext_lazy("problem", "The record is no longer public"),
        _("It was public once and has been withdrawn. Its address will never name anything else."),
    ),
    ProblemType.TOO_MANY_REQUESTS: _Words(
        429,
        _("Too many requests"),
        _("Wait as many seconds as the header Retry-After says, then go on more slowly."),
    ),
    ProblemType.BROKEN: _Words(
        500,
        _("Something went wrong on our side"),
        _("The error has been noted. Please try again in a few minutes."),
    ),
    ProblemType.AWAY: _Words(
        503,
        _("The register cannot be reached just now"),
        _("The portal is running, but its database does not answer. Please try again in a minute."),
    ),
}


_GENERAL = (
    ProblemType.MALFORMED,
    ProblemType.NOT_FOUND,
    ProblemType.READ_ONLY,
    ProblemType.GONE,
    ProblemType.BROKEN,
    ProblemType.AWAY,
)


def is_for_programs(request):
    """Whether errors at this address are told as JSON, wherever they are noticed."""
    return request.path_info.startswith("/api/")


class Problem(Exception):
    """Raised where there is nothing to answer with; a view makes a response of it."""

    def __init__(self, kind, detail="", headers=None, **members):
        """``members`` are added to the body."""
        super().__init__(kind)
        self.kind, self.detail, self.headers, self.members = kind, detail, headers or {}, members

    def response(self, request):
        language = language_of(request)
        with override(language):
            body = {
                "type": _absolute(request, self.kind.path),
                "title": str(self.kind.title),
                "status": self.kind.status,
                "detail": str(self.detail or self.kind.detail),
                "instance": request.get_full_path(),
                **self.members,
            }
            response = HttpResponse(
                json.dumps(body, ensure_ascii=False, default=str),
                status=self.kind.status,
                content_type=MEDIA_TYPE,
                headers=self.headers,
            )
        response["Content-Language"] = language
        patch_vary_headers(response, ["Accept-Language"])
        if self.kind.status >= 500:
            response["Retry-After"] = str(RETRY_AFTER_SECONDS)
        if self.kind.status in (429, 500, 503):
            response["Cache-Control"] = "no-store"
        return opened(response)


def _absolute(request, path):
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:  # which may be what is wrong with the request
        return path
