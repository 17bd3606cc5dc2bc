"""A record where something else is described: what it is, its name, where to read of it."""

from itertools import chain

from ..enums import PartnerKind
from ..models import Agreement, Conference, Membership, Memorandum, Partner
from .nodes import node

_TYPES = {
    Agreement: "Legislation",
    Conference: "Event",
    Membership: "Organization",
    Memorandum: "DigitalDocument",  # it binds nobody in law
}
_PARTNERS = {
    PartnerKind.SPACE_AGENCY: "GovernmentOrganization",
    PartnerKind.COMPANY: "Corporation",
    PartnerKind.UNIVERSITY: "CollegeOrUniversity",
    PartnerKind.RESEARCH_BODY: "ResearchOrganization",
    PartnerKind.GOVERNMENT_BODY: "GovernmentOrganization",
    PartnerKind.INTERNATIONAL_ORGANISATION: "Organization",
}


def in_brief(voice, record):
    return node(
        type_of(record),
        id=voice.identifier(record),
        name=voice.name(record, record.title_field),
        url=voice.pages(record),
    )


def type_of(record):
    return _PARTNERS[record.kind] if isinstance(record, Partner) else _TYPES[type(record)]


def begun(voice, record, **properties):
    """What all records have, with more; fetched with their areas."""
    names = [voice.name(area, "name") for area in record.areas.all()]
    return {
        **in_brief(voice, record),
        **node(
            type_of(record),
            description=voice.text(record, "summary"),
            keywords=names if voice.language else list(chain.from_iterable(names)),
            **properties,
        ),
    }
