"""Tables on the pages of the admin: out of a list, in with a dry run, and undone."""

import io

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from cooperation.enums import AuditEvent
from cooperation.models import Area, AuditEntry, ImportRun, Partner
from tests.admin.pages import address, filled_in
from tests.builders import make_area, make_editor, make_partner, make_staff
from tests.spreadsheets.files import csv_file

pytestmark = pytest.mark.django_db


def check(client, *lines, kind=Area):
    return client.post(address(kind, "import"), {"file": csv_file(*lines)})


def go_on(client, response, kind=Area):
    return client.post(address(kind, "import"), {"kept": response.context["token"]})


def keys_of(response, kind):
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return [line[0] for line in book[kind].iter_rows(min_row=3, values_only=True)]


def url_of(name, *args):
    with override("en"):
        return reverse(f"admin:{name}", args=args)


# --- Out ---------------------------------------------------------------------------------------


def test_list_leads_to_the_export_as_it_is_filtered(admin):
    make_partner()
    page = admin.get(f"{address(Partner)}?status__exact=draft").content.decode()
    assert f'href="{address(Partner, "export")}?status__exact=draft"' in page


def test_export_takes_what_the_filter_shows_of_all_pages(admin):
    make_partner(slug="public")
    make_partner(slug="draft", status="draft")
    query = {"status__exact": "draft"}
    page = admin.get(address(Partner, "export"), query)
    assert (page.context["number"], page.context["total"]) == (1, 2)
    assert keys_of(admin.get(address(Partner, "export_file", "xlsx"), query), "partner") == [
        "draft"
    ]


def test_chosen_rows_are_exported(admin):
    chosen, _other = make_area(slug="a"), make_area(slug="b")
    response = admin.post(
        address(Area), {"action": "export_as_xlsx", "_selected_action": [chosen.pk]}
    )
    assert keys_of(response, "area") == ["a"]


def test_export_is_logged(admin, administrator):
    make_area()
    admin.get(address(Area, "export_file", "csv"))
    entry = AuditEntry.objects.get(event=AuditEvent.EXPORTED)
    assert (entry.actor_id, entry.details["number"], entry.details["form"]) == (
        administrator.pk, 1, "csv",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("form", "query", "status"), [("exe", "", 404), ("csv", "?nonsense=1", 400)]
)
def test_what_cannot_be_exported_is_refused(admin, form, query, status):
    assert admin.get(address(Area, "export_file", form) + query).status_code == status


def test_export_needs_the_permission_to_view(client):
    client.force_login(make_editor("view_source"))
    assert client.get(address(Area, "export")).status_code == 403


# --- In ----------------------------------------------------------------------------------------


def test_dry_run_shows_and_writes_nothing(admin):
    make_area(slug="a", name_en="Before")
    response = check(admin, ["slug", "name_en"], ["a", "After"])
    page = response.content.decode()
    assert ("Before" in page, "After" in page, Area.objects.get().name_en) == (True, True, "Before")


def test_import_does_what_the_dry_run_showed(admin):
    make_area(slug="a", name_en="Before")
    response = go_on(admin, check(admin, ["slug", "name_en"], ["a", "After"]))
    run = ImportRun.objects.get()
    assert (response.url, Area.objects.get().name_en) == (url_of("import", run.pk), "After")
    assert default_storage.listdir("imports")[1] == []


def test_page_of_the_dry_run_posts_its_token(admin):
    response = check(admin, ["slug", "name_en"], ["a", "A"])
    assert filled_in(response)["kept"] == response.context["token"]


def test_dry_run_is_shown_anew_where_something_changed_meanwhile(admin):
    area = make_area(slug="a", name_en="Before")
    first = check(admin, ["slug", "name_en"], ["a", "After"])
    area.name_ru = "Иное"
    area.save()
    second = go_on(admin, first)
    assert "Something changed since the dry run" in second.content.decode()
    assert Area.objects.get().name_en == "Before"
    go_on(admin, second)
    assert Area.objects.get().name_en == "After"


def test_token_of_somebody_else_or_of_another_kind_is_worth_nothing(admin, client):
    first = check(admin, ["slug", "name_en"], ["a", "A"])
    client.force_login(make_staff("administrator"))
    assert go_on(client, first).status_code == 400
    assert go_on(client, first, kind=Partner).status_code == 400
    assert not Area.objects.exists()


def test_mistakes_are_shown_with_their_cells(admin):
    response = check(admin, ["slug", "name_en"], ["a b", "A"], ["b", "<b>"])
    page = response.content.decode()
    assert ("A2" in page, "B3" in page, response.context["token"]) == (True, True, "")


@pytest.mark.parametrize("data", [{}, {"kept": "nonsense"}, {"file": csv_file(["nothing"])}])
def test_bad_request_is_answered_with_a_reason(admin, data):
    response = admin.post(address(Area, "import"), data)
    assert (response.status_code, bool(response.context["problem"])) == (400, True)


def test_imports_are_seen_by_whoever_may_see_the_kind(admin, client):
    make_area(slug="a")
    go_on(admin, check(admin, ["slug", "name_en"], ["a", "After"]))
    client.force_login(make_editor("add_area"))
    assert client.get(url_of("import", ImportRun.objects.get().pk)).status_code == 404


def test_translator_may_not_import(client):
    client.force_login(make_staff("translator-ru"))
    assert client.get(address(Partner, "import")).status_code == 403
    assert client.get(url_of("imports")).status_code == 403


def test_editor_of_drafts_is_told_that_new_records_are_drafts(client):
    client.force_login(make_staff("editor"))
    assert "New records are drafts" in client.get(address(Partner, "import")).content.decode()


# --- What was imported -------------------------------------------------------------------------


@pytest.fixture
def run(admin):
    make_area(slug="a", name_en="Before")
    go_on(admin, check(admin, ["slug", "name_en"], ["a", "After"], ["b", "New"]))
    return ImportRun.objects.get()


def test_imports_are_listed(admin, run, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        page = admin.get(url_of("imports")).content.decode()
    assert f'href="{url_of("import", run.pk)}"' in page


def test_page_of_an_import_shows_what_it_changed(admin, run):
    page = admin.get(url_of("import", run.pk)).content.decode()
    assert ("Before" in page, "After" in page) == (True, True)


def test_import_is_undone_by_a_button(admin, run):
    response = admin.post(url_of("import", run.pk), follow=True)
    assert "The import was undone" in response.content.decode()
    assert [area.name_en for area in Area.objects.all()] == ["Before"]


def test_what_is_in_the_way_of_undoing_is_named(admin, run):
    Area.objects.filter(slug="b").update(name_ru="Иное")
    response = admin.post(url_of("import", run.pk))
    assert response.status_code == 409
    assert "was changed since" in response.content.decode()


def test_import_of_another_kind_is_not_found(client, run):
    client.force_login(make_editor("view_source", "change_source"))
    assert client.get(url_of("import", run.pk)).status_code == 404
