"""Importing for real: all or nothing, within the importer's rights, and the way back."""

import pytest
from django.contrib.auth.models import Permission

from cooperation import spreadsheets
from cooperation.enums import AuditEvent, VersionEvent
from cooperation.history import snapshot
from cooperation.models import (
    Area,
    AuditEntry,
    Draft,
    ImportRun,
    Memorandum,
    Partner,
    SearchEntry,
    SectionText,
    Source,
    Version,
)
from tests.builders import (
    make_area,
    make_country,
    make_memorandum,
    make_partner,
    make_section_text,
    make_source,
    make_staff,
    make_superuser,
)
from tests.spreadsheets.files import csv_file, imported, planned, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_superuser()


def new_partner(slug="jaxa", **more):
    values = {
        "slug": slug, "name_en": "JAXA", "summary_en": "Agency", "kind": "space-agency",
        "country": make_country("JP").code, **more,
    }  # fmt: skip
    return csv_file([*values], [*values.values()])


# --- Writing -----------------------------------------------------------------------------------


def test_record_is_changed_with_its_stamps_version_and_place_in_the_search(user):
    partner = make_partner(slug="jaxa")
    imported(Partner, csv_file(["slug", "name_en"], ["jaxa", "Aerospace agency"]), user)
    partner.refresh_from_db()
    assert (partner.name_en, partner.changed_by) == ("Aerospace agency", user)
    assert SearchEntry.objects.get(kind="partner").name_en == "Aerospace agency"
    versions = Version.objects.about(partner).order_by("number")
    assert [version.event for version in versions] == [VersionEvent.FOUND, VersionEvent.IMPORTED]
    assert versions[0].title != versions[1].title


def test_new_record_is_made(user):
    imported(Partner, new_partner(), user)
    partner = Partner.objects.get()
    assert (partner.slug, partner.country.code, partner.status, partner.created_by) == (
        "jaxa", "JP", "draft", user,
    )  # fmt: skip


def test_rows_are_written(user):
    make_partner(slug="jaxa")
    make_memorandum(slug="first")
    lines = ["record", "partner", "signed_as_uz"], ["first", "jaxa", "O'sha nom"]
    imported(Memorandum, workbook({"signatories": lines}), user)
    row = Memorandum.objects.get().signatories.get()
    assert (row.partner.slug, row.signed_as_uz) == ("jaxa", "Oʻsha nom")


def test_plan_says_exactly_what_is_written(user):
    make_partner(slug="jaxa")
    file = csv_file(["slug", "body_uz", "areas"], ["jaxa", "<p>O'z <b>matn</b></p>", ""])
    [entry] = planned(Partner, file, user).entries
    file.seek(0)
    imported(Partner, file, user)
    assert snapshot(Partner.objects.get()) == entry.after


def test_import_is_kept_and_logged(user):
    make_area(slug="a")
    run = imported(Area, csv_file(["slug", "name_en"], ["a", "A"], ["b", "B"]), user)
    assert (run.kind, run.created, run.changed, run.by) == ("area", 1, 1, user)
    entry = AuditEntry.objects.get(event=AuditEvent.IMPORTED)
    assert (entry.actor_id, entry.details["created"]) == (user.pk, 1)


def test_nothing_is_written_with_a_mistake_in_the_file(user):
    make_area(slug="a", name_en="Before")
    sheets = spreadsheets.read(csv_file(["slug", "name_en"], ["a", "After"], ["b", "<b>"]))
    plan = spreadsheets.planned(Area, sheets, user)
    with pytest.raises(spreadsheets.NotAsPlanned):
        spreadsheets.run(Area, sheets, user, expected=plan.digest, file_name="x")
    assert (Area.objects.get().name_en, ImportRun.objects.count()) == ("Before", 0)


def test_nothing_is_written_if_a_record_changed_since_the_dry_run(user):
    area = make_area(slug="a", name_en="Before")
    sheets = spreadsheets.read(csv_file(["slug", "name_en"], ["a", "After"]))
    plan = spreadsheets.planned(Area, sheets, user)
    area.name_ru = "Иное"
    area.save()
    with pytest.raises(spreadsheets.NotAsPlanned):
        spreadsheets.run(Area, sheets, user, expected=plan.digest, file_name="x")
    assert Area.objects.get().name_en == "Before"


# --- Rights ------------------------------------------------------------------------------------


def mistakes_of(kind, file, user):
    return [mistake.message for mistake in planned(kind, file, user).mistakes]


def test_editor_may_not_change_what_readers_see():
    make_partner(slug="jaxa", status="published")
    file = csv_file(["slug", "name_en"], ["jaxa", "Other"])
    [message] = mistakes_of(Partner, file, make_staff("editor"))
    assert "you may not change what they see" in message


def test_editor_may_not_take_it_from_readers_either():
    make_partner(slug="jaxa", status="published")
    file = csv_file(["slug", "status"], ["jaxa", "draft"])
    assert mistakes_of(Partner, file, make_staff("editor"))


def test_editor_changes_drafts_but_not_their_publication():
    make_partner(slug="jaxa", status="draft")
    file = csv_file(["slug", "name_en", "status"], ["jaxa", "Other", "published"])
    plan = planned(Partner, file, make_staff("editor"))
    assert (plan.changed, plan.entries[0].after["fields"]["status"]) == (1, "draft")
    assert "you may not publish" in plan.warnings[0]


def test_new_records_of_an_editor_are_drafts():
    imported(Partner, new_partner(status="published"), make_staff("editor"))
    assert Partner.objects.get().status == "draft"


def test_publisher_publishes_by_an_import():
    imported(Partner, new_partner(status="published"), make_staff("publisher"))
    assert Partner.objects.get().status == "published"


def test_editor_may_not_change_the_texts_of_sections():
    make_section_text("home")
    file = csv_file(["section", "title_en"], ["home", "Other"])
    assert mistakes_of(SectionText, file, make_staff("editor"))


def test_editor_changes_a_source_until_readers_see_it():
    editor = make_staff("editor")
    source = make_source(key="report")
    lines = ["key", "title_en"], ["report", "Other"]
    assert mistakes_of(Source, csv_file(*lines), editor) == []
    make_partner(sources=[source])
    assert mistakes_of(Source, csv_file(*lines), editor)


def test_whoever_may_not_add_is_told():
    file = csv_file(["slug", "name_en"], ["new", "New"])
    user = make_staff("editor")
    user.user_permissions.add(*_permissions("change_area"))
    assert "you may not add any" in mistakes_of(Area, file, user)[0]


def _permissions(*names):
    return Permission.objects.filter(codename__in=names)


@pytest.mark.parametrize(
    ("role", "kinds"),
    [("translator-ru", 0), ("editor", 10), ("publisher", 11), ("administrator", 13)],
)
def test_each_role_imports_what_it_edits(role, kinds):
    user = make_staff(role)
    assert sum(spreadsheets.may_import(user, kind) for kind in spreadsheets.KINDS) == kinds


# --- The way back ------------------------------------------------------------------------------


def reasons_of(run, user):
    with pytest.raises(spreadsheets.CannotUndo) as refused:
        spreadsheets.undo(run, user)
    return refused.value.reasons


def test_whole_import_is_undone(user):
    area = make_area(slug="a", name_en="Before")
    before = snapshot(area)
    run = imported(Area, csv_file(["slug", "name_en"], ["a", "After"], ["b", "B"]), user)
    spreadsheets.undo(run, user)
    assert snapshot(Area.objects.get()) == before
    run.refresh_from_db()
    assert run.undone_by == user
    assert Version.objects.filter(event=VersionEvent.IMPORT_UNDONE).count() == 2
    assert AuditEntry.objects.filter(event=AuditEvent.IMPORT_UNDONE).count() == 1


def test_rows_come_back_with_their_keys(user):
    memorandum = make_memorandum(slug="first")
    before = snapshot(memorandum)
    file = workbook({"memorandum": [["slug"], ["first"]], "signatories": [["record", "partner"]]})
    spreadsheets.undo(imported(Memorandum, file, user), user)
    assert snapshot(Memorandum.objects.get()) == before


def test_undone_file_can_be_imported_again(user):
    spreadsheets.undo(imported(Partner, new_partner(), user), user)
    imported(Partner, new_partner(), user)
    assert Partner.objects.get().slug == "jaxa"


def test_what_was_changed_since_is_named_and_nothing_undone(user):
    area = make_area(slug="a", name_en="Before")
    run = imported(Area, csv_file(["slug", "name_en"], ["a", "After"], ["b", "B"]), user)
    area.refresh_from_db()
    area.name_ru = "Иное"
    area.save()
    assert reasons_of(run, user) == ["“After” was changed since."]
    assert Area.objects.count() == 2


def test_what_was_deleted_since_is_named(user):
    run = imported(Area, csv_file(["slug", "name_en"], ["b", "B"]), user)
    Area.objects.all().delete()
    assert reasons_of(run, user) == ["“B” was deleted since."]


def test_new_record_that_another_names_is_kept(user):
    run = imported(Area, csv_file(["slug", "name_en"], ["b", "B"]), user)
    make_partner(slug="jaxa", name_en="JAXA", areas=Area.objects.all())
    assert reasons_of(run, user) == ["“B” is named by “JAXA”."]


def test_new_partner_of_a_memorandum_is_kept(user):
    run = imported(Partner, new_partner(), user)
    memorandum = make_memorandum(partners=[Partner.objects.get()])
    assert reasons_of(run, user) == [f"“JAXA” is named by “{memorandum}”."]


def test_import_is_undone_once(user):
    run = imported(Area, csv_file(["slug", "name_en"], ["b", "B"]), user)
    spreadsheets.undo(run, user)
    assert reasons_of(run, user) == ["This import was undone already."]


def test_editor_does_not_undo_what_readers_see(user):
    run = imported(Partner, new_partner(status="published"), user)
    [reason] = reasons_of(run, make_staff("editor"))
    assert "you may not change that" in reason


def test_draft_of_changes_stays(user):
    partner = make_partner(slug="jaxa")
    Draft.objects.create(**Draft.naming(partner), base="")
    imported(Partner, csv_file(["slug", "name_en"], ["jaxa", "Other"]), user)
    assert Draft.objects.count() == 1
