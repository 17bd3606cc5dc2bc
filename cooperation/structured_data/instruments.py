"""Memoranda and agreements: the first are documents, the second are law."""

from django.utils.translation import gettext_lazy as _

from ..enums import AgreementLevel, AgreementRelationKind, LegalStatus, StepKind
from ..explanations import status_label
from ..languages import LocalizedText, is_filled, text_in
from .briefs import begun, in_brief
from .nodes import country, day, file, node, period, term

_LEGAL_FORCE = {
    LegalStatus.IN_FORCE: "InForce",
    LegalStatus.EXPIRING: "InForce",
    LegalStatus.NOT_YET_IN_FORCE: "NotInForce",
    LegalStatus.SUSPENDED: "NotInForce",
    LegalStatus.EXPIRED: "NotInForce",
    LegalStatus.TERMINATED: "NotInForce",
}  # of the others it is not known
_IN_EFFECT = {LegalStatus.IN_FORCE, LegalStatus.EXPIRING, LegalStatus.SUSPENDED}

_TYPES = {
    AgreementLevel.INTERGOVERNMENTAL: _("Intergovernmental agreement"),
    AgreementLevel.INTERMINISTERIAL: _("Interministerial agreement"),
    AgreementLevel.INTERAGENCY: _("Interagency agreement"),
}
_RELATIONS = {
    AgreementRelationKind.AMENDS: "legislationAmends",
    AgreementRelationKind.IMPLEMENTS: "legislationEnsuresImplementationOf",
    AgreementRelationKind.REPLACES: "legislationRepeals",
}


def memorandum(voice, record, *, signatories, files, agency=None, occasion=None, on=None):
    """``signatories`` with their partners, ``files``, ``occasion``: as far as readers see them."""
    standing = record.standing_on(on)
    partners = [_signatory(voice, each) for each in signatories]
    return begun(
        voice,
        record,
        genre=voice.label(_("Memorandum of understanding")),
        creator=[agency, *partners],
        dateCreated=day(record.signed_on),
        locationCreated=_place_of_signature(voice, record),
        mentions=occasion and in_brief(voice, occasion),
        creativeWorkStatus=_status(voice, record, standing),
        temporalCoverage=_time_in_effect(standing),
        encoding=[file(voice, each) for each in files],
    )


def agreement(voice, record, *, parties, relations, files, on=None):
    """``record`` fetched with its date of signature, steps and areas.

    ``parties`` have their countries and ``is_partner_visible``; ``relations`` are between
    agreements that readers see. ``on`` is the day as of which the law is shown, if not today.
    """
    standing = record.standing_on(on)
    force = _LEGAL_FORCE.get(standing.status)
    return begun(
        voice,
        record,
        alternateName=_short_titles(voice, record),
        legislationIdentifier=voice.identifier(record),
        legislationType=voice.label(_TYPES[record.level]),
        legislationDate=day(record.signed_on),
        legislationDateOfApplicability=day(_entry_into_force(record)),
        legislationDateVersion=on and on.isoformat(),
        legislationLegalForce=force and term(force),
        creativeWorkStatus=_status(voice, record, standing),
        temporalCoverage=_time_in_effect(standing),
        legislationJurisdiction=_jurisdictions(voice, parties),
        legislationPassedBy=[_signing_body(voice, each) for each in parties],
        legislationResponsible=[_competent_body(voice, each) for each in parties],
        encoding=[file(voice, each, "LegislationObject") for each in files],
        **_related(voice, record, relations),
    )


def articles(voice, record, rows):
    """The text of an agreement by articles; ``rows`` are ``(anchor, label)`` of each."""
    page = voice.page(record, voice.language)
    parts = [
        node("Legislation", name=voice.said(label), url=f"{page}text/#{anchor}")
        for anchor, label in rows
    ]
    return {**in_brief(voice, record), "hasPart": parts}


# --- Parts -------------------------------------------------------------------------------------


def _signatory(voice, signature):
    """A partner that signed, with the name that it had on that day."""
    partner = in_brief(voice, signature.partner)
    signed_as = voice.name(signature, "signed_as")
    return {**partner, "alternateName": signed_as} if signed_as else partner


def _place_of_signature(voice, record):
    city = voice.name(record, "signed_in")
    within = country(voice, record.signed_country)
    return node("Place", name=city, containedInPlace=within) if city else within


def _status(voice, record, standing):
    if standing.status == LegalStatus.UNKNOWN:
        return None
    return voice.label(status_label(type(record), standing.status))


def _time_in_effect(standing):
    """Since when and until when it binds, where its status says that it does."""
    return period(standing.since, standing.ends) if standing.status in _IN_EFFECT else None


def _entry_into_force(record):
    dates = [step.on for step in record.legal_steps() if step.kind == StepKind.ENTERED_INTO_FORCE]
    return min(filter(None, dates), default=None)


def _short_titles(voice, record):
    """A short title in these languages, where it is not the whole title."""
    return [
        voice.said(LocalizedText(text_in(record, "short_title", each), each))
        for each in voice.languages
        if is_filled(record, "short_title", each)
    ]


def _jurisdictions(voice, parties):
    """The states, each once: two bodies of one state may be parties."""
    states = {party.country_id: party.country for party in parties}
    return [country(voice, state) for state in states.values()]


def _signing_body(voice, party):
    if name := voice.name(party, "signing_body"):
        return node("Organization", name=name)
    return in_brief(voice, party.partner) if party.is_partner_visible else None


def _competent_body(voice, party):
    name = voice.name(party, "competent_body")
    return name and node("Organization", name=name)


def _related(voice, record, relations):
    """What this agreement does to others; what others do to it stands on their own pages."""
    found = {}
    for relation in relations:
        if relation.agreement_id == record.pk:
            name = _RELATIONS[relation.kind]
            found.setdefault(name, []).append(in_brief(voice, relation.other))
    return found
