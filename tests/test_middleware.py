"""What every answer carries, and the requests that are refused before anything reads them."""

import pytest
from django.test import Client, override_settings

from uzbekspace.settings import development

from .builders import make_section_text
from .documents import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def development_client():
    """A client of the portal as ``./run site`` starts it."""
    with override_settings(DEBUG=True, MIDDLEWARE=development.MIDDLEWARE):
        yield Client()


def test_files_carry_the_security_headers(client):
    response = client.get("/static/css/base.css")

    assert "default-src 'self'" in response["Content-Security-Policy"].split("; ")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_page_for_an_unknown_address_carries_the_security_headers(development_client):
    response = development_client.get("/ru/nothing/")

    assert response.status_code == 404
    assert Document(response).one("html")["lang"] == "ru"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/robots.txt", "/sitemap.xml", "/data/areas.json", "/data/SHA256SUMS"]
)
def test_caches_keep_one_copy_of_what_is_the_same_in_all_languages(client, path):
    client.cookies["django_language"] = "en"

    response = client.get(path, headers={"accept-language": "ru"})

    assert response.status_code == 200
    assert response["Content-Language"] == "uz, ru, en"
    assert "Accept-Language" not in response.get("Vary", "")


def test_an_address_without_its_language_is_still_completed_by_the_readers(client):
    response = client.get("/partners/", headers={"accept-language": "ru"})

    assert (response.status_code, response["Location"]) == (302, "/ru/partners/")
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("path", ["/uz/", "/uz/admin/", "/uz/accounts/login/"])
def test_cookie_that_no_database_can_look_up_is_refused(client, path):
    response = client.get(path, headers={"cookie": 'sessionid="abcdefgh\\000"'})

    assert response.status_code == 400


def test_query_of_many_fields_is_refused_in_debug_mode(development_client):
    assert development_client.get("/uz/partners/?" + "&" * 7000).status_code == 400


def test_form_without_the_last_slash_is_led_on_in_debug_mode(development_client):
    response = development_client.post("/uz/partners?kind=company")

    assert (response.status_code, response.url) == (301, "/uz/partners/?kind=company")


def test_pages_are_compressed_and_pictures_are_not_again(client):
    make_section_text("home")
    page = client.get("/en/", headers={"accept-encoding": "gzip"})
    card = client.get("/en/card.png", headers={"accept-encoding": "gzip"})

    assert page["Content-Encoding"] == "gzip"
    assert not card.has_header("Content-Encoding")
