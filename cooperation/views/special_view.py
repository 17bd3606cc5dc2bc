"""The special view's two addresses: where a reader chooses it, and the sheet that applies it.

The pages themselves are the same for every reader, so that they can be cached; only the sheet
follows the reader's cookie.
"""

from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from ..enums import Section
from ..special_view import SpecialView
from . import errors
from .addresses import in_language
from .base import Page, PublicView
from .menu import section_link

COOKIE = "special_view"
A_YEAR = 365 * 24 * 60 * 60


class SpecialViewSheet(PublicView):
    """The style sheet that every page links to; empty for readers of the ordinary view."""

    def get(self, request):
        view = SpecialView.choose(request.GET) if request.GET else _kept(request)
        css = "" if view.is_ordinary else render_to_string("special_view.css", {"view": view})
        response = HttpResponse(css, content_type="text/css; charset=utf-8")
        patch_vary_headers(response, ["Cookie"])
        return response

    def cache_policy(self):
        # Sent anew for each page, for it is empty or small. A tab of Chromium uses a kept sheet
        # without heeding "Vary: Cookie", and on the way back even one that it should ask about:
        # what a reader had just chosen would not be seen.
        return {"private": True, "no_store": True}


class SpecialViewPage(Page):
    """A form with the reader's choices. It leads back to the page of the portal in ``next``."""

    section = Section.ACCESSIBILITY
    template_name = "cooperation/special_view.html"
    # A post needs no CSRF token, which no cached page could hold: it changes nothing but looks.
    http_method_names = [*PublicView.http_method_names, "post"]

    def cache_policy(self):
        return {"private": True, "no_store": True}

    def get_context_data(self, **kwargs):
        next_path = _next_path(self.request.GET)
        context = super().get_context_data(
            settings=_kept(self.request).settings(), is_indexed=False, **kwargs
        )
        context["page_path"] = next_path
        # The page to go back to changes its language with this one.
        context["language_links"] = [
            link._replace(path=f"{link.path}?{_query(in_language(next_path, link.code))}")
            for link in context["language_links"]
        ]
        return context

    def post(self, request):
        if _is_sent_by_another_site(request):
            return errors.csrf_failure(request)
        chosen = SpecialView.choose(request.POST)
        response = HttpResponseRedirect(_next_path(request.POST), status=303)
        if chosen.is_ordinary:
            response.delete_cookie(COOKIE, path=get_script_prefix(), samesite="Lax")
        else:
            response.set_cookie(
                COOKIE,
                chosen.serialise(),
                max_age=A_YEAR,
                path=get_script_prefix(),
                secure=request.is_secure(),
                httponly=True,
                samesite="Lax",
            )
        return response


def _kept(request):
    """What the reader chose at an earlier time."""
    return SpecialView.parse(request.COOKIES.get(COOKIE, ""))


def _next_path(values):
    """The path in ``next`` if it is one of this site, or the home page."""
    path = values.get("next", "")
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours else section_link(Section.HOME).path


def _query(next_path):
    return urlencode({"next": next_path})


def _is_sent_by_another_site(request):
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")  # from browsers of before 2023
    return origin is not None and urlsplit(origin).netloc != request.get_host()
