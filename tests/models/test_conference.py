import datetime

import pytest
from django.core.exceptions import ValidationError

from cooperation.models import Conference
from tests.builders import date, make_conference, make_series

TODAY = datetime.date(2026, 11, 23)


def test_a_second_conference_of_one_number_is_told_at_the_number(db):
    series = make_series()
    make_conference(series=series, edition=1)
    other = make_conference(series=series, edition=2)
    other.edition = 1
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert list(refused.value.message_dict) == ["edition"]


def test_a_conference_keeps_its_own_number(db):
    make_conference(series=make_series(), edition=1).full_clean()


def test_the_next_comes_first_then_the_one_after_it_then_the_last(db):
    held = [
        make_conference(starts_on=date(start), ends_on=date(end))
        for start, end in [
            ("2024-04-24", "2024-04-26"),
            ("2027-03-30", "2027-04-01"),
            ("2026-11-22", "2026-11-24"),
            ("2025-04-23", "2025-04-24"),
        ]
    ]

    order = [held.index(each) for each in Conference.objects.nearest_first(TODAY)]

    assert order == [2, 1, 3, 0]


@pytest.mark.parametrize(
    ("start", "end", "is_over"),
    [
        ("2026-11-20", "2026-11-22", True),
        ("2026-11-20", "2026-11-23", False),
        ("2026-10", None, True),
        ("2026-11", None, False),
        ("2026", None, False),
        (None, None, False),
    ],
)
def test_a_conference_is_over_once_no_day_of_it_is_left(db, start, end, is_over):
    conference = make_conference(starts_on=start and date(start), ends_on=end and date(end))

    assert conference.is_over(TODAY) is is_over


@pytest.mark.parametrize("start", ["2026-11-24", "2026-12", "2026"])
def test_one_that_may_still_be_held_stands_before_the_last(db, start):
    make_conference(starts_on=date("2026-11-22"), ends_on=None)
    conference = make_conference(starts_on=date(start), ends_on=None)

    assert Conference.objects.nearest_first(TODAY).first() == conference
