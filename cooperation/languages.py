"""The three languages of the portal and the rule that says which text a reader gets.

Everything that depends on a language reads it here: the order, the endonyms, the fallback
for names and titles, and what "translated" means. Bodies never fall back.
"""

from typing import NamedTuple

from django.utils.translation import get_language

LANGUAGE_CODES = ("uz", "ru", "en")
DEFAULT_LANGUAGE = "uz"

# Shown in their own language to every reader, so they are not messages to translate.
ENDONYMS = {"uz": "Oʻzbekcha", "ru": "Русский", "en": "English"}

FALLBACKS = {"uz": ("en", "ru"), "ru": ("uz", "en"), "en": ("uz", "ru")}


class LocalizedText(NamedTuple):
    """A text and the language it is written in, which may not be the reader's."""

    value: str
    language: str

    def __str__(self):
        return self.value


def active_language():
    """The reader's language; the default where none of ours is active (commands, jobs)."""
    language = (get_language() or DEFAULT_LANGUAGE).split("-")[0]
    return language if language in LANGUAGE_CODES else DEFAULT_LANGUAGE


def reading_order(language):
    """The languages to try for a name, the reader's own first."""
    return (language, *FALLBACKS[language])


def suffixed(field, language):
    """The column that holds ``field`` in ``language``; never read the bare column."""
    return f"{field}_{language}"


def all_columns(*fields):
    """Every suffixed column of the fields, field by field."""
    return [suffixed(field, language) for field in fields for language in LANGUAGE_CODES]


def text_in(obj, field, language):
    """The field's text in exactly this language, or an empty string."""
    return getattr(obj, suffixed(field, language)) or ""


def is_filled(obj, field, language):
    """Whether a field is translated: NULL and blank both count as missing."""
    return bool(text_in(obj, field, language).strip())


def localized(obj, field, language=None):
    """The field for a reader, falling back in reading order: for names and titles only."""
    language = language or active_language()
    for candidate in reading_order(language):
        if is_filled(obj, field, candidate):
            return LocalizedText(text_in(obj, field, candidate), candidate)
    return LocalizedText("", language)
