"""In which languages records are still to be written."""

from django.db.models import Count, Q

from .enums import PublicationStatus
from .languages import LANGUAGE_CODES, suffixed


def missing_in(kind, language):
    """The condition for records of this kind that do not exist in a language."""
    condition = Q()
    for field in (kind.title_field, "summary"):
        column = suffixed(field, language)
        condition |= Q(**{column: ""}) | Q(**{f"{column}__isnull": True})
    return condition


def workload(kind):
    """How many records of this kind are in each status, lack each language, or are in doubt."""
    counts = {status.value: Count("pk", filter=Q(status=status)) for status in PublicationStatus}
    gaps = {
        f"missing_{language}": Count("pk", filter=missing_in(kind, language))
        for language in LANGUAGE_CODES
    }
    doubts = {
        "noted": Count("pk", filter=~Q(internal_note="")),
        "unverified": Count("pk", filter=Q(verified_on=None)),
    }
    return kind.objects.aggregate(**counts, **gaps, **doubts)
