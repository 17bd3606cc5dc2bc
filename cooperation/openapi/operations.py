"""What /api/v1/ answers: each operation once, for its view, the OpenAPI document and its page."""

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..open_data import RECORDS, REFERENCE
from ..problems import ProblemType
from ..search.listing import FILTERS as SEARCH_FILTERS
from . import parameters
from .parameters import Parameter

EVERYWHERE = (
    ProblemType.BAD_PARAMETER,
    ProblemType.READ_ONLY,
    ProblemType.NOT_ACCEPTABLE,
    ProblemType.TOO_MANY_REQUESTS,
    ProblemType.BROKEN,
    ProblemType.AWAY,
)


@dataclass(frozen=True, kw_only=True)
class Operation:
    """``answer`` names the schema of the body; ``path`` is under the root of the API.

    ``key`` describes the last part of a path that ends in one.
    """

    id: str
    path: str
    tag: str | Promise
    summary: str | Promise
    about: str | Promise = ""
    parameters: tuple[Parameter, ...] = (parameters.LANG,)
    answer: str
    key: dict | None = None
    may_be_gone: bool = False
    has_other_addresses: bool = False

    @property
    def is_list(self):
        return parameters.PAGE in self.parameters

    @property
    def problems(self):
        missing = [ProblemType.NOT_FOUND] if self.key else []
        if self.is_list:
            missing.append(ProblemType.NO_SUCH_PAGE)
        gone = [ProblemType.GONE] if self.may_be_gone else []
        return (*EVERYWHERE, *missing, *gone)


def schema_name(kind):
    """What a kind is called among the schemas."""
    return kind.model.__name__


_GENERAL = _("General")
_SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,80}$"}
_CODE = {"type": "string", "pattern": "^[a-z]{2}$"}
_LIST = pgettext_lazy("operation", "List")
_ONE = pgettext_lazy("operation", "One record")


@cache
def operations():
    """All of them, by their identifiers, in the order in which to explain them."""
    found = [_ROOT, _OPENAPI]
    for kind in RECORDS.values():
        found += _of_records(kind)
    found += [*_COUNTRIES, *map(_of_reference, ("areas", "series", "sources")), _SEARCH, _CHANGES]
    return {each.id: each for each in found}


_ROOT = Operation(
    id="root",
    path="/",
    tag=_GENERAL,
    summary=_("The beginning"),
    about=_("The address of every list, of the search and of this description."),
    answer="Root",
)
_OPENAPI = Operation(
    id="openapi",
    path="/openapi.json",
    tag=_GENERAL,
    summary=_("OpenAPI document"),
    about=_("All of this page as OpenAPI 3.1, in English."),
    parameters=(),
    answer="OpenAPI",
)


def _of_records(kind):
    name = schema_name(kind)
    path, one = f"/{kind.word}", f"/{kind.word}/{{slug}}"
    shared = {"tag": kind.title, "key": _SLUG, "may_be_gone": True, "has_other_addresses": True}
    return (
        Operation(
            id=f"{kind.word}-list",
            path=path,
            tag=kind.title,
            summary=_LIST,
            about=_("The public records with all their data, filtered and sorted as on the page."),
            parameters=parameters.of_list(kind.model),
            answer=f"{name}List",
        ),
        Operation(
            id=f"{kind.word}-record",
            path=one,
            summary=_ONE,
            about=_("All of its public data. A former address leads to the current one."),
            parameters=(parameters.ON, parameters.LANG),
            answer=name,
            **shared,
        ),
        Operation(
            id=f"{kind.word}-versions",
            path=f"{one}/versions",
            summary=_("Published versions"),
            about=_("What readers saw from when to when, and what changed, the newest first."),
            answer="VersionList",
            **shared,
            parameters=parameters.PAGING,
        ),
    )


_COUNTRY_KIND = REFERENCE["countries"]
_COUNTRIES = (
    Operation(
        id="countries-list",
        path="/countries",
        tag=_COUNTRY_KIND.title,
        summary=_LIST,
        about=_("All countries that records can name, with the number of public records of each."),
        parameters=parameters.PAGING,
        answer="CountryList",
    ),
    Operation(
        id="countries-record",
        path="/countries/{code}",
        tag=_COUNTRY_KIND.title,
        summary=pgettext_lazy("operation", "One country"),
        about=_("The country with the records related to it, up to a hundred of each kind."),
        answer="CountryWithRecords",
        key=_CODE,
        has_other_addresses=True,
    ),
)


def _of_reference(word):
    kind = REFERENCE[word]
    return Operation(
        id=f"{word}-list",
        path=f"/{word}",
        tag=_("Reference data"),
        summary=kind.title,
        about=_("What public records name, with the keys that the filters take."),
        parameters=parameters.PAGING,
        answer=f"{schema_name(kind)}List",
    )


_SEARCH = Operation(
    id="search",
    path="/search",
    tag=_("Search and changes"),
    summary=pgettext_lazy("operation", "Search"),
    about=_("What the search page finds, the best first, with the words found marked."),
    parameters=parameters.of_search(SEARCH_FILTERS),
    answer="FoundList",
)
_CHANGES = Operation(
    id="changes",
    path="/changes",
    tag=_("Search and changes"),
    summary=_("Changes"),
    about=_(
        "What has been published, changed, withdrawn or deleted since then, the newest "
        "first: to keep a copy up to date."
    ),
    parameters=(parameters.SINCE, *parameters.PAGING),
    answer="ChangeList",
)
