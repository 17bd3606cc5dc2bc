"""The agency, and the portal that it publishes."""

from django.urls import get_script_prefix, reverse
from django.utils.translation import override

from .nodes import image, node

HOME_COUNTRY_CODE = "UZ"


def agency(voice, site):
    """The agency with all that the portal knows of it; ``site`` is the portal's settings."""
    parent = voice.name(site, "parent_body")
    return node(
        "GovernmentOrganization",
        id=voice.part("agency"),
        name=voice.name(site, "agency_name") or voice.name(site, "official_name"),
        legalName=voice.name(site, "official_name"),
        alternateName=voice.other_names(site, "agency_name"),
        parentOrganization=parent
        and node("GovernmentOrganization", name=parent, url=site.parent_body_url),
        address=node(
            "PostalAddress",
            streetAddress=voice.text(site, "address"),
            addressCountry=HOME_COUNTRY_CODE,
        ),
        telephone=site.phone,
        email=site.email,
        url=site.website or voice.absolute(get_script_prefix()),
        logo=image(voice, site.emblem),
    )


def agency_in_brief(voice, site):
    """The agency where something else is described; its page has the whole of it."""
    if site is None:
        return None
    return node(
        "GovernmentOrganization",
        id=voice.part("agency"),
        name=voice.name(site, "agency_name") or voice.name(site, "official_name"),
        url=site.website,
    )


def portal(voice, name, site=None, *, is_home=False):
    """The portal as a site; its search where it is described on its home page.

    ``name`` is a LocalizedText.
    """
    return node(
        "WebSite",
        id=voice.part("portal"),
        url=voice.absolute(get_script_prefix()),
        name=voice.said(name),
        alternateName=voice.other_names(site, "portal_name") if site and is_home else None,
        publisher=site and {"@id": voice.part("agency")},
        potentialAction=_search(voice) if is_home else None,
    )


def _search(voice):
    with override(voice.language):
        template = f"{voice.absolute(reverse('cooperation:search'))}?q={{words}}"
    return {
        **node("SearchAction", target=node("EntryPoint", urlTemplate=template)),
        "query-input": "required name=words",
    }
