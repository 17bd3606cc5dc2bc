"""When the term of a memorandum or an agreement ends, and until when notice can be given.

A date that is known to the year or month counts from its first day: a deadline that is told too
early does no harm. A day that has passed is settled once the record was verified after it.
"""

import datetime
from typing import NamedTuple

from ..enums import LegalStatus, Matter, Renewal, StepKind
from ..legal_status import Duration, end_of_term, standing_on
from ..partial_dates import PartialDate
from .dates import months_before

HORIZON = datetime.timedelta(days=180)

_BINDING = {LegalStatus.IN_FORCE, LegalStatus.EXPIRING, LegalStatus.SUSPENDED}
_CLOSING = {StepKind.TERMINATED, StepKind.EXPIRED}


class Deadline(NamedTuple):
    """A day in the life of an instrument on which somebody has to have decided.

    ``reason`` says which words explain it (see ``words``).
    """

    matter: str
    reason: str
    due_on: datetime.date
    ends: PartialDate
    renewal: str


class Terms(NamedTuple):
    """What an instrument says of its own end."""

    steps: list
    duration: Duration
    notice_months: int | None = None
    verified_on: datetime.date | None = None


def deadlines(terms, today, horizon=HORIZON):
    """What is to be decided on this instrument from ``today`` until the horizon, or is overdue.

    Without a horizon, whenever it is.
    """
    end = end_of_term(today, terms.steps, terms.duration)
    if end is None or _is_closed(terms, today):
        return []
    found = [_expiry(terms, today, end), _notice(terms, today, end)]
    return [
        deadline
        for deadline in found
        if deadline and (horizon is None or deadline.due_on <= today + horizon)
    ]


def _expiry(terms, today, end):
    if terms.duration.renewal == Renewal.AUTOMATIC and not _is_extended(terms, today):
        return None
    is_over = end.last_day < today
    if is_over and _verified_after(terms, end.last_day):
        return None
    reason = "over" if is_over else _exactness(end, "ends")
    return Deadline(Matter.EXPIRY, reason, _earliest(terms, today), end, terms.duration.renewal)


def _notice(terms, today, end):
    """Until when to say that the agreement is not to go on, or what became of that."""
    renewal = terms.duration.renewal
    is_automatic = renewal == Renewal.AUTOMATIC
    earliest = _earliest(terms, today)
    if end.last_day < today:
        # By whose standing it goes on; nobody wrote down until when.
        if not is_automatic or not _is_binding(terms, today):
            return None
        if _verified_after(terms, end.last_day):
            return None
        return Deadline(Matter.NOTICE, "renewed", earliest, end, renewal)
    if not terms.notice_months:
        if not is_automatic:
            return None
        return Deadline(Matter.NOTICE, "unknown", earliest, end, renewal)
    if renewal == Renewal.NONE:
        return None
    due_on = months_before(earliest, terms.notice_months)
    if due_on >= today:
        return Deadline(Matter.NOTICE, _exactness(end, "notice"), due_on, end, renewal)
    if _verified_after(terms, due_on):
        return None
    return Deadline(Matter.NOTICE, "missed", due_on, end, renewal)


def _is_closed(terms, today):
    """Whether its end is recorded, or whether it does not bind and no term has run out."""
    taken = {step.kind for step in terms.steps if step.on is None or step.on.first_day <= today}
    if taken & _CLOSING:
        return True
    standing = standing_on(today, terms.steps, terms.duration)
    return standing.status not in {*_BINDING, LegalStatus.EXPIRED}


def _is_binding(terms, today):
    return standing_on(today, terms.steps, terms.duration).status in _BINDING


def _is_extended(terms, today):
    """An extension names its own end, whatever was agreed on renewal before."""
    return any(
        step.kind == StepKind.EXTENDED and step.until
        for step in terms.steps
        if step.on is None or step.on.first_day <= today
    )


def _earliest(terms, today):
    """The first day that may be the last of the term."""
    steps = [
        step._replace(on=_first_day(step.on), until=_first_day(step.until)) for step in terms.steps
    ]
    duration = terms.duration._replace(until=_first_day(terms.duration.until))
    return end_of_term(today, steps, duration).first_day


def _first_day(date):
    return date and PartialDate.from_date(date.first_day)


def _verified_after(terms, day):
    return terms.verified_on is not None and terms.verified_on > day


def _exactness(end, reason):
    return reason if end.day else f"{reason}-about"
