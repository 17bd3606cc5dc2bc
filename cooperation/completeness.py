"""In which languages records, pictures and documents are still to be written."""

from collections import Counter

from django.db.models import Count, Q, Value

from .languages import suffixed
from .models.base import Record


def texts_needed(kind):
    """The texts without which something of this kind is not there for a reader of a language."""
    return (kind.title_field, "summary") if issubclass(kind, Record) else (kind.title_field,)


def missing_in(kind, language):
    """The condition for what does not exist in a language, though it should."""
    condition = Q()
    for field in texts_needed(kind):
        column = suffixed(field, language)
        condition |= Q(**{column: ""}) | Q(**{f"{column}__isnull": True})
    return condition & kind.needs_words


def stages(kinds):
    """How many records of each kind are in each status, ``{kind: Counter}``, in one query."""
    names = {kind._meta.model_name: kind for kind in kinds}
    found = {kind: Counter() for kind in kinds}
    parts = [
        kind.objects.order_by().values_list(Value(name), "status").annotate(number=Count("pk"))
        for name, kind in names.items()
    ]
    if parts:
        for name, status, number in parts[0].union(*parts[1:], all=True):
            found[names[name]][status] = number
    return found
