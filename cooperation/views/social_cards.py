"""The picture of each page for where its link is shared: for the page's own readers only."""

from django.conf import settings
from django.db.models import Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .. import ties
from ..counted import counted
from ..date_words import format_date, format_span
from ..enums import Section
from ..explanations import status_label
from ..languages import active_language, localized
from ..models import (
    RECORD_KINDS,
    Agreement,
    Conference,
    FormerSlug,
    Membership,
    Memorandum,
    Partner,
    SectionText,
    SiteSettings,
)
from ..social_cards import Card, picture
from .addresses import after_language
from .base import PublicView
from .menu import furniture
from .rows import for_cards

KEPT_FOR_SECONDS = 24 * 60 * 60
COUNTRIES_NAMED = 3


class CardView(PublicView):
    """Answers with a card's picture; an unchanged one is neither drawn nor sent again."""

    card = None

    def get(self, request, **address):
        site = SiteSettings.objects.current()
        kicker, title, facts = self.words(**address)
        self.card = Card(
            portal=furniture(site)["portal_name"].value,
            agency=localized(site, "agency_name").value if site else "",
            kicker=kicker,
            title=title,
            facts=tuple(str(fact) for fact in facts if fact),
        )
        answer = HttpResponse(content_type="image/png")
        answer["ETag"] = f'"{self.card.digest}"'
        answer["Cross-Origin-Resource-Policy"] = "cross-origin"  # it is made for other sites
        unchanged = get_conditional_response(request, answer["ETag"], response=answer)
        if unchanged is not answer:
            return unchanged
        answer.content = picture(self.card, self.folder())
        return answer

    def words(self, **address):
        """What the card says: the kind of page, its title and facts. Raises Http404."""
        raise NotImplementedError

    def folder(self):
        """Where this page's card is kept: as in its address, which the router has checked."""
        page = after_language(self.request.path).rpartition("/")[0]
        return settings.CARD_CACHE / active_language() / page

    def cache_policy(self):
        policy = super().cache_policy()
        if self.card and policy.get("public"):
            return policy | {"max_age": KEPT_FOR_SECONDS}
        return policy


class PortalCard(CardView):
    """For the pages that are not of one record or country."""

    def words(self):
        text = SectionText.objects.filter(section=Section.HOME).first()
        title = localized(text, "title").value if text else ""
        numbers = {kind: kind.objects.visible_to(self.reader).count() for kind in RECORD_KINDS}
        return "", title or _("International cooperation portal"), in_words(numbers)


class CountryCard(CardView):
    def words(self, code):
        if not code.islower():
            raise Http404
        country = get_object_or_404(ties.countries(self.reader), code=code.upper())
        numbers = {kind: ties.records(kind, country, self.reader).count() for kind in ties.PATHS}
        return _("Country"), country.heading.value, in_words(numbers)


class RecordCard(CardView):
    model = None

    def words(self, slug):
        # A page that was shared long ago may be known by an address that it has given up.
        former = FormerSlug.objects.filter(kind=self.model._meta.model_name, slug=slug)
        found = Q(slug=slug) | Q(pk__in=former.values("record_id"))
        record = get_object_or_404(self.records(), found)
        return self.kicker(record), record.heading.value, self.facts(record)

    def records(self):
        return for_cards(self.model.objects.visible_to(self.reader))

    def kicker(self, record):
        raise NotImplementedError

    def facts(self, record):
        """In a few words: where, when, what it is now."""
        raise NotImplementedError


class PartnerCard(RecordCard):
    model = Partner

    def kicker(self, record):
        return record.get_kind_display()

    def facts(self, record):
        return [localized(record, "city"), record.country]


class MembershipCard(RecordCard):
    model = Membership

    def kicker(self, record):
        return _("International body")

    def facts(self, record):
        since = record.since and f"{pgettext('membership', 'Since')}: {format_date(record.since)}"
        return [record.get_state_status_display() or record.get_agency_role_display(), since]


class MemorandumCard(RecordCard):
    model = Memorandum

    def records(self):
        partners = Partner.objects.visible_to(self.reader).select_related("country")
        return super().records().prefetch_related(Prefetch("partners", partners))

    def kicker(self, record):
        return _("Memorandum of understanding")

    def facts(self, record):
        countries = [partner.country for partner in record.partners.all()]
        return [*named(countries), *signature_and_status(record)]


class AgreementCard(RecordCard):
    model = Agreement

    def kicker(self, record):
        return _("Framework agreement") if record.is_framework else _("Agreement")

    def facts(self, record):
        countries = [party.country for party in record.other_parties]
        return [*named(countries), *signature_and_status(record)]


class ConferenceCard(RecordCard):
    model = Conference

    def kicker(self, record):
        return _("Conference")

    def facts(self, record):
        days = record.starts_on and format_span(record.starts_on, record.ends_on)
        return [days, localized(record, "city"), record.country]


def named(countries):
    """The names of the first few countries, each once."""
    names = dict.fromkeys(str(country) for country in countries)
    return list(names)[:COUNTRIES_NAMED]


def signature_and_status(instrument):
    signed_on = instrument.signed_on
    return [
        signed_on and format_date(signed_on),
        status_label(type(instrument), instrument.current_status),
    ]


def in_words(numbers):
    return [counted(kind, number) for kind, number in numbers.items() if number]
