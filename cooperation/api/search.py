"""The search, with the answers of its page."""

from django.utils.html import escape

from ..enums import FoundKind
from ..models import RECORD_KINDS, Country
from ..open_data import kind_of
from ..openapi.pages import label_of
from ..search import search, shown
from ..search.addresses import path_of
from .listings import FoundListing
from .paging import PagedView

# What has a permanent identifier, by the word in it.
_WORDS = {
    **{FoundKind(kind._meta.model_name): kind_of(kind).word for kind in RECORD_KINDS},
    FoundKind.COUNTRY: kind_of(Country).word,
}


class Search(PagedView):
    operation_id = "search"

    def records(self):
        results = search(self.asked["q"], self.language)
        self.listing = FoundListing.of(results, self.asked)
        self.listing.refuse_unknown(self.operation.parameters)
        return self.listing.records.found

    def more(self):
        results = self.listing.results
        left = self.listing.records
        return {
            "understood": {
                "asked": results.query.asked,
                "asked_instead": results.asked_instead,
                "is_partial": results.is_partial,
            },
            "numbers": {
                "is_exact": left.is_counted_through,
                **{kind.value: left.numbers.get(kind, 0) for kind in FoundKind},
            },
        }

    def rows(self, found):
        lines = shown(list(found), self.listing.records.query, self.language)
        return [self._row(line) for line in lines]

    def _row(self, line):
        found = line.found
        word = _WORDS.get(found.kind)
        return {
            "kind": found.kind,
            "key": found.slug,
            "id": word and self.addresses.identifier(word, found.slug),
            "page": self.absolute(path_of(found)),
            "label": label_of(found.names, self.language),
            "name": _marked(line.name),
            "snippet": line.text and _marked(line.text),
        }


def _marked(snippet):
    parts = (
        f"<mark>{escape(part.text)}</mark>" if part.is_match else escape(part.text)
        for part in snippet.parts
    )
    return {"html": "".join(parts), "language": snippet.language}
