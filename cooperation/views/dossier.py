import re
from typing import NamedTuple

from django.db.models import Count, F, Min, Window
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import structured_data, ties
from ..counted import counted
from ..enums import Section
from ..filters import FILTERS, HOME_COUNTRY
from ..models import Agreement, Conference, Country, Membership, Memorandum, Partner
from ..timeline import entries_of
from .base import Page
from .menu import SECTIONS, URL_NAMES
from .rows import for_cards

SHOWN_OF_A_KIND = 12
EVENTS_SHOWN = 6  # of the records shown, so no more than of them

# In the order of a delegation's questions. An agreement's date here is that of its signature.
_DATES = {
    Agreement: "signed_on",
    Memorandum: "signed_on",
    Partner: None,
    Membership: "since",
    Conference: "starts_on",
}


class Group(NamedTuple):
    """The records of one kind: those that the page shows, and the way to the others."""

    kind: type
    records: list
    all_path: str = ""

    @property
    def id(self):
        return SECTIONS[self.kind].value

    @property
    def card(self):
        return f"components/card_{self.kind._meta.model_name}.html"

    @property
    def title(self):
        if self.kind is Membership:
            return _("International bodies seated here")
        return SECTIONS[self.kind].label

    @property
    def total(self):
        return self.records[0].total

    @property
    def counted(self):
        return counted(self.kind, self.total)


class CountryPage(Page):
    """The dossier: everything in the register that has to do with one country."""

    section = Section.COUNTRIES
    page_type = "CollectionPage"
    template_name = "cooperation/country_detail.html"
    has_own_card = True

    def get_context_data(self, code, **kwargs):
        country = self.country(code)
        groups = [group for kind in _DATES if (group := self.group(kind, country)).records]
        if not groups:
            raise Http404
        entries = entries_of(**{each.id: each.records for each in groups if _DATES[each.kind]})
        since = [getattr(group.records[0], "earliest", None) for group in groups]
        return super().get_context_data(
            country=country,
            description=f"{country}: {', '.join(group.counted for group in groups)}",
            groups=groups,
            since=min(filter(None, since), default=None),
            entries=entries[:EVENTS_SHOWN],
            timeline_path=f"{reverse(URL_NAMES[Section.TIMELINE])}?country={code}",
            **kwargs,
        )

    def subject(self, voice, context):
        return structured_data.country(voice, context["country"], is_subject=True)

    def own_name(self, context):
        return context["country"].localized_title

    def country(self, code):
        country = None
        if re.fullmatch(r"[a-z]{2}", code, re.ASCII) and code.upper() != HOME_COUNTRY:
            country = Country.objects.filter(code=code.upper()).first()
        if country is None:
            raise Http404
        return country

    def group(self, kind, country):
        records = self.records(kind, country)
        if not any(each.name == "country" for each in FILTERS[kind]):
            return Group(kind, list(records))  # no list could show the others
        shown = list(records[:SHOWN_OF_A_KIND])
        if not shown or shown[0].total <= len(shown):
            return Group(kind, shown)
        list_path = reverse(URL_NAMES[SECTIONS[kind]])
        return Group(kind, shown, f"{list_path}?country={country.code.lower()}")

    def records(self, kind, country):
        """The newest first, or by name where none is dated; each with what all of them have."""
        records = for_cards(ties.records(kind, country, self.reader)).annotate(
            total=Window(Count("pk"))
        )
        if kind is Agreement:
            records = records.prefetch_related("steps")  # of which its timeline tells
        if date := _DATES[kind]:
            records = records.annotate(earliest=Window(Min(date)))
            return records.order_by(F(date).desc(nulls_last=True), "pk")
        return records.in_title_order()
