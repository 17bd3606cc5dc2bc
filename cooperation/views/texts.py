"""Pages that are words of the portal itself."""

from .. import ties
from ..enums import Section
from .base import SectionPage
from .menu import URL_NAMES, section_link


class About(SectionPage):
    section = Section.ABOUT
    page_type = "AboutPage"
    template_name = "cooperation/about.html"

    def subject(self, voice, context):
        return {"@id": voice.part("agency")}


class Accessibility(SectionPage):
    section = Section.ACCESSIBILITY
    template_name = "cooperation/accessibility.html"


class StateSymbols(SectionPage):
    """The flag, the emblem and the anthem, which state sites name on every page."""

    section = Section.STATE_SYMBOLS
    template_name = "cooperation/state_symbols.html"


class SiteMap(SectionPage):
    section = Section.SITE_MAP
    template_name = "cooperation/site_map.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            sections=[section_link(section) for section in URL_NAMES],
            countries=ties.countries(self.reader).in_title_order(),
            **kwargs,
        )
