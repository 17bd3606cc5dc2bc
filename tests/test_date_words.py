import datetime

import pytest
from babel.dates import format_date as babel_date

from cooperation.date_words import (
    format_date,
    format_date_month_first,
    format_span,
    format_span_year_first,
    format_when,
)
from cooperation.partial_dates import PartialDate

DATES = ["2022", "2022-05", "2022-05-10"]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("uz", ["2022-yil", "2022-yil may", "2022-yil 10-may"]),
        ("ru", ["2022 г.", "май 2022 г.", "10 мая 2022 г."]),
        ("en", ["2022", "May 2022", "10 May 2022"]),
    ],
)
def test_a_date_is_written_to_its_precision(language, written):
    assert [format_date(PartialDate.parse(date), language) for date in DATES] == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("uz", ["2022-yilda", "2022-yil mayda", "2022-yil 10-mayda"]),
        ("ru", ["в 2022 г.", "в мае 2022 г.", "10 мая 2022 г."]),
        ("en", ["in 2022", "in May 2022", "on 10 May 2022"]),
    ],
)
def test_a_date_fits_into_a_sentence(language, written):
    assert [format_when(PartialDate.parse(date), language) for date in DATES] == written


@pytest.mark.parametrize(
    ("start", "end", "language", "written"),
    [
        ("2023-04-25", "2023-04-27", "uz", "2023-yil 25–27-aprel"),
        ("2023-04-25", "2023-04-27", "ru", "25–27 апреля 2023 г."),
        ("2023-04-25", "2023-04-27", "en", "25–27 April 2023"),
        ("2026-03-30", "2026-04-01", "uz", "2026-yil 30-mart – 1-aprel"),
        ("2026-03-30", "2026-04-01", "ru", "30 марта – 1 апреля 2026 г."),
        ("2026-03-30", "2026-04-01", "en", "30 March – 1 April 2026"),
        ("2025-12-30", "2026-01-02", "uz", "2025-yil 30-dekabr – 2026-yil 2-yanvar"),
        ("2022-05", "2022-06", "en", "May 2022 – June 2022"),
        ("2022-05-10", "2022-05-10", "en", "10 May 2022"),
        ("2022-05", None, "ru", "май 2022 г."),
    ],
)
def test_a_span_names_what_is_common_once(start, end, language, written):
    end = PartialDate.parse(end) if end else None
    assert format_span(PartialDate.parse(start), end, language) == written


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(("language", "locale"), [("ru", "ru"), ("en", "en_GB")])
def test_every_month_agrees_with_cldr(month, language, locale):
    day = datetime.date(2024, month, 9)
    assert format_date(day, language) == babel_date(day, "long", locale).replace("\u202f", " ")


@pytest.mark.parametrize("month", range(1, 13))
def test_every_uzbek_month_agrees_with_cldr(month):
    day = datetime.date(2024, month, 9)
    name = babel_date(day, "MMMM", "uz").lower()
    assert format_date(day, "uz") == f"2024-yil 9-{name}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "2023, April 25–27"),
        ("ru", "2023, 25–27 апреля"),
        ("uz", "2023, 25–27-aprel"),
    ],
)
def test_a_span_with_its_year_first(language, words):
    assert (
        format_span_year_first(PartialDate(2023, 4, 25), PartialDate(2023, 4, 27), language)
        == words
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "May 10, 2022"), ("ru", "10 мая 2022 г."), ("uz", "2022-yil 10-may")],
)
def test_only_english_puts_the_month_before_the_day(language, words):
    assert format_date_month_first(PartialDate(2022, 5, 10), language) == words
