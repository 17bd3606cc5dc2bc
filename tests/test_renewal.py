"""What needs attention: the days on which terms end and notice is due, and what grows old."""

from datetime import date as day
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cooperation import renewal
from cooperation.deadline_words import Words
from cooperation.enums import Matter, PublicationStatus, Renewal, Section, StepKind, Term
from cooperation.legal_status import Duration, Step
from cooperation.models import CheckedLink, LinkPlace, Partner
from cooperation.partial_dates import PartialDate
from cooperation.renewal.dates import a_year_after, a_year_before, months_before
from cooperation.renewal.terms import Terms, deadlines
from cooperation.search import gathered
from tests.builders import (
    date,
    make_agreement,
    make_conference,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    make_section_text,
    make_source,
    make_step,
    make_superuser,
    tomorrow,
    yesterday,
)

TODAY = day(2026, 11, 26)
IN_FORCE = Step(StepKind.ENTERED_INTO_FORCE, date("2022-01-01"))

DAYS = st.dates(day(1900, 1, 1), day(2200, 12, 31))


# --- Days that lie months or years apart ---------------------------------------------------------


@pytest.mark.parametrize(
    ("from_day", "months", "expected"),
    [
        (day(2026, 12, 31), 6, day(2026, 6, 30)),
        (day(2027, 3, 31), 1, day(2027, 2, 28)),
        (day(2028, 3, 31), 1, day(2028, 2, 29)),
        (day(2027, 2, 28), 6, day(2026, 8, 28)),
        (day(2027, 1, 15), 12, day(2026, 1, 15)),
        (day(2027, 1, 15), 0, day(2027, 1, 15)),
    ],
)
def test_months_before_a_day_end_with_their_month(from_day, months, expected):
    assert months_before(from_day, months) == expected


def _months_after(start, months):
    """Ordinary counting: the same day, or the last of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for number in (start.day, 30, 29, 28):
        try:
            return day(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


@given(DAYS, st.integers(0, 999))
def test_notice_given_on_the_last_day_leaves_all_the_months(end, months):
    assert _months_after(months_before(end, months), months) <= end


@given(DAYS, st.integers(0, 999))
def test_last_day_for_notice_is_in_the_month_that_lies_so_far_back(end, months):
    found = months_before(end, months)
    assert (end.year * 12 + end.month) - (found.year * 12 + found.month) == months


@given(DAYS, st.integers(0, 200))
def test_later_end_never_has_an_earlier_last_day_for_notice(end, months):
    assert months_before(end, months) <= months_before(end + timedelta(days=1), months)


@given(DAYS)
def test_year_has_passed_on_a_day_from_exactly_the_days_until_a_year_before(today):
    limit = a_year_before(today)
    assert a_year_after(limit) <= today < a_year_after(limit + timedelta(days=1))


# --- Terms ---------------------------------------------------------------------------------------


def found(steps=(IN_FORCE,), months=None, verified_on=None, today=TODAY, **duration):
    """``(matter, reason, day)`` of the deadlines of an instrument."""
    terms = Terms(list(steps), Duration(**{"term": Term.FIXED, **duration}), months, verified_on)
    return [(each.matter, each.reason, each.due_on) for each in deadlines(terms, today)]


def test_term_that_ends_within_180_days_is_told():
    assert found(until=date("2027-05-25")) == [(Matter.EXPIRY, "ends", day(2027, 5, 25))]


def test_term_that_ends_in_181_days_is_not_told():
    assert found(until=date("2027-05-26")) == []


def test_end_known_to_the_month_counts_from_its_first_day():
    assert found(until=date("2027-05")) == [(Matter.EXPIRY, "ends-about", day(2027, 5, 1))]


def test_end_counted_in_years_from_a_month_may_be_the_last_day_before_it():
    steps = [Step(StepKind.ENTERED_INTO_FORCE, date("2022-03"))]
    assert found(steps, years=5) == [(Matter.EXPIRY, "ends-about", day(2027, 2, 28))]


def test_end_known_to_the_year_may_be_over_and_is_told_until_it_certainly_is():
    assert found(until=date("2026")) == [(Matter.EXPIRY, "ends-about", day(2026, 1, 1))]


def test_term_that_has_run_out_without_a_step_that_says_so_is_overdue():
    assert found(until=date("2025-03-01")) == [(Matter.EXPIRY, "over", day(2025, 3, 1))]


@pytest.mark.parametrize("kind", [StepKind.EXPIRED, StepKind.TERMINATED])
def test_recorded_end_settles_a_term(kind):
    assert found([IN_FORCE, Step(kind, date("2025-03-01"))], until=date("2025-03-01")) == []


def test_verification_after_the_end_settles_a_term():
    assert found(until=date("2025-03-01"), verified_on=day(2025, 3, 2)) == []


def test_verification_before_the_end_settles_nothing():
    assert len(found(until=date("2025-03-01"), verified_on=day(2025, 3, 1))) == 1


def test_text_that_does_not_bind_yet_has_no_deadline():
    steps = [Step(StepKind.SIGNED, date("2022-01-01"))]
    assert found(steps, until=date("2027-01-01"), months=6) == []


def test_extension_moves_the_end():
    extended = Step(StepKind.EXTENDED, date("2025-01-01"), date("2027-02-01"))
    assert found([IN_FORCE, extended], until=date("2025-01-01")) == [
        (Matter.EXPIRY, "ends", day(2027, 2, 1))
    ]


def test_suspended_agreement_still_ends():
    suspended = Step(StepKind.SUSPENDED, date("2025-01-01"))
    assert found([IN_FORCE, suspended], until=date("2027-01-01")) == [
        (Matter.EXPIRY, "ends", day(2027, 1, 1))
    ]


def test_automatic_renewal_has_a_last_day_for_notice_and_no_end():
    assert found(until=date("2027-06-30"), months=6, renewal=Renewal.AUTOMATIC) == [
        (Matter.NOTICE, "notice", day(2026, 12, 30))
    ]


def test_last_day_for_notice_is_today():
    assert found(until=date("2027-05-26"), months=6, renewal=Renewal.AUTOMATIC) == [
        (Matter.NOTICE, "notice", TODAY)
    ]


def test_notice_for_an_end_known_to_the_month_is_due_by_its_first_day():
    assert found(until=date("2027-07"), months=6, renewal=Renewal.AUTOMATIC) == [
        (Matter.NOTICE, "notice-about", day(2027, 1, 1))
    ]


def test_renewal_by_consent_has_both_a_notice_and_an_end():
    assert found(until=date("2027-05-01"), months=3, renewal=Renewal.BY_CONSENT) == [
        (Matter.EXPIRY, "ends", day(2027, 5, 1)),
        (Matter.NOTICE, "notice", day(2027, 2, 1)),
    ]


def test_agreement_that_ends_with_its_term_needs_no_notice():
    assert found(until=date("2027-08-01"), months=6, renewal=Renewal.NONE) == []


def test_missed_notice_stays_until_the_term_ends_or_the_record_is_verified():
    values = {"until": date("2027-03-01"), "months": 6, "renewal": Renewal.AUTOMATIC}
    assert found(**values) == [(Matter.NOTICE, "missed", day(2026, 9, 1))]
    assert found(**values, verified_on=day(2026, 9, 2)) == []


def test_automatic_renewal_without_a_period_of_notice_is_told_before_the_end():
    assert found(until=date("2027-03-01"), renewal=Renewal.AUTOMATIC) == [
        (Matter.NOTICE, "unknown", day(2027, 3, 1))
    ]


def test_renewed_agreement_asks_until_when():
    values = {"until": date("2026-03-01"), "months": 6, "renewal": Renewal.AUTOMATIC}
    assert found(**values) == [(Matter.NOTICE, "renewed", day(2026, 3, 1))]
    assert found(**values, verified_on=day(2026, 3, 2)) == []


@given(
    year=st.integers(2027, 2030),
    month=st.none() | st.integers(1, 12),
    number=st.none() | st.integers(1, 31),
    months=st.integers(1, 60),
)
def test_less_that_is_known_of_an_end_never_makes_a_deadline_later(year, month, number, months):
    try:
        end = PartialDate(year, month, number if month else None)
    except ValueError:
        return
    steps = [Step(StepKind.ENTERED_INTO_FORCE, date("2020"))]

    def last_day(until):
        duration = Duration(Term.FIXED, until, None, Renewal.AUTOMATIC)
        return deadlines(Terms(steps, duration, months), TODAY, None)[0].due_on

    possible = {end.first_day, end.last_day}
    assert last_day(end) <= min(last_day(PartialDate.from_date(each)) for each in possible)


# --- In words ------------------------------------------------------------------------------------


def test_deadline_is_worded_with_the_end_and_what_follows():
    words = Words("notice", date("2027-06-30"), Renewal.AUTOMATIC)
    with override("en"):
        assert words.sentence(day(2026, 12, 30)) == (
            "Last day for notice: 30 December 2026. Without notice it is renewed when the term "
            "ends on 30 June 2027."
        )


def test_date_that_is_not_known_to_the_day_is_said_to_be_so():
    with override("en"):
        assert Words("ends-about", date("2027-06")).sentence(day(2027, 6, 1)) == (
            "The term ends in June 2027; the day is not recorded, so the earliest one counts."
        )


REASONS = (
    "ends", "ends-about", "over", "renewed", "unknown", "missed", "notice", "notice-about",
    "appears", "disappears",
)  # fmt: skip


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_a_sentence_in_every_language(reason, language):
    with override(language):
        for kind in ("", *Renewal.values):
            sentence = Words(reason, date("2027-06-30"), kind).sentence(day(2026, 12, 30))
            assert sentence.endswith(".")
            assert [sign for sign in ("..", "%") if sign in sentence] == []


@pytest.mark.parametrize("ends", [None, date("2027"), date("2027-06"), date("2027-06-30")])
def test_words_come_back_from_their_code(ends):
    words = Words("notice", ends, Renewal.AUTOMATIC if ends else "")
    assert Words.of_code(words.code) == words


# --- All matters ---------------------------------------------------------------------------------


def from_today(days):
    return timezone.localdate() + timedelta(days=days)


def matters():
    return [(item.matter, str(item.title)) for item in renewal.items()]


def fresh(**overrides):
    return {"verified_on": timezone.localdate(), **overrides}


def make_binding(days=90, **overrides):
    """An agreement that is renewed in so many days unless notice is given 30 days before."""
    values = {
        "steps": [(StepKind.ENTERED_INTO_FORCE, "2020-01-01")],
        "term": Term.FIXED,
        "valid_until": PartialDate.from_date(from_today(days)),
        **fresh(),
    }
    return make_agreement(**{**values, **overrides})


def make_link(record, failures=2, **values):
    link = CheckedLink.objects.create(
        address=f"https://link.example/{record._meta.model_name}/{record.pk}",
        failures=failures,
        broken_since=timezone.now() if failures else None,
        problem="gone" if failures else "",
        **values,
    )
    LinkPlace.objects.create(link=link, **LinkPlace.naming(record))
    return link


def test_register_without_any_matter_has_none(db):
    make_partner(**fresh())
    assert renewal.items() == []


def test_memorandum_that_ends_soon_is_told(db):
    until = PartialDate.from_date(from_today(30))
    make_memorandum(
        partners=[], title_uz="Memorandum A", term=Term.FIXED, valid_until=until, **fresh()
    )
    assert matters() == [(Matter.EXPIRY, "Memorandum A")]


def test_agreement_with_its_steps_and_extension_is_told_once(db):
    agreement = make_binding(-400, title_uz="Bitim A")
    until = PartialDate.from_date(from_today(20))
    make_step(agreement, StepKind.EXTENDED, "2025-01-01", until=until)
    assert matters() == [(Matter.EXPIRY, "Bitim A")]
    assert renewal.items()[0].due_on == from_today(20)


def test_agreement_goes_by_its_short_title(db):
    make_binding(10, title_uz="Rasmiy nom", short_title_uz="Qisqa nom", internal_note="?")
    assert matters() == [(Matter.EXPIRY, "Qisqa nom"), (Matter.DOUBT, "Qisqa nom")]


def test_agreement_has_a_last_day_for_notice(db):
    make_binding(120, title_uz="Bitim B", renewal=Renewal.AUTOMATIC, notice_months=1)
    [item] = renewal.items()
    assert (item.matter, item.due_on) == (Matter.NOTICE, months_before(from_today(120), 1))


@pytest.mark.parametrize(
    "make", [make_partner, make_membership, make_binding, make_conference], ids=lambda m: m.__name__
)
def test_record_that_nobody_verified_is_told_if_readers_see_it(db, make):
    values = {"valid_until": None, "term": Term.INDEFINITE} if make is make_binding else {}
    record = make(verified_on=None, **values)
    make(verified_on=None, status=PublicationStatus.DRAFT, **values)
    assert [(i.matter, i.pk, i.due_on) for i in renewal.items([type(record)])] == [
        (Matter.VERIFICATION, record.pk, None)
    ]


def test_verification_grows_old_after_a_year(db):
    today = timezone.localdate()
    make_partner(verified_on=a_year_before(today), name_uz="Eski")
    make_partner(verified_on=a_year_before(today) + timedelta(days=1), name_uz="Yangi")
    assert matters() == [(Matter.VERIFICATION, "Eski")]


def test_conference_is_verified_once_for_all(db):
    make_conference(verified_on=day(2022, 6, 1))
    assert renewal.items() == []


def test_agreement_that_does_not_bind_need_not_be_verified(db):
    make_agreement(verified_on=None)  # signed, and no more
    assert renewal.items() == []


def test_figure_of_a_body_grows_old_after_a_year(db):
    today = PartialDate.from_date(timezone.localdate())
    make_membership(
        name_uz="Tashkilot", statistics=[{"as_of": date("2022")}, {"as_of": today}], **fresh()
    )
    [item] = renewal.items()
    assert (item.matter, item.due_on, str(item.note)) == (
        Matter.FIGURE,
        day(2023, 1, 1),
        "aʼzo davlatlar",
    )


def test_figure_of_a_conference_that_was_held_stays_true(db):
    make_conference(statistics=[{"as_of": date("2022-05-11")}], **fresh())
    make_conference(title_uz="Kutilgan", statistics=[{"as_of": date("2022-04")}], **fresh())
    assert matters() == [(Matter.FIGURE, "Kutilgan")]


def test_internal_notes_of_records_and_texts_are_doubts(db):
    make_partner(name_uz="Hamkor", internal_note="Nomi toʻgʻrimi?", **fresh())
    make_section_text(Section.ABOUT, title_uz="Haqida", internal_note="Manba kerak")
    make_partner(internal_note="Eski", status=PublicationStatus.ARCHIVED)
    assert sorted(matters()) == [(Matter.DOUBT, "Hamkor"), (Matter.DOUBT, "Haqida")]


def test_broken_and_moved_links_are_told_with_the_record_that_names_them(db):
    broken = make_link(make_partner(name_uz="A", **fresh()))
    make_link(make_partner(name_uz="B", **fresh()), failures=1)
    moved = make_link(make_source(title_uz="C"), failures=0, moved_to="https://new.example/")
    items = renewal.with_links(renewal.items())
    assert sorted((str(item.title), item.links) for item in items) == [
        ("A", (broken,)),
        ("C", (moved,)),
    ]


def test_scheduled_publication_and_withdrawal_are_two_matters(db):
    make_partner(publish_at=tomorrow(), unpublish_at=timezone.now() + timedelta(days=9), **fresh())
    make_partner(publish_at=yesterday(), **fresh())
    assert [(item.words.reason, item.due_on) for item in renewal.items()] == [
        ("appears", from_today(1)),
        ("disappears", from_today(9)),
    ]


def test_archived_record_needs_nothing(db):
    status = PublicationStatus.ARCHIVED
    make_link(make_binding(10, status=status, verified_on=None, internal_note="?"))
    make_membership(status=status, statistics=[{"as_of": date("2020")}])
    assert renewal.items() == []


def test_deadlines_come_first_and_what_has_no_day_last(db):
    make_partner(name_uz="C", internal_note="?", **fresh())
    make_partner(name_uz="B", verified_on=day(2020, 1, 1))
    make_binding(50, title_uz="A")
    assert [title for _matter, title in matters()] == ["A", "B", "C"]


# --- Owners --------------------------------------------------------------------------------------


def owner_of(**people):
    make_partner(internal_note="?", **fresh(), **people)
    return renewal.items()[0].owner


def test_owner_is_who_is_responsible_else_who_changed_it_last_else_who_made_it(db):
    first, second, third = make_editor(), make_editor(), make_editor()
    people = {"responsible": first, "changed_by": second, "created_by": third}
    assert owner_of(**people) == first.pk
    Partner.objects.update(responsible=None)
    assert renewal.items()[0].owner == second.pk
    Partner.objects.update(changed_by=None)
    assert renewal.items()[0].owner == third.pk


@pytest.mark.parametrize("closed", [{"is_active": False}, {"is_staff": False}], ids=str)
def test_closed_account_looks_after_nothing(db, closed):
    editor = make_editor()
    assert owner_of(responsible=make_editor(**closed), changed_by=editor) == editor.pk


def test_record_that_was_loaded_from_a_file_belongs_to_nobody(db):
    assert owner_of() is None


# --- How many questions it takes -----------------------------------------------------------------


@gathered()
def make_everything(number):
    for _ in range(number):
        agreement = make_binding(verified_on=None, internal_note="?", parties=[])
        make_step(agreement, StepKind.SIGNED, "2019-01-01")
        make_link(agreement)
        make_membership(statistics=[{"as_of": date("2020")}], unpublish_at=tomorrow())


def count_queries(ask):
    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


@pytest.mark.parametrize("number", [1, 30])
def test_all_matters_take_two_queries(db, number):
    make_everything(number)
    assert count_queries(renewal.items) == 2
    assert len(renewal.items()) == 7 * number


@pytest.mark.parametrize("number", [1, 30])
def test_counts_take_two_queries_and_agree_with_the_items(db, number):
    make_everything(number)
    user = make_superuser()
    Partner.objects.update(responsible=user)
    make_partner(internal_note="?", responsible=user, **fresh())
    assert count_queries(lambda: renewal.counts(user)) == 2
    items = renewal.items()
    assert {matter: (row["mine"], row["all"]) for matter, row in renewal.counts(user).items()} == {
        matter: (
            sum(item.matter == matter and item.owner == user.pk for item in items),
            sum(item.matter == matter for item in items),
        )
        for matter in Matter
    }


def test_counts_lead_to_the_desk_with_its_filters(db):
    with override("en"):
        row = renewal.counts(make_superuser())[Matter.EXPIRY]
    assert (row["mine_url"], row["all_url"]) == (
        "/en/admin/renewal/?matter=expiry&owner=mine",
        "/en/admin/renewal/?matter=expiry",
    )


def test_nobody_counts_what_they_may_not_see(db):
    make_partner(internal_note="?", **fresh())
    make_membership(internal_note="?", **fresh())
    counts = renewal.counts(make_editor("view_partner"))
    assert counts[Matter.DOUBT]["all"] == 1


def test_far_deadline_is_found_without_a_horizon(db):
    make_binding(1000)
    assert (renewal.items(), len(renewal.dated(horizon=None))) == ([], 1)
    assert renewal.dated(horizon=None)[0].due_on == from_today(1000)
