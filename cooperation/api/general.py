"""The beginning of the API, its description for machines, and all that it does not have."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from ..models import SiteSettings
from ..open_data import KINDS
from ..openapi import openapi
from .base import JSON, ApiView


class Root(ApiView):
    operation_id = "root"

    def body(self):
        names = {word: f"api:{word}-list" for word in KINDS}
        names |= {"search": "api:search", "changes": "api:changes"}
        return {
            "documentation": self.absolute(reverse("cooperation:api-documentation")),
            "openapi": self.absolute(reverse("api:openapi")),
            **{name: self.absolute(reverse(url_name)) for name, url_name in names.items()},
        }


class OpenApi(ApiView):
    operation_id = "openapi"
    media_types = (JSON, "application/vnd.oai.openapi+json")

    def body(self):
        with override("en"):  # which is the document's own language
            documentation = self.absolute(reverse("cooperation:api-documentation"))
        servers = self.absolute(reverse("api:root").removesuffix("/"))
        return openapi(servers, documentation, SiteSettings.objects.first())


class Nothing(ApiView):
    """Any other address under the root."""

    operation_id = "root"

    def get(self, request, **key):
        raise Http404
