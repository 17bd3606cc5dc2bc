"""Downloads: for whom, whole or in part, and what is said where there is nothing to send."""

import logging

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from cooperation.models import DocumentVersion

from ..builders import make_editor, make_partner, make_superuser, tomorrow, yesterday
from ..documents import Document
from ..library import attach, make_document, make_file, make_version

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.4 0123456789"
HIDDEN = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "archived": {"status": "archived"},
    "scheduled": {"publish_at": tomorrow()},
    "taken-down": {"unpublish_at": yesterday()},
}
every_hidden_state = pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN)


def make_stored(language="uz", *, attached_to=None, **version):
    """A document of one file with something in it, public unless it is told otherwise."""
    document = make_document(slug="text", files=())
    attach(document, attached_to or make_partner())
    make_file(document, language, content=CONTENT, size=len(CONTENT), **version)
    return document


def content(response):
    return b"".join(response.streaming_content)


# --- The whole file -----------------------------------------------------------------------------


def test_a_file_is_sent_as_what_it_is(client):
    make_stored()

    response = client.get("/documents/text/uz/")

    assert (response.status_code, content(response)) == (200, CONTENT)
    digest = DocumentVersion.objects.get().digest
    assert dict(response.headers) | {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="text-uz.pdf"',
        "Content-Length": "19",
        "Content-Language": "uz",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes",
        "ETag": f'"{digest}"',
        "Cache-Control": "public, max-age=0, must-revalidate",
    } == dict(response.headers)
    assert not response.has_header("X-Robots-Tag")


def test_an_office_file_is_sent_as_what_it_is(client):
    make_stored(extension="docx")

    response = client.get("/documents/text/uz/")

    assert response["Content-Type"].endswith("wordprocessingml.document")
    assert response["Content-Disposition"] == 'attachment; filename="text-uz.docx"'


def test_a_file_is_not_compressed_a_second_time(client):
    make_stored()

    response = client.get("/documents/text/uz/", headers={"accept-encoding": "gzip"})

    assert not response.has_header("Content-Encoding")
    assert content(response) == CONTENT


@pytest.mark.parametrize("headers", [{}, {"range": "bytes=0-3"}, {"range": "bytes=99-"}])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_file_is_closed_once_it_is_sent(client, monkeypatch, method, headers):
    make_stored()
    opened = []

    def note_opened(name):
        opened.append(default_storage._open(name))
        return opened[-1]

    monkeypatch.setattr(default_storage, "open", note_opened)

    response = getattr(client, method)("/documents/text/uz/", headers=headers)
    response.close()

    assert [file.closed for file in opened] == [True]


def test_an_unchanged_file_is_not_sent_again(client):
    make_stored()
    etag = client.get("/documents/text/uz/")["ETag"]

    response = client.get("/documents/text/uz/", headers={"if-none-match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_its_headers_are_told_alone(client):
    make_stored()

    response = client.head("/documents/text/uz/")

    assert (response.status_code, response["Content-Length"]) == (200, "19")
    assert content(response) == b""


def test_a_file_can_only_be_read():
    make_stored()

    response = Client(enforce_csrf_checks=True).post("/documents/text/uz/")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_one_question_is_asked_of_the_database(client, django_assert_num_queries):
    make_stored()

    with django_assert_num_queries(1):
        client.get("/documents/text/uz/")


# --- Versions -----------------------------------------------------------------------------------


def test_an_address_without_a_number_has_the_version_of_today(client):
    document = make_stored()
    make_version(document.files.get(), content=b"%PDF-1.4 new", size=12)

    response = client.get("/documents/text/uz/")

    assert content(response) == b"%PDF-1.4 new"
    assert not response.has_header("X-Robots-Tag")


def test_a_former_version_keeps_an_address(client):
    document = make_stored()
    make_version(document.files.get(), content=b"%PDF-1.4 new", size=12)

    response = client.get("/documents/text/uz/1/")

    assert content(response) == CONTENT
    assert response["Content-Disposition"] == 'attachment; filename="text-uz-1.pdf"'
    assert response["X-Robots-Tag"] == "noindex"


def test_the_version_of_today_has_a_number_too(client):
    make_stored()

    response = client.get("/documents/text/uz/1/")

    assert response["Content-Disposition"] == 'attachment; filename="text-uz.pdf"'
    assert not response.has_header("X-Robots-Tag")


@pytest.mark.parametrize(
    "path",
    [
        "other/uz/",
        "text/ru/",
        "text/xx/",
        "text/UZ/",
        "text/uz/0/",
        "text/uz/2/",
        f"text/uz/{'9' * 30}/",
        f"text/uz/{'9' * 5000}/",
        "text/uz/one/",
        "..%2F..%2Fetc%2Fpasswd/uz/",
        "text/uz/1/x/",
    ],
)
def test_there_is_nothing_at_any_other_address(client, path):
    make_stored()

    response = client.get(f"/documents/{path}", headers={"accept-language": "ru"})

    assert response.status_code == 404
    assert Document(response).one("html")["lang"] == "ru"


def test_a_document_without_a_file_of_today_has_none_to_send(client):
    make_stored(is_current=False)

    assert client.get("/documents/text/uz/").status_code == 404


# --- Who may have it ----------------------------------------------------------------------------


@every_hidden_state
@pytest.mark.parametrize("path", ["uz/", "uz/1/", "uz/2/"])
def test_a_file_that_nobody_published_is_for_nobody(client, state, path):
    document = make_stored(attached_to=make_partner(**state))
    make_version(document.files.get(), content=b"new", size=3)

    assert client.get(f"/documents/text/{path}").status_code == 404


@every_hidden_state
def test_nor_is_it_told_whether_there_is_one(client, state):
    make_stored(attached_to=make_partner(**state))

    hidden, missing = (client.get(f"/documents/{slug}/uz/").content for slug in ("text", "none"))

    for slash in (b"/", b"%2F"):
        hidden = hidden.replace(slash + b"text" + slash, slash + b"none" + slash)
    assert hidden == missing


def test_a_document_that_no_record_shows_is_for_nobody(client):
    document = make_stored()
    document.attachments.all().delete()

    assert client.get("/documents/text/uz/").status_code == 404


def test_staff_see_a_draft_and_nobody_keeps_it(client):
    make_stored(attached_to=make_partner(status="draft"))
    client.force_login(make_editor("view_document"))

    response = client.get("/documents/text/uz/")

    assert content(response) == CONTENT
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_staff_who_may_not_view_documents_do_not(client):
    make_stored(attached_to=make_partner(status="draft"))
    client.force_login(make_editor("view_partner"))

    assert client.get("/documents/text/uz/").status_code == 404


def test_what_is_public_is_no_draft_for_staff(client):
    make_stored()
    client.force_login(make_superuser())

    response = client.get("/documents/text/uz/")

    assert not response.has_header("X-Robots-Tag")
    assert response["Cache-Control"] == "private, no-store"


# --- Former addresses ---------------------------------------------------------------------------


@pytest.mark.parametrize("rest", ["uz/", "uz/1/"])
def test_a_former_address_leads_to_the_same_file(client, rest):
    document = make_stored()
    document.slug = "new"
    document.save()

    response = client.get(f"/documents/text/{rest}")

    assert (response.status_code, response["Location"]) == (301, f"/documents/new/{rest}")


def test_a_former_address_of_a_hidden_document_tells_nothing(client):
    document = make_stored(attached_to=make_partner(status="draft"))
    document.slug = "new"
    document.save()

    assert client.get("/documents/text/uz/").status_code == 404


def test_a_deleted_document_is_said_to_be_deleted(client):
    document = make_stored()
    document.attachments.all().delete()
    document.delete()

    assert client.get("/documents/text/uz/").status_code == 410


# --- Parts of a file ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "told", "part"),
    [
        ("bytes=0-3", "bytes 0-3/19", CONTENT[:4]),
        ("bytes=9-", "bytes 9-18/19", CONTENT[9:]),
        ("bytes=0-", "bytes 0-18/19", CONTENT),
        ("bytes=18-18", "bytes 18-18/19", CONTENT[18:]),
        ("bytes=-4", "bytes 15-18/19", CONTENT[-4:]),
        ("bytes=-400", "bytes 0-18/19", CONTENT),
        ("bytes=9-400", "bytes 9-18/19", CONTENT[9:]),
    ],
)
def test_a_part_of_a_file_is_sent_alone(client, asked, told, part):
    make_stored()

    response = client.get("/documents/text/uz/", headers={"range": asked})

    assert (response.status_code, response["Content-Range"]) == (206, told)
    assert (content(response), response["Content-Length"]) == (part, str(len(part)))


@pytest.mark.parametrize("asked", ["bytes=19-", "bytes=19-20", "bytes=-0", f"bytes={'9' * 18}-"])
def test_a_part_beyond_the_end_cannot_be_sent(client, asked):
    make_stored()

    response = client.get("/documents/text/uz/", headers={"range": asked})

    assert (response.status_code, response["Content-Range"]) == (416, "bytes */19")
    assert response.content == b""


@pytest.mark.parametrize(
    "asked",
    ["bytes=-", "bytes=4-2", "bytes=30-20", "bytes=0-1,3-4", "lines=0-1", "bytes", "bytes=a-b",
     "bytes=٠-٣", f"bytes={'9' * 19}-"],
)  # fmt: skip
def test_a_range_that_is_not_understood_gets_the_whole_file(client, asked):
    make_stored()

    response = client.get("/documents/text/uz/", headers={"range": asked})

    assert (response.status_code, content(response)) == (200, CONTENT)


def test_a_download_goes_on_where_the_file_is_still_the_same(client):
    make_stored()
    etag = client.get("/documents/text/uz/")["ETag"]

    headers = {"range": "bytes=9-", "if-range": etag}
    response = client.get("/documents/text/uz/", headers=headers)

    assert (response.status_code, content(response)) == (206, CONTENT[9:])


def test_a_download_begins_anew_where_the_file_was_replaced(client):
    document = make_stored()
    etag = client.get("/documents/text/uz/")["ETag"]
    make_version(document.files.get(), content=b"%PDF-1.4 new", size=12)

    headers = {"range": "bytes=9-", "if-range": etag}
    response = client.get("/documents/text/uz/", headers=headers)

    assert (response.status_code, content(response)) == (200, b"%PDF-1.4 new")


def test_headers_alone_are_those_of_the_whole_file(client):
    make_stored()

    response = client.head("/documents/text/uz/", headers={"range": "bytes=0-3"})

    assert (response.status_code, response["Content-Length"]) == (200, "19")


def test_a_file_longer_than_a_piece_is_sent_whole(client):
    long = b"%PDF-1.4 " + bytes(range(256)) * 1000
    document = make_document(slug="text", files=(), attached_to=make_partner())
    make_file(document, "uz", content=long, size=len(long))

    response = client.get("/documents/text/uz/", headers={"range": "bytes=1-200000"})

    assert content(response) == long[1:200001]


# --- A file that is lost ------------------------------------------------------------------------


def test_a_lost_file_is_said_to_be_out_of_reach_and_noted(client, caplog):
    make_stored()
    name = DocumentVersion.objects.get().stored.name
    default_storage.delete(name)

    with caplog.at_level(logging.ERROR, logger="cooperation.views.files"):
        response = client.get("/documents/text/uz/", headers={"accept-language": "en"})

    assert response.status_code == 503
    assert Document(response).text("h1") == "This file cannot be read just now"
    assert response["Retry-After"] == "60"
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("Content-Disposition")
    (record,) = [each for each in caplog.records if each.name == "cooperation.views.files"]
    assert name in record.getMessage()
    assert "text, uz, 1" in record.getMessage()
