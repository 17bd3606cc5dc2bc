"""The files of the register over HTTP: for all alike, in parts, and only if they changed."""

import base64
import hashlib
import json

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation import downloads
from cooperation.downloads import FILES
from cooperation.views import downloads as views

from ..builders import make_country, make_partner, make_superuser

pytestmark = pytest.mark.django_db

ADDRESS = "/data/partners.csv"


@pytest.fixture
def partner():
    return make_partner(slug="cnes", country=make_country("FR"))


def content_of(response):
    return b"".join(response.streaming_content)


def test_a_file_comes_with_its_checksum(client, partner):
    with time_machine.travel("2026-11-26T08:00:00Z", tick=False):
        response = client.get(ADDRESS)

    content = content_of(response)
    digest = hashlib.sha256(content)
    assert response.status_code == 200
    assert response["ETag"] == f'"{digest.hexdigest()}"'
    assert response["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    assert response["Content-Length"] == str(len(content))
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    name = "uzbekspace-partners-2026-11-26.csv"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    metadata = '</data/partners.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    assert response["Link"] == metadata


@pytest.mark.parametrize("name", ["partners.csv-metadata.json", "csv-metadata.json"])
def test_metadata_keep_the_name_that_validators_know(client, name):
    response = client.get(f"/data/{name}")

    assert response["Content-Type"] == "application/csvm+json"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_an_unchanged_file_is_not_sent_again(client, partner):
    etag = client.get(ADDRESS)["ETag"]

    response = client.get(ADDRESS, headers={"If-None-Match": etag})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)


def test_a_changed_one_is(client, partner):
    etag = client.get(ADDRESS)["ETag"]
    make_partner()

    assert client.get(ADDRESS, headers={"If-None-Match": etag}).status_code == 200


def test_a_part_can_be_had(client, partner):
    whole = client.get(ADDRESS)
    content = content_of(whole)

    response = client.get(ADDRESS, headers={"Range": "bytes=3-9"})

    assert (response.status_code, content_of(response)) == (206, content[3:10])
    assert response["Content-Range"] == f"bytes 3-9/{len(content)}"
    assert response["Repr-Digest"] == whole["Repr-Digest"]


def test_its_head_can_be_had(client, partner):
    whole = client.get(ADDRESS)

    response = client.head(ADDRESS)

    assert (response.status_code, content_of(response)) == (200, b"")
    for name in ("ETag", "Content-Length", "Last-Modified", "Repr-Digest"):
        assert response[name] == whole[name]


def test_it_is_not_compressed_on_its_way(client, partner):
    response = client.get(ADDRESS, headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in response


def test_a_page_of_another_site_may_read_it(client, partner):
    response = client.get(ADDRESS, headers={"Origin": "https://elsewhere.example"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_such_a_page_may_ask_first(client):
    response = client.options(ADDRESS, headers={"Origin": "https://elsewhere.example"})

    assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_staff_get_what_all_get(client, partner):
    make_partner(status="draft")
    public = content_of(client.get(ADDRESS))
    client.force_login(make_superuser())

    response = client.get(ADDRESS)

    assert content_of(response) == public
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("name", ["none.csv", "partners.pdf", "partners.csv.sha256", "..%2f.csv"])
def test_there_are_no_others(client, name):
    assert client.get(f"/data/{name}").status_code == 404


def test_a_file_that_is_there_costs_one_query(client, partner, django_assert_num_queries):
    client.get(ADDRESS)

    with django_assert_num_queries(1):
        client.get(ADDRESS)


def test_more_records_cost_no_more_queries_to_write(client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        return len(queries)

    make_partner()
    one = count()
    make_partner()
    make_partner()
    assert (one, count()) == (7, 7)


def test_a_folder_that_cannot_be_written_to_asks_to_come_back(client, settings, tmp_path):
    settings.DOWNLOAD_CACHE = tmp_path / "file"
    settings.DOWNLOAD_CACHE.write_text("no folder")

    response = client.get(ADDRESS)

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert response["Cache-Control"] == "no-store"


# --- Checksums ---------------------------------------------------------------------------------


def test_the_checksums_of_all_files_are_listed(client, partner):
    response = client.get("/data/SHA256SUMS")

    listed = dict(line.split("  ")[::-1] for line in response.content.decode().splitlines())
    assert list(listed) == list(FILES)
    for name in ("partners.csv", "register.zip"):
        content = content_of(client.get(f"/data/{name}"))
        assert listed[name] == hashlib.sha256(content).hexdigest()


def test_of_a_large_register_those_that_were_made(client, partner, monkeypatch):
    monkeypatch.setattr(downloads.shelf, "MADE_AT_ONCE", 0)
    client.get("/data/areas.csv")

    response = client.get("/data/SHA256SUMS")

    names = [line.split("  ")[1] for line in response.content.decode().splitlines()]
    assert names == ["areas.csv", "areas.ndjson"]


# --- The catalogue -----------------------------------------------------------------------------


def test_the_catalogue_is_json_ld(client, partner):
    response = client.get("/data/catalog.jsonld")

    assert response["Content-Type"] == "application/ld+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.content)["service"]["endpointDescription"] == (
        f"http://testserver{views.API_DESCRIPTION}"
    )


def test_no_cookie_changes_the_catalogue(client):
    without = client.get("/data/catalog.jsonld")
    client.cookies["django_language"] = "ru"

    assert client.get("/data/catalog.jsonld").headers == without.headers
