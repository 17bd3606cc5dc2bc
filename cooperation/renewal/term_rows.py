"""The instruments that have a term, with their legal steps, in one query for all of them."""

import datetime
from itertools import groupby, starmap
from typing import NamedTuple

from django.db.models import CharField, Exists, F, IntegerField, OuterRef, Q, Value

from ..enums import StepKind, Term
from ..legal_status import Duration, Step
from ..models import Agreement, LegalStep, Memorandum
from ..models.instrument import Instrument
from ..partial_dates import PartialDate
from .terms import Terms
from .unions import NOT_ARCHIVED, bare, iso, nothing, owner_of, titles, united


class TermRow(NamedTuple):
    """An instrument with one of its legal steps; without any, those columns are empty."""

    kind: str
    pk: int
    title_uz: str
    title_ru: str
    title_en: str
    owner: int | None
    responsible: int | None
    stage: str
    changed_at: datetime.datetime
    verified_on: datetime.date | None
    term: str
    valid_until: str | None
    term_years: int | None
    renewal: str
    notice_months: int | None
    signed_on: str | None
    terminated_on: str | None
    step: str | None
    step_on: str | None
    step_until: str | None


def terms(kinds):
    """``(first row, Terms)`` of each instrument of these kinds that has a term."""
    parts = [_with_steps(kind) for kind in kinds if issubclass(kind, Instrument)]
    if not parts:
        return
    found = sorted(starmap(TermRow, united(parts)), key=lambda row: (row.kind, row.pk))
    for _key, group in groupby(found, key=lambda row: (row.kind, row.pk)):
        steps = list(group)
        yield steps[0], _terms(steps)


def _with_steps(kind):
    extensions = LegalStep.objects.filter(agreement=OuterRef("pk"), kind=StepKind.EXTENDED)
    is_agreement = kind is Agreement
    has_end = Q(term=Term.FIXED)
    if is_agreement:
        has_end |= Exists(extensions)
    empty = nothing(CharField())
    columns = {
        "_owner": owner_of(kind),
        "_until": iso("valid_until"),
        "_years": F("term_years") if is_agreement else nothing(IntegerField()),
        "_months": F("notice_months") if is_agreement else nothing(IntegerField()),
        "_signed": empty if is_agreement else iso("signed_on"),
        "_terminated": empty if is_agreement else iso("terminated_on"),
        "_step": F("steps__kind") if is_agreement else empty,
        "_step_on": iso("steps__on") if is_agreement else empty,
        "_step_until": iso("steps__until") if is_agreement else empty,
    }
    return (
        bare(kind.objects.filter(NOT_ARCHIVED, has_end))
        .annotate(**columns)
        .values_list(
            Value(kind._meta.model_name),
            "pk",
            *titles(kind),
            "_owner",
            "responsible_id",
            "status",
            "changed_at",
            "verified_on",
            "term",
            "_until",
            "_years",
            "renewal",
            *list(columns)[3:],
        )
    )


def _terms(rows):
    row = rows[0]
    until = _date(row.valid_until)
    if row.kind == Memorandum._meta.model_name:
        memorandum = Memorandum(
            term=row.term, signed_on=_date(row.signed_on), terminated_on=_date(row.terminated_on)
        )
        steps = memorandum.legal_steps()
    else:
        steps = [
            Step(each.step, _date(each.step_on), _date(each.step_until))
            for each in rows
            if each.step
        ]
    duration = Duration(row.term, until, row.term_years, row.renewal)
    return Terms(steps, duration, row.notice_months, row.verified_on)


def _date(text):
    return PartialDate.parse(text) if text else None
