"""The published versions of a record, with what changed from one to the next."""

from django.urls import reverse

from ..history.public_words import public_differences
from ..history.published import published_versions
from ..open_data.parts import moment_of
from .paging import PagedView
from .records import AddressedView


class Versions(AddressedView, PagedView):
    action = "versions"

    def records(self, slug):
        self.all = published_versions(self.record)
        return self.all[::-1]

    def rows(self, found):
        if not found:
            return []
        oldest = self.all.index(found[-1])
        before = self.all[max(oldest - 1, 0) : oldest]
        states = [version.state for version in (*before, *found[::-1])]
        changes = public_differences(self.kind.model, states)[::-1]
        changes += [[]] * (len(found) - len(changes))  # the first version is not told from another
        return [self._row(*each) for each in zip(found, changes, strict=True)]

    def _row(self, version, differences):
        name = f"cooperation:{self.kind.model._meta.model_name}-version"
        path = reverse(name, args=[self.record.slug, version.number])
        return {
            "number": version.number,
            "begins_at": moment_of(version.begins_at),
            "ends_at": version.ends_at and moment_of(version.ends_at),
            "page": self.absolute(path),
            "changes": [
                {
                    "field": each.label,
                    "row": each.row or None,
                    "language": each.language or None,
                    "before": each.before,
                    "after": each.after,
                }
                for each in differences
            ],
        }
