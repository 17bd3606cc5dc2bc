"""How a date of any precision, or a span of dates, is written in a sentence of each language."""

from django.utils.formats import date_format, get_format
from django.utils.translation import override

from .languages import active_language
from .partial_dates import PartialDate

# Russian puts the month of "in May 2022" in the prepositional case; no catalogue has these.
_RU_PREPOSITIONAL = (
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split()
)


def format_date(value, language=None):
    """A PartialDate or a date: "10 May 2022", "май 2022 г.", "2022-yil"."""
    language = language or active_language()
    if not isinstance(value, PartialDate):
        value = PartialDate.from_date(value)
    if value.day:
        name = "DATE_FORMAT"
    elif value.month:
        name = "YEAR_MONTH_FORMAT"
    else:
        name = "YEAR_FORMAT"
    return _written(value, name, language)


def format_when(value, language=None):
    """The date as an adverbial: "on 10 May 2022", "в мае 2022 г.", "2022-yil 10-mayda"."""
    language = language or active_language()
    if not isinstance(value, PartialDate):
        value = PartialDate.from_date(value)
    written = format_date(value, language)
    if language == "uz":
        return f"{written}da"
    if language == "en":
        return f"on {written}" if value.day else f"in {written}"
    if value.day:
        return written
    if value.month:
        return f"в {_RU_PREPOSITIONAL[value.month - 1]} {value.year} г."
    return f"в {written}"


def format_span(start, end, language=None):
    """Two PartialDates as one span, naming month and year once: "25–27 April 2023".

    An end that is missing or the same as the start gives the start alone.
    """
    language = language or active_language()
    if end is None or end == start:
        return format_date(start, language)
    if not (start.day and end.day and start.year == end.year):
        return f"{format_date(start, language)} – {format_date(end, language)}"
    if language == "uz":
        return _uzbek_span(start, end)
    if start.month == end.month:
        return f"{start.day}–{format_date(end, language)}"
    return f"{_written(start, 'MONTH_DAY_FORMAT', language)} – {format_date(end, language)}"


def format_date_month_first(value, language=None):
    """As Americans write it, and with them some styles of citing: "May 10, 2022".

    Only English has this order; the other languages keep their own.
    """
    language = language or active_language()
    if language != "en" or not value.day:
        return format_date(value, language)
    return _written(value, "F j, Y", language)


def format_span_year_first(start, end=None, language=None):
    """As lists of works are sorted: "2023, April 25–27", "2023, 25–27 апреля", "2022, май"."""
    language = language or active_language()
    if end is None or end == start:
        return _year_first(start, language)
    if not (start.day and (start.year, start.month) == (end.year, end.month) and end.day):
        return f"{_year_first(start, language)} – {_year_first(end, language)}"
    if language == "en":
        return f"{_year_first(start, language)}–{end.day}"
    return f"{start.year}, {start.day}–{_written(end, 'MONTH_DAY_FORMAT', language)}"


def _year_first(value, language):
    if value.day:
        pattern = "F j" if language == "en" else "MONTH_DAY_FORMAT"
        return f"{value.year}, {_written(value, pattern, language)}"
    return f"{value.year}, {_written(value, 'F', language)}" if value.month else str(value.year)


def _uzbek_span(start, end):
    """Uzbek writes the year first, so the span opens with it."""
    year = _written(end, "YEAR_FORMAT", "uz")
    closing = _written(end, "MONTH_DAY_FORMAT", "uz")
    if start.month == end.month:
        return f"{year} {start.day}–{closing}"
    return f"{year} {_written(start, 'MONTH_DAY_FORMAT', 'uz')} – {closing}"


def _written(value, format_name, language):
    """By a format of the language's, or by a pattern of date letters."""
    with override(language):
        pattern = get_format(format_name, lang=language, use_l10n=True)
        written = date_format(value.first_day, pattern)
    # Django's nominative month names are capitalised, which is English usage alone.
    return written if language == "en" else written.lower()
