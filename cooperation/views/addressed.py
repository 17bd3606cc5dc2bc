"""What has an address of its own: where a former one leads, and the page of staff who preview."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from ..citations import Citation
from ..languages import localized
from ..models import FormerSlug
from . import errors
from .addresses import with_query
from .base import Page


class FormerAddresses:
    """For a view whose address has the slug of a ``model`` in it."""

    model = None

    def visible(self, kind):
        return kind.objects.visible_to(self.reader)

    def answer_for_former(self, slug):
        """An address that was given up leads to its record, or says that it was deleted."""
        former = FormerSlug.objects.filter(kind=self.model._meta.model_name, slug=slug).first()
        if former is None:
            raise Http404
        if former.record_id is None:
            return errors.gone(self.request)
        record = self.visible(self.model).filter(pk=former.record_id).first()
        if record is None:
            raise Http404
        kwargs = {**self.kwargs, "slug": record.slug}
        path = reverse(self.request.resolver_match.view_name, kwargs=kwargs)
        return HttpResponsePermanentRedirect(with_query(self.request, path))


class AddressedPage(FormerAddresses, Page):
    """The page of a record or of a document, which staff see before readers do."""

    def get(self, request, slug):
        self.record = self.records().filter(slug=slug).first()
        if self.record is None:
            return self.answer_for_former(slug)
        response = super().get(request)
        if self.is_preview:
            response["X-Robots-Tag"] = "noindex"
        return response

    def records(self):
        return self.visible(self.model)

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_preview=self.is_preview, **kwargs)

    @cached_property
    def is_preview(self):
        """Whether staff see what readers don't."""
        return self.reader.is_staff and not self.record.is_public()

    def citation(self, canonical, site, portal_name, **_kwargs):
        agency = localized(site, "agency_name").value if site else ""
        return Citation.of(self.record, canonical, agency, portal_name.value)
