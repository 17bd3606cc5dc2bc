"""The private calendar of deadlines: for whoever knows its address, and nobody else."""

import datetime
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from cooperation.enums import Term
from cooperation.models import CalendarKey
from cooperation.partial_dates import PartialDate
from tests.builders import make_editor, make_memorandum, make_partner

DAY = datetime.date(2030, 6, 30)


@pytest.fixture
def owner(db):
    return make_editor("view_memorandum", "view_partner", first_name="Lola", last_name="Karimova")


def make_ending(**overrides):
    values = {"term": Term.FIXED, "valid_until": PartialDate.from_date(DAY), "partners": []}
    return make_memorandum(**{**values, **overrides})


def answer(client, user, language="en"):
    key, _is_new = CalendarKey.objects.get_or_create(user=user)
    return client.get(f"/{language}/calendar/{key.key}.ics")


def events(client, user, language="en"):
    return Calendar.from_ical(answer(client, user, language).content).walk("VEVENT")


def titles(client, user):
    return [str(event["summary"]) for event in events(client, user)]


# --- Who gets it ---------------------------------------------------------------------------------


def test_calendar_is_kept_nowhere_and_found_by_nobody(client, owner):
    response = answer(client, owner)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}


@pytest.mark.parametrize("key", ["wrong", "а", "x" * 43, "%2e"])
def test_wrong_key_opens_nothing(client, owner, key):
    CalendarKey.renew(owner)
    response = client.get(f"/en/calendar/{key}.ics")
    assert response.status_code == 404
    assert "no-store" in response["Cache-Control"]


def test_renewed_key_closes_the_former(client, owner):
    former = CalendarKey.renew(owner).key
    assert CalendarKey.renew(owner).key != former
    assert client.get(f"/en/calendar/{former}.ics").status_code == 404


@pytest.mark.parametrize("closed", [{"is_active": False}, {"is_staff": False}], ids=str)
def test_key_of_a_closed_account_opens_nothing(client, db, closed):
    assert answer(client, make_editor(**closed)).status_code == 404


# --- What is in it -------------------------------------------------------------------------------


def test_calendar_without_deadlines_is_a_calendar(client, owner):
    calendar = Calendar.from_ical(answer(client, owner).content)
    assert str(calendar["x-wr-calname"]) == "Deadlines: Lola Karimova"
    assert calendar.walk("VEVENT") == []


def test_deadline_lasts_the_whole_day_and_is_announced_before(client, owner):
    memorandum = make_ending(title_en="Memorandum A", responsible=owner)
    [event] = events(client, owner)
    assert (event["dtstart"].dt, event["dtend"].dt) == (DAY, DAY + timedelta(days=1))
    assert str(event["summary"]) == "The term ends: Memorandum A"
    assert str(event["description"]) == "The term ends on 30 June 2030."
    path = f"/en/admin/cooperation/memorandum/{memorandum.pk}/change/"
    assert str(event["url"]) == f"http://testserver{path}"
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [
        timedelta(days=-30),
        timedelta(days=-7),
    ]


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_calendar_is_in_the_language_of_its_address(client, owner, language):
    make_ending(title_uz="Bir", title_ru="Один", title_en="One", responsible=owner)
    [event] = events(client, owner, language)
    assert event["summary"].params["LANGUAGE"] == language
    assert str(event["summary"]).endswith({"uz": "Bir", "ru": "Один", "en": "One"}[language])


def test_event_keeps_its_name_and_raises_its_number_when_the_deadline_moves(client, owner):
    memorandum = make_ending(responsible=owner)
    [before] = events(client, owner)
    memorandum.valid_until = PartialDate(2031)
    memorandum.save()
    later = timezone.now() + timedelta(minutes=5)
    type(memorandum).objects.update(changed_at=later)
    [after] = events(client, owner)
    assert before["uid"] == after["uid"]
    assert before["sequence"] < after["sequence"]
    assert before["dtstamp"].dt < after["dtstamp"].dt


def test_events_of_one_record_have_different_names(client, owner):
    moments = {"publish_at": timezone.now() + timedelta(days=1)}
    moments["unpublish_at"] = timezone.now() + timedelta(days=9)
    make_partner(responsible=owner, **moments)
    assert len({str(event["uid"]) for event in events(client, owner)}) == 2


def test_lines_are_folded_and_signs_are_escaped(client, owner):
    make_ending(title_en="A, b; c \\ " + "ўқғҳ " * 40, responsible=owner)
    content = answer(client, owner).content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert titles(client, owner) == ["The term ends: A, b; c \\ " + ("ўқғҳ " * 40)]


def test_deadlines_of_colleagues_are_not_in_it(client, owner):
    make_ending(responsible=make_editor())
    assert titles(client, owner) == []


def test_what_nobody_owns_is_in_the_calendar_of_those_who_may_publish(client, owner):
    make_ending(title_en="Memorandum A")
    publisher = make_editor("view_memorandum", "publish_memorandum")
    assert titles(client, owner) == []
    assert titles(client, publisher) == ["The term ends: Memorandum A"]


def test_record_that_its_owner_may_no_longer_see_is_not_in_it(client, db):
    former = make_editor()
    make_ending(responsible=former)
    assert titles(client, former) == []


@pytest.mark.parametrize("number", [1, 12])
def test_calendar_takes_as_many_queries_however_long_it_is(client, owner, number):
    for _ in range(number):
        make_ending(responsible=owner)
    CalendarKey.renew(owner)
    with CaptureQueriesContext(connection) as queries:
        assert len(events(client, owner)) == number
    # the keys (asked for twice, by the test first), the permissions twice, the matters twice
    assert len(queries) == 6
