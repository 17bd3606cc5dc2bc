"""The renewal desk: who sees which matters, what they can do there, and what it leaves behind."""

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperation.enums import AuditEvent, PublicationStatus, Section, Term, VersionEvent
from cooperation.models import (
    AuditEntry,
    CalendarKey,
    CheckedLink,
    LinkPlace,
    Memorandum,
    Partner,
    Version,
)
from cooperation.partial_dates import PartialDate
from tests.admin.pages import address
from tests.builders import (
    make_conference,
    make_editor,
    make_memorandum,
    make_partner,
    make_section_text,
    make_superuser,
)

DESK = "/en/admin/renewal/"
CALENDAR = "/en/admin/renewal/calendar/"
EDITOR = ("view_partner", "change_partner", "view_memorandum", "change_memorandum")
PUBLISHER = (*EDITOR, "publish_partner", "publish_memorandum")


def log_in(client, *permissions, **values):
    user = make_editor(*permissions, **values)
    client.force_login(user)
    return user


def desk(client, query=""):
    response = client.get(f"{DESK}{query}")
    assert response.status_code == 200
    return response


def titles(response):
    return [str(line.item.title) for line in response.context["lines"]]


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def verified_today(**values):
    return {"verified_on": timezone.localdate(), **values}


def make_doubtful(**values):
    return make_partner(internal_note="?", **verified_today(**values))


def make_ending(days=30, **values):
    until = PartialDate.from_date(timezone.localdate() + timedelta(days=days))
    values = {"term": Term.FIXED, "valid_until": until, "partners": [], **values}
    return make_memorandum(**verified_today(**values))


# --- The list ------------------------------------------------------------------------------------


def test_empty_register_says_so_in_words(admin):
    page = desk(admin).content.decode()
    assert "Nothing needs attention: no term ends" in page


def test_matters_stand_in_the_order_of_their_days_and_lead_to_their_forms(admin):
    make_doubtful(name_en="C")
    make_ending(100, title_en="B")
    first = make_ending(10, title_en="A")
    response = desk(admin)
    assert titles(response) == ["A", "B", "C"]
    assert f'href="{address(Memorandum, "change", first.pk)}"' in response.content.decode()


def test_nobody_sees_what_they_may_not_view(client, db):
    log_in(client, "view_partner")
    make_doubtful(name_en="Partner")
    make_ending(title_en="Memorandum")
    assert titles(desk(client)) == ["Partner"]


def test_staff_that_may_view_nothing_have_no_desk(client, db):
    log_in(client)
    assert client.get(DESK).status_code == 403


def test_tabs_count_the_matters(admin):
    make_doubtful()
    make_ending()
    make_ending()
    tabs = desk(admin).context["filters"].tabs
    assert [(str(tab.display), tab.count) for tab in tabs if tab.count] == [
        ("Everything", 3),
        ("End of term", 2),
        ("Doubts", 1),
    ]


def test_list_is_narrowed_by_matter_kind_period_and_owner(admin, administrator):
    make_doubtful(name_en="Doubt")
    make_ending(10, title_en="Soon")
    make_ending(100, title_en="Later", responsible=administrator)
    make_ending(-10, title_en="Over", responsible=make_editor(), verified_on=None)
    expected = {
        "?matter=doubt": ["Doubt"],
        "?kind=partner": ["Doubt"],
        "?period=30": ["Soon"],
        "?period=180": ["Soon", "Later"],
        "?period=overdue": ["Over"],
        "?period=undated": ["Doubt"],
        "?owner=mine": ["Later"],
        "?owner=nobody": ["Soon", "Doubt"],
        "?owner=nobody&matter=expiry": ["Soon"],
        "?matter=expiry&period=undated": [],
    }
    assert {query: titles(desk(admin, query)) for query in expected} == expected


def test_another_owner_can_be_chosen(admin):
    colleague = make_editor(first_name="Aziz")
    make_ending(title_en="His", responsible=colleague)
    make_ending()
    assert titles(desk(admin, f"?owner={colleague.pk}")) == ["His"]


@pytest.mark.parametrize(
    "query", ["?matter=x", "?owner=9999", "?owner=%00", "?period=-1", "?kind=user", "?page=x"]
)
def test_filter_without_a_meaning_is_none(admin, query):
    make_ending(title_en="A")
    response = admin.get(f"{DESK}{query}")
    if response.status_code == 400:  # refused before any view
        return
    assert titles(response) == ["A"]


def test_filters_keep_each_other_in_their_addresses(admin):
    make_ending()
    make_doubtful()
    filters = desk(admin, "?matter=doubt&owner=nobody").context["filters"]
    [expiry] = [tab for tab in filters.tabs if str(tab.display) == "End of term"]
    assert parse_qs(expiry.query_string[1:]) == {"matter": ["expiry"], "owner": ["nobody"]}


def test_nothing_under_a_filter_is_said_in_words(admin):
    make_ending()
    assert "Nothing here needs attention." in desk(admin, "?owner=mine").content.decode()


def test_broken_links_stand_with_what_is_wrong_and_the_report_of_the_last_check(admin):
    partner = make_partner(name_en="Partner", **verified_today())
    link = CheckedLink.objects.create(
        address="https://gone.example/", problem="gone", failures=2, status=404,
        checked_at=timezone.now(), broken_since=timezone.now(),
    )  # fmt: skip
    LinkPlace.objects.create(link=link, **LinkPlace.naming(partner))
    response = desk(admin, "?matter=link")
    page = response.content.decode()
    assert titles(response) == ["Partner"]
    assert "https://gone.example/" in page
    assert "the page is not there." in page
    assert "links to other sites: 1, broken: 1, moved for good: 0." in page


@pytest.mark.parametrize("number", [1, 30])
def test_desk_takes_as_many_queries_however_long_it_is(client, db, number):
    log_in(client, *PUBLISHER)
    for _ in range(number):
        make_ending(internal_note="?", responsible=make_editor())
    with CaptureQueriesContext(connection) as queries:
        assert len(desk(client).context["lines"]) == min(2 * number, 50)
    assert len(queries) == 8


# --- Who is responsible --------------------------------------------------------------------------


def test_record_is_assigned_to_me_by_its_button(client, db):
    editor = log_in(client, *EDITOR)
    partner = make_doubtful(name_en="Partner")
    response = client.post(f"{DESK}?matter=doubt", {"take": f"partner:{partner.pk}"})
    assert response["Location"] == f"{DESK}?matter=doubt"
    partner.refresh_from_db()
    assert partner.responsible == editor


def test_chosen_records_are_assigned_at_once_and_leave_a_trace(client, db):
    editor, colleague = log_in(client, *EDITOR), make_editor(first_name="Aziz")
    records = [make_doubtful(), make_ending()]
    chosen = [f"{record._meta.model_name}:{record.pk}" for record in records]
    response = client.post(
        DESK, {"assign": "1", "chosen": chosen, "responsible": str(colleague.pk)}
    )
    assert said(response) == ["Responsible for 2 records: Aziz."]
    for record in records:
        record.refresh_from_db()
        assert record.responsible == colleague
        assert [version.event for version in Version.objects.about(record).order_by("number")] == [
            VersionEvent.FOUND,
            VersionEvent.CHANGED,
        ]
    [entry, _other] = AuditEntry.objects.filter(event=AuditEvent.CHANGED)
    assert (entry.actor_id, entry.details) == (editor.pk, {"responsible": "Aziz"})


def test_assigning_is_no_change_of_what_the_record_says(client, db):
    log_in(client, *EDITOR)
    partner = make_doubtful()
    client.post(DESK, {"take": f"partner:{partner.pk}"})
    after = Partner.objects.get()
    assert (after.changed_at, after.changed_by) == (partner.changed_at, None)


def test_records_can_be_left_to_nobody(client, db):
    log_in(client, *EDITOR)
    partner = make_doubtful(responsible=make_editor())
    chosen = [f"partner:{partner.pk}"]
    client.post(DESK, {"assign": "1", "chosen": chosen, "responsible": "nobody"})
    partner.refresh_from_db()
    assert partner.responsible is None


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"responsible": "nobody"}, "Choose records in the list and a person below it."),
        ({"chosen": "partner:1"}, "Choose records in the list and a person below it."),
        (
            {"chosen": "partner:1", "responsible": "999999"},
            "There is no such person among the staff any more.",
        ),
        (
            {"chosen": "partner:1", "responsible": "x"},
            "There is no such person among the staff any more.",
        ),
    ],
)
def test_incomplete_choice_is_said_and_changes_nothing(client, db, values, message):
    log_in(client, *EDITOR)
    assert said(client.post(DESK, {"assign": "1", **values})) == [message]


def test_nobody_assigns_what_they_may_not_change(client, db):
    log_in(client, "view_partner")
    partner = make_doubtful()
    page = desk(client).content.decode()
    assert (
        client.post(DESK, {"take": f"partner:{partner.pk}"}).status_code,
        "Assign to me" in page,
        'name="responsible"' in page,
    ) == (403, False, False)


@pytest.mark.parametrize("key", ["partner", "partner:x", "user:1", ":", "partner:-1"])
def test_forged_key_is_refused(client, db, key):
    log_in(client, *EDITOR)
    assert client.post(DESK, {"take": key}).status_code == 400


def test_section_text_has_an_owner_but_no_buttons(admin, administrator):
    make_section_text(Section.ABOUT, internal_note="?", changed_by=administrator)
    [line] = desk(admin).context["lines"]
    assert (line.is_mine, line.may_assign, line.may_verify) == (True, False, False)


# --- Verified today ------------------------------------------------------------------------------


def make_old(**values):
    return make_partner(**{"name_en": "Partner", "verified_on": None, **values})


def test_publisher_verifies_a_live_record_and_it_leaves_the_desk(client, db):
    publisher = log_in(client, *PUBLISHER)
    partner = make_old()
    response = client.post(DESK, {"verify": f"partner:{partner.pk}"})
    partner.refresh_from_db()
    assert (partner.verified_on, partner.changed_by) == (timezone.localdate(), publisher)
    assert said(response) == ["“Partner” is verified as of today."]
    assert titles(desk(client)) == []
    assert [version.event for version in Version.objects.about(partner).order_by("number")] == [
        VersionEvent.FOUND,
        VersionEvent.CHANGED,
    ]
    assert AuditEntry.objects.get(event=AuditEvent.CHANGED).details == {
        "verified_on": timezone.localdate().isoformat()
    }


def test_verifying_twice_a_day_leaves_one_trace(client, db):
    log_in(client, *PUBLISHER)
    partner = make_old()
    for _ in range(2):
        client.post(DESK, {"verify": f"partner:{partner.pk}"})
    assert AuditEntry.objects.filter(event=AuditEvent.CHANGED).count() == 1


def test_editor_does_not_verify_what_readers_see(client, db):
    log_in(client, *EDITOR)
    partner = make_old()
    assert "Verified today" not in desk(client).content.decode()
    assert client.post(DESK, {"verify": f"partner:{partner.pk}"}).status_code == 403


def test_editor_verifies_a_record_that_no_reader_sees(client, db):
    log_in(client, *EDITOR)
    memorandum = make_ending(-10, verified_on=None, status=PublicationStatus.DRAFT)
    assert "Verified today" in desk(client).content.decode()
    client.post(DESK, {"verify": f"memorandum:{memorandum.pk}"})
    assert titles(desk(client)) == []


def test_verification_is_offered_only_where_it_settles_the_matter(client, db):
    log_in(client, *PUBLISHER)
    make_doubtful()
    make_ending(10)
    assert "Verified today" not in desk(client).content.decode()


def test_record_that_is_gone_is_said_to_be(client, db):
    log_in(client, *PUBLISHER)
    assert said(client.post(DESK, {"verify": "partner:999999"})) == [
        "Somebody has deleted the record meanwhile."
    ]


# --- The form ------------------------------------------------------------------------------------


def test_form_offers_the_staff_with_an_open_account(admin, administrator):
    make_editor(first_name="Aziz", last_name="Umarov")
    make_editor(first_name="Former", is_active=False)
    make_editor(first_name="Reader", is_staff=False)
    response = admin.get(address(Partner, "add"))
    field = response.context["adminform"].form.fields["responsible"]
    assert {label for _key, label in field.choices} == {
        "---------",
        "Aziz Umarov",
        administrator.username,
    }


def test_readers_do_not_see_who_is_responsible(client, db):
    conference = make_conference(responsible=make_editor(first_name="Xurshida"))
    for path in (conference.get_absolute_url(), "/en/conferences/"):
        assert "Xurshida" not in client.get(path).content.decode()


# --- The calendar's address ----------------------------------------------------------------------


def test_calendar_has_no_address_until_somebody_wants_one(admin):
    response = admin.get(CALENDAR)
    assert response.context["addresses"] == []
    assert not CalendarKey.objects.exists()


def test_address_is_made_in_each_language_and_opens_the_calendar(admin, client):
    admin.post(CALENDAR, {"renew": "1"})
    addresses = admin.get(CALENDAR).context["addresses"]
    assert [each.language for each in addresses] == ["en", "uz", "ru"]
    assert [client.get(each.url).status_code for each in addresses] == [200, 200, 200]
    assert addresses[0].subscription.startswith("webcal://testserver/en/calendar/")


def test_revoked_address_opens_nothing(admin, client):
    admin.post(CALENDAR, {"renew": "1"})
    former = admin.get(CALENDAR).context["addresses"][0].url
    admin.post(CALENDAR, {"revoke": "1"})
    assert (client.get(former).status_code, CalendarKey.objects.count()) == (404, 0)


def test_everybody_gets_their_own_address(admin, client):
    admin.post(CALENDAR, {"renew": "1"})
    colleague = make_superuser()
    client.force_login(colleague)
    assert client.get(CALENDAR).context["addresses"] == []


def test_address_is_no_matter_of_those_without_a_desk(client, db):
    log_in(client)
    assert client.post(CALENDAR, {"renew": "1"}).status_code == 403
