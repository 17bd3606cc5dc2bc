"""What has an address of its own: where a former one leads, and the page of staff who preview."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from ..citations import Citation
from ..history.withdrawal import withdrawal
from ..languages import localized
from ..models import FormerSlug
from ..models.base import Record
from ..whereabouts import with_query
from . import errors
from .base import Page


class FormerAddresses:
    """For a view whose address has the slug of a ``model`` in it.

    An address that was given up leads to its record; one at which readers once saw a record says
    that it was withdrawn; at any other there never was anything.
    """

    model = None

    def visible(self, kind):
        return kind.objects.visible_to(self.reader)

    def answer_for_former(self, slug):
        former = FormerSlug.objects.filter(kind=self.model._meta.model_name, slug=slug).first()
        record = former and self.visible(self.model).filter(pk=former.record_id).first()
        if not record:
            return self._answer_for_withdrawn(slug, former)
        kwargs = {**self.kwargs, "slug": record.slug}
        path = reverse(self.request.resolver_match.view_name, kwargs=kwargs)
        return HttpResponsePermanentRedirect(with_query(self.request, path))

    def _answer_for_withdrawn(self, slug, former):
        if not issubclass(self.model, Record):  # documents have no publication of their own
            if former and former.record_id is None:
                return errors.gone(self.request)
            raise Http404
        found = withdrawal(self.model, slug)
        if found is None:
            raise Http404
        return errors.withdrawn(self.request, found)


class AddressedPage(FormerAddresses, Page):
    """The page of a record or of a document, which staff see before readers do."""

    page_type = "ItemPage"

    def get(self, request, slug):
        record = self.records().filter(slug=slug).first()
        if record is None:
            return self.answer_for_former(slug)
        self.record = self.as_shown(record)
        response = super().get(request)
        if self.is_preview:
            response["X-Robots-Tag"] = "noindex"
        return response

    def records(self):
        return self.visible(self.model)

    def as_shown(self, record):
        """The record as this page shows it."""
        return record

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_preview=self.is_preview, **kwargs)

    def own_name(self, context):
        return self.record.heading

    @cached_property
    def is_preview(self):
        """Whether staff see what readers don't."""
        return self.reader.is_staff and not self.record.is_public()

    def citation(self, canonical, site, portal_name, **_kwargs):
        """Of the version that readers see now, at its own address, if the record has versions."""
        agency = localized(site, "agency_name").value if site else ""
        number = getattr(self.record, "version_number", None)
        if number is None or self.is_preview:
            return Citation.of(self.record, canonical, agency, portal_name.value)
        return Citation.of(
            self.record,
            self._absolute(f"{self.record.get_absolute_url()}versions/{number}/"),
            agency,
            portal_name.value,
            version=number,
            version_at=self.record.version_at,
        )
