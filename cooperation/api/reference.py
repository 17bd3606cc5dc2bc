"""Reference data: countries with what ties them, and the keys that the filters take."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from .. import ties
from ..filters import FILTERS
from ..languages import all_columns
from ..models import Country
from ..open_data import RECORDS
from ..open_data.parts import date_of
from ..open_data.records import public_of
from ..open_data.references import Reference
from ..whereabouts import with_query
from .paging import PagedView
from .records import KindView

SHOWN_OF_A_KIND = 100

_EVERYBODY = AnonymousUser()
_NO_TIES = ties.Ties({}, None)


class ReferenceList(KindView, PagedView):
    action = "list"

    def records(self):
        return public_of(self.kind.model).in_title_order(self.language)

    def rows(self, found):
        return self.data(found)


class _WithTies(KindView):
    """Countries with the number of public records that have to do with them."""

    word = "countries"

    @cached_property
    def ties(self):
        """By the code of the country."""
        codes = dict(Country.objects.values_list("pk", "code"))
        return {codes[pk]: each for pk, each in ties.by_country(_EVERYBODY).items()}

    def labelled(self, data):
        own = self.ties.get(data["code"], _NO_TIES)
        numbers = {word: own.numbers.get(kind.model, 0) for word, kind in RECORDS.items()}
        return {
            **super().labelled(data),
            "ties": {"total": own.total, **numbers},
            "since": date_of(own.since),
        }


class CountryList(_WithTies, ReferenceList):
    pass


class CountryRecord(_WithTies):
    action = "record"

    def elsewhere(self, code):
        if code == code.lower():
            return None
        path = reverse(self.request.resolver_match.view_name, args=[code.lower()])
        return HttpResponsePermanentRedirect(with_query(self.request, path))

    def body(self, code):
        found = Country.objects.filter(code=code.upper())
        data = self.data(found)
        if not data:
            raise Http404
        country = found.get()
        records = {word: self.references(kind, country) for word, kind in RECORDS.items()}
        links = {word: self.list_link(kind, code) for word, kind in RECORDS.items()}
        return {**data[0], "records": records, "links": links}

    def references(self, kind, country):
        title = kind.model.title_field
        records = ties.records(kind.model, country, _EVERYBODY).in_title_order(self.language)
        records = records.only("slug", *all_columns(title))[:SHOWN_OF_A_KIND]
        named = Reference(code="", word=kind.word, name=title)
        return [named.named(each, self.addresses) for each in records]

    def list_link(self, kind, code):
        if not any(each.name == "country" for each in FILTERS[kind.model]):
            return None
        path = reverse(f"api:{kind.word}-list")
        return self.absolute(f"{path}?country={code}")
