import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.partial_dates import FIRST_YEAR, PartialDate


@st.composite
def partial_dates(draw):
    day = draw(st.dates(min_value=datetime.date(FIRST_YEAR, 1, 1)))
    parts = (day.year, day.month, day.day)
    return PartialDate(*parts[: draw(st.integers(1, 3))])


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2022", "2022"),
        ("05.2022", "2022-05"),
        ("5.2022", "2022-05"),
        ("10.05.2022", "2022-05-10"),
        ("1.5.2022", "2022-05-01"),
        ("2022-05", "2022-05"),
        ("2022-05-10", "2022-05-10"),
        ("  2022 ", "2022"),
    ],
)
def test_every_way_of_typing_a_date_is_read(typed, stored):
    assert PartialDate.parse(typed).isoformat() == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "22",
        "2022-13",
        "2022-00",
        "2022-05-00",
        "2022-00-00",
        "31.02.2022",
        "2022-5",
        "May 2022",
        "0022",
        "2022-05-",
        "٢٠٢٢",
        "2022\x00",
    ],
)
def test_what_is_not_a_date_is_refused(typed):
    with pytest.raises(ValueError, match=r"^(Not a date|A year|month|day)"):
        PartialDate.parse(typed)


def test_a_day_without_a_month_is_refused():
    with pytest.raises(ValueError, match="A day needs a month"):
        PartialDate(2022, None, 10)


@given(partial_dates())
def test_the_stored_text_reads_back_as_the_same_date(date):
    assert PartialDate.parse(date.isoformat()) == date


@given(partial_dates())
def test_the_typed_text_reads_back_as_the_same_date(date):
    assert PartialDate.parse(date.dotted()) == date


@given(partial_dates())
def test_a_vaguer_date_comes_before_the_dates_within_it(date):
    within = [PartialDate(date.year), PartialDate(date.year, date.first_day.month)]
    full = PartialDate.from_date(date.first_day)
    assert sorted({full, *within}) == [*within, full]


@given(partial_dates(), partial_dates())
def test_dates_without_a_day_in_common_sort_by_time(one, other):
    if one.is_certainly_before(other):
        assert one < other


@given(partial_dates())
def test_a_date_spans_exactly_the_days_that_its_text_begins(date):
    text = date.isoformat()
    inside = [date.first_day, date.last_day]
    assert [day.isoformat().startswith(text) for day in inside] == [True, True]


@given(partial_dates())
def test_the_day_after_a_date_is_outside_it(date):
    if date.last_day < datetime.date.max:
        after = date.last_day + datetime.timedelta(days=1)
        assert not after.isoformat().startswith(date.isoformat())


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text):
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    assert PartialDate.parse(date.isoformat()) == date
