"""A list in pages: its numbers, its links, and the same links for the header."""

from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Paginator

from ..openapi import pages
from ..openapi.parameters import PER_PAGE
from ..problems import Problem, ProblemType
from .base import ApiView

_RELATIONS = ("first", "prev", "next", "last")


class PagedView(ApiView):
    def records(self, **key):
        """All that is to be paged: a queryset, or a list."""
        raise NotImplementedError

    def rows(self, found):
        """The records of one page as JSON."""
        raise NotImplementedError

    def more(self):
        """What the body holds besides."""
        return {}

    def body(self, **key):
        page = self.page_of(self.records(**key))
        around = pages.around(page, self._address)
        self.links = around["links"]
        return {**around, **self.more(), "records": self.rows(page.object_list)}

    def answer(self, body):
        response = super().answer(body)
        present = {rel: self.links[rel] for rel in _RELATIONS if self.links[rel]}
        response["Link"] = ", ".join(f'<{url}>; rel="{rel}"' for rel, url in present.items())
        return response

    def page_of(self, records):
        number = int(self.asked.get("page", 1))
        per_page = int(self.asked.get("per_page", PER_PAGE))
        try:
            return Paginator(records, per_page).page(number)
        except EmptyPage as error:
            raise Problem(ProblemType.NO_SUCH_PAGE) from error

    def _address(self, number):
        asked = {name: self.asked[name] for name in sorted(self.asked) if name != "page"}
        query = urlencode(asked | ({"page": number} if number > 1 else {}))
        path = self.request.path
        return self.absolute(f"{path}?{query}" if query else path)
