"""What all public pages share: who reads, what surrounds the page, how long it may be kept."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView, View

from ..filters import interface_text
from ..languages import LANGUAGE_CODES, localized
from ..models import SectionText, SiteSettings
from . import errors
from .addresses import after_language, language_links, negotiating_path, page_path
from .described import described
from .menu import furniture, section_link
from .sharing import Sharing


def reader_of(request):
    """Who reads. Without a session cookie nobody is asked, so that the answer suits everybody."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return request.user
    return AnonymousUser()


# It changes nothing, so a form sent here by mistake gets the answer to a wrong verb.
@method_decorator(csrf_exempt, name="dispatch")
class PublicView(View):
    http_method_names = ["get", "head", "options"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.reader = reader_of(request)

    def dispatch(self, request, *args, **kwargs):
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404:
            # Answered here, so that the debug profile shows the reader's page as well.
            response = errors.not_found(request)
        patch_cache_control(response, **self.cache_policy())
        return response

    def cache_policy(self):
        if settings.SESSION_COOKIE_NAME in self.request.COOKIES:
            return {"private": True, "no_store": True}
        return {"public": True, "max_age": 0, "must_revalidate": True}

    def http_method_not_allowed(self, request, *args, **kwargs):
        return errors.method_not_allowed(request, self._allowed_methods())


class InAllLanguages:
    """For what is the same in each of them. Stands before the view's base class."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Content-Language", ", ".join(LANGUAGE_CODES))
        return response


class Page(PublicView, TemplateView):
    """A page with the portal's header, menu and footer. ``section`` is the part it belongs to."""

    section = None
    has_own_card = False  # a picture for where its link is shared; otherwise the portal's
    page_type = "WebPage"  # as schema.org calls it

    def get_context_data(
        self, query="", own_query=None, languages=LANGUAGE_CODES, is_indexed=True, **kwargs
    ):
        """``query`` belongs to the page's address; it exists in ``languages``.

        ``own_query``, where it differs, is the query of the same page as its reader looks at it:
        kept in another language, but not told to search engines.
        """
        path = after_language(self.request.path)
        rest = path + query
        own_rest = rest if own_query is None else path + own_query
        links = language_links(rest, languages)
        context = super().get_context_data(
            **furniture(SiteSettings.objects.current()),
            section=section_link(self.section),
            language_links=language_links(own_rest, languages),
            canonical=self._absolute(self.request.path + query),
            alternates=self._alternates(links, rest),
            sharing=Sharing.of(links, self._absolute(self.card_path())),
            page_path=page_path(self.request, query if own_query is None else own_query),
            is_indexed=is_indexed,
            **kwargs,
        )
        return {**context, "structured_data": described(self, context)}

    # --- For search engines ---

    def subject(self, voice, context):
        """What the page is about in the words of schema.org, with an ``@id``; None if nothing."""
        return None

    def sources(self):
        """The publications that it cites."""
        return ()

    def own_name(self, context):
        """What the page is called in its breadcrumbs, a LocalizedText."""
        return context["title"]

    def parents(self, context):
        """What stands in its breadcrumbs between the section and the page."""
        return []

    # --- Addresses ---

    def card_path(self):
        if self.has_own_card:
            return f"{self.request.path}card.png"
        return reverse("cooperation:card")

    def _alternates(self, links, rest):
        available = [(link.code, self._absolute(link.path)) for link in links if link.is_available]
        return [*available, ("x-default", self._absolute(negotiating_path(rest)))]

    def _absolute(self, path):
        return self.request.build_absolute_uri(path)


class SectionPage(Page):
    """A page that opens with the section's own heading and introduction."""

    def get_context_data(self, **kwargs):
        texts = SectionText.objects.select_related("picture")
        text = texts.filter(section=self.section).first()
        title = localized(text, "title") if text else None
        return super().get_context_data(
            text=text,
            title=title if title and title.value else interface_text(self.section.label),
            description=text.lead if text else "",
            is_section_itself=True,
            **kwargs,
        )
