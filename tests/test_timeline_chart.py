import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import override

from cooperation import timeline
from cooperation.enums import StepKind
from cooperation.listing import Listing
from cooperation.timeline import Timeline
from cooperation.timeline_chart import MOST_ROWS, Axis, chart_of

from .builders import (
    date,
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
)
from .documents import Document

# --- The axis ----------------------------------------------------------------------------------


def named_years(*years):
    return [tick.year for tick in Axis.of(years).ticks]


def test_years_have_equal_widths():
    axis = Axis.of([2021, 2022, 2022])

    assert [(tick.year, tick.start, tick.middle) for tick in axis.ticks] == [
        ("2021", "0.00%", "25.00%"),
        ("2022", "50.00%", "75.00%"),
    ]


def test_one_or_two_years_without_events_are_shown():
    assert named_years(2018, 2021) == ["2018", "2019", "2020", "2021"]
    assert Axis.of([2018, 2021]).breaks == []


def test_a_longer_stretch_without_events_is_broken_out():
    axis = Axis.of([1947, 2021, 2022])

    assert [tick.year for tick in axis.ticks] == ["1947", "2021", "2022"]
    assert (axis.length, axis.breaks) == (3.75, ["36.67%"])


def test_years_are_all_named_where_they_have_room():
    assert named_years(*range(2018, 2026)) == [str(year) for year in range(2018, 2026)]


def test_of_many_years_the_even_ones_are_named_and_the_first_after_a_break():
    years = [1947, *range(1993, 2008)]

    assert named_years(*years) == "1947 1993 1996 1998 2000 2002 2004 2006".split()


def test_a_chart_of_few_years_fits_the_narrowest_screen():
    assert Axis.of(range(2018, 2026)).width == 18
    assert Axis.of(range(2000, 2020)).width == 30


@pytest.mark.parametrize(
    ("on", "start", "end"),
    [
        ("2022", 0.5, 1),
        ("2022-01", 0.5, 0.5 + 31 / 730),
        ("2022-12-31", 0.5 + 364 / 730, 1),
        ("2021-01-01", 0, 1 / 730),
    ],
)
def test_a_date_takes_the_room_of_all_the_days_that_it_may_mean(on, start, end):
    assert Axis.of([2021, 2022]).stretch(date(on)) == pytest.approx((start, end))


def test_leap_years_have_their_day():
    assert Axis.of([2024]).stretch(date("2024-02-29")) == pytest.approx((59 / 366, 60 / 366))


# --- Events one by one -------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def chart(query="", *, is_drawn=True):
    events = Timeline.of(AnonymousUser())
    asked = Listing(events, timeline.FILTERS, (), QueryDict(query))
    return chart_of(asked, asked.records[:1000] if is_drawn else None)


def marks(chart):
    """What is drawn, lane by lane: (title, where it is, how high)."""
    return {
        str(lane.label): [
            (mark.entry.record.title_in("en").value, mark.middle, mark.y) for mark in lane.marks
        ]
        for lane in chart.lanes
    }


@pytest.mark.django_db
def test_each_kind_has_a_lane_and_each_event_a_mark_in_it():
    make_membership(name_en="COPUOS", since=date("2021"))
    make_conference(title_en="STC", starts_on=date("2022-07-02"), ends_on=None)
    make_agreement(title_en="Framework", steps=[(StepKind.SIGNED, "2022-12-31")])

    assert marks(chart()) == {
        "Memberships": [("COPUOS", "25.00%", "2.75rem")],
        "Agreements": [("Framework", "99.93%", "6.75rem")],
        "Conferences": [("STC", "75.00%", "10.75rem")],
    }


@pytest.mark.django_db
def test_events_that_would_cover_each_other_stand_in_rows():
    make_memorandum(title_en="Year", signed_on=date("2021"))
    make_memorandum(title_en="Day", signed_on=date("2021-07-02"))
    make_memorandum(title_en="Next year", signed_on=date("2022"))

    assert marks(chart()) == {
        "Memoranda": [
            ("Year", "25.00%", "2.75rem"),
            ("Day", "25.00%", "4.25rem"),
            ("Next year", "75.00%", "2.75rem"),
        ]
    }


@pytest.mark.django_db
def test_a_bar_is_as_long_as_its_date_is_vague():
    make_memorandum(signed_on=date("2021"))
    make_memorandum(signed_on=date("2022-04"))

    (lane,) = chart().lanes

    assert [(mark.start, mark.width) for mark in lane.marks] == [
        ("0.00%", "50.00%"),
        ("62.33%", "4.11%"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("years", [[], ["2021"]])
def test_what_would_tell_nothing_is_not_drawn(years):
    for year in years:
        make_memorandum(signed_on=date(year))

    assert chart() is None


# --- Events by number --------------------------------------------------------------------------


def circles(chart):
    return {
        str(lane.label): [(each.year, each.number, each.query) for each in lane.circles]
        for lane in chart.lanes
    }


@pytest.fixture
def _many():
    for _ in range(4):
        make_memorandum(signed_on=date("2021"), partners=[make_partner(country=make_country("FR"))])
    make_memorandum(signed_on=date("2022-05"), partners=[])
    make_membership(since=date("2022"))


@pytest.mark.django_db
@pytest.mark.usefixtures("_many")
def test_many_events_are_counted_by_kind_and_year():
    assert circles(chart(is_drawn=False)) == {
        "Memberships": [("2022", 1, "?kind=memberships&year=2022")],
        "Memoranda": [
            ("2021", 4, "?kind=memoranda&year=2021"),
            ("2022", 1, "?kind=memoranda&year=2022"),
        ],
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("_many")
def test_circles_are_as_large_as_their_numbers():
    _memberships, memoranda = chart(is_drawn=False).lanes

    assert [each.radius for each in memoranda.circles] == ["0.75rem", "0.5rem"]


@pytest.mark.django_db
def test_circles_keep_the_country_that_was_chosen():
    partner = make_partner(country=make_country("FR"))
    make_memorandum(signed_on=date("2021"), partners=[partner])
    make_memorandum(signed_on=date("2022"), partners=[partner])

    (lane,) = chart("country=fr", is_drawn=False).lanes

    assert lane.circles[0].query == "?kind=memoranda&country=fr&year=2021"


@pytest.mark.django_db
def test_a_lane_that_would_be_too_high_is_counted_instead():
    for _ in range(MOST_ROWS + 1):
        make_memorandum(signed_on=date("2021"))
    make_memorandum(signed_on=date("2022"))

    assert chart().is_counted


@pytest.mark.django_db
def test_one_year_of_many_events_is_left_to_the_list():
    for _ in range(MOST_ROWS + 1):
        make_memorandum(signed_on=date("2021"))

    assert chart() is None


# --- On the page -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_each_mark_leads_to_its_record_and_says_what_it_is(client):
    made = make_agreement(title_en="With France", steps=[(StepKind.SIGNED, "2021-12-06")])
    make_conference(title_en="STC", starts_on=date("2022"), ends_on=None)

    document = Document(client.get("/en/timeline/"))

    named = {a["aria-label"]: a["href"] for a in document.all("a", class_="chart__mark")}
    assert named["6 December 2021 — Agreement, Signed: With France"] == made.get_absolute_url()
    assert "2022 — Conference: STC" in named


@pytest.mark.django_db
def test_the_chart_and_the_list_tell_the_same(client):
    for year in ("2019", "2021-05", "2022-05-17"):
        make_memorandum(signed_on=date(year))

    document = Document(client.get("/en/timeline/"))

    drawn = [a["href"] for a in document.all("a", class_="chart__mark")]
    listed = [a["href"] for a in document.all("a") if "li" in a.parents and "ol" in a.parents]
    assert sorted(drawn) == sorted(path for path in listed if path.startswith("/en/memoranda/m"))


@pytest.mark.django_db
@pytest.mark.usefixtures("_many")
def test_each_circle_says_its_number_and_leads_to_its_events(client, monkeypatch):
    monkeypatch.setattr("cooperation.views.timeline.MOST_MARKS", 1)

    document = Document(client.get("/en/timeline/"))

    named = {a["aria-label"]: a["href"] for a in document.all("a", class_="chart__circle")}
    assert named == {
        "Memberships, 2022: 1 event": "/en/timeline/?kind=memberships&year=2022",
        "Memoranda, 2021: 4 events": "/en/timeline/?kind=memoranda&year=2021",
        "Memoranda, 2022: 1 event": "/en/timeline/?kind=memoranda&year=2022",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_lengths_are_written_for_machines_in_every_language(client, language):
    make_memorandum(signed_on=date("2021-05"))
    make_memorandum(signed_on=date("2022-05-17"))

    document = Document(client.get(f"/{language}/timeline/"))

    assert {text.text for text in document.all("text", class_="chart__year")} == {"2021", "2022"}
    assert [rect["width"] for rect in document.all("rect") if "a" in rect.parents] == ["4.25%"]


@pytest.mark.django_db
def test_only_the_first_page_has_the_chart(client, monkeypatch):
    monkeypatch.setattr("cooperation.views.timeline.TimelinePage.per_page", 2)
    for year in range(2019, 2023):
        make_memorandum(signed_on=date(str(year)))

    assert Document(client.get("/en/timeline/")).all("figure")
    assert not Document(client.get("/en/timeline/?page=2")).all("figure")
