"""The values that lead to other things: identifiers, pages, keys of other tables."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGE_CODES, suffixed
from .parts import words_of
from .schemas import nullable
from .values import SEPARATOR, Column, Value


@dataclass(frozen=True, kw_only=True)
class Identifier(Value):
    """The permanent identifier of the object; ``word`` names its kind in addresses."""

    word: str
    key: str = "slug"

    sort = _("Permanent identifier")
    datatype = "anyURI"

    def of(self, obj, addresses):
        return addresses.identifier(self.word, getattr(obj, self.key).lower())

    @property
    def schema(self):
        return {"type": "string", "format": "uri"}


@dataclass(frozen=True, kw_only=True)
class Pages(Value):
    """The object's pages, in the languages that it exists in."""

    word: str

    sort = _("Web address in each language")

    def of(self, obj, addresses):
        existing = obj.languages
        return {
            language: addresses.page(language, self.word, obj.slug)
            if language in existing
            else None
            for language in LANGUAGE_CODES
        }

    @property
    def columns(self):
        return tuple(Column(suffixed(self.code, language), "anyURI") for language in LANGUAGE_CODES)

    def cells(self, value):
        return tuple(value[language] for language in LANGUAGE_CODES)

    @property
    def schema(self):
        return {"$ref": "#/components/schemas/Pages"}


@dataclass(frozen=True, kw_only=True)
class Reference(Value):
    """Another thing of the register by its key and name; null where it is not public.

    ``word`` names its kind in addresses: such a thing has a permanent identifier.
    """

    key: str = "slug"
    name: str = "name"
    word: str = ""

    sort = _("Key of another table")

    def of(self, obj, addresses):
        return self.named(self.raw(obj), addresses)

    def named(self, target, addresses):
        if target is None:
            return None
        key = getattr(target, self.key)
        named = {"key": key, "name": words_of(target, self.name)}
        if self.word:
            named = {"id": addresses.identifier(self.word, key.lower()), **named}
        return named

    def cells(self, value):
        return (value and value["key"],)

    @property
    def schema(self):
        return nullable(self._target_schema)

    @property
    def _target_schema(self):
        name = "Reference" if self.word else "Named"
        return {"$ref": f"#/components/schemas/{name}"}


@dataclass(frozen=True, kw_only=True)
class References(Reference):
    sort = _("Keys of another table")

    def of(self, obj, addresses):
        return [self.named(target, addresses) for target in self.raw(obj).all()]

    @property
    def columns(self):
        return (Column(self.code, separator=SEPARATOR),)

    def cells(self, value):
        return (SEPARATOR.join(each["key"] for each in value) or None,)

    @property
    def schema(self):
        return {"type": "array", "items": self._target_schema}
