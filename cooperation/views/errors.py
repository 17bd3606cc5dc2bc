"""What a reader is told when there is no page to show, in their language and without a query."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import (
    get_language_from_path,
    get_language_from_request,
    override,
)

from .addresses import language_links
from .menu import furniture


def bad_request(request, exception=None):
    return _error(request, 400)


def permission_denied(request, exception=None):
    return _error(request, 403)


def csrf_failure(request, reason=""):
    return _error(request, 403, template="csrf")


def not_found(request, exception=None):
    return _error(request, 404)


def method_not_allowed(request, allowed):
    response = _error(request, 405)
    response["Allow"] = ", ".join(method.upper() for method in allowed)
    return response


def gone(request):
    return _error(request, 410)


def server_error(request):
    return _error(request, 500)


def _error(request, status, template=None):
    # Asked anew: some errors come before the locale middleware has chosen the language.
    language = get_language_from_request(request, check_path=True)
    with override(language):
        context = {**furniture(), "language_links": language_links(), "status": status}
        html = render_to_string(f"errors/{template or status}.html", context)
    response = HttpResponse(html, status=status, headers={"Content-Language": language})
    if not get_language_from_path(request.path_info):
        patch_vary_headers(response, ["Accept-Language"])
    return response
