"""What pages and lists say of translations that have not caught up with their originals."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from ..enums import TranslationStanding as Standing
from ..languages import LANGUAGE_CODES, active_language
from ..models import TextState

# The texts of a record itself that a reader reads. Of its rows all are.
READ = ("title", "name", "short_title", "subject", "summary", "body", "benefits")


def with_outdated(records):
    """Each with ``outdated_since`` and ``outdated_from``: since when a text of it in the reader's
    language is older than its source, and the language of that; None where none is."""
    states = TextState.objects.filter(
        Q(field__in=READ) | ~Q(row_kind=""),
        kind=records.model._meta.model_name,
        object_id=OuterRef("pk"),
        language=active_language(),
        standing=Standing.OUTDATED,
    ).order_by("-outdated_since", "pk")
    return records.annotate(
        outdated_since=Subquery(states.values("outdated_since")[:1]),
        outdated_from=Subquery(states.values("source_language")[:1]),
    )


def with_outdated_languages(records):
    """Each with ``outdated_uz``, ``outdated_ru``, ``outdated_en``: whether any text is, in it."""
    states = TextState.objects.filter(
        kind=records.model._meta.model_name, object_id=OuterRef("pk"), standing=Standing.OUTDATED
    )
    return records.annotate(
        **{
            f"outdated_{language}": Exists(states.filter(language=language).order_by())
            for language in LANGUAGE_CODES
        }
    )


def outdated_counts(obj):
    """``{language: number}`` of the outdated texts of a record with its rows."""
    states = TextState.objects.about(obj).filter(standing=Standing.OUTDATED)
    return dict(states.order_by().values_list("language").annotate(number=Count("pk")))
