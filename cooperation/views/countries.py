import re

from django.http import Http404

from .. import ties
from ..enums import Region, Section
from ..filters import HOME_COUNTRY
from ..models import Agreement, Conference, Country, Membership, Memorandum, Partner
from .base import Page, SectionPage
from .counted import counted
from .rows import for_cards


class CountryList(SectionPage):
    section = Section.COUNTRIES
    template_name = "cooperation/country_list.html"

    def get_context_data(self, **kwargs):
        counts = ties.counts(self.reader)
        countries = Country.objects.filter(pk__in=counts).exclude(code=HOME_COUNTRY)
        regions = {region: [] for region in Region}
        for country in countries.in_title_order():
            numbers = [counted(kind, number) for kind, number in counts[country.pk].items()]
            regions[country.region].append((country, numbers))
        return super().get_context_data(
            regions=[(region.label, found) for region, found in regions.items() if found],
            **kwargs,
        )


class CountryPage(Page):
    """The dossier: everything in the register that has to do with one country."""

    section = Section.COUNTRIES
    template_name = "cooperation/country_detail.html"

    def get_context_data(self, code, **kwargs):
        country = self.country(code)
        found = {kind: self.records(kind, country) for kind in ties.PATHS}
        if not any(found.values()):
            raise Http404
        numbers = [counted(kind, len(rows)) for kind, rows in found.items() if rows]
        return super().get_context_data(
            country=country,
            description=f"{country}: {', '.join(numbers)}",
            numbers=numbers,
            partners=found[Partner],
            memoranda=found[Memorandum],
            agreements=found[Agreement],
            memberships=found[Membership],
            conferences=found[Conference],
            **kwargs,
        )

    def country(self, code):
        country = None
        if re.fullmatch(r"[a-z]{2}", code, re.ASCII) and code.upper() != HOME_COUNTRY:
            country = Country.objects.filter(code=code.upper()).first()
        if country is None:
            raise Http404
        return country

    def records(self, kind, country):
        return list(for_cards(ties.records(kind, country, self.reader).in_title_order()))
