"""One list page for each kind of record."""

from django.urls import reverse

from ..enums import Section
from ..filters import AS_OF
from ..listing import Listing
from ..models import (
    Agreement,
    Conference,
    Membership,
    Memorandum,
    Partner,
)
from .base import SectionPage
from .feeds import feed_link
from .paging import page_links, page_of
from .rows import for_cards, with_partners


class ListPage(SectionPage):
    """A filtered, sorted list, in pages."""

    page_type = "CollectionPage"
    per_page = 50

    def get_listing(self):
        """What the address asks for, of what this reader may see."""
        raise NotImplementedError

    def rows(self, found, day=None):
        """The records found, with all that a row shows of them on a day, today or another."""
        return found

    def more_context(self, listing, page):
        """What the page shows besides."""
        return {}

    def get_context_data(self, **kwargs):
        listing = self.get_listing()
        page = page_of(
            listing.sorted(self.rows(listing.records, listing.day)), self.request, self.per_page
        )

        def query_of(number, **changes):
            return listing.query(**changes, page=number if number > 1 else None)

        def path_of(number):
            return self.request.path + query_of(number)

        return super().get_context_data(
            listing=listing,
            page=page,
            page_links=page_links(page, path_of),
            previous_path=page.has_previous() and path_of(page.number - 1),
            next_path=page.has_next() and path_of(page.number + 1),
            query=query_of(page.number, view=None, **{AS_OF.name: None}),
            own_query=query_of(page.number),
            is_indexed=not (listing.not_understood or listing.day),
            **self.more_context(listing, page),
            **kwargs,
        )


class RecordList(ListPage):
    model = None
    template_name = "cooperation/record_list.html"

    def get_listing(self):
        return Listing.of(self.model.objects.visible_to(self.reader), self.request.GET)

    def rows(self, found, day=None):
        return for_cards(found, day)

    def more_context(self, listing, page):
        kind = self.model._meta.model_name
        return {
            "card": f"components/card_{kind}.html",
            "table": f"components/table_{kind}.html",
            "feed": feed_link(self.model),
        }


class MembershipList(RecordList):
    model = Membership
    section = Section.MEMBERSHIPS


class PartnerList(RecordList):
    model = Partner
    section = Section.PARTNERS


class MemorandumList(RecordList):
    model = Memorandum
    section = Section.MEMORANDA

    def rows(self, found, day=None):
        return with_partners(super().rows(found, day))


class AgreementList(RecordList):
    model = Agreement
    section = Section.AGREEMENTS


class ConferenceList(RecordList):
    model = Conference
    section = Section.CONFERENCES

    def more_context(self, listing, page):
        calendar_path = reverse("cooperation:conferences-calendar")
        return {**super().more_context(listing, page), "calendar_path": calendar_path}
