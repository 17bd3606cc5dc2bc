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
from .paging import page_of
from .rows import for_cards


class ListPage(SectionPage):
    """A filtered, sorted list, in pages."""

    per_page = 50

    def get_listing(self):
        """What the address asks for, of what this reader may see."""
        raise NotImplementedError

    def rows(self, found):
        """The records found, with all that a row shows of them."""
        return found

    def get_context_data(self, **kwargs):
        listing = self.get_listing()
        page = page_of(listing.sorted(self.rows(listing.records)), self.request, self.per_page)

        def query_of(number):
            return listing.query(page=number if number > 1 else None)

        path = self.request.path
        return super().get_context_data(
            listing=listing,
            page=page,
            previous_path=page.has_previous() and path + query_of(page.number - 1),
            next_path=page.has_next() and path + query_of(page.number + 1),
            query=query_of(page.number),
            is_indexed=not listing.not_understood,
            **kwargs,
        )


class RecordList(ListPage):
    model = None

    def get_listing(self):
        return Listing.of(self.model.objects.visible_to(self.reader), self.request.GET)

    def rows(self, found):
        return for_cards(found)


class MembershipList(RecordList):
    model = Membership
    section = Section.MEMBERSHIPS
    template_name = "cooperation/membership_list.html"


class PartnerList(RecordList):
    model = Partner
    section = Section.PARTNERS
    template_name = "cooperation/partner_list.html"


class MemorandumList(RecordList):
    model = Memorandum
    section = Section.MEMORANDA
    template_name = "cooperation/memorandum_list.html"


class AgreementList(RecordList):
    model = Agreement
    section = Section.AGREEMENTS
    template_name = "cooperation/agreement_list.html"


class ConferenceList(RecordList):
    model = Conference
    section = Section.CONFERENCES
    template_name = "cooperation/conference_list.html"
