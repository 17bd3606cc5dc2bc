"""The pages that say what went wrong, in the reader's language, with a way home."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, TooManyFilesSent
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.views import errors
from cooperation.views.home import Home

from ..builders import make_site_settings
from ..documents import Document

LANGUAGES = ["uz", "ru", "en"]

PAGES = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.not_found,
    405: lambda request: errors.method_not_allowed(request, ["GET"]),
    410: errors.gone,
    413: lambda request: errors.bad_request(request, TooManyFilesSent()),
    500: errors.server_error,
    503: errors.unavailable,
}


@pytest.mark.parametrize("status", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_error_page(rf, status, language):  # without the database: a query would fail the test
    response = PAGES[status](rf.get(f"/{language}/partners/"))
    document = Document(response)

    assert response.status_code == status
    assert response["Content-Language"] == language
    assert document.mistakes == []
    assert document.one("html")["lang"] == language
    assert document.text("title").startswith(document.text("h1"))
    assert not document.is_indexed
    home = [a for a in document.all("a", href=f"/{language}/") if "main" in a.parents]
    assert len(home) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_told_in_the_other_languages_too(rf, language):
    document = Document(errors.not_found(rf.get(f"/{language}/nothing/")))

    told = {e["lang"]: e.text for e in document.all("li") if e["lang"]}
    everything = {
        "uz": "Bunday sahifa yoʻq · Oʻzbekcha",
        "ru": "Такой страницы нет · Русский",
        "en": "There is no such page · English",
    }
    assert told == {code: text for code, text in everything.items() if code != language}
    homes = [a["href"] for a in document.all("a") if a["hreflang"] and "main" in a.parents]
    assert homes == [f"/{code}/" for code in told]


@pytest.mark.parametrize(("status", "has_ways"), [(404, True), (410, True), (500, False)])
def test_what_is_missing_is_looked_for_in_the_sections(rf, status, has_ways):
    document = Document(PAGES[status](rf.get("/en/partners/nothing/")))

    ways = [a["href"] for a in document.all("a") if {"main", "nav"} <= set(a.parents)]
    assert ("/en/partners/" in ways) is has_ways


def test_expired_form_is_explained(rf):
    response = errors.csrf_failure(rf.post("/en/accounts/login/"), reason="no cookie")

    assert response.status_code == 403
    assert Document(response).text("h1") == "The form has expired"


def test_each_error_has_words_of_its_own(rf):
    headings = [Document(page(rf.get("/en/"))).text("h1") for page in PAGES.values()]

    assert len(set(headings)) == len(PAGES)


def test_language_is_negotiated_where_the_address_has_none(rf):
    response = errors.not_found(rf.get("/de/x/", headers={"accept-language": "en-GB, ru;q=0.4"}))

    assert response["Content-Language"] == "en"
    assert response["Vary"] == "Accept-Language"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/ru/nothing/", "/ru/partners/nothing/", "/ru/countries/zz/"])
def test_what_is_not_there_is_not_found(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert Document(response).one("html")["lang"] == "ru"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/de/", "/de/partners/", "/uz-cyrl/", "/uzb/", "/nothing/"])
def test_a_language_that_is_not_ours_is_not_found(client, path):
    response = client.get(path, headers={"accept-language": "ru"})

    assert response.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("failure", "status"), [(RuntimeError("broken"), 500), (PermissionDenied, 403)]
)
def test_what_breaks_in_a_view_is_answered_in_the_readers_language(monkeypatch, failure, status):
    def fail(*args, **kwargs):
        raise failure

    monkeypatch.setattr(Home, "get_context_data", fail)
    response = Client(raise_request_exception=False).get("/ru/")

    assert response.status_code == status
    assert Document(response).one("html")["lang"] == "ru"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/ru/", "/ru/partners/", "/ru/partners/x/", "/ru/countries/fr/"])
@pytest.mark.parametrize("failure", [OperationalError, InterfaceError])
def test_a_database_that_is_away_is_said_to_be_for_now(monkeypatch, path, failure):
    def fail(*args, **kwargs):
        raise failure("the connection was refused")

    monkeypatch.setattr(connection, "cursor", fail)
    response = Client(raise_request_exception=False).get(path)

    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert response["Cache-Control"] == "no-store"
    assert Document(response).one("html")["lang"] == "ru"


@pytest.mark.django_db
def test_a_form_without_its_token_is_answered_with_our_page():
    get_user_model().objects.create_user("editor")

    response = Client(enforce_csrf_checks=True).post("/en/accounts/login/", {"login": "editor"})

    assert response.status_code == 403
    assert Document(response).text("h1") == "The form has expired"


@pytest.mark.django_db
def test_an_unknown_host_is_refused_with_our_page(client):
    response = client.get("/en/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert Document(response).one("html")["lang"] == "en"


@pytest.mark.django_db
def test_looking_for_what_is_not_there_costs_no_query_of_the_settings(client):
    make_site_settings()

    with CaptureQueriesContext(connection) as queries:
        client.get("/en/nothing/")

    assert len(queries) == 0
