"""What texts are compared with: names in the register, its pictures, the dates of the record."""

import re

from .. import markup
from ..enums import StepKind
from ..languages import LANGUAGE_CODES, text_in
from ..models import Agreement, Conference, Country, Memorandum
from ..partial_dates import PartialDate
from ..prose import named_in
from .advice import Context
from .tables import COUNTRIES

_STEP = re.compile(r"steps-(\d{1,4})-on")


def context_for(texts, dates=None):
    """One query for the names of countries, and those for what the texts name, if they do."""
    codes = {code for names in COUNTRIES.values() for code in names.values()}
    named = named_in([markup.clean(text) for text in texts])
    return Context(
        countries={
            country.code: {each: text_in(country, "name", each) for each in LANGUAGE_CODES}
            for country in Country.objects.filter(code__in=codes)
        },
        pictures={
            key: {each for each in LANGUAGE_CODES if picture.is_shown_in(each)}
            for key, picture in named.pictures.items()
        },
        linked=frozenset(named.addresses),
        dates=dates or {},
    )


def dates_of(record):
    """The dates of a record that texts speak of, by what happened then."""
    if isinstance(record, Memorandum):
        return _known(signed=[record.signed_on])
    if isinstance(record, Conference):
        return _known(held=_days(record.starts_on, record.ends_on))
    if isinstance(record, Agreement):
        signatures = record.steps.filter(kind=StepKind.SIGNED)
        return _known(signed=[step.on for step in signatures])
    return {}


def dates_in_form(posted):
    """Likewise of a form as it stands, saved or not."""
    signed = [_date(posted.get("signed_on"))]
    for name in posted:
        step = _STEP.fullmatch(name)
        if step and posted.get(f"steps-{step[1]}-kind") == StepKind.SIGNED:
            signed.append(_date(posted[name]))
    days = _days(_date(posted.get("starts_on")), _date(posted.get("ends_on")))
    return _known(signed=signed, held=days)


def _known(**dates):
    return {what: found for what, each in dates.items() if (found := [*filter(None, each)])}


def _days(first, last):
    return [(first, last or first)] if first else []


def _date(text):
    try:
        return PartialDate.parse((text or "")[:10])
    except ValueError:
        return None
