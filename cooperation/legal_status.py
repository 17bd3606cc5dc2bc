"""What an agreement or a memorandum is on a given day, from its legal steps and its term.

The one place of this rule. It is asked for one day (:func:`status_on`), or for the whole life
of an instrument (:func:`phases`), which the database keeps so that lists can filter by it.
A date known only to the year or month counts from its first day where something begins, and to
its last day where something ends. A step whose date is not published has happened on every day.
"""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from .enums import LegalStatus, Renewal, StepKind, Term
from .partial_dates import PartialDate

EXPIRING_DAYS = 180

# Steps that show that a text exists although nothing says yet that it binds anybody.
_CONCLUDING = {StepKind.SIGNED, StepKind.APPROVED, StepKind.RATIFIED, StepKind.NOTIFIED}


class Step(NamedTuple):
    """A legal step as the rule sees it; ``until`` is the new end that an extension sets."""

    kind: str
    on: PartialDate | None = None
    until: PartialDate | None = None


class Duration(NamedTuple):
    """For how long an instrument was concluded, and what happens then."""

    term: str = Term.NOT_PUBLISHED
    until: PartialDate | None = None
    years: int | None = None
    renewal: str = Renewal.NOT_PUBLISHED


class Phase(NamedTuple):
    """A stretch of days with one status; ``last_day`` is None while no end is known."""

    status: str
    first_day: datetime.date
    last_day: datetime.date | None


@dataclass(frozen=True)
class Standing:
    """A status, the date that explains it (if any is published), and the end that is known."""

    status: str
    since: PartialDate | None = None
    ends: PartialDate | None = None


def standing_on(day, steps, duration):
    """The status on ``day`` with the dates that explain it."""
    taken = [step for step in steps if step.on is None or step.on.first_day <= day]
    for kind, status in (
        (StepKind.TERMINATED, LegalStatus.TERMINATED),
        (StepKind.EXPIRED, LegalStatus.EXPIRED),
    ):
        if closing := _last(taken, kind):
            return Standing(status, since=closing.on)

    if effective := _first(taken, StepKind.ENTERED_INTO_FORCE):
        return _standing_in_force(day, taken, effective, duration)
    if coming := _first(steps, StepKind.ENTERED_INTO_FORCE):
        concluded = any(step.kind in _CONCLUDING for step in taken)
        status = LegalStatus.NOT_YET_IN_FORCE if concluded else LegalStatus.UNKNOWN
        return Standing(status, since=coming.on)
    if any(step.kind in _CONCLUDING for step in taken):
        signed = _earliest_dated(taken, StepKind.SIGNED)
        return Standing(LegalStatus.SIGNED, since=signed and signed.on)
    return Standing(LegalStatus.UNKNOWN)


def status_on(day, steps, duration):
    return standing_on(day, steps, duration).status


def end_of_term(day, steps, duration):
    """The end of the term that runs on ``day``, also where it is then renewed by itself.

    None where none is known, or where nothing says yet that the text binds anybody.
    """
    taken = [step for step in steps if step.on is None or step.on.first_day <= day]
    effective = _first(taken, StepKind.ENTERED_INTO_FORCE)
    unrenewed = duration._replace(renewal=Renewal.NOT_PUBLISHED)
    return _end(taken, effective, unrenewed) if effective else None


def unrecorded(standing, steps):
    """The kinds of step whose absence from the record the standing rests on."""
    awaited = {
        LegalStatus.SIGNED: (StepKind.ENTERED_INTO_FORCE,),
        LegalStatus.UNKNOWN: (StepKind.SIGNED, StepKind.ENTERED_INTO_FORCE),
    }.get(standing.status, ())
    recorded = {step.kind for step in steps}
    return [kind for kind in awaited if kind not in recorded]


def phases(steps, duration):
    """The whole life of an instrument as consecutive phases, the last of them open.

    The first phase begins on ``date.min``, so that every day has exactly one phase.
    """
    days = sorted({datetime.date.min, *_turning_points(steps, duration)})
    found = []
    for day in days:
        status = status_on(day, steps, duration)
        if found and found[-1][0] == status:
            continue
        found.append((status, day))
    last_days = [day - datetime.timedelta(days=1) for _, day in found[1:]] + [None]
    return [
        Phase(status, first_day, last_day)
        for (status, first_day), last_day in zip(found, last_days, strict=True)
    ]


def _standing_in_force(day, taken, effective, duration):
    end = _end(taken, effective, duration)
    if end and end.last_day < day:
        return Standing(LegalStatus.EXPIRED, since=end)
    pauses = _dated([s for s in taken if s.kind in {StepKind.SUSPENDED, StepKind.RESUMED}])
    if pauses and pauses[-1].kind == StepKind.SUSPENDED:
        return Standing(LegalStatus.SUSPENDED, since=pauses[-1].on, ends=end)
    if end and (end.last_day - day).days <= EXPIRING_DAYS:
        return Standing(LegalStatus.EXPIRING, since=effective.on, ends=end)
    return Standing(LegalStatus.IN_FORCE, since=effective.on, ends=end)


def _end(taken, effective, duration):
    """The end of the term as the steps taken so far leave it; None where none is known."""
    extensions = [s for s in _dated(taken) if s.kind == StepKind.EXTENDED and s.until]
    if extensions:
        return extensions[-1].until
    if duration.term != Term.FIXED or duration.renewal == Renewal.AUTOMATIC:
        return None
    if duration.until:
        return duration.until
    if duration.years and effective.on:
        return _after_years(effective.on, duration.years)
    return None


def _after_years(start, years):
    """The last day of a term of whole years: the day before the anniversary."""
    year = start.year + years
    if year > datetime.MAXYEAR:
        return None
    if not start.day:
        return PartialDate(year, start.month)
    try:
        anniversary = start.first_day.replace(year=year)
    except ValueError:  # 29 February
        anniversary = datetime.date(year, 3, 1)
    return PartialDate.from_date(anniversary - datetime.timedelta(days=1))


def _turning_points(steps, duration):
    """The days on which the status may change; a superset is harmless."""
    for step in steps:
        if step.on:
            yield step.on.first_day
    ends = {step.until for step in steps if step.until}
    if effective := _first(steps, StepKind.ENTERED_INTO_FORCE):
        ends.add(_end([], effective, duration))
    for end in ends - {None}:
        yield end.last_day - datetime.timedelta(days=EXPIRING_DAYS)
        if end.last_day < datetime.date.max:
            yield end.last_day + datetime.timedelta(days=1)


def _dated(steps):
    """The steps in the order of their dates, those without a date first."""
    return sorted(steps, key=lambda step: step.on.isoformat() if step.on else "")


def _first(steps, kind):
    return next((step for step in _dated(steps) if step.kind == kind), None)


def _earliest_dated(steps, kind):
    return next((step for step in _dated(steps) if step.kind == kind and step.on), None)


def _last(steps, kind):
    return next((step for step in reversed(_dated(steps)) if step.kind == kind), None)
