"""Renditions as readers' browsers fetch them: kept for ever, and nothing else behind /media/."""

import pytest
from django.core.files.storage import default_storage
from django.urls import resolve

from cooperation.renditions import AVIF, WEBP, Rendition

from ..library import make_picture

pytestmark = pytest.mark.django_db

FOLDER, NAME = "ab", "0123456789abcdef012345"
ADDRESS = f"/media/{FOLDER}/{NAME}.webp"
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def rendition():
    picture = make_picture(with_files=True, width=640, height=360)
    return next(each for each in picture.renditions if each.format == WEBP)


def content_of(response):
    return b"".join(response.streaming_content)


class AwayStorage:
    def open(self, name):
        raise ConnectionError("the store does not answer")


def test_a_store_that_does_not_answer_is_no_lost_picture(client, rendition, monkeypatch):
    monkeypatch.setattr("cooperation.views.files.default_storage", AwayStorage())

    response = client.get(rendition.url)

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "immutable" not in response["Cache-Control"]


# --- The answer --------------------------------------------------------------------------------


@pytest.mark.parametrize("format", [AVIF, WEBP])
def test_a_rendition_is_sent_as_what_it_is(client, format):
    picture = make_picture(with_files=True, width=640, height=360)
    rendition = next(each for each in picture.renditions if each.format == format)
    with default_storage.open(rendition.name) as file:
        stored = file.read()

    response = client.get(rendition.url)

    assert (response.status_code, response["Content-Type"]) == (200, f"image/{format}")
    assert response["Content-Length"] == str(len(stored))
    assert content_of(response) == stored


def test_a_browser_may_keep_it_for_ever(client, rendition):
    response = client.get(rendition.url)

    assert response["Cache-Control"] == FOR_EVER
    assert response["ETag"] == f'"{rendition.digest}"'


def test_staff_keep_it_too(client, rendition):
    client.cookies["sessionid"] = "anything"

    assert client.get(rendition.url)["Cache-Control"] == FOR_EVER


def test_whatever_it_is_it_can_do_nothing(client, rendition):
    response = client.get(rendition.url)

    policy = response["Content-Security-Policy"].split("; ")
    assert policy == ["default-src 'none'", "style-src 'unsafe-inline'", "sandbox"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_it_is_not_compressed_again(client, rendition):
    response = client.get(rendition.url, headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in response


def test_the_database_is_not_asked(client, rendition, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(rendition.url)


def test_whoever_has_it_is_told_so_and_no_file_is_opened(client, monkeypatch):
    monkeypatch.setattr(default_storage, "open", lambda *_: pytest.fail("It was opened."))
    etag = f'"{FOLDER}{NAME}"'

    response = client.get(ADDRESS, headers={"if-none-match": etag})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert response["Cache-Control"] == FOR_EVER


def test_another_tag_gets_the_file(client, rendition):
    response = client.get(rendition.url, headers={"if-none-match": '"another"'})

    assert response.status_code == 200


def test_head_tells_the_same_without_the_file(client, rendition):
    response, whole = client.head(rendition.url), client.get(rendition.url)

    assert (response.status_code, b"".join(response)) == (200, b"")
    assert dict(response.headers) == dict(whole.headers)


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete", "options"])
def test_it_can_only_be_read(client, rendition, verb):
    response = getattr(client, verb)(rendition.url)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert "immutable" not in response["Cache-Control"]


# --- Addresses ---------------------------------------------------------------------------------


def test_a_rendition_knows_its_address():
    rendition = Rendition("", WEBP, 320, 180, FOLDER + NAME, 1000)

    assert rendition.url == ADDRESS
    assert resolve(rendition.url).kwargs == {"folder": FOLDER, "name": NAME, "format": "webp"}


def test_a_file_that_is_lost_is_not_found_and_may_come_back(client):
    response = client.get(ADDRESS)

    assert response.status_code == 404
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        f"/media/{FOLDER}/",
        f"/media/{FOLDER}/{NAME}",
        f"/media/{FOLDER}/{NAME}.png",
        f"/media/{FOLDER}/{NAME}.svg",
        f"/media/{FOLDER}/{NAME}.WEBP",
        f"/media/{FOLDER.upper()}/{NAME}.webp",
        f"/media/{FOLDER}/{NAME.upper()}.webp",
        f"/media/{FOLDER}/{NAME}0.webp",
        f"/media/{FOLDER}/{NAME[1:]}.webp",
        f"/media/{FOLDER}/{'0' * 5000}.webp",
        f"/media/{FOLDER}/{NAME}.webp/",
        f"/media/{FOLDER}/{NAME}.webp%0A",
        f"/media/{FOLDER}/{NAME}.webp%00",
        f"/media/{FOLDER}/{NAME[:-1]}%D9%A3.webp",
        f"/media/{FOLDER}//{NAME}.webp",
        f"/media/../{FOLDER}/{NAME}.webp",
        f"/media/{FOLDER}/../../originals/{NAME}.webp",
        f"/media/%2e%2e/{NAME}.webp",
        f"/media/../originals/{NAME}.png",
        f"/media/{FOLDER}%2F..%2F{NAME}.webp",
        f"/media/renditions/{FOLDER}/{NAME}.webp",
        f"/uz/media/{FOLDER}/{NAME}.webp",
    ],
)
def test_no_other_address_leads_to_a_file(client, monkeypatch, path):
    monkeypatch.setattr(default_storage, "open", lambda *_: pytest.fail("It was opened."))

    assert client.get(path).status_code in (400, 404)
