"""The page of the search, what it offers while its reader types, and how browsers learn of it."""

import re

from django.http import JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from ..enums import Section
from ..languages import active_language
from ..models import SiteSettings
from ..search import SearchListing, count_fruitless, search, shown, suggestions
from ..search.addresses import path_of
from .base import PublicView, SectionPage
from .menu import furniture
from .paging import page_links, page_of


class SearchPage(SectionPage):
    """What has the reader's words, in whatever language. Search engines find it themselves.

    Staff see what readers see; the drafts they find in the admin.
    """

    section = Section.SEARCH
    page_type = "SearchResultsPage"
    template_name = "cooperation/search.html"
    per_page = 20

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("q", "").strip()
        results = search(asked, active_language())
        listing = SearchListing.of(results, self.request.GET)
        found = listing.records.found
        page = page_of(self.from_the_last_seen(found), self.request, self.per_page)
        if asked and (results.is_partial or not results.pool) and page.number == 1:
            count_fruitless(asked, active_language())
        context = super().get_context_data(
            asked=asked,
            results=results,
            listing=listing,
            lines=self.lines(page, results.query),
            page=page,
            **self.paging(page, listing),
            query=listing.query(),
            own_query=listing.query(page=page.number if page.number > 1 else None),
            is_indexed=not asked,
            **kwargs,
        )
        # The introduction tells how to ask; whoever has asked wants the answer on the first screen.
        return {**context, "text": None} if asked else context

    def lines(self, page, query):
        found = list(page.object_list)
        return [(path_of(each.found), each) for each in shown(found, query, active_language())]

    def from_the_last_seen(self, found):
        """The results, the one after the last of the page before standing where this page begins.

        Something published or withdrawn meanwhile neither hides a result nor shows it again.
        """
        last, number = (self.request.GET.get(name, "") for name in ("after", "page"))
        places = {str(each.pk): place for place, each in enumerate(found)}
        if last not in places or not re.fullmatch(r"[1-9]\d{0,8}", number, re.ASCII):
            return found
        shift = places[last] + 1 - (int(number) - 1) * self.per_page
        return found[shift:] if shift >= 0 else found[:-shift] + found

    def paging(self, page, listing):
        def path(number, **more):
            page_number = number if number > 1 else None
            return self.request.path + listing.query(page=page_number, **more)

        following = page.has_next() and path(page.number + 1, after=page.object_list[-1].pk)
        return {
            "page_links": page_links(page, path),
            "previous_path": page.has_previous() and path(page.number - 1),
            "next_path": following,
        }


class Suggestions(PublicView):
    """What the field in the header offers for the words in it, as JSON.

    The same for everybody, so that any cache may keep it as long as a page.
    """

    def get(self, request):
        groups = suggestions(request.GET.get("q", ""), active_language())
        number = sum(len(found) for _kind, found in groups)
        said = ngettext("%(number)s suggestion", "%(number)s suggestions", number)
        answer = {
            "said": said % {"number": number} if number else _("No suggestions"),
            "groups": [
                {"label": kind.label, "items": [self.item(each) for each in found]}
                for kind, found in groups
            ],
        }
        return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})

    def item(self, found):
        name, language = found.name_for(active_language())
        return {"name": name, "lang": language, "path": path_of(found)}

    def cache_policy(self):
        return {"public": True, "max_age": 0, "must_revalidate": True}


class OpenSearch(PublicView, TemplateView):
    """By which a browser adds the portal to its search engines (OpenSearch 1.1)."""

    template_name = "opensearch.xml"
    content_type = "application/opensearchdescription+xml"

    def get_context_data(self, **kwargs):
        address = self.request.build_absolute_uri(reverse("cooperation:search"))
        return super().get_context_data(
            **furniture(SiteSettings.objects.current()),
            address=address,
            icon=self.request.build_absolute_uri(static("images/favicon.ico")),
            language=active_language(),
            **kwargs,
        )
