"""The sorts of value in public data: how each is read, written as JSON and put into columns.

A date of the register is as exact as it is known: ISO 8601 text of reduced precision ("2022-05")
with its precision beside it. What is not published is null in JSON and an empty cell.
"""

from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGE_CODES, suffixed
from .parts import date_of, moment_of, words_of
from .prose import as_data
from .schemas import nullable, object_schema

SEPARATOR = ";"  # between the keys in the cell of a list


class Column(NamedTuple):
    """A column of a table; ``datatype`` by the names of XML Schema, as CSVW uses them."""

    code: str
    datatype: str = "string"
    language: str = ""
    separator: str = ""


@dataclass(frozen=True, kw_only=True)
class Value:
    """One thing that data says of an object under the name ``code``: here a text without language.

    ``attribute`` is where the object has it (a dotted path), if it is not the code; ``label`` what
    it is called, if the model does not say it; ``about`` what a reader of data should know besides.
    """

    code: str
    attribute: str = ""
    label: str | Promise = ""
    about: str | Promise = ""

    sort = _("Text")
    datatype = "string"

    def of(self, obj, addresses):
        """The value in JSON."""
        return self.raw(obj) or None

    def raw(self, obj):
        return attrgetter(self.attribute or self.code)(obj)

    @property
    def columns(self):
        return (Column(self.code, self.datatype),)

    def cells(self, value):
        """The value of JSON in its columns; None is an empty cell."""
        return (value,)

    @property
    def schema(self):
        """JSON Schema of the value, as OpenAPI 3.1 takes it."""
        return nullable({"type": "string"})


@dataclass(frozen=True, kw_only=True)
class Key(Value):
    """A text that every object has."""

    def of(self, obj, addresses):
        return self.raw(obj)

    @property
    def schema(self):
        return {"type": "string"}


@dataclass(frozen=True, kw_only=True)
class Words(Value):
    """A text in the languages of the portal; null where it is not translated."""

    sort = _("Text in three languages")

    def of(self, obj, addresses):
        return words_of(obj, self.attribute or self.code)

    @property
    def columns(self):
        return tuple(
            Column(suffixed(self.code, language), language=language) for language in LANGUAGE_CODES
        )

    def cells(self, value):
        return tuple(value[language] for language in LANGUAGE_CODES)

    @property
    def schema(self):
        return {"$ref": "#/components/schemas/Words"}


@dataclass(frozen=True, kw_only=True)
class Prose(Words):
    """Rich text as HTML."""

    sort = _("Text with formatting, HTML, in three languages")

    def of(self, obj, addresses):
        return {
            language: as_data(text, language, addresses.links, addresses.absolute) if text else None
            for language, text in super().of(obj, addresses).items()
        }


@dataclass(frozen=True, kw_only=True)
class Date(Value):
    sort = _("Date to the year, month or day, ISO 8601, with its precision")

    def of(self, obj, addresses):
        return date_of(self.raw(obj))

    @property
    def columns(self):
        return Column(self.code), Column(f"{self.code}_precision")

    def cells(self, value):
        return (value["value"], value["precision"]) if value else (None, None)

    @property
    def schema(self):
        return nullable({"$ref": "#/components/schemas/PartialDate"})


@dataclass(frozen=True, kw_only=True)
class Day(Value):
    sort = _("Day, ISO 8601")
    datatype = "date"

    def of(self, obj, addresses):
        day = self.raw(obj)
        return day.isoformat() if day else None

    @property
    def schema(self):
        return nullable({"type": "string", "format": "date"})


@dataclass(frozen=True, kw_only=True)
class Moment(Value):
    sort = _("Moment, ISO 8601, in UTC")
    datatype = "dateTime"

    def of(self, obj, addresses):
        return moment_of(self.raw(obj))

    @property
    def schema(self):
        return {"type": "string", "format": "date-time"}


@dataclass(frozen=True, kw_only=True)
class Code(Value):
    """A code of a closed list, ``codes`` (an enumeration of Django's)."""

    codes: type

    sort = _("Code of a list")

    @property
    def schema(self):
        return nullable({"type": "string", "enum": [code.value for code in self.codes]})


@dataclass(frozen=True, kw_only=True)
class Number(Value):
    sort = _("Whole number")
    datatype = "integer"

    def of(self, obj, addresses):
        return self.raw(obj)

    @property
    def schema(self):
        return nullable({"type": "integer"})


@dataclass(frozen=True, kw_only=True)
class Decimal(Number):
    sort = _("Number")
    datatype = "double"

    @property
    def schema(self):
        return nullable({"type": "number"})


@dataclass(frozen=True, kw_only=True)
class YesNo(Value):
    sort = _("true or false")
    datatype = "boolean"

    def of(self, obj, addresses):
        return bool(self.raw(obj))

    @property
    def schema(self):
        return {"type": "boolean"}


@dataclass(frozen=True, kw_only=True)
class Link(Value):
    sort = _("Web address")
    datatype = "anyURI"

    @property
    def schema(self):
        return nullable({"type": "string", "format": "uri"})


@dataclass(frozen=True, kw_only=True)
class Languages(Value):
    sort = _("Language codes")

    def of(self, obj, addresses):
        return list(obj.languages)

    @property
    def columns(self):
        return (Column(self.code, "language", separator=SEPARATOR),)

    def cells(self, value):
        return (SEPARATOR.join(value) or None,)

    @property
    def schema(self):
        return {"type": "array", "items": {"type": "string", "enum": list(LANGUAGE_CODES)}}


@dataclass(frozen=True, kw_only=True)
class Rows(Value):
    """Rows of the object's own: a list in JSON, a table of its own elsewhere."""

    model: type
    values: tuple[Value, ...]

    sort = _("Rows of a separate table")
    columns = ()

    def of(self, obj, addresses):
        return [
            {each.code: each.of(row, addresses) for each in self.values} for row in self.rows(obj)
        ]

    def rows(self, obj):
        return self.raw(obj).all()

    def cells(self, value):
        return ()

    @property
    def schema(self):
        return {"type": "array", "items": object_schema(self.values)}
