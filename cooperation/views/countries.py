from ..enums import Section
from ..world_map import WorldMap
from .base import SectionPage


class CountryList(SectionPage):
    section = Section.COUNTRIES
    page_type = "CollectionPage"
    template_name = "cooperation/country_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(map=WorldMap.of(self.reader), **kwargs)
