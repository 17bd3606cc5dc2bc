"""The sections of the portal and their addresses: the menu, the breadcrumbs and the site map."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from ..enums import Section
from ..filters import interface_text
from ..languages import localized
from ..models import Agreement, Conference, Membership, Memorandum, Partner
from ..models.site_text import URL_NAMES

SECTIONS = {
    Membership: Section.MEMBERSHIPS,
    Partner: Section.PARTNERS,
    Memorandum: Section.MEMORANDA,
    Agreement: Section.AGREEMENTS,
    Conference: Section.CONFERENCES,
}

IN_MENU = tuple(URL_NAMES)[1:-5]
IN_FOOTER = tuple(URL_NAMES)[-5:]
IN_STRIP = (Section.STATE_SYMBOLS,)


class SectionLink(NamedTuple):
    section: Section
    label: str
    path: str


def section_link(section):
    return SectionLink(section, section.label, reverse(URL_NAMES[section]))


def furniture(site=None):
    """What stands around every page. Without the site's settings it needs no database."""
    portal_name = site and localized(site, "portal_name")
    if not portal_name or not portal_name.value:
        portal_name = interface_text(_("International cooperation portal"))
    return {
        "site": site,
        "portal_name": portal_name,
        "home": section_link(Section.HOME),
        "search": section_link(Section.SEARCH),
        "strip_menu": [section_link(section) for section in IN_STRIP],
        "menu": [section_link(section) for section in IN_MENU],
        "footer_menu": [section_link(section) for section in IN_FOOTER],
    }
