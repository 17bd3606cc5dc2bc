import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import override

from cooperation import timeline
from cooperation.enums import StepKind
from cooperation.listing import Listing
from cooperation.models import Agreement, Memorandum
from cooperation.timeline import Timeline

from .builders import (
    date,
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_superuser,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def events(query="", user=None):
    """What the timeline tells, newest first: (date, event, title)."""
    asked = Listing(Timeline.of(user or AnonymousUser()), timeline.FILTERS, (), QueryDict(query))
    return [
        (str(entry.on), entry.event, entry.record.title_in("en").value)
        for entry in asked.records[:100]
    ]


def test_everything_dated_is_told_newest_first():
    make_membership(name_en="COPUOS", since=date("2022"))
    make_memorandum(title_en="With OneWeb", signed_on=date("2022-05-17"))
    make_conference(title_en="STC", starts_on=date("2022-05"), ends_on=None)
    make_agreement(
        title_en="With Kazakhstan",
        steps=[(StepKind.SIGNED, "2021-12-06"), (StepKind.APPROVED, "2022-04")],
    )

    assert events() == [
        ("2022-05-17", "Signed", "With OneWeb"),
        ("2022-05", "", "STC"),
        ("2022-04", "Approved", "With Kazakhstan"),
        ("2022", "Uzbekistan joined", "COPUOS"),
        ("2021-12-06", "Signed", "With Kazakhstan"),
    ]


def test_what_has_no_date_is_left_out():
    make_memorandum(signed_on=None)
    make_agreement(steps=[(StepKind.SIGNED, None)])
    make_membership(since=None)
    make_conference(starts_on=None, ends_on=None)

    assert events() == []
    assert Timeline.of(AnonymousUser()).count() == 0


def test_a_conference_tells_its_last_day_too():
    make_conference(starts_on=date("2023-04-25"), ends_on=date("2023-04-27"))

    (entry,) = Timeline.of(AnonymousUser())[:10]

    assert (entry.on, entry.ends_on, entry.year) == (date("2023-04-25"), date("2023-04-27"), "2023")


def test_what_is_not_published_is_told_to_staff_alone():
    make_memorandum(title_en="Draft", status="draft")
    make_agreement(title_en="Archived", status="archived")

    assert events() == []
    assert [title for _on, _event, title in events(user=make_superuser())] == ["Draft", "Archived"]


def test_it_is_counted_and_cut_without_reading_the_rest():
    for year in range(2001, 2006):
        make_memorandum(signed_on=date(str(year)))

    told = Timeline.of(AnonymousUser())

    assert told.count() == 5
    assert [entry.year for entry in told[1:3]] == ["2004", "2003"]


@pytest.mark.parametrize(
    ("on", "precision"), [("2022", "year"), ("2022-05", "month"), ("2022-05-17", "day")]
)
def test_an_entry_says_how_exactly_its_date_is_known(on, precision):
    make_memorandum(signed_on=date(on))

    (entry,) = Timeline.of(AnonymousUser())[:10]

    assert (entry.precision, str(entry.kind)) == (precision, "Memorandum")


def test_events_are_numbered_by_kind_and_year():
    make_memorandum(signed_on=date("2022-05"))
    make_memorandum(signed_on=date("2022"))
    make_conference(starts_on=date("2021"), ends_on=None)

    told = Timeline.of(AnonymousUser())

    assert told.numbers == {("memoranda", "2022"): 2, ("conferences", "2021"): 1}


# --- Of records that are already loaded --------------------------------------------------------


def told_of(**records):
    entries = timeline.entries_of(**records)
    return [(str(entry.on), entry.section, entry.record.title_in("en").value) for entry in entries]


def test_loaded_records_are_told_newest_first():
    agreement = make_agreement(
        title_en="With Kazakhstan",
        steps=[(StepKind.SIGNED, "2021-12-06"), (StepKind.APPROVED, "2022-04")],
    )

    told = told_of(
        memberships=[make_membership(name_en="COPUOS", since=date("2022"))],
        memoranda=[make_memorandum(title_en="With OneWeb", signed_on=date("2022-05-17"))],
        agreements=[agreement],
        conferences=[make_conference(title_en="STC", starts_on=date("2022-05"), ends_on=None)],
    )

    assert told == [
        ("2022-05-17", "memoranda", "With OneWeb"),
        ("2022-05", "conferences", "STC"),
        ("2022-04", "agreements", "With Kazakhstan"),
        ("2022", "memberships", "COPUOS"),
        ("2021-12-06", "agreements", "With Kazakhstan"),
    ]


def test_loaded_records_without_a_date_are_passed_over():
    assert told_of(memoranda=[make_memorandum(signed_on=None)]) == []
    assert told_of(agreements=[make_agreement(steps=[(StepKind.SIGNED, None)])]) == []


def test_telling_of_loaded_records_asks_nothing(django_assert_num_queries):
    for _ in range(3):
        make_agreement()
        make_memorandum()
    agreements = list(Agreement.objects.prefetch_related("steps"))
    memoranda = list(Memorandum.objects.all())

    with django_assert_num_queries(0):
        told = timeline.entries_of(agreements=agreements, memoranda=memoranda)

    assert len(told) == 6


# --- Filters -----------------------------------------------------------------------------------


@pytest.fixture
def _two_countries():
    kazakhstan, france = make_country("KZ"), make_country("FR")
    home = make_country("UZ")
    make_agreement(title_en="With Kazakhstan", parties=[home, kazakhstan])
    make_agreement(
        title_en="With France", parties=[home, france], steps=[(StepKind.SIGNED, "2018-10")]
    )
    make_memorandum(
        title_en="With CNES", partners=[make_partner(country=france)], signed_on=date("2018")
    )
    make_conference(title_en="Astana", country=kazakhstan, starts_on=date("2021"), ends_on=None)


@pytest.mark.usefixtures("_two_countries")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=memoranda", ["With CNES"]),
        ("kind=agreements", ["With Kazakhstan", "With France"]),
        ("kind=memberships", []),
        ("country=kz", ["With Kazakhstan", "Astana"]),
        ("country=fr", ["With France", "With CNES"]),
        ("year=2018", ["With France", "With CNES"]),
        ("year=2021&kind=conferences", ["Astana"]),
        ("year=1999", []),
        ("kind=partners", ["With Kazakhstan", "Astana", "With France", "With CNES"]),
        ("country=xx", ["With Kazakhstan", "Astana", "With France", "With CNES"]),
    ],
)
def test_filters(query, titles):
    assert [title for _on, _event, title in events(query)] == titles


@pytest.mark.usefixtures("_two_countries")
def test_filters_offer_what_occurs():
    asked = Listing(Timeline.of(AnonymousUser()), timeline.FILTERS, (), QueryDict())

    offered = {each.name: {choice.value for choice in each.choices} for each in asked.fields}
    assert offered == {
        "kind": {"agreements", "conferences", "memberships", "memoranda"},
        "country": {"fr", "kz"},
        "year": {"2018", "2021"},
    }
