"""When readers may see what is found: the times in which something is public.

Kept beside the index instead of a yes or no, so that a schedule works without anything running.
"""

from django.db.models import F

from .. import ties
from ..enums import PublicationStatus
from ..filters import HOME_COUNTRY
from ..models import Attachment, Memorandum, MemorandumPartner
from ..models.search import ALWAYS, NEVER

EVER = [(ALWAYS, NEVER)]


def of_record(record):
    """As its publication says, like ``RecordQuerySet.published``."""
    if record.status != PublicationStatus.PUBLISHED:
        return []
    return [(record.publish_at or ALWAYS, record.unpublish_at or NEVER)]


def of_document(document):
    """While a public record shows it."""
    kinds = {
        owner: Attachment._meta.get_field(owner).related_model for owner in Attachment.owner_fields
    }
    return _merged(
        _schedules(kind.objects.filter(attachments__document=document)) for kind in kinds.values()
    )


def of_country(country):
    """While a public record ties it to Uzbekistan, like ``ties.countries``."""
    if country.code == HOME_COUNTRY:
        return []
    schedules = [
        _schedules(kind.objects.filter(**{path: country}))
        for kind, path in ties.PATHS.items()
        if kind is not Memorandum
    ]
    # Tied by a partner, which must be public itself.
    signatories = MemorandumPartner.objects.filter(partner__country=country)
    return _merged([*schedules, _schedules(signatories, "memorandum__", "partner__")])


def covers(outer, inner):
    """Whether something is public whenever another thing is."""
    return all(
        any(opens <= other[0] and other[1] <= closes for opens, closes in outer) for other in inner
    )


def _schedules(rows, *paths):
    """The different schedules of the published among rows: nearly always one for them all.

    Of what stands at the end of both paths, or of the rows themselves.
    """
    first, second = paths or ("", "")
    for path in {first, second}:
        rows = rows.filter(**{f"{path}status": PublicationStatus.PUBLISHED})
    columns = {
        "opens": F(f"{first}publish_at"),
        "closes": F(f"{first}unpublish_at"),
        "opens_too": F(f"{second}publish_at"),
        "closes_too": F(f"{second}unpublish_at"),
    }
    # As they are: modeltranslation would put the columns into an order of its own.
    rows = rows.order_by().rewrite(False) if hasattr(rows, "rewrite") else rows.order_by()
    return rows.annotate(**columns).values_list(*columns).distinct()


def _merged(schedules):
    """The times of all of them, in order, those that touch made one."""
    first, *others = schedules
    times = sorted(
        (max(opens or ALWAYS, opens_too or ALWAYS), min(closes or NEVER, closes_too or NEVER))
        for opens, closes, opens_too, closes_too in first.union(*others)
    )
    merged = []
    for opens, closes in times:
        if opens >= closes:
            continue
        if merged and opens <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(closes, merged[-1][1]))
        else:
            merged.append((opens, closes))
    return merged
