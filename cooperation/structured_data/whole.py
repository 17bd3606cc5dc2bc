"""A record in all three languages, for whoever asks for it as JSON-LD."""

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects

from ..documents import files_of_text, shown_with
from ..languages import LocalizedText, localized
from ..models import (
    Agreement,
    AgreementRelation,
    Conference,
    Membership,
    Memorandum,
    Partner,
    SiteSettings,
)
from .agency import agency_in_brief, portal
from .events import conference
from .instruments import agreement, memorandum
from .nodes import VOCABULARY
from .organisations import membership, partner
from .pages import page
from .voice import Voice

# Written out, so that nobody has to fetch it: every word is schema.org's, these are addresses.
CONTEXT = {
    "@vocab": f"{VOCABULARY}/",
    **{
        name: {"@type": "@id"}
        for name in (
            "contentUrl",
            "eventAttendanceMode",
            "eventStatus",
            "legislationLegalForce",
            "legislationLegalValue",
            "sameAs",
            "url",
        )
    },
}


def record_ld(record, absolute, on=None):
    """A public record as a JSON-LD document, with what is public now of what it names.

    ``absolute`` makes a whole address of a path; ``on`` is the day of its legal status, if not
    today. At most ten queries.
    """
    prefetch_related_objects([record], "areas", "sources")
    voice = Voice(absolute)
    site = SiteSettings.objects.first()
    agency = agency_in_brief(voice, site)
    pages = [_page(record, absolute, language, site, agency) for language in record.languages]
    thing = _DESCRIBED[type(record)](voice, record, agency, on)
    return {"@context": CONTEXT, **thing, "mainEntityOfPage": pages}


def _page(record, absolute, language, site, agency):
    voice = Voice(absolute, language)
    name = localized(site, "portal_name", language) if site else LocalizedText("", language)
    return page(
        voice,
        "ItemPage",
        url=voice.page(record, language),
        title=record.title_in(language),
        portal=portal(voice, name, site),
        publisher=agency,
        record=record,
        sources=record.sources.all(),
    )


def _partner(voice, record, agency, on):
    return partner(voice, record)


def _membership(voice, record, agency, on):
    return membership(voice, record)


def _memorandum(voice, record, agency, on):
    public = record.signatories.filter(partner__in=Partner.objects.published())
    return memorandum(
        voice,
        record,
        signatories=public.select_related("partner"),
        files=_files(record),
        occasion=Conference.objects.published().filter(pk=record.occasion_id).first(),
        agency=agency,
        on=on,
    )


def _agreement(voice, record, agency, on):
    record = Agreement.objects.with_signature_date().prefetch_related("steps").get(pk=record.pk)
    public = Partner.objects.published().filter(pk=OuterRef("partner"))
    parties = record.parties.annotate(is_partner_visible=Exists(public))
    others = Agreement.objects.published().values("pk")
    relations = AgreementRelation.objects.filter(Q(agreement=record), other__in=others)
    return agreement(
        voice,
        record,
        parties=parties.select_related("country", "partner"),
        relations=relations.select_related("other"),
        files=_files(record),
        on=on,
    )


def _conference(voice, record, agency, on):
    public = Partner.objects.published().in_title_order("en")
    return conference(
        voice,
        record,
        organisers=public.filter(conferences_organised=record),
        participants=public.filter(conferences_attended=record),
        agency=agency,
    )


def _files(record):
    return files_of_text(shown_with(record))


_DESCRIBED = {
    Agreement: _agreement,
    Conference: _conference,
    Membership: _membership,
    Memorandum: _memorandum,
    Partner: _partner,
}
