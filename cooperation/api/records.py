"""The five kinds of record: lists as their pages filter and sort them, and one record."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from ..models import Agreement
from ..open_data import KINDS, data_of_page
from ..open_data.parts import moment_of
from ..open_data.past import data_on
from ..openapi.pages import labelled
from ..partial_dates import day_of
from ..problems import Problem, ProblemType
from ..whereabouts import Gone, public_record, with_query
from .base import ApiView
from .listings import RecordListing
from .paging import PagedView


class KindView(ApiView):
    """An operation on a kind of ``word``; its identifier ends in ``action``."""

    word = ""
    action = ""

    @property
    def operation_id(self):
        return f"{self.word}-{self.action}"

    @cached_property
    def kind(self):
        return KINDS[self.word]

    def data(self, found, on=None):
        """The things of a queryset as JSON, each with the name for this reader."""
        return list(map(self.labelled, data_of_page(self.kind, found, self.addresses, on)))

    def labelled(self, data):
        return labelled(self.kind, data, self.language)


class RecordList(KindView, PagedView):
    action = "list"

    def records(self):
        public = self.kind.model.objects.published()
        if self.kind.model is Agreement:
            public = public.with_signature_date()  # by which it may be sorted
        self.listing = RecordListing.of(public, self.asked)
        self.listing.refuse_unknown(self.operation.parameters)
        return self.listing.sorted(self.listing.records)

    def rows(self, found):
        return self.data(found, self.listing.day)


class AddressedView(KindView):
    """An operation on one record, whose former addresses lead to the present one."""

    def elsewhere(self, slug):
        try:
            self.record = public_record(self.kind.model, slug)
        except Gone as gone:
            at = gone.withdrawal.at
            raise Problem(ProblemType.GONE, withdrawn_at=at and moment_of(at)) from gone
        if self.record.slug == slug:
            return None
        path = reverse(self.request.resolver_match.view_name, args=[self.record.slug])
        return HttpResponsePermanentRedirect(with_query(self.request, path))


class Record(AddressedView):
    action = "record"

    def body(self, slug):
        day = day_of(self.asked.get("on", ""))
        data = data_on(self.kind, self.record, self.addresses, day)
        if data is None:
            raise Http404
        return self.labelled(data)
