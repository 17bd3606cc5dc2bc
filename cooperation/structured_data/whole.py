"""A record in all three languages, for whoever asks for it as JSON-LD."""

from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import get_object_or_404

from ..documents import files_of_text, shown_among
from ..history.as_it_was import as_of
from ..languages import LocalizedText, localized
from ..models import (
    Agreement,
    AgreementParty,
    AgreementRelation,
    Attachment,
    Conference,
    Membership,
    Memorandum,
    MemorandumPartner,
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


def record_ld(record, absolute, day=None):
    """A public record as a JSON-LD document, with what is public now of what it names.

    ``absolute`` makes a whole address of a path. Of a ``day`` it is the version that readers saw
    then, with the legal status of that day. At most ten queries for a record of today.
    """
    record = (day and as_of(record, day)) or _of_today(record)
    voice = Voice(absolute)
    site = SiteSettings.objects.first()
    agency = agency_in_brief(voice, site)
    pages = [_page(record, absolute, language, site, agency) for language in record.languages]
    thing = _DESCRIBED[type(record)](voice, record, agency, day)
    return {"@context": CONTEXT, **thing, "mainEntityOfPage": pages}


def _of_today(record):
    """The record anew, with what a version of it has already: nothing that readers do not see.

    Raises Http404 where it ceased to be public this moment.
    """
    public = type(record).objects.published()
    return get_object_or_404(
        public.prefetch_related("areas", "sources", *_named(type(record))), pk=record.pk
    )


def _named(kind):
    """What a record of a kind names, as far as readers see it."""
    partners = Partner.objects.published()
    if kind is Memorandum:
        signed = MemorandumPartner.objects.filter(partner__in=partners.order_by().values("pk"))
        yield Prefetch("signatories", signed.select_related("partner"))
        yield Prefetch("occasion", Conference.objects.published())
    elif kind is Agreement:
        visible = Exists(partners.filter(pk=OuterRef("partner")))
        parties = AgreementParty.objects.annotate(is_partner_visible=visible)
        others = Agreement.objects.published().order_by().values("pk")
        relations = AgreementRelation.objects.filter(other__in=others)
        yield "steps"
        yield Prefetch("parties", parties.select_related("country", "partner"))
        yield Prefetch("relations", relations.select_related("other"))
    elif kind is Conference:
        for name in ("organisers", "participants"):
            yield Prefetch(name, partners.in_title_order("en"))
    if kind in (Memorandum, Agreement):
        yield Prefetch("attachments", Attachment.objects.select_related("document"))


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
    return memorandum(
        voice,
        record,
        signatories=record.signatories.all(),
        files=_files(record),
        occasion=record.occasion,
        agency=agency,
        on=on,
    )


def _agreement(voice, record, agency, on):
    record.signed_on = record.first_signature()
    return agreement(
        voice,
        record,
        parties=record.parties.all(),
        relations=record.relations.all(),
        files=_files(record),
        on=on,
    )


def _conference(voice, record, agency, on):
    return conference(
        voice,
        record,
        organisers=record.organisers.all(),
        participants=record.participants.all(),
        agency=agency,
    )


def _files(record):
    return files_of_text(shown_among([each.document for each in record.attachments.all()]))


_DESCRIBED = {
    Agreement: _agreement,
    Conference: _conference,
    Membership: _membership,
    Memorandum: _memorandum,
    Partner: _partner,
}
