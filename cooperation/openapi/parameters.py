"""The parameters of an operation: how OpenAPI describes each, and which texts it accepts."""

import datetime
import re
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..enums import FoundKind
from ..explanations import status_choices
from ..filters import (
    FILTERS,
    CountryFilter,
    DayFilter,
    EnumFilter,
    ReferenceFilter,
    StatusFilter,
    YearFilter,
)
from ..languages import ENDONYMS, LANGUAGE_CODES
from ..listing import SORTS
from ..partial_dates import day_of

PER_PAGE = 20
MOST_PER_PAGE = 100
LARGEST_PAGE = 999_999_999
LONGEST_QUESTION = 200

# Years of four digits, as the dates of the register have them.
_DAY = r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"
# There were no changes in other centuries.
_RECENT_DAY = r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}$"
_RECENT_MOMENT = (
    r"^20[0-9]{2}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?"
    r"(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$"
)


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter of the query; ``schema`` is its JSON Schema."""

    name: str
    about: str | Promise
    schema: dict
    takes: str | Promise = ""  # what its values are, where they are no list of codes
    labels: dict | None = None  # of the codes
    example: str | int | None = None
    is_required: bool = False

    def accepts(self, text):
        """Whether the text is a value that the parameter may have."""
        if "enum" in self.schema:
            return text in self.schema["enum"]
        return re.fullmatch(self.schema["pattern"], text) is not None

    @property
    def codes(self):
        """The codes it takes, each with what it means, if that is more than itself."""
        return [(code, (self.labels or {}).get(code, "")) for code in self.schema.get("enum", ())]

    @property
    def allowed(self):
        """The values that there are, or the pattern of them, for whoever sent another."""
        names = ("enum", "pattern", "minimum", "maximum", "minLength", "maxLength", "format")
        return {name: self.schema[name] for name in names if name in self.schema}


@dataclass(frozen=True, kw_only=True)
class NumberParameter(Parameter):
    def accepts(self, text):
        is_number = re.fullmatch(r"[1-9][0-9]{0,8}", text)
        return bool(is_number) and int(text) <= self.schema["maximum"]


@dataclass(frozen=True, kw_only=True)
class DayParameter(Parameter):
    def accepts(self, text):
        return day_of(text) is not None


@dataclass(frozen=True, kw_only=True)
class TextParameter(Parameter):
    def accepts(self, text):
        return bool(text.strip()) and len(text) <= self.schema["maxLength"]


@dataclass(frozen=True, kw_only=True)
class SinceParameter(Parameter):
    """A moment with its offset from UTC, or a day, which begins in Tashkent."""

    def accepts(self, text):
        return moment_of(text) is not None


def moment_of(text):
    """The moment that a text means: "2026-11-26" or "2026-11-26T09:30:00Z"; None if it is none."""
    if re.fullmatch(_RECENT_DAY, text):
        day = day_of(text)
        return day and timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
    try:
        return parse_datetime(text) if re.fullmatch(_RECENT_MOMENT, text) else None
    except ValueError:  # such as 30 February
        return None


_A_DAY = _("A day, such as 2023-04-25")

LANG = Parameter(
    name="lang",
    about=_(
        "The reader’s language: it decides the alphabet of the order, “label” and the "
        "words of errors. It takes precedence over the header Accept-Language; without "
        "either it is Uzbek."
    ),
    schema={"type": "string", "enum": list(LANGUAGE_CODES)},
    labels=ENDONYMS,
    example="en",
)
PAGE = NumberParameter(
    name="page",
    about=_("The number of the page in the list. For a page after the last one the answer is 404."),
    schema={"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": 1},
    takes=_("A number from 1"),
    example=1,
)
PER_PAGE_PARAMETER = NumberParameter(
    name="per_page",
    about=_("How many records a page has."),
    schema={"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
    takes=_("A number from 1 to 100; 20 unless told otherwise"),
    example=PER_PAGE,
)
PAGING = (PAGE, PER_PAGE_PARAMETER, LANG)

ON = DayParameter(
    name="on",
    about=_(
        "For one record: as readers saw it by the end of this day, with its legal status "
        "then. Before its first version: as in that version."
    ),
    schema={"type": "string", "format": "date", "pattern": _DAY},
    takes=_A_DAY,
    example="2023-04-25",
)
QUESTION = TextParameter(
    name="q",
    about=_(
        "The words to look for, in any of the three languages, Uzbek in either alphabet. "
        "Words that are found nowhere are corrected, as on the search page."
    ),
    schema={"type": "string", "minLength": 1, "maxLength": LONGEST_QUESTION, "pattern": r"\S"},
    takes=_("Up to 200 characters"),
    example="memorandum",
    is_required=True,
)
FOUND_KIND = Parameter(
    name="kind",
    about=_("Only what is of this kind."),
    schema={"type": "string", "enum": FoundKind.values},
    labels=dict(FoundKind.choices),
    example=FoundKind.AGREEMENT.value,
)
SINCE = SinceParameter(
    name="since",
    about=_(
        "A moment with its offset from UTC, or a day, which begins at midnight in "
        "Tashkent. Changes after it are listed."
    ),
    schema={
        "type": "string",
        "anyOf": [
            {"format": "date", "pattern": _RECENT_DAY},
            {"format": "date-time", "pattern": _RECENT_MOMENT},
        ],
    },
    takes=_("A day or a moment, such as 2026-01-01T00:00:00Z"),
    example="2026-01-01",
    is_required=True,
)

_COUNTRY = r"^[a-z]{2}$"
_KEY = r"^[-A-Za-z0-9_]{1,60}$"


def _of_filter(each):
    """A filter of the pages as a parameter: the same name, the same values."""
    if isinstance(each, DayFilter):
        about = _(
            "For the list: without what certainly began after this day, with the statuses "
            "of that day."
        )
        return replace(ON, about=about)
    return Parameter(name=each.name, about=each.label, **_values(each))


def _values(each):
    match each:
        case EnumFilter():
            labels = dict(each.enum.choices)
        case StatusFilter():
            labels = dict(status_choices(each.kind))
        case YearFilter():
            return _matching(r"^[1-9][0-9]{3}$", _("A year of four digits"), "2021")
        case CountryFilter():
            return _matching(_COUNTRY, _("Two lower-case letters of ISO 3166-1"), "kz")
        case ReferenceFilter():
            return _matching(_KEY, _("A key from the reference data"))
    codes = list(labels)
    schema = {"type": "string", "enum": codes}
    return {"schema": schema, "labels": labels, "example": codes[0]}


def _matching(pattern, takes, example=None):
    return {"schema": {"type": "string", "pattern": pattern}, "takes": takes, "example": example}


def of_list(model):
    """What a list of a kind understands."""
    sorts = SORTS[model]
    schema = {
        "type": "string",
        "enum": [sort.value for sort in sorts],
        "default": sorts[0].value,
    }
    sort = Parameter(
        name="sort",
        about=_("The order of the list."),
        schema=schema,
        labels={sort.value: sort.label for sort in sorts},
        example=sorts[-1].value,
    )
    return (*map(_of_filter, FILTERS[model]), sort, *PAGING)


def of_search(filters):
    return (QUESTION, FOUND_KIND, *map(_of_filter, filters), *PAGING)


# --- What is told of a parameter that is refused -------------------------------------------------


def refusal(name, detail, parameter=None):
    allowed = parameter.allowed if parameter else {}
    return {"parameter": name[:60], "detail": detail, "allowed": allowed}


def not_understood(parameter):
    return refusal(parameter.name, gettext("It cannot have this value."), parameter)
