from ..enums import Section
from ..search import find
from .base import SectionPage
from .menu import section_link


class SearchPage(SectionPage):
    """What has the reader's words in its name. Search engines find the records themselves."""

    section = Section.SEARCH
    template_name = "cooperation/search.html"

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").strip()
        found = find(query, self.reader)
        return super().get_context_data(
            asked=query,
            groups=[(section_link(each.section), each) for each in found],
            query=f"?{self.request.GET.urlencode()}" if query else "",
            is_indexed=not query,
            **kwargs,
        )
