"""The address of a page in each language: one builder for the switcher and for hreflang."""

from typing import NamedTuple

from django.urls import get_script_prefix
from django.utils.encoding import escape_uri_path

from ..languages import ENDONYMS, LANGUAGE_CODES, active_language


class LanguageLink(NamedTuple):
    code: str
    name: str
    path: str
    is_current: bool
    is_available: bool


def language_links(rest="", available=LANGUAGE_CODES):
    """A page in every language; ``rest`` is its address after the language, query included."""
    return [
        LanguageLink(
            code=language,
            name=ENDONYMS[language],
            path=f"{get_script_prefix()}{language}/{rest}",
            is_current=language == active_language(),
            is_available=language in available,
        )
        for language in LANGUAGE_CODES
    ]


def negotiating_path(rest):
    """The page's address without a language, which sends all readers to their own."""
    return f"{get_script_prefix()}{rest}"


def after_language(path):
    return path.removeprefix(f"{get_script_prefix()}{active_language()}/")


def page_path(request, query=""):
    """The page's own address, for a link that leads away from it and back."""
    return escape_uri_path(request.path) + query


def in_language(path, language):
    """A page's path in another language than the reader's; other paths as they are."""
    own = f"{get_script_prefix()}{active_language()}/"
    if not path.startswith(own):
        return path
    return f"{get_script_prefix()}{language}/{path.removeprefix(own)}"
