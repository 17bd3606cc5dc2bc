"""Reminders 180, 90 and 30 days ahead of a day on which somebody has to have decided.

Each is told once to each person: the occasion is named by the matter, the record, the day and the
threshold. So a command that runs twice a day tells once, one that did not run for a week tells
what came due meanwhile, and a deadline that moves is told anew.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from ..enums import Matter, NoticeKind
from ..notices import tell
from ..roles import publishers_of
from .items import dated

THRESHOLDS = (30, 90, 180)


def threshold_passed(due_on, today):
    """The nearest threshold that has come; None while the day is far off, and once it is over."""
    days = (due_on - today).days
    return next((limit for limit in THRESHOLDS if 0 <= days <= limit), None)


def remind(today=None):
    """Tell everybody what is to come; return the notices that are new."""
    today = today or timezone.localdate()
    due = [
        (item, limit)
        for item in dated(today=today)
        if _ends_something(item) and (limit := threshold_passed(item.due_on, today))
    ]
    people = get_user_model().objects.in_bulk({item.owner for item, _limit in due} - {None})
    publishers = {}
    told = []
    for item, limit in due:
        if item.owner:
            recipients = [people[item.owner]]
        else:
            if item.kind not in publishers:
                publishers[item.kind] = list(publishers_of(item.model))
            recipients = publishers[item.kind]
        told += _tell(item, limit, recipients)
    return told


def _ends_something(item):
    """What appears by itself needs nobody's decision."""
    return item.matter != Matter.SCHEDULE or item.words.reason == "disappears"


@transaction.atomic
def _tell(item, limit, recipients):
    record = item.model.objects.filter(pk=item.pk).first()
    if record is None:  # deleted while the others were told
        return []
    key = f"reminder:{item.matter}:{item.kind}:{item.pk}:{item.due_on}:{limit}"
    return tell(
        recipients, NoticeKind.REMINDER, record, item.words.code, None, key=key, due_on=item.due_on
    )
