"""The library of documents as its editors see it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.utils.translation import override

from cooperation import library
from cooperation.enums import Authenticity
from cooperation.models import Document, DocumentFile, DocumentVersion, FormerSlug
from tests.admin.files import photo, text
from tests.admin.pages import address, errors_of, filled_in, row_errors_of
from tests.builders import make_agreement, make_editor, make_partner
from tests.library import attach, make_document, make_file, make_version

NEW = {"kind": "text", "title_en": "Text of the agreement"}


@pytest.fixture
def send(admin):
    """Posts the form of a document, or of a new one, from the page in a language."""

    def send(document=None, language="en", **values):
        page = ("change", document.pk) if document else ("add",)
        url = address(Document, *page, language=language)
        return admin.post(url, {**filled_in(admin.get(url)), **values})

    return send


def row(number=0, language="uz", **values):
    """The values of a row of files, added below those that are there."""
    return {
        "files-TOTAL_FORMS": str(number + 1),
        f"files-{number}-language": language,
        f"files-{number}-authenticity": Authenticity.AUTHENTIC,
        f"files-{number}-position": str(number),
        **{f"files-{number}-{name}": value for name, value in values.items()},
    }


def versions(file):
    return [(each.number, each.is_current) for each in file.versions.order_by("number")]


# --- A new document ----------------------------------------------------------------------------


def test_document_is_made_with_its_file(send, administrator):
    send(**NEW, **row(file=text()))
    version = DocumentVersion.objects.get()
    assert (version.number, version.is_current, version.extension) == (1, True, "pdf")
    assert (version.file.language, version.created_by) == ("uz", administrator)
    assert default_storage.exists(version.stored.name)


def test_address_is_made_of_the_title(send):
    send(**NEW)
    assert Document.objects.get().slug == "text-of-the-agreement"


def test_address_that_another_document_had_is_not_given_again(send):
    FormerSlug.objects.remember(Document, "text-of-the-agreement", None)
    send(**NEW)
    assert Document.objects.get().slug == "text-of-the-agreement-2"


def test_document_may_wait_for_its_files(send):
    assert send(**NEW).status_code == 302


def test_row_without_a_file_is_refused(send):
    assert row_errors_of(send(**NEW, **row())) == {"files": [{"file": ["This field is required."]}]}


def test_file_that_is_no_document_is_refused_at_its_row(send):
    assert row_errors_of(send(**NEW, **row(file=photo())))["files"][0].keys() == {"file"}
    assert not Document.objects.exists()


def test_two_files_in_one_language_are_refused(send):
    rows = row(0, file=text()) | row(1, file=text(words="Another text, in the same language."))
    message = "There is already a file in this language."
    assert row_errors_of(send(**NEW, **rows)) == {"files": [{}, {"language": [message]}]}


def test_storage_that_fails_is_said_at_the_row(send, monkeypatch):
    def fail(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage, "save", fail)
    [errors] = row_errors_of(send(**NEW, **row(file=text())))["files"]
    assert errors["file"][0].startswith("The file could not be stored.")


# --- Nothing is lost ---------------------------------------------------------------------------


def test_accepted_files_are_kept_while_another_field_is_corrected(send, admin):
    rows = row(0, "uz", file=text("bitim.pdf")) | row(1, "en", file=text(words="In another one."))
    response = send(**{**NEW, "title_en": "<b>", **rows})
    assert errors_of(response).keys() == {"title_en"}
    assert "bitim.pdf" in response.content.decode()
    admin.post(address(Document, "add"), {**filled_in(response), "title_en": "Text"})
    assert [file.language for file in DocumentFile.objects.all()] == ["uz", "en"]
    assert DocumentVersion.objects.count() == 2


def test_file_of_the_good_row_is_kept_when_another_is_refused(send):
    response = send(**NEW, **(row(0, "uz", file=text()) | row(1, "en", file=photo())))
    assert filled_in(response)["files-0-file-kept"]
    assert not filled_in(response)["files-1-file-kept"]


def test_upload_follows_its_row_when_a_colleague_deletes_another(admin):
    document = make_document(files=("uz", "en"))
    url = address(Document, "change", document.pk, language="en")
    data = filled_in(admin.get(url))
    [number] = [i for i in (0, 1) if data[f"files-{i}-language"] == "en"]
    data[f"files-{number}-file"] = text()
    document.files.get(language="uz").delete()
    response = admin.post(url, data)
    page = filled_in(response)
    assert page["files-0-language"] == "en"
    assert page["files-0-file-kept"]
    assert not page["files-1-file-kept"]


# --- Versions ----------------------------------------------------------------------------------


def test_new_file_becomes_the_next_version_with_what_changed(send):
    document = make_document(files=("uz",))
    file = document.files.get()
    notes = {"files-0-note_en": "Signatures added", "files-0-note_ru": "Добавлены подписи"}
    send(document, **{"files-0-file": text()}, **notes)
    assert versions(file) == [(1, False), (2, True)]
    current = file.versions.get(is_current=True)
    assert (current.note_en, current.note_ru) == ("Signatures added", "Добавлены подписи")


def test_former_versions_stay_and_are_linked(admin):
    file = make_file(make_document(files=(), slug="text"), "uz")
    make_version(file)
    page = admin.get(address(Document, "change", file.document.pk, language="en"))
    assert 'href="/documents/text/uz/1/"' in page.content.decode()
    assert "12 pages" in page.content.decode()


def test_form_saved_as_it_is_adds_no_version(send, monkeypatch):
    document = make_document()
    monkeypatch.setattr(library, "take_in_document", None)
    assert send(document).status_code == 302
    assert DocumentVersion.objects.count() == 2


def test_words_on_a_change_without_a_new_file_are_refused(send):
    response = send(make_document(files=("uz",)), **{"files-0-note_en": "Signatures added"})
    message = "Choose the new version that this is about."
    assert row_errors_of(response) == {"files": [{"file": [message]}]}


def test_the_version_that_is_there_is_refused(send):
    send(**NEW, **row(file=text()))
    response = send(Document.objects.get(), **{"files-0-file": text()})
    message = "This is the version that is there already."
    assert row_errors_of(response) == {"files": [{"file": [message]}]}


def test_files_that_exchange_their_languages_keep_their_versions(send):
    document = make_document(files=("uz", "en"))
    before = {file.pk: versions(file) for file in document.files.all()}
    send(document, **{"files-0-language": "en", "files-1-language": "uz"})
    assert {file.pk: versions(file) for file in document.files.all()} == before
    assert [file.language for file in document.files.all()] != []


def test_file_that_takes_the_language_of_a_deleted_one_keeps_its_versions(send):
    document = make_document(files=("uz", "en"))
    first, second = document.files.all()
    page = {"files-0-DELETE": "on", "files-1-language": first.language}
    send(document, **page)
    [left] = document.files.all()
    assert (left.pk, left.language, versions(left)) == (second.pk, first.language, [(1, True)])


def test_scan_without_text_is_pointed_out(admin):
    document = make_document(files=())
    make_file(document, "uz", has_text=False)
    page = admin.get(address(Document, "change", document.pk, language="en")).content.decode()
    assert "A scan without text" in page


def test_history_names_the_new_file_and_the_words_on_it(send):
    send(make_document(files=("uz",)), **{"files-0-file": text(), "files-0-note_en": "Signed"})
    with override("en"):
        message = LogEntry.objects.first().get_change_message()
    assert message.startswith("Changed file and what changed for file")


# --- Uses --------------------------------------------------------------------------------------


def test_form_tells_which_pages_show_the_document(admin):
    partner = make_partner(name_en="Orbit")
    document = make_document(attached_to=partner)
    page = admin.get(address(Document, "change", document.pk, language="en")).content.decode()
    assert f'href="/en/admin/cooperation/partner/{partner.pk}/change/">Orbit</a>' in page


def test_shown_document_is_not_deleted_and_the_record_is_named(admin):
    agreement = make_agreement(title_en="On outer space")
    document = make_document()
    attach(document, agreement)
    url = address(Document, "delete", document.pk, language="en")
    link = f'<a href="/en/admin/cooperation/agreement/{agreement.pk}/change/">On outer space</a>'
    assert admin.get(url).context["protected"] == [f"Agreement: {link}"]
    admin.post(url, {"post": "yes"})
    assert Document.objects.get() == document


def test_unused_document_goes_with_its_files(admin):
    admin.post(address(Document, "delete", make_document().pk), {"post": "yes"})
    assert not DocumentVersion.objects.exists()


# --- The list ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("?missing=ru", ["programme"]),
        ("?used=yes", ["text"]),
        ("?used=no", ["programme"]),
        ("?kind__exact=programme", ["programme"]),
        ("?q=bo%27yicha", ["text"]),
        ("?q=%D0%BA%D0%BE%D1%81%D0%BC%D0%BE%D1%81", ["text"]),
    ],
)
def test_list_is_narrowed(admin, query, slugs):
    document = make_document(slug="text", title_uz="Kosmos boʻyicha", title_ru="О космосе")
    attach(document, make_partner())
    make_document(slug="programme", kind="programme", languages=("en",))
    page = admin.get(address(Document) + query)
    assert [each.slug for each in page.context["cl"].result_list] == slugs


@pytest.mark.parametrize("count", [1, 4])
def test_list_takes_as_many_queries_for_many(admin, django_assert_num_queries, count):
    for _ in range(count):
        make_document(attached_to=make_partner())
    admin.get(address(Document))
    with django_assert_num_queries(9):
        admin.get(address(Document))


@pytest.mark.parametrize("files", [("uz",), ("uz", "ru", "en")])
def test_form_takes_as_many_queries_for_many_files(admin, django_assert_num_queries, files):
    document = make_document(files=files)
    admin.get(address(Document, "change", document.pk))
    with django_assert_num_queries(20):
        admin.get(address(Document, "change", document.pk))


# --- Roles -------------------------------------------------------------------------------------


def test_viewer_sees_the_document_but_no_field_for_a_file(client, db):
    client.force_login(make_editor("view_document", "view_documentfile"))
    page = client.get(address(Document, "change", make_document().pk))
    assert page.status_code == 200
    assert 'type="file"' not in page.content.decode()
