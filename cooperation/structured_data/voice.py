"""In which language, and with which addresses, the register describes its things."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import get_script_prefix
from django.utils.translation import override

from ..languages import (
    LANGUAGE_CODES,
    active_language,
    is_filled,
    localized,
    reading_order,
    text_in,
)
from ..open_data import kind_of


@dataclass(frozen=True)
class Voice:
    """``absolute`` makes a whole address of a path.

    Without a ``language`` things are described in all languages, each text with its own. With
    one, texts are plain, but for names that exist only in another language.
    """

    absolute: Callable[[str], str]
    language: str | None = None

    @property
    def languages(self):
        return (self.language,) if self.language else LANGUAGE_CODES

    # --- Texts ---

    def name(self, obj, field):
        """A name, which falls back to other languages as on the pages."""
        if self.language is None:
            return self.text(obj, field)
        return self.said(localized(obj, field, self.language))

    def text(self, obj, field):
        """A text that does not fall back."""
        if self.language:
            return text_in(obj, field, self.language)
        return [
            _tagged(text_in(obj, field, language), language)
            for language in LANGUAGE_CODES
            if is_filled(obj, field, language)
        ]

    def other_names(self, obj, field):
        """The name in the languages that ``name`` leaves unsaid, but for the same letters."""
        if self.language is None:
            return []
        own = localized(obj, field, self.language)
        known = {own.value}
        found = []
        for language in reading_order(self.language):
            name = text_in(obj, field, language)
            if language != own.language and name.strip() and name not in known:
                known.add(name)
                found.append(_tagged(name, language))
        return found

    def label(self, label):
        """A message of the portal's own."""
        if self.language:
            return self._label_in(label, self.language)
        return [_tagged(self._label_in(label, each), each) for each in LANGUAGE_CODES]

    def said(self, text):
        """A LocalizedText, marked with its language where that is not the reader's."""
        return text.value if text.language == self.language else _tagged(*text)

    def _label_in(self, label, language):
        with override(language):
            return str(label)

    # --- Addresses ---

    def pages(self, obj):
        """The addresses of its pages in these languages, as far as it exists in them."""
        existing = getattr(obj, "languages", LANGUAGE_CODES)
        return [self.page(obj, each) for each in self.languages if each in existing]

    def page(self, obj, language):
        with override(language):
            return self.absolute(obj.get_absolute_url())

    def identifier(self, thing):
        """The permanent identifier of a record or a country."""
        word = kind_of(thing).word
        return self.absolute(f"{get_script_prefix()}id/{word}/{thing.natural_key()[0].lower()}")

    def neutral(self, obj):
        """The address of its page without a language: what has no identifier is known by it."""
        own = f"{get_script_prefix()}{active_language()}/"
        path = obj.get_absolute_url().removeprefix(own)
        return self.absolute(f"{get_script_prefix()}{path}")

    def part(self, name):
        """The identifier of something that the portal tells of without a page of its own."""
        return self.absolute(f"{get_script_prefix()}#{name}")


def _tagged(value, language):
    return {"@language": language, "@value": value} if value else ""
