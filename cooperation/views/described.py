"""What a page tells search engines of itself and its subject, from what it has loaded."""

from ..enums import Section
from ..filters import interface_text
from ..languages import active_language
from ..structured_data import Crumb, Voice, agency, agency_in_brief, graph_of, page, portal, trail

# Where the portal and the agency are described in full; elsewhere they are named.
_OF_THE_AGENCY = {Section.HOME, Section.ABOUT}


def described(view, context):
    """The page as JSON-LD; empty where search engines are not to keep it."""
    if not context["is_indexed"] or context.get("is_preview"):
        return ""
    voice = Voice(view.request.build_absolute_uri, active_language())
    site = context["site"]
    url = context["canonical"]
    crumbs = _crumbs(view, context)
    way = trail(voice, url, crumbs) if crumbs else None
    subject = view.subject(voice, context)
    is_section = context.get("is_section_itself", False)
    is_home = is_section and view.section == Section.HOME
    is_of_the_agency = is_section and view.section in _OF_THE_AGENCY
    whole = agency if is_of_the_agency and site else agency_in_brief
    return graph_of(
        page(
            voice,
            view.page_type,
            url=url,
            title=context["title"] if "title" in context else view.own_name(context),
            description=context.get("description"),
            portal={"@id": voice.part("portal")},
            publisher=site and {"@id": voice.part("agency")},
            record=context.get("record") or context.get("document"),
            sources=view.sources(),
            breadcrumb=way and {"@id": way["@id"]},
            mainEntity=subject and {"@id": subject["@id"]},
        ),
        way,
        subject,
        portal(voice, context["portal_name"], site, is_home=is_home),
        whole(voice, site),
    )


def _crumbs(view, context):
    """The steps of the page's breadcrumbs, its own name last; the home page has none."""
    home, section = context["home"], context["section"]
    start = Crumb(interface_text(home.label), home.path)
    if context.get("is_section_itself"):
        is_home = view.section == Section.HOME
        return [] if is_home else [start, Crumb(interface_text(section.label))]
    above = [] if section.section == Section.HOME else [(section.label, section.path)]
    steps = [Crumb(interface_text(label), path) for label, path in above]
    parents = [Crumb(each.heading, each.get_absolute_url()) for each in view.parents(context)]
    return [start, *steps, *parents, Crumb(view.own_name(context))]
