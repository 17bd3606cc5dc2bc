"""What changed in public: of the whole register, for copies of it, and of one record."""

from ..history.public_changes import changes_since
from ..open_data import kind_of
from ..open_data.parts import moment_of
from ..openapi import parameters
from ..openapi.pages import label_of
from .paging import PagedView


class Changes(PagedView):
    operation_id = "changes"

    def records(self):
        return changes_since(parameters.moment_of(self.asked["since"]))

    def rows(self, found):
        return [
            {
                "kind": each.kind._meta.model_name,
                "slug": each.slug,
                "id": self.addresses.identifier(kind_of(each.kind).word, each.slug),
                "what": each.what,
                "at": moment_of(each.at),
                "version": each.number,
                "label": label_of(each.titles, self.language) if each.titles else None,
            }
            for each in found
        ]
