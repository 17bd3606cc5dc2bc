"""The list pages: what they show, how they say it, and the way back."""

import pytest

from cooperation.enums import PartnerKind
from cooperation.views.lists import ListPage

from ..builders import make_area, make_country, make_memorandum, make_partner
from ..documents import Document

pytestmark = pytest.mark.django_db


def open_list(client, query="", language="en", section="partners"):
    return Document(client.get(f"/{language}/{section}/{query}"))


def titles(document):
    return [e.text for e in document.all("h3", class_="card__title")]


def chips(document):
    return {e.text: e["href"] for e in document.all("a", class_="chip")}


def test_records_stand_in_the_readers_alphabet(client):
    make_partner(name_uz="Oʻzbek", name_ru="Бета", name_en="Zeta")
    make_partner(name_uz="Zamin", name_ru="Альфа", name_en="Yota")

    assert titles(open_list(client, language="uz")) == ["Zamin", "Oʻzbek"]
    assert titles(open_list(client, language="ru")) == ["Альфа", "Бета"]
    assert titles(open_list(client, language="en")) == ["Yota", "Zeta"]


def test_a_row_links_to_its_record_and_sums_it_up(client):
    partner = make_partner(name_en="Airbus", summary_en="Builds spacecraft.", slug="airbus")

    document = open_list(client)

    (link,) = [a for a in document.all("a") if a.text == "Airbus"]
    assert link["href"] == "/en/partners/airbus/"
    assert document.text("p", class_="card__summary") == "Builds spacecraft."
    assert document.text("p", class_="card__facts") == (
        f"Space agency {partner.country.title_in('en')}"
    )


def test_a_name_in_another_language_is_marked(client):
    make_partner(languages=("ru",), name_ru="Партнёр")

    document = open_list(client)

    (mark,) = [e for e in document.all("span", lang="ru") if "h3" in e.parents]
    assert mark.text == "Партнёр"
    assert document.all("p", class_="card__summary") == []


def test_filter_offers_its_values_and_keeps_the_choice(client):
    make_partner(kind=PartnerKind.COMPANY)
    make_partner(kind=PartnerKind.UNIVERSITY)

    document = open_list(client, "?kind=company")

    (select,) = document.all("select", id="filter-kind")
    options = [e for e in document.all("option") if e["value"] in ("company", "university")]
    assert select["name"] == "kind"
    assert [(e.text, "selected" in e.attributes) for e in options] == [
        ("Company", True),
        ("University", False),
    ]


def test_a_filter_with_nothing_to_choose_is_not_shown(client):
    make_partner()

    document = open_list(client)

    assert {e["name"] for e in document.all("select")} == {"kind", "country", "sort"}


def test_a_chosen_filter_can_be_removed_by_its_chip(client):
    make_partner(kind=PartnerKind.COMPANY, country=make_country("KZ", name_en="Kazakhstan"))

    document = open_list(client, "?kind=company&country=kz")

    assert chips(document) == {
        "Remove the filter Kind of organisation: Company ×": "/en/partners/?country=kz",
        "Remove the filter Country: Kazakhstan ×": "/en/partners/?kind=company",
    }


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 records found"), (1, "1 record found"), (2, "2 records found")],
)
def test_the_count_agrees_with_its_number(client, number, words):
    for _ in range(number):
        make_partner()

    assert open_list(client).text("h2", id="results") == words


def test_a_list_without_results_says_so_and_leads_back(client):
    make_partner()

    document = open_list(client, "?kind=university")

    (empty,) = document.all("div", class_="empty")
    assert empty.text == "Nothing in the register matches these filters. Remove all filters"
    (link,) = [a for a in document.all("a") if a.text == "Remove all filters"]
    assert link["href"] == "/en/partners/"


def test_a_value_that_is_not_understood_is_named_and_not_indexed(client):
    make_partner(name_en="Airbus")

    response = client.get("/en/partners/?kind=%3Cb%3Erocket")
    document = Document(response)

    assert response.status_code == 200
    assert document.text("div", role="status") == (
        "“<b>rocket” is not a value of the filter “Kind of organisation”, so it was left out."
    )
    assert titles(document) == ["Airbus"]
    assert not document.is_indexed
    assert document.canonical == "http://testserver/en/partners/"


def test_canonical_address_holds_what_matters_alone(client):
    make_partner(areas=[make_area(slug="launch")])

    document = open_list(client, "?utm_source=x&area=launch&kind=&sort=title&page=1")

    assert document.canonical == "http://testserver/en/partners/?area=launch"
    assert document.alternates["ru"] == "http://testserver/ru/partners/?area=launch"
    assert document.alternates["x-default"] == "http://testserver/partners/?area=launch"


def test_the_switcher_keeps_filters_and_page(client, monkeypatch):
    monkeypatch.setattr(ListPage, "per_page", 1)
    make_partner(kind=PartnerKind.COMPANY)
    make_partner(kind=PartnerKind.COMPANY)

    document = open_list(client, "?kind=company&page=2")

    (link,) = document.all("a", hreflang="ru")
    assert link["href"] == "/ru/partners/?kind=company&page=2"


# --- Pages --------------------------------------------------------------------------------------


@pytest.fixture
def _three_pages(monkeypatch):
    monkeypatch.setattr(ListPage, "per_page", 1)
    for name in "ABC":
        make_partner(name_en=name, kind=PartnerKind.COMPANY)


@pytest.mark.usefixtures("_three_pages")
def test_pages_lead_to_their_neighbours(client):
    document = open_list(client, "?kind=company&page=2")

    assert titles(document) == ["B"]
    assert document.one("a", rel="prev")["href"] == "/en/partners/?kind=company"
    assert document.one("a", rel="next")["href"] == "/en/partners/?kind=company&page=3"
    assert document.one("link", rel="next")["href"] == "/en/partners/?kind=company&page=3"
    assert document.text("h2", id="results") == "3 records found"


@pytest.mark.usefixtures("_three_pages")
def test_the_ends_lead_one_way(client):
    assert open_list(client).all("a", rel="prev") == []
    assert open_list(client, "?page=3").all("a", rel="next") == []


@pytest.mark.usefixtures("_three_pages")
@pytest.mark.parametrize(
    "number", ["0", "4", "-1", "abc", "1.0", "01", " 1", "", "99999999999999999999", "１"]
)
@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_a_page_that_is_not_there_is_not_found(client, number, language):
    response = client.get(f"/{language}/partners/", {"page": number})

    assert response.status_code == 404
    assert Document(response).one("html")["lang"] == language


def test_dates_that_are_not_published_say_so(client):
    make_memorandum(signed_on=None)

    document = open_list(client, section="memoranda")

    assert document.text("span", class_="unknown") == "Not published"
