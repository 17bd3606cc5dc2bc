import pytest

from ..builders import make_partner
from ..documents import Document

pytestmark = pytest.mark.django_db


def test_what_was_found_leads_to_its_page(client):
    partner = make_partner(name_en="Airbus")

    document = Document(client.get("/en/search/?q=airbus"))

    (link,) = [a for a in document.all("a") if a.text == "Airbus"]
    assert link["href"] == f"/en/partners/{partner.slug}/"


def test_the_query_stays_in_the_field_and_in_the_other_languages(client):
    document = Document(client.get("/en/search/?q=Air+%26+sea"))

    assert document.one("input", id="search-here")["value"] == "Air & sea"
    assert document.one("a", hreflang="ru")["href"] == "/ru/search/?q=Air+%26+sea"


def test_nothing_found_offers_the_sections(client):
    document = Document(client.get("/en/search/?q=zzz"))

    (notice,) = document.all("div", class_="empty")
    assert "No name or title contains all the words of “zzz”." in notice.text


def test_an_empty_search_asks_for_words(client):
    document = Document(client.get("/en/search/"))

    assert document.all("div", class_="empty") == []


def test_results_are_not_for_search_engines(client):
    document = Document(client.get("/en/search/?q=zzz"))

    assert document.one("meta", name="robots")["content"] == "noindex"


def test_the_field_in_the_header_asks_this_page(client):
    document = Document(client.get("/ru/"))

    assert document.one("form", role="search")["action"] == "/ru/search/"
