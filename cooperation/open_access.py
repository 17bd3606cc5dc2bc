"""Answers that any web page may read: public, the same for everybody, and of this portal alone.

The protocol is that of the Fetch standard (CORS); no cookie plays a part in it.
"""

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

METHODS = ("GET", "HEAD", "OPTIONS")
PREFLIGHT_SECONDS = 24 * 60 * 60

# What a script of another site may read besides the headers that every answer shows it.
_EXPOSED = (
    "Allow",
    "Content-Disposition",
    "Content-Range",
    "ETag",
    "Link",
    "RateLimit",
    "RateLimit-Policy",
    "Repr-Digest",
    "Retry-After",
)


def opened(response):
    """The response, for pages of every other site to read."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = ", ".join(_EXPOSED)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def preflight():
    """The answer to OPTIONS, which a browser asks before a request with headers of its own."""
    methods = ", ".join(METHODS)
    response = HttpResponse(status=204, headers={"Allow": methods})
    response["Access-Control-Allow-Methods"] = methods
    response["Access-Control-Allow-Headers"] = "*"
    response["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
    return opened(response)


def revalidated(request, response):
    """The response with its ETag, or 304 for a client that has it already.

    For HEAD too, and here instead of in Django's middleware, whose 304 would lack the headers that
    open an answer. No Last-Modified: what a record names changes without it.
    """
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response)


class OpenAccess:
    """For a view whose answers any web page may read. Stands before the view's base class."""

    def dispatch(self, request, *args, **kwargs):
        return opened(super().dispatch(request, *args, **kwargs))

    def options(self, request, *args, **kwargs):
        return preflight()
