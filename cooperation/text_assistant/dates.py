"""Dates in sentences that differ from those in the fields of the record.

Said gently, and only where a sentence names one day and says what happened on it: a text may
speak of another signature than the record.
"""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..date_words import format_date, format_span
from ..partial_dates import PartialDate
from .advice import Advice
from .passage import SENTENCES, sentences

_MONTHS = {
    "uz": "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября "
    "декабря".split(),
    "en": "January February March April May June July August September October November "
    "December".split(),
}
_DATES = {
    "uz": r"(?P<year>\d{4})[-\s]yil,?\s(?P<day>\d{1,2})[-\s](?P<month>MONTH)",
    "ru": r"(?P<day>\d{1,2})\s(?P<month>MONTH)\s(?P<year>\d{4})",
    "en": r"(?P<day>\d{1,2})\s(?P<month>MONTH)\s(?P<year>\d{4})",
}
_DATES = {
    language: re.compile(pattern.replace("MONTH", "|".join(_MONTHS[language])))
    for language, pattern in _DATES.items()
}
# What the sentence is about: this record and what happened, by the words for both.
_HAPPENED = {
    "signed": {
        "uz": r"imzola\w*",
        "ru": r"подписан[оаы]?\b|подписал\w*",
        "en": r"\bsigned\b",
    },
    "held": {
        "uz": r"oʻtkazil\w*|boʻlib oʻt\w*",
        "ru": r"состоял\w+|прош(?:ёл|ла|ло|ли)\b|проведен\w*",
        "en": r"\b(?:held|took place)\b",
    },
}
_HAPPENED = {
    what: {language: re.compile(words, re.IGNORECASE) for language, words in by_language.items()}
    for what, by_language in _HAPPENED.items()
}


def other_dates(passage, field, context):
    if field not in SENTENCES:
        return
    for sentence in sentences(passage.text):
        dates = list(_DATES[passage.language].finditer(sentence.group()))
        if len(dates) != 1:
            continue
        for what, known in context.dates.items():
            told = _told(dates[0], passage.language)
            happened = _HAPPENED[what][passage.language].search(sentence.group())
            if told and happened and known and not any(_agree(told, each) for each in known):
                start = sentence.start() + dates[0].start()
                yield Advice(
                    "date",
                    format_lazy(
                        _("Which is right: {told}, as it says here, or {known}, as in the field?"),
                        told=dates[0].group(),
                        known=_written(known[0], passage.language),
                    ),
                    start,
                    start + len(dates[0].group()),
                    dates[0].group(),
                )


def _told(match, language):
    month = _MONTHS[language].index(match["month"]) + 1
    try:
        return PartialDate(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def _written(known, language):
    if isinstance(known, tuple):
        return format_span(*known, language)
    return format_date(known, language)


def _agree(told, known):
    """Whether the day lies within what is known, or between the first and last day of it."""
    if isinstance(known, tuple):
        first, last = known
        return _agree(told, first) or _agree(told, last) or str(first) <= str(told) <= str(last)
    return str(told).startswith(str(known))
