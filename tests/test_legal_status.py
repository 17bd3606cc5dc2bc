import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.enums import LegalStatus, Renewal, StepKind, Term
from cooperation.legal_status import (
    Duration,
    Phase,
    Standing,
    Step,
    phases,
    standing_on,
    status_on,
    unrecorded,
)
from cooperation.partial_dates import PartialDate

DAY = datetime.date(2024, 6, 1)


def on(text):
    return PartialDate.parse(text)


SIGNED = Step(StepKind.SIGNED, on("2020-03-01"))
IN_FORCE = Step(StepKind.ENTERED_INTO_FORCE, on("2021-03-01"))
FIVE_YEARS = Duration(Term.FIXED, years=5)


@pytest.mark.parametrize(
    ("steps", "duration", "status"),
    [
        ([], Duration(), LegalStatus.UNKNOWN),
        ([SIGNED], Duration(), LegalStatus.SIGNED),
        ([Step(StepKind.SIGNED)], Duration(), LegalStatus.SIGNED),
        ([Step(StepKind.SIGNED, on("2025"))], Duration(), LegalStatus.UNKNOWN),
        (
            [SIGNED, Step(StepKind.ENTERED_INTO_FORCE, on("2025-01-01"))],
            Duration(),
            LegalStatus.NOT_YET_IN_FORCE,
        ),
        ([SIGNED, IN_FORCE], Duration(), LegalStatus.IN_FORCE),
        ([Step(StepKind.ENTERED_INTO_FORCE)], Duration(), LegalStatus.IN_FORCE),
        ([SIGNED, IN_FORCE], FIVE_YEARS, LegalStatus.IN_FORCE),
        ([SIGNED, IN_FORCE], Duration(Term.FIXED, years=3), LegalStatus.EXPIRED),
        (
            [SIGNED, IN_FORCE],
            Duration(Term.FIXED, until=on("2024-11-28")),
            LegalStatus.EXPIRING,
        ),
        ([SIGNED, IN_FORCE], Duration(Term.FIXED, until=on("2024-11-29")), LegalStatus.IN_FORCE),
        ([SIGNED, IN_FORCE], Duration(Term.FIXED, until=on("2024-06-01")), LegalStatus.EXPIRING),
        ([SIGNED, IN_FORCE], Duration(Term.FIXED, until=on("2024-05-31")), LegalStatus.EXPIRED),
        (
            [SIGNED, IN_FORCE],
            Duration(Term.FIXED, years=3, renewal=Renewal.AUTOMATIC),
            LegalStatus.IN_FORCE,
        ),
        (
            [SIGNED, IN_FORCE, Step(StepKind.EXTENDED, on("2024-02-01"), until=on("2030"))],
            Duration(Term.FIXED, years=3),
            LegalStatus.IN_FORCE,
        ),
        (
            [SIGNED, IN_FORCE, Step(StepKind.SUSPENDED, on("2023"))],
            Duration(),
            LegalStatus.SUSPENDED,
        ),
        (
            [
                SIGNED,
                IN_FORCE,
                Step(StepKind.SUSPENDED, on("2022")),
                Step(StepKind.RESUMED, on("2023")),
            ],
            Duration(),
            LegalStatus.IN_FORCE,
        ),
        ([SIGNED, Step(StepKind.TERMINATED, on("2024"))], Duration(), LegalStatus.TERMINATED),
        ([SIGNED, IN_FORCE, Step(StepKind.TERMINATED)], Duration(), LegalStatus.TERMINATED),
        (
            [SIGNED, IN_FORCE, Step(StepKind.TERMINATED, on("2024-06-02"))],
            Duration(),
            LegalStatus.IN_FORCE,
        ),
        ([SIGNED, IN_FORCE, Step(StepKind.EXPIRED, on("2024"))], Duration(), LegalStatus.EXPIRED),
    ],
)
def test_the_status_follows_from_the_steps_and_the_term(steps, duration, status):
    assert status_on(DAY, steps, duration) == status


def test_a_term_of_years_ends_on_the_day_before_the_anniversary():
    assert standing_on(DAY, [SIGNED, IN_FORCE], FIVE_YEARS) == Standing(
        LegalStatus.IN_FORCE, since=on("2021-03-01"), ends=on("2026-02-28")
    )


def test_a_term_that_begins_on_29_february_ends_on_28_february():
    steps = [Step(StepKind.ENTERED_INTO_FORCE, on("2020-02-29"))]
    standing = standing_on(DAY, steps, FIVE_YEARS)
    assert standing.ends == on("2025-02-28")


def test_an_end_known_to_the_year_is_its_last_day():
    duration = Duration(Term.FIXED, until=on("2024"))
    assert status_on(datetime.date(2024, 12, 31), [SIGNED, IN_FORCE], duration) == (
        LegalStatus.EXPIRING
    )


def test_an_undated_step_does_not_hide_the_date_of_the_signature():
    steps = [Step(StepKind.APPROVED), Step(StepKind.SIGNED), SIGNED]
    assert standing_on(DAY, steps, Duration()).since == on("2020-03-01")


def test_a_text_that_was_only_approved_has_no_date_of_signature():
    steps = [Step(StepKind.APPROVED, on("2022"))]
    assert standing_on(DAY, steps, Duration()) == Standing(LegalStatus.SIGNED)


def test_an_extension_does_not_reach_back_before_its_own_date():
    steps = [SIGNED, IN_FORCE, Step(StepKind.EXTENDED, on("2024-02-01"), until=on("2030"))]
    before = datetime.date(2024, 1, 31)
    assert status_on(before, steps, Duration(Term.FIXED, years=3)) == LegalStatus.EXPIRING


def test_a_whole_life_is_told_in_phases():
    steps = [SIGNED, IN_FORCE]
    day = datetime.date
    assert phases(steps, Duration(Term.FIXED, until=on("2024-12-31"))) == [
        Phase(LegalStatus.UNKNOWN, day.min, day(2020, 2, 29)),
        Phase(LegalStatus.NOT_YET_IN_FORCE, day(2020, 3, 1), day(2021, 2, 28)),
        Phase(LegalStatus.IN_FORCE, day(2021, 3, 1), day(2024, 7, 3)),
        Phase(LegalStatus.EXPIRING, day(2024, 7, 4), day(2024, 12, 31)),
        Phase(LegalStatus.EXPIRED, day(2025, 1, 1), None),
    ]


days = st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31))


@st.composite
def some_date(draw):
    day = draw(days)
    return PartialDate(*(day.year, day.month, day.day)[: draw(st.integers(1, 3))])


steps_of_any_life = st.lists(
    st.builds(
        Step,
        kind=st.sampled_from(StepKind.values),
        on=st.none() | some_date(),
        until=st.none() | some_date(),
    ),
    max_size=6,
)
durations = st.builds(
    Duration,
    term=st.sampled_from(Term.values),
    until=st.none() | some_date(),
    years=st.none() | st.integers(1, 9),
    renewal=st.sampled_from(Renewal.values),
)


@given(steps_of_any_life, durations, days)
def test_the_phase_of_a_day_says_what_the_rule_says(steps, duration, day):
    covering = [
        phase.status
        for phase in phases(steps, duration)
        if phase.first_day <= day and (phase.last_day is None or day <= phase.last_day)
    ]
    assert covering == [status_on(day, steps, duration)]


@given(steps_of_any_life, durations)
def test_phases_follow_each_other_without_a_gap(steps, duration):
    life = phases(steps, duration)
    ends = [phase.last_day + datetime.timedelta(days=1) for phase in life[:-1]]
    assert ends == [phase.first_day for phase in life[1:]]


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        ([], [StepKind.SIGNED, StepKind.ENTERED_INTO_FORCE]),
        ([SIGNED], [StepKind.ENTERED_INTO_FORCE]),
        ([Step(StepKind.ENTERED_INTO_FORCE, on("2025"))], [StepKind.SIGNED]),
        ([SIGNED, Step(StepKind.ENTERED_INTO_FORCE, on("2025"))], []),
        ([IN_FORCE], []),
        ([Step(StepKind.TERMINATED)], []),
    ],
)
def test_a_step_is_missed_only_where_the_standing_rests_on_its_absence(steps, missing):
    assert unrecorded(standing_on(DAY, steps, Duration()), steps) == missing
