"""A work list out as a spreadsheet, translations in: locked sources, a dry run, no silent loss."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from cooperation.admin.working_copy import texts_in_draft
from cooperation.enums import PublicationStatus
from cooperation.enums import TranslationStanding as Standing
from cooperation.models import AuditEntry, Partner, TextState, Version
from tests.builders import make_agreement, make_partner, make_staff, make_step

pytestmark = pytest.mark.django_db

SHEETS = "/en/admin/translations/sheets/"
COLUMNS = ["key", "record", "field", "standing", "source", "target_ru", "reviewed", "check"]


def make_gap(**overrides):
    """A partner that readers do not see, with a summary to translate into Russian."""
    values = {"status": PublicationStatus.DRAFT, "summary_uz": "Bir", "summary_ru": ""}
    return make_partner(**{**values, **overrides})


def download(client, language="ru", query=""):
    response = client.get(f"{SHEETS}{language}/{query}")
    return load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def lines(book):
    """The lines of texts by column."""
    rows = list(book.worksheets[0].iter_rows(min_row=3, values_only=True))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def fill(book, line=0, **values):
    sheet = book.worksheets[0]
    for column, value in values.items():
        sheet.cell(line + 3, COLUMNS.index(column) + 1).value = value
    return book


def upload(client, book):
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("ru.xlsx", content.getvalue())
    return client.post(SHEETS, {"file": file})


def agree(client, response, *taken):
    return client.post(SHEETS, {"kept": response.context["token"], "take": taken})


def mistakes(response):
    return [(each.cell, each.message) for each in response.context["plan"].mistakes]


@pytest.fixture
def translator(client):
    client.force_login(make_staff("translator-ru"))
    return client


# --- Out ---------------------------------------------------------------------------------------


def test_work_list_stands_in_the_file_with_source_and_target(admin):
    partner = make_gap(name_en="Orbit")
    [line] = lines(download(admin))
    assert line["key"] == f"partner/{partner.pk}/summary"
    assert [line[column] for column in COLUMNS[1:7]] == [
        "Orbit", "Summary", "Missing", "Bir", None, None,
    ]  # fmt: skip


def test_row_is_named_before_its_field(admin):
    agreement = make_agreement(steps=())
    make_step(agreement, "ratified", "2022", act_uz="Qonun")
    assert lines(download(admin))[0]["field"] == "Legal step: Ratified 2022 · Act"


def test_all_but_target_and_mark_is_locked(admin):
    make_gap()
    sheet = download(admin).worksheets[0]
    is_open = [not cell.protection.locked for cell in sheet[3]]
    assert sheet.protection.sheet is True
    assert [name for name, each in zip(COLUMNS, is_open, strict=True) if each] == [
        "target_ru",
        "reviewed",
    ]


def test_text_that_looks_like_a_formula_is_a_text(admin):
    make_gap(summary_uz="=1+1")
    cell = download(admin).worksheets[0].cell(3, 5)
    assert (cell.value, cell.data_type) == ("'=1+1", "s")


def test_text_too_long_for_a_cell_is_left_to_the_page(admin):
    make_gap(summary_uz="a" * 40_000)
    assert lines(download(admin))[0]["source"] == "#TOO-LONG"


def test_download_stands_in_the_log(admin):
    make_gap()
    download(admin)
    assert AuditEntry.objects.get(event="exported").details["number"] == 1


def test_translator_gets_no_other_language(translator):
    assert translator.get(f"{SHEETS}en/").status_code == 403


# --- In ----------------------------------------------------------------------------------------


def test_dry_run_saves_nothing_and_says_what_would_change(translator):
    partner = make_gap()
    response = upload(translator, fill(download(translator), target_ru="Один"))
    partner.refresh_from_db()
    assert response.context["counts"] == {"new": 1, "changed": 0, "marked": 0, "conflict": 0}
    assert partner.summary_ru == ""


def test_agreed_file_is_saved_as_a_whole_without_a_second_upload(translator):
    partner = make_gap()
    agree(translator, upload(translator, fill(download(translator), target_ru="Один")))
    partner.refresh_from_db()
    version = Version.objects.about(partner).latest_first().first()
    assert (partner.summary_ru, version.comment) == ("Один", "ru.xlsx")


@pytest.mark.parametrize(
    ("mark", "expected"),
    [("yes", Standing.REVIEWED), ("да", Standing.REVIEWED), ("", Standing.DRAFT)],
)
def test_marked_translation_is_reviewed(translator, mark, expected):
    make_gap()
    book = fill(download(translator), target_ru="Один", reviewed=mark)
    agree(translator, upload(translator, book))
    assert TextState.objects.get(field="summary", language="ru").standing == expected


def test_file_that_comes_back_as_it_went_changes_nothing(translator):
    make_gap(name_ru="=Имя", body_ru="<p>a</p>\r\n<p>b</p>")
    response = upload(translator, download(translator, query="?drafts=1"))
    assert (response.context["plan"].planned, response.context["token"]) == ([], "")


def test_escaped_text_comes_back_as_it_was(translator):
    make_gap()
    agree(translator, upload(translator, fill(download(translator), target_ru="'=1")))
    assert Partner.objects.get().summary_ru == "=1"


@pytest.mark.parametrize("column", ["summary_uz", "summary_ru"])
def test_what_changed_since_the_file_was_made_is_a_conflict(translator, column):
    partner = make_gap()
    book = fill(download(translator), target_ru="Один")
    setattr(partner, column, "Другое")
    partner.save()
    response = upload(translator, book)
    agree(translator, response)
    partner.refresh_from_db()
    assert response.context["counts"]["conflict"] == 1
    assert partner.summary_ru != "Один"


def test_conflict_is_overwritten_where_that_was_chosen(translator):
    partner = make_gap()
    book = fill(download(translator), target_ru="Один")
    partner.summary_ru = "Другое"
    partner.save()
    agree(translator, upload(translator, book), f"partner/{partner.pk}/summary")
    partner.refresh_from_db()
    assert partner.summary_ru == "Один"


def test_change_between_dry_run_and_agreement_is_shown_first(translator):
    partner = make_gap()
    response = upload(translator, fill(download(translator), target_ru="Один"))
    partner.summary_ru = "Другое"
    partner.save()
    again = agree(translator, response)
    partner.refresh_from_db()
    assert (again.status_code, partner.summary_ru) == (409, "Другое")
    assert again.context["counts"]["conflict"] == 1


def test_translation_of_a_live_record_goes_into_its_draft(translator):
    partner = make_gap(status=PublicationStatus.PUBLISHED)
    response = upload(translator, fill(download(translator), target_ru="Один"))
    agree(translator, response)
    partner.refresh_from_db()
    assert partner.summary_ru == ""
    assert texts_in_draft(response.wsgi_request, partner)["summary_ru"] == "Один"


def test_mistakes_are_named_by_cell_and_stop_all_of_it(translator):
    make_gap(), make_gap(), make_gap()
    book = download(translator)
    fill(book, 0, target_ru="Один")
    fill(book, 1, target_ru="<b>Один</b>")
    fill(book, 2, target_ru="=A1")
    response = upload(translator, book)
    assert [cell for cell, _message in mistakes(response)] == ["F4", "F5"]
    assert response.context["token"] == ""


def test_line_of_a_text_that_is_gone_is_passed_over(translator):
    gone, partner = make_gap(), make_gap()
    book = fill(fill(download(translator), 0, target_ru="Один"), 1, target_ru="Один")
    gone.delete()
    response = upload(translator, book)
    agree(translator, response)
    partner.refresh_from_db()
    assert (len(response.context["plan"].gone), partner.summary_ru) == (1, "Один")


@pytest.mark.parametrize("key", ["nonsense", "user/1/password", "partner/1/password.x", "=1", ""])
def test_forged_key_is_a_mistake_or_passed_over_and_never_written(translator, key):
    make_gap()
    response = upload(translator, fill(download(translator), key=key, target_ru="Один"))
    assert response.context["plan"].planned == []


def test_file_for_another_language_than_ones_own_is_refused_line_by_line(client, admin):
    make_gap()
    book = fill(download(admin), target_ru="Один")
    client.force_login(make_staff("translator-en"))
    assert [cell for cell, _message in mistakes(upload(client, book))] == ["F3"]


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_file_that_is_no_spreadsheet_is_refused_in_words(translator, content):
    response = translator.post(SHEETS, {"file": SimpleUploadedFile("a.xlsx", content)})
    assert (response.status_code, bool(response.context["problem"])) == (400, True)


def test_workbook_of_something_else_is_refused_in_words(translator):
    response = upload(translator, Workbook())
    assert "no spreadsheet of translations" in response.context["problem"]


@pytest.mark.parametrize("data", [{}, {"kept": "forged"}])
def test_upload_without_a_file_asks_for_one(translator, data):
    assert translator.post(SHEETS, data).status_code == 400
