"""The log of the workshop: read and exported by administrators, changed by nobody."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cooperation import audit
from cooperation.enums import AuditEvent
from cooperation.models import AuditEntry
from tests.admin.pages import address
from tests.builders import make_editor, make_partner, make_superuser

pytestmark = pytest.mark.django_db


def listed(client, **query):
    """The titles that the list shows, but for the accounts that the tests need."""
    response = client.get(address(AuditEntry), query)
    assert response.status_code == 200
    entries = response.context["cl"].result_list
    return [entry.title for entry in entries if entry.title and entry.kind != "user"]


def exported(client, **query):
    response = client.get(f"{address(AuditEntry)}export/", query)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def move_back(entry, days):
    """As the database would have it of an older day; the model refuses."""
    moment = timezone.now() - timedelta(days=days)
    super(type(AuditEntry.objects.all()), AuditEntry.objects.filter(pk=entry.pk)).update(at=moment)


def test_log_is_closed_to_whoever_has_not_its_permission(client):
    client.force_login(make_editor("view_partner"))
    answers = [client.get(address(AuditEntry)), client.get(f"{address(AuditEntry)}export/")]
    assert [answer.status_code for answer in answers] == [403, 403]


def test_log_is_open_to_whoever_has_it(client):
    client.force_login(make_editor("view_auditentry"))
    assert client.get(address(AuditEntry)).status_code == 200


@pytest.mark.parametrize("page", ["add", "change", "delete"])
def test_not_even_a_superuser_changes_the_log(admin, page):
    entry = audit.note(AuditEvent.EXPORTED, title="Partners")
    args = [] if page == "add" else [entry.pk]
    response = admin.post(address(AuditEntry, page, *args), {"title": "Nothing", "post": "yes"})
    assert (response.status_code, AuditEntry.objects.get(pk=entry.pk).title) == (403, "Partners")


def test_no_action_deletes_of_the_log(admin):
    entry = audit.note(AuditEvent.EXPORTED, title="Partners")
    choice = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    admin.post(address(AuditEntry), choice)
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


def test_log_is_filtered_by_event(admin):
    audit.note(AuditEvent.EXPORTED, title="Partners")
    audit.note(AuditEvent.IMPORTED, title="Agreements")
    assert listed(admin, event="imported") == ["Agreements"]


def test_log_is_filtered_by_person(admin, administrator):
    audit.note(AuditEvent.EXPORTED, make_superuser(), title="Partners")
    audit.note(AuditEvent.EXPORTED, administrator, title="Agreements")
    assert listed(admin, person=administrator.pk) == ["Agreements"]


def test_log_is_filtered_by_kind(admin):
    audit.note(AuditEvent.EXPORTED, title="Partners")
    audit.note(AuditEvent.CHANGED, obj=make_partner(), title="Orbit")
    assert listed(admin, kind="partner") == ["Orbit"]


def test_log_is_filtered_by_period(admin):
    audit.note(AuditEvent.EXPORTED, title="Now")
    move_back(audit.note(AuditEvent.EXPORTED, title="Then"), days=10)
    assert [listed(admin, period=period) for period in ("week", "month")] == [
        ["Now"],
        ["Now", "Then"],
    ]


def test_log_is_filtered_by_year(admin):
    move_back(audit.note(AuditEvent.EXPORTED, title="Then"), days=366)
    year = timezone.localtime(AuditEntry.objects.get(title="Then").at).year
    assert listed(admin, period=str(year)) == ["Then"]


@pytest.mark.parametrize("name", ["event", "person", "kind", "period", "p", "o"])
def test_filter_that_makes_no_sense_breaks_nothing(admin, name):
    assert admin.get(address(AuditEntry), {name: "no\x01sense"}).status_code in (200, 302)


def test_log_is_searched(admin):
    audit.note(AuditEvent.EXPORTED, title="Partners")
    audit.note(AuditEvent.IMPORTED, title="Agreements")
    assert listed(admin, q="agree") == ["Agreements"]


def test_entry_can_be_read_with_the_way_to_its_thing(admin):
    partner = make_partner()
    entry = audit.note(AuditEvent.PUBLISHED, obj=partner, title="Orbit", comment="At last")
    text = admin.get(address(AuditEntry, "change", entry.pk)).content.decode()
    link = f'<a href="/en/admin/cooperation/partner/{partner.pk}/change/">Partner: Orbit</a>'
    assert link in text
    assert "At last" in text


@pytest.mark.parametrize("kind", ["partner", "nothing-we-know", ""])
def test_entry_of_what_is_gone_can_be_read(admin, kind):
    entry = AuditEntry.objects.create(event="deleted", kind=kind, object_id=999, title="Orbit")
    assert "Orbit" in admin.get(address(AuditEntry, "change", entry.pk)).content.decode()


def test_rights_are_written_out(admin):
    details = {"added": ["cooperation.publish_partner", "editor"], "removed": ["gone.view_thing"]}
    entry = audit.note(AuditEvent.ROLES_CHANGED, title="ulugbek", **details)
    text = admin.get(address(AuditEntry, "change", entry.pk)).content.decode()
    assert "Partners: publish, Editor" in text
    assert "gone.view_thing" in text


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_log_is_there_in_each_language(admin, language):
    entry = audit.note(AuditEvent.EXPORTED, title="Partners", number=3)
    pages = [address(AuditEntry, language=language)]
    pages.append(address(AuditEntry, "change", entry.pk, language=language))
    assert [admin.get(page).status_code for page in pages] == [200, 200]


def test_log_costs_the_same_with_one_and_with_thirty_entries(admin, django_assert_num_queries):
    audit.note(AuditEvent.EXPORTED, title="Partners")
    admin.get(address(AuditEntry))
    with django_assert_num_queries(9):
        admin.get(address(AuditEntry))
    partner = make_partner()
    for number in range(30):
        audit.note(AuditEvent.CHANGED, obj=partner, title=str(number))
    with django_assert_num_queries(9):
        admin.get(address(AuditEntry))


# --- Export ------------------------------------------------------------------------------------


def test_export_has_what_the_list_shows(admin):
    audit.note(AuditEvent.EXPORTED, title="Partners")
    audit.note(AuditEvent.IMPORTED, title="Agreements", address="192.0.2.1", rows=3)
    (line,) = exported(admin, event="imported")
    del line["When"]
    assert line == {
        "What happened": "Imported",
        "Who": "",
        "Kind": "",
        "What it was done to": "Agreements",
        "Details": "Rows: 3",
        "Network address": "192.0.2.1",
    }


def test_export_has_no_formulas(admin):
    audit.note(AuditEvent.IMPORTED, title='=HYPERLINK("https://evil.example")')
    assert exported(admin, event="imported")[0]["What it was done to"].startswith("'=")


def test_export_is_logged(admin, administrator):
    exported(admin, event="imported")
    entry = AuditEntry.objects.get(event="exported")
    assert (entry.actor_id, entry.details["filters"]) == (administrator.pk, {"event": "imported"})


# --- The model ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "deed",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(title=""),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["title"]),
    ],
)
def test_model_refuses_to_change_the_log(deed):
    entry = audit.note(AuditEvent.EXPORTED, title="Partners")
    entry.title = "Nothing"
    with pytest.raises(TypeError), transaction.atomic():
        deed(entry)
    assert AuditEntry.objects.get(pk=entry.pk).title == "Partners"
