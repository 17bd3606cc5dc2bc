"""In which languages records, pictures and documents are still to be written."""

from django.db.models import Count, Q

from .enums import PublicationStatus
from .languages import LANGUAGE_CODES, suffixed
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


def gaps(kind):
    """How many of this kind lack each language."""
    return kind.objects.aggregate(**_gaps(kind))


def workload(kind):
    """How many records of this kind are in each status, lack each language, or are in doubt."""
    counts = {status.value: Count("pk", filter=Q(status=status)) for status in PublicationStatus}
    doubts = {
        "noted": Count("pk", filter=~Q(internal_note="")),
        "unverified": Count("pk", filter=Q(verified_on=None)),
    }
    return kind.objects.aggregate(**counts, **_gaps(kind), **doubts)


def _gaps(kind):
    return {
        f"missing_{language}": Count("pk", filter=missing_in(kind, language))
        for language in LANGUAGE_CODES
    }
