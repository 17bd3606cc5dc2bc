"""Partners and international bodies as schema.org's organisations."""

from django.utils.translation import gettext_lazy as _

from ..enums import StateStatus
from .agency import HOME_COUNTRY_CODE
from .briefs import begun
from .nodes import address, day, image, node

# Whoever observes is not a member.
_MEMBERS = {StateStatus.MEMBER, StateStatus.ASSOCIATE, StateStatus.PARTICIPANT}


def partner(voice, record):
    """A partner, fetched with its country, logo and areas."""
    return begun(
        voice,
        record,
        alternateName=_other_names(voice, record, "short_name"),
        sameAs=record.website,
        address=address(voice, record, "city", record.country),
        foundingDate=day(record.founded_on),
        logo=image(voice, record.logo),
    )


def membership(voice, record):
    """The body, fetched with its seat's country, logo and areas, and Uzbekistan as its member.

    States are the members of such bodies and agencies are not, so the agency is not named.
    """
    parent = voice.name(record, "parent_body")
    return begun(
        voice,
        record,
        alternateName=_other_names(voice, record, "abbreviation"),
        sameAs=record.website,
        parentOrganization=parent and node("Organization", name=parent),
        address=address(voice, record, "seat_city", record.seat_country),
        foundingDate=day(record.founded_on),
        logo=image(voice, record.logo),
        member=_uzbekistan(voice, record) if record.state_status in _MEMBERS else None,
    )


def _uzbekistan(voice, record):
    """What the state is to the body, and since when."""
    # Schema.org has organisations as members, and states as places only: here it is both.
    state = node(
        ["Country", "Organization"],
        name=voice.label(_("Uzbekistan")),
        identifier=HOME_COUNTRY_CODE,
    )
    return node(
        "OrganizationRole",
        roleName=voice.label(StateStatus(record.state_status).label),
        startDate=day(record.since),
        member=state,
    )


def _other_names(voice, record, short_field):
    short = voice.name(record, short_field)
    shorts = short if isinstance(short, list) else [short]
    return [*shorts, *voice.other_names(record, "name")]
