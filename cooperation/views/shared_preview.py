"""A page before its publication, for a reviewer who has a link and no account."""

from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from .. import previews
from ..languages import LANGUAGE_CODES
from ..models import SiteSettings
from ..people import name_of
from ..preview_stage import Stage
from . import errors
from .addresses import after_language, language_links
from .base import PublicView
from .menu import furniture


class _SharedPreview(PublicView):
    """An address that holds the token of a link."""

    def get(self, request, token, **kwargs):
        self.preview = previews.of_token(token)
        if self.preview is None:
            raise Http404
        if not previews.opens(self.preview):
            return errors.link_ended(request)
        return self.answer(request, token, **kwargs)

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    def cache_policy(self):
        return {"private": True, "no_store": True}


class SharedPreview(_SharedPreview, TemplateView):
    template_name = "cooperation/shared_preview.html"
    parts_of = None  # the parts that the page has, by the kind and the state of its record

    def answer(self, request, token):
        stage = Stage.of(
            request.GET,
            lambda language, part: _frame_address(token, language, part),
            self.parts_of(self.preview.model, self.preview.data),
        )
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        context = self.get_context_data(
            **furniture(SiteSettings.objects.current()),
            preview=self.preview,
            maker=name_of(self.preview.made_by),
            stage=stage,
            language_links=language_links(after_language(request.path) + query),
        )
        return self.render_to_response(context)


class SharedPreviewFrame(_SharedPreview):
    """One of the pages in it."""

    # Makes the page of a preview in a language, which is the admin's business; None if the
    # register has changed so that it cannot be made any more.
    page = None

    def answer(self, request, token, language):
        if language not in LANGUAGE_CODES:
            raise Http404
        page = self.page(request, self.preview, language, request.GET.get("part", ""))
        return page or errors.link_ended(request)


def _frame_address(token, language, part):
    address = reverse("shared-preview-frame", kwargs={"token": token, "language": language})
    return f"{address}?{urlencode({'part': part})}" if part else address
