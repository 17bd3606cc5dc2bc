"""One list page for each kind of record."""

from ..enums import Section
from ..listing import Listing
from ..models import (
    Agreement,
    Conference,
    Membership,
    Memorandum,
    Partner,
)
from .base import SectionPage
from .paging import page_links, page_of
from .rows import for_cards, with_partners


class ListPage(SectionPage):
    """A filtered, sorted list, in pages."""

    per_page = 50

    def get_listing(self):
        """What the address asks for, of what this reader may see."""
        raise NotImplementedError

    def rows(self, found):
        """The records found, with all that a row shows of them."""
        return found

    def more_context(self, listing, page):
        """What the page shows besides."""
        return {}

    def get_context_data(self, **kwargs):
        listing = self.get_listing()
        page = page_of(listing.sorted(self.rows(listing.records)), self.request, self.per_page)

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
            query=query_of(page.number, view=None),
            own_query=query_of(page.number),
            is_indexed=not listing.not_understood,
            **self.more_context(listing, page),
            **kwargs,
        )


class RecordList(ListPage):
    model = None
    template_name = "cooperation/record_list.html"

    def get_listing(self):
        return Listing.of(self.model.objects.visible_to(self.reader), self.request.GET)

    def rows(self, found):
        return for_cards(found)

    def more_context(self, listing, page):
        kind = self.model._meta.model_name
        return {"card": f"components/card_{kind}.html", "table": f"components/table_{kind}.html"}


class MembershipList(RecordList):
    model = Membership
    section = Section.MEMBERSHIPS


class PartnerList(RecordList):
    model = Partner
    section = Section.PARTNERS


class MemorandumList(RecordList):
    model = Memorandum
    section = Section.MEMORANDA

    def rows(self, found):
        return with_partners(super().rows(found))


class AgreementList(RecordList):
    model = Agreement
    section = Section.AGREEMENTS


class ConferenceList(RecordList):
    model = Conference
    section = Section.CONFERENCES
