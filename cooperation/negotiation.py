"""What a client asks to get, by its headers (RFC 9110) and by the parameter ``lang``."""

import re

from django.http.request import MediaType
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from .languages import DEFAULT_LANGUAGE, LANGUAGE_CODES

PARAMETER = "lang"

_QUALITY = re.compile(r";\s*q\s*=\s*[0-9.]+\s*(?=;|$)", re.IGNORECASE | re.ASCII)


def language_of(request):
    """The language of an address that has none in its path.

    No cookie is asked, so that shared caches know by ``Vary`` all that the answer depends on.
    """
    asked = request.GET.get(PARAMETER)
    return asked if asked in LANGUAGE_CODES else _accepted_language(request)


def _accepted_language(request):
    header = request.headers.get("Accept-Language", "")
    for language, quality in parse_accept_lang_header(header.lower()):
        if language == "*" or not quality:
            continue
        try:
            return get_supported_language_variant(language)
        except LookupError:
            continue
    return DEFAULT_LANGUAGE


def preferred(request, offered):
    """The media type that suits the client best, the first of equals; None where none does."""
    tokens = request.headers.get("Accept", "").split(",")
    ranges = [_range(token) for token in tokens if token.strip()] or [MediaType("*/*")]
    best = max(offered, key=lambda offer: _quality(offer, ranges))
    return best if _quality(best, ranges) else None


def _range(token):
    """A media range with its quality alone: Django's reader of parameters fails at some others."""
    quality = _QUALITY.search(token)
    return MediaType(token.partition(";")[0] + (quality.group() if quality else ""))


def _quality(offer, ranges):
    """That of the most specific range, as RFC 9110 (12.5.1) has it: so "q=0" excludes."""
    main, _slash, sub = offer.partition("/")
    matching = [
        each
        for each in ranges
        if (each.main_type, each.sub_type) in ((main, sub), (main, "*"), ("*", "*"))
    ]
    if not matching:
        return 0
    return max(matching, key=lambda each: min(each.specificity, 2)).quality
