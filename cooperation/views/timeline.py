from .. import timeline
from ..enums import Section
from ..listing import Listing
from .lists import ListPage


class TimelinePage(ListPage):
    section = Section.TIMELINE
    template_name = "cooperation/timeline.html"
    per_page = 100

    def get_listing(self):
        events = timeline.Timeline.of(self.reader)
        return Listing(events, timeline.FILTERS, (), self.request.GET)
