from .. import timeline
from ..enums import Section
from ..listing import Listing
from ..timeline_chart import MOST_MARKS, chart_of
from .lists import ListPage


class TimelinePage(ListPage):
    """Everything dated as a chart and, below it, as a list in pages."""

    section = Section.TIMELINE
    template_name = "cooperation/timeline.html"
    per_page = 100

    def get_listing(self):
        events = timeline.Timeline.of(self.reader)
        return Listing(events, timeline.FILTERS, (), self.request.GET)

    def rows(self, found, day=None):
        # A few are read at once, for the chart and the list alike.
        return found[:MOST_MARKS] if found.count() <= MOST_MARKS else found

    def more_context(self, listing, page):
        if page.number > 1:
            return {}
        rows = page.paginator.object_list
        return {"chart": chart_of(listing, rows if isinstance(rows, list) else None)}
