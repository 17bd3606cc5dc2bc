"""Addresses that stand before any language: the front door and what machines ask for."""

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language
from django.views.generic import TemplateView

from ..languages import LANGUAGE_CODES
from ..whereabouts import with_query
from .base import InAllLanguages, PublicView


class LanguageChoice(PublicView):
    """The front door: to the home page in the language that the reader's browser asks for."""

    def get(self, request):
        response = HttpResponseRedirect(
            with_query(request, f"{get_script_prefix()}{get_language()}/")
        )
        patch_vary_headers(response, ["Accept-Language"])
        return response


class UzbekLatinHabit(PublicView):
    """/oz/…, where state sites keep Uzbek in Latin letters, leads to /uz/…"""

    def get(self, request, rest=""):
        path = escape_uri_path(f"{get_script_prefix()}uz/{rest}")
        return HttpResponsePermanentRedirect(with_query(request, path))


class Robots(InAllLanguages, PublicView, TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"
    extra_context = {"languages": LANGUAGE_CODES}

    def get_context_data(self, **kwargs):
        address = self.request.build_absolute_uri(reverse("sitemap"))
        return super().get_context_data(sitemap=address, **kwargs)
