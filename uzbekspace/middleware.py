"""What every answer carries, and requests that are refused before anything reads them."""

from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.middleware.common import CommonMiddleware
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils.http import escape_leading_slashes

from cooperation.acting import acting_for
from cooperation.views import errors

MAX_QUERY_BYTES = 8000


class ActingMiddleware:
    """Lets the log of the workshop know for whom something is done, wherever it is done."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with acting_for(request):
            return self.get_response(request)


class SecurityHeadersMiddleware:
    """The headers that Django's own security middleware leaves out."""

    headers = {
        "Cross-Origin-Resource-Policy": "same-origin",
        # What no page of ours uses, no script that slipped in may use either.
        "Permissions-Policy": ", ".join(
            f"{feature}=()"
            for feature in (
                "accelerometer",
                "browsing-topics",
                "camera",
                "display-capture",
                "geolocation",
                "gyroscope",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "serial",
                "usb",
            )
        ),
        "X-Permitted-Cross-Domain-Policies": "none",
    }

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        return response


class TextGZipMiddleware(GZipMiddleware):
    """Django's own, which would compress pictures and documents a second time.

    What is streamed is a stored file, and a part of one has to fit to another.
    """

    def process_response(self, request, response):
        if response.streaming or response.get("Content-Type", "").startswith("image/"):
            return response
        return super().process_response(request, response)


class AnswersLocaleMiddleware(LocaleMiddleware):
    """Django's own, which calls every answer without a language in its path negotiated.

    An answer that says its language itself also says what that depends on, if on anything; caches
    keep one copy of a file that is the same for readers of all languages.
    """

    def process_response(self, request, response):
        says_its_language = response.has_header("Content-Language")
        depends_on = response.get("Vary")
        answer = super().process_response(request, response)
        if answer is response and says_its_language:
            del response["Vary"]
            if depends_on:
                response["Vary"] = depends_on
        return answer


class ReadersNotFoundMiddleware:
    """The reader's own page for an address that no URL matches, in debug mode too.

    For the development profile, in which Django would list the URLs of the project instead.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 404 and request.resolver_match is None:
            return errors.not_found(request)
        return response


class MalformedRequestMiddleware:
    """Refuse what is no text: PostgreSQL stores no NUL, and nothing prints half a character."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        is_refused = (
            "\0" in request.path_info
            or len(query) > MAX_QUERY_BYTES
            # Django's own refusal comes too late: its debug page falls over the same query.
            or query.count("&") >= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
            or not _is_text(query)
            # In quotes a cookie may hold any byte, and the session's is looked up.
            or any("\0" in value for value in request.COOKIES.values())
        )
        return errors.bad_request(request) if is_refused else self.get_response(request)


class AddressMiddleware(CommonMiddleware):
    """Django's own, which in debug mode answers 500 to a form sent without the last slash."""

    def get_full_path_with_slash(self, request):
        return escape_leading_slashes(request.get_full_path(force_append_slash=True))


def _is_text(query):
    try:
        # WSGI hands over bytes as Latin-1.
        text = unquote_to_bytes(query.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        return False
    return "\0" not in text
