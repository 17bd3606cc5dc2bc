"""How the API speaks HTTP: caches, methods, media types, other sites, limits, breakdowns."""

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client

from cooperation.api import rate_limit
from cooperation.api.records import RecordList

from ..builders import make_partner, make_superuser

pytestmark = pytest.mark.django_db

LIST = "/api/v1/partners"


@pytest.fixture
def partner():
    return make_partner(slug="p")


# --- Caches ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("partner")
def test_what_is_known_is_not_sent_again(client):
    first = client.get(LIST)
    again = client.get(LIST, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"
    assert again["RateLimit"].startswith('"default";r=118;')
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Last-Modified" not in first


def test_a_change_of_what_a_record_names_is_a_change(client, partner):
    first = client.get(LIST)
    partner.country.name_en = "Renamed"
    partner.country.save()

    assert client.get(LIST, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_staff_get_what_everybody_gets(client, partner):
    partner.status = "draft"
    partner.save()
    client.force_login(make_superuser())

    response = client.get(LIST)

    assert response.json()["records"] == []
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" not in response["Vary"]
    assert "Accept" in response["Vary"].split(", ")


# --- Methods and media types -------------------------------------------------------------------


@pytest.mark.usefixtures("partner")
def test_head_is_get_without_a_body(client):
    got, head = client.get(LIST), client.head(LIST)

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == got["ETag"]
    assert head["Content-Length"] == got["Content-Length"]


def test_options_answers_browsers(client):
    response = client.options(LIST, headers={"access-control-request-method": "GET"})

    assert response.status_code == 204
    assert response["Allow"] == response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(client, method):
    response = getattr(client, method)(LIST)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("", 200),
        ("*/*", 200),
        ("application/*;q=0.1", 200),
        ("application/json; charset=utf-8", 200),
        ("text/html", 406),
        ("application/json;q=0, */*", 406),
    ],
)
def test_only_json_can_be_asked_for(client, accept, status):
    response = client.get(LIST, headers={"accept": accept})

    assert response.status_code == status
    if status == 406:
        assert response.json()["available"] == ["application/json"]


# --- Other addresses ---------------------------------------------------------------------------


def test_a_former_address_leads_on_with_its_query(client, partner):
    partner.slug = "new"
    partner.save()

    for rest in ("", "/versions"):
        response = client.get(f"{LIST}/p{rest}?lang=en")
        assert (response.status_code, response["Location"]) == (301, f"{LIST}/new{rest}?lang=en")


def test_a_redirect_is_as_strict_as_an_answer(client):
    assert client.get("/api/v1/countries/KZ?lang=").status_code == 400


def test_a_code_in_capitals_leads_to_the_small_one(client):
    response = client.get("/api/v1/countries/KZ")

    assert (response.status_code, response["Location"]) == (301, "/api/v1/countries/kz")


# --- Limits ------------------------------------------------------------------------------------


@time_machine.travel("2026-05-12T10:00:18Z", tick=False)
def test_too_many_requests_are_told_to_wait(client, settings):
    settings.API_RATE_LIMIT = 2

    headers = [client.get("/api/v1/")["RateLimit"] for _ in range(2)]
    refused = client.get("/api/v1/")

    assert headers == ['"default";r=1;t=42', '"default";r=0;t=42']
    assert (refused.status_code, refused["Retry-After"]) == (429, "42")
    assert refused["RateLimit-Policy"] == '"default";q=2;w=60'
    assert refused["Cache-Control"] == "no-store"
    assert refused.json()["type"].endswith("#problem-too-many-requests")
    with time_machine.travel("2026-05-12T10:01:00Z", tick=False):
        assert client.get("/api/v1/").status_code == 200


def test_what_is_refused_costs_no_query(client, settings, django_assert_num_queries):
    settings.API_RATE_LIMIT = 1
    client.get("/api/v1/")

    with django_assert_num_queries(0):
        assert client.get(LIST).status_code == 429


def test_no_limit_tells_of_none(client, settings):
    settings.API_RATE_LIMIT = 0

    assert "RateLimit" not in client.get("/api/v1/").headers


@pytest.mark.parametrize(
    ("addresses", "left"),
    [
        (["192.0.2.1", "192.0.2.2"], [9, 9]),
        (["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"], [9, 8, 9]),
        (["::ffff:192.0.2.1", "::ffff:192.0.2.2"], [9, 9]),
        (["", ""], [9, 8]),
    ],
)
def test_each_client_has_a_limit_of_its_own(rf, settings, addresses, left):
    settings.API_RATE_LIMIT = 10
    found = [rate_limit.allowance(rf.get("/", REMOTE_ADDR=each)) for each in addresses]

    assert [each.limit - each.asked for each in found] == left


def test_behind_a_proxy_it_is_the_proxys_word_that_counts(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for forged in ("198.51.100.1", "198.51.100.2"):
        request = rf.get("/", headers={"x-forwarded-for": f"{forged}, 192.0.2.1"})
        asked = rate_limit.allowance(request).asked

    assert asked == 2


# --- Breakdowns --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "status"), [(ZeroDivisionError("secret"), 500), (OperationalError("secret"), 503)]
)
def test_a_breakdown_is_a_problem_too(monkeypatch, error, status):
    def fail(*args):
        raise error

    monkeypatch.setattr(RecordList, "records", fail)

    response = Client(raise_request_exception=False).get(LIST, headers={"accept-language": "en"})

    assert (response.status_code, response["Retry-After"]) == (status, "60")
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert b"secret" not in response.content
    assert response["Cache-Control"] == "no-store"


def test_a_host_that_is_not_ours_is_a_problem_without_its_name():
    response = Client(raise_request_exception=False).get(LIST, headers={"host": "evil.example"})

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert "evil" not in response.content.decode()
