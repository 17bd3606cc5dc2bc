"""What a list of the admin answers: what its own page asks for, and nothing that breaks a query."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import SuspiciousOperation

from .keys import may_be_key

SEARCHED_LETTERS = 200  # each word is a condition, and SQLite takes a thousand


class GuardedList:
    """Django's list without its ways to ask for what the database refuses."""

    def lookup_allowed(self, lookup, value, request):
        """Only what the filters of the list ask; not any column in any way, a pattern say."""
        return lookup in set(_asked_by(self.get_list_filter(request)))

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:SEARCHED_LETTERS])

    def response_action(self, request, queryset):
        if not all(map(may_be_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise SuspiciousOperation("A row was chosen that no list shows.")
        return super().response_action(request, queryset)


def _asked_by(filters):
    """The parameters that the filters write into the address of the list."""
    for each in filters:
        if isinstance(each, type):
            yield each.parameter_name
        else:
            path = each if isinstance(each, str) else each[0]
            yield from (f"{path}__{ending}" for ending in ("exact", "id__exact", "isnull"))
