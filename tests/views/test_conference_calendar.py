"""The calendars of conferences: events of whole days, for all who read the register."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from cooperation.enums import ConferenceMode, PublicationStatus
from cooperation.models import Conference

from ..builders import (
    date,
    make_area,
    make_conference,
    make_country,
    make_editor,
    make_site_settings,
    tomorrow,
)

pytestmark = pytest.mark.django_db

ALL = "/en/conferences/calendar.ics"
DAY = datetime.date(2023, 4, 25)
MOMENT = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)


def calendar(client, path=ALL):
    response = client.get(path)
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def event(client, path=ALL):
    [found] = calendar(client, path).walk("VEVENT")
    return found


def make_day(**overrides):
    """A conference of one day."""
    return make_conference(**{"starts_on": date("2023-04-25"), "ends_on": None, **overrides})


# --- What is in it -------------------------------------------------------------------------------


def test_calendar_says_what_it_is_and_what_it_leaves_out(client):
    make_site_settings()
    found = calendar(client)

    assert (str(found["version"]), str(found["method"])) == ("2.0", "PUBLISH")
    assert str(found["name"]) == str(found["x-wr-calname"]) == "Conferences: Cooperation portal"
    assert str(found["description"]) == (
        "The conferences of the register, without those of which only the month or the year "
        "is known."
    )
    assert found["refresh-interval"].dt == datetime.timedelta(hours=12)


def test_conference_is_an_event_with_all_that_is_known_of_it(client):
    make_conference(
        slug="stc",
        title_en="Space Technology Conference 2023",
        summary_en="On satellites; and more, too.",
        starts_on=date("2023-04-25"),
        ends_on=date("2023-04-27"),
        venue_en="Congress Hall",
        city_en="Tashkent",
        country=make_country("UZ", name_en="Uzbekistan"),
        areas=[make_area(name_en="Launches")],
    )
    found = event(client)

    assert (found["dtstart"].dt, found["dtend"].dt) == (DAY, datetime.date(2023, 4, 28))
    assert found["dtstart"].params["VALUE"] == "DATE"
    assert str(found["summary"]) == "Space Technology Conference 2023"
    url = "http://testserver/en/conferences/stc/"
    assert str(found["description"]) == f"On satellites; and more, too.\n\n{url}"
    assert str(found["location"]) == "Congress Hall, Tashkent, Uzbekistan"
    assert str(found["url"]) == url
    assert found["categories"].to_ical() == b"Conference,Launches"
    assert (str(found["status"]), str(found["transp"])) == ("CONFIRMED", "TRANSPARENT")
    assert {found[name].params["LANGUAGE"] for name in ("summary", "description", "location")} == {
        "en"
    }
    assert "geo" not in found


@pytest.mark.parametrize("ends_on", [None, date("2023-04-25"), date("2023-04"), date("2023")])
def test_conference_takes_its_first_day_where_no_other_is_known(client, ends_on):
    make_day(ends_on=ends_on)
    found = event(client)
    assert (found["dtstart"].dt, found["dtend"].dt) == (DAY, datetime.date(2023, 4, 26))


def test_vague_end_is_told_in_words(client):
    make_day(ends_on=date("2023-04"), summary_en="Summary", slug="x")
    assert str(event(client)["description"]) == (
        "25 April 2023 – April 2023\n\nSummary\n\nhttp://testserver/en/conferences/x/"
    )


def test_last_day_of_the_calendar_has_no_day_after_it(client):
    make_day(starts_on=date("9999-12-31"))
    assert "dtend" not in event(client)


@pytest.mark.parametrize("starts_on", ["2023-04", "2023", None])
def test_conference_without_a_day_is_no_event(client, starts_on):
    make_conference(slug="x", starts_on=starts_on and date(starts_on), ends_on=None)

    assert calendar(client).walk("VEVENT") == []
    response = client.get("/en/conferences/x/calendar.ics")
    assert response.status_code == 404
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_conferences_come_by_their_days(client):
    for day in ("2023-05-01", "2022-01-01", "2023-04-25"):
        make_day(starts_on=date(day), title_en=day)
    events = calendar(client).walk("VEVENT")
    assert [str(each["summary"]) for each in events] == ["2022-01-01", "2023-04-25", "2023-05-01"]


# --- Languages -----------------------------------------------------------------------------------


def test_names_fall_back_with_their_language_and_texts_do_not(client):
    make_day(languages=("ru",), slug="x", title_ru="Конференция", city_ru="Ташкент", country=None)
    found = event(client)

    assert (str(found["summary"]), found["summary"].params["LANGUAGE"]) == ("Конференция", "ru")
    assert (str(found["location"]), found["location"].params["LANGUAGE"]) == ("Ташкент", "ru")
    assert str(found["description"]) == "http://testserver/en/conferences/x/"
    assert "LANGUAGE" not in found["description"].params


def test_place_in_two_languages_says_neither(client):
    make_day(languages=("ru",), city_ru="Ташкент", country=make_country("UZ", name_en="Uzbekistan"))
    found = event(client)
    assert (str(found["location"]), dict(found["location"].params)) == ("Ташкент, Uzbekistan", {})


@pytest.mark.parametrize(
    ("mode", "place"), [(ConferenceMode.ONLINE, "Online"), (ConferenceMode.IN_PERSON, None)]
)
def test_place_that_is_not_published_is_left_out_unless_there_is_none(client, mode, place):
    make_day(languages=(), title_en="X", summary_en="Y", country=None, mode=mode)
    found = event(client)
    assert (str(found["location"]) if "location" in found else None) == place


def test_event_is_the_same_one_in_every_language(client):
    make_day()
    names = {
        str(event(client, f"/{language}/conferences/calendar.ics")["uid"])
        for language in ("uz", "ru", "en")
    }
    assert len(names) == 1


# --- Changes -------------------------------------------------------------------------------------


def test_event_keeps_its_name_and_raises_its_number_with_each_change(client):
    conference = make_day(slug="x")
    Conference.objects.update(changed_at=MOMENT)
    before = event(client)
    conference.refresh_from_db()
    conference.slug = "y"
    conference.save()
    Conference.objects.update(changed_at=MOMENT + datetime.timedelta(seconds=1))
    after = event(client)

    assert before["uid"] == after["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert (before["dtstamp"].dt, before["last-modified"].dt) == (MOMENT, MOMENT)


def test_event_is_the_same_alone_and_among_all(client):
    make_day(slug="x")
    assert event(client) == event(client, "/en/conferences/x/calendar.ics")


def test_name_does_not_depend_on_the_host(client):
    make_day()
    elsewhere = client.get(ALL, headers={"host": "localhost"})
    assert Calendar.from_ical(elsewhere.content).walk("VEVENT")[0]["uid"] == event(client)["uid"]


# --- Who gets it ---------------------------------------------------------------------------------


def test_calendar_is_for_everybody_and_kept(client):
    make_day()
    response = client.get(ALL)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'inline; filename="conferences-en.ics"'
    assert response["Access-Control-Allow-Origin"] == "*"
    assert set(response["Cache-Control"].split(", ")) == {
        *("public", "max-age=0", "must-revalidate")
    }
    for header in ("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"):
        asked = client.get(ALL, headers={header[0]: response[header[1]]})
        assert (asked.status_code, asked.content) == (304, b"")


def test_lines_are_folded_at_75_bytes_and_end_in_both_signs(client):
    make_day(title_en="A, b; c \\ " + "ўқғҳ " * 40)
    lines = client.get(ALL).content.split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    assert str(event(client)["summary"]) == "A, b; c \\ " + "ўқғҳ " * 40


@pytest.mark.parametrize(
    "hidden",
    [{"status": PublicationStatus.DRAFT}, {"publish_at": tomorrow()}],
    ids=["draft", "from tomorrow"],
)
def test_what_is_not_public_is_in_no_calendar_even_for_staff(client, hidden):
    make_day(slug="x", **hidden)
    client.force_login(make_editor("view_conference"))

    assert calendar(client).walk("VEVENT") == []
    assert client.get("/en/conferences/x/calendar.ics").status_code == 404


def test_former_address_leads_to_the_calendar(client):
    conference = make_day(slug="x")
    conference.slug = "y"
    conference.save()

    response = client.get("/ru/conferences/x/calendar.ics")

    assert (response.status_code, response["Location"]) == (301, "/ru/conferences/y/calendar.ics")


def test_address_that_never_was_leads_nowhere(client):
    assert client.get("/en/conferences/nothing/calendar.ics").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_calendar_takes_as_many_queries_however_long_it_is(client, number):
    make_site_settings()
    for _ in range(number):
        make_day(areas=[make_area()])
    with CaptureQueriesContext(connection) as queries:
        assert len(calendar(client).walk("VEVENT")) == number
    assert len(queries) == 3
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/en/conferences/{Conference.objects.values_list('slug')[0][0]}/calendar.ics")
    assert len(queries) == 3  # one of them the test's own


# --- The pages lead to it ------------------------------------------------------------------------


def test_conference_with_a_day_can_be_added_to_a_calendar(client):
    make_day(slug="x")
    make_day(slug="y", starts_on=date("2023-04"))

    assert b'href="/en/conferences/x/calendar.ics"' in client.get("/en/conferences/x/").content
    assert b"calendar.ics" not in client.get("/en/conferences/y/").content


def test_list_of_conferences_leads_to_the_calendar_of_all(client):
    assert b'href="/uz/conferences/calendar.ics"' in client.get("/uz/conferences/").content
    assert b"calendar.ics" not in client.get("/uz/partners/").content
