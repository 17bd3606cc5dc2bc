import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ..builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_editor,
    make_memorandum,
    make_partner,
    make_register,
    make_section_text,
    make_site_settings,
)
from ..documents import Document
from ..search.builders import make_synonyms

pytestmark = pytest.mark.django_db


def page(client, query, language="en"):
    return Document(client.get(f"/{language}/search/?{query}"))


def names(document):
    return [heading.text for heading in document.all("h3") if "li" in heading.parents]


def test_what_was_found_leads_to_its_page(client):
    partner = make_partner(name_en="Airbus")

    document = page(client, "q=airbus")

    (link,) = [a for a in document.all("a") if a.text == "Airbus"]
    assert link["href"] == f"/en/partners/{partner.slug}/"


def test_each_kind_leads_to_its_own_address(client):
    country = make_country("FR", name_en="Zenit")
    make_section_text("about", title_en="Zenit")
    records = [
        make_partner(name_en="Zenit", country=country),
        make_agreement(title_en="Zenit"),
        make_conference(title_en="Zenit"),
        make_memorandum(title_en="Zenit"),
    ]
    document = page(client, "q=zenit")

    paths = {a["href"] for a in document.all("a") if "h3" in a.parents}
    expected = {record.get_absolute_url().replace("/uz/", "/en/") for record in records}
    assert paths == expected | {"/en/about/", "/en/countries/fr/"}


def test_the_query_stays_in_the_field_and_in_the_other_languages(client):
    document = page(client, "q=Air+%26+sea")

    assert document.one("input", id="search-here")["value"] == "Air & sea"
    assert document.one("a", hreflang="ru")["href"] == "/ru/search/?q=Air+%26+sea"


def test_the_words_are_marked_where_they_stand(client):
    make_partner(name_en="Space Agency", kind="company", body_en="<p>An agency of its own.</p>")
    document = page(client, "q=agencies")

    assert document.texts("mark")[:2] == ["Agency", "agency"]


def test_markup_in_names_and_questions_stays_text(client):
    make_partner(name_en="A & B <Ltd>")
    html = client.get("/en/search/?q=%3Cscript%3Ealert(1)%3C/script%3E+Ltd").content.decode()

    assert "<script>alert" not in html
    assert "&lt;" in html


def test_a_name_in_another_language_is_marked_with_it(client):
    make_partner(languages=("ru",), name_ru="Зенит")
    document = page(client, "q=зенит")

    (link,) = [a for a in document.all("a") if "h3" in a.parents]
    assert link["lang"] == "ru"
    assert "Русский" in document.texts("span", class_="found__language")


# --- Kinds and filters -------------------------------------------------------------------------


@pytest.fixture
def zenit():
    country, area = make_country("FR", name_en="France"), make_area(name_en="Navigation")
    return {
        "french": make_partner(name_en="Zenit one", country=country),
        "area": make_partner(name_en="Zenit two", areas=[area]),
        "conference": make_conference(title_en="Zenit three"),
        "others": [make_partner(name_en=f"Zenit other {number}") for number in range(4)],
        "key": area.slug,
    }


def test_kinds_are_counted_and_each_is_a_link(client, zenit):
    document = page(client, "q=zenit")
    links = [a for a in document.all("a", class_="chip") if a["href"].startswith("/en/search/")]

    assert [(link.text, link["href"]) for link in links] == [
        ("Partners 6", "/en/search/?q=zenit&kind=partner"),
        ("Conferences 1", "/en/search/?q=zenit&kind=conference"),
    ]
    assert document.text("a", class_="chip chip--current") == "All 7"


def test_a_kind_narrows_the_results_and_not_the_counts(client, zenit):
    document = page(client, "q=zenit&kind=conference")

    assert names(document) == ["Zenit three"]
    assert document.text("a", class_="chip chip--current") == "Conferences 1"


def test_filters_narrow_the_results_and_keep_the_question(client, zenit):
    country, area = page(client, "q=zenit&country=fr"), page(client, f"q=zenit&area={zenit['key']}")

    assert names(country) == ["Zenit one"]
    assert names(area) == ["Zenit two"]
    assert country.one("input", type="hidden", name="q")["value"] == "zenit"
    assert names(page(client, "q=zenit&year=2022")) == ["Zenit three"]


def test_filters_offer_what_occurs(client, zenit):
    document = page(client, "q=zenit&kind=partner")
    options = document.texts("option")

    assert "France" in options
    assert "Navigation" in options
    assert "2022" in options


def test_a_value_that_is_none_is_named(client, zenit):
    document = page(client, "q=zenit&country=nowhere&kind=nothing")

    assert len(document.all("div", class_="notice")) == 1
    assert "nothing" in document.text("div", class_="notice")


def test_filters_that_leave_nothing_offer_the_way_back(client, zenit):
    document = page(client, "q=zenit&country=fr&year=2022")

    assert document.all("ol", class_="found") == []
    assert "/en/search/?q=zenit" in [a["href"] for a in document.all("a")]


# --- Pages -------------------------------------------------------------------------------------


@pytest.fixture
def many():
    country = make_country()
    return [make_partner(name_en=f"Zenit {number:02}", country=country) for number in range(45)]


def next_path(document):
    return document.one("a", rel="next")["href"]


def test_results_come_in_pages_without_a_gap_or_a_double(client, many):
    first = page(client, "q=zenit")
    second = Document(client.get(next_path(first)))
    third = Document(client.get(next_path(second)))

    found = names(first) + names(second) + names(third)
    assert found == [f"Zenit {number:02}" for number in range(45)]


def test_what_is_published_meanwhile_shows_nothing_twice(client, many):
    first = page(client, "q=zenit")
    make_partner(name_en="Zenit", country=many[0].country)
    second = Document(client.get(next_path(first)))

    assert names(second) == [f"Zenit {number:02}" for number in range(20, 40)]


def test_what_is_withdrawn_meanwhile_hides_nothing(client, many):
    first = page(client, "q=zenit")
    for partner in many[:3]:
        partner.delete()
    second = Document(client.get(next_path(first)))

    assert names(second) == [f"Zenit {number:02}" for number in range(20, 40)]


def test_a_last_result_that_is_gone_leaves_the_number_of_the_page(client, many):
    path = next_path(page(client, "q=zenit"))
    many[19].delete()

    assert len(names(Document(client.get(path)))) == 20


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99", "page=2&after=x", "page=-1"])
def test_a_page_that_is_not_there_is_not_found(client, query):
    make_partner(name_en="Zenit")

    assert client.get(f"/en/search/?q=zenit&{query}").status_code == 404


# --- What the page teaches ---------------------------------------------------------------------


def test_a_misspelt_word_is_told(client):
    make_partner(name_en="Airbus")
    document = page(client, "q=airbuss")

    (told,) = document.all("div", class_="understood")
    assert "Nothing was found for “airbuss”. Did you mean Airbus?" in told.text
    assert "/en/search/?q=Airbus" in [a["href"] for a in document.all("a")]
    assert names(document) == ["Airbus"]


def test_words_that_nothing_has_are_named(client):
    make_partner(name_en="Airbus")
    document = page(client, "q=airbus+qqqqqq")

    (told,) = document.all("div", class_="understood")
    assert "Nothing has all of these words." in told.text
    assert "qqqqqq" in told.text


def test_nothing_found_teaches_and_offers_the_sections(client):
    document = page(client, "q=zzz")

    (notice,) = document.all("div", class_="empty")
    assert "Nothing in the register has the words “zzz”." in notice.text
    assert "/en/partners/" in [a["href"] for a in document.all("a", class_="chip")]


def test_an_empty_search_asks_for_words(client):
    document = page(client, "")

    assert document.all("div", class_="empty") == []


def test_results_are_not_for_search_engines(client):
    assert page(client, "q=zzz").one("meta", name="robots")["content"] == "noindex"


def test_staff_see_what_readers_see(client):
    make_partner(name_en="Zyxwvut", status="draft")
    client.force_login(make_editor("view_partner"))

    assert names(page(client, "q=zyxwvut")) == []


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
@pytest.mark.parametrize("query", ["zenit", "partner 2022", "zenitt", "zenit qqqqq", "qqqqqqq"])
def test_the_page_asks_the_database_a_fixed_number_of_questions(client, language, query):
    make_site_settings()
    make_synonyms(names_en="deal\nmemorandum")
    numbers = []
    for _round in range(2):
        for _each in range(3):
            make_partner(name_en="Zenit", name_ru="Зенит", areas=[make_area()])
        make_register()
        client.get(f"/{language}/search/?q={query}")  # a fruitless question is new but once
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/{language}/search/?q={query}")
        reads = [query for query in queries if query["sql"].startswith("SELECT")]
        numbers.append(len(reads))

    assert numbers[0] == numbers[1]
    assert numbers[0] <= 12


# --- Header, suggestions, browsers -------------------------------------------------------------


def test_the_field_in_the_header_asks_this_page(client):
    document = Document(client.get("/ru/"))

    assert document.one("form", role="search")["action"] == "/ru/search/"
    field = document.one("input", id="search")
    assert field["data-suggestions"] == "/ru/search/suggestions.json"
    assert field["role"] is None  # it is a combobox once the script says so


def suggest(client, query, language="en"):
    response = client.get(f"/{language}/search/suggestions.json", {"q": query})
    return response, json.loads(response.content)


def test_suggestions_are_grouped_by_kind_with_their_languages(client):
    country = make_country("FR", name_en="Zenitland")
    make_partner(languages=("ru",), name_ru="Зенит", country=country, slug="zenit")
    make_synonyms(names_ru="зенит", names_en="zenit")
    _response, answer = suggest(client, "zenit")

    assert answer["said"] == "2 suggestions"
    assert {group["label"] for group in answer["groups"]} == {"Countries", "Partners"}
    (partner,) = next(g["items"] for g in answer["groups"] if g["label"] == "Partners")
    assert partner == {"name": "Зенит", "lang": "ru", "path": "/en/partners/zenit/"}


def test_there_are_eight_suggestions_at_most(client):
    for _each in range(12):
        make_partner(name_en="Zenit")
        make_conference(title_en="Zenit")
    _response, answer = suggest(client, "zen")

    assert sum(len(group["items"]) for group in answer["groups"]) == 8


def test_suggestions_are_the_same_for_everybody(client):
    make_partner(name_en="Zyxwvut", status="draft")
    client.force_login(make_editor("view_partner"))
    response, answer = suggest(client, "zyx")

    assert answer["groups"] == []
    assert answer["said"] == "No suggestions"
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Cookie" not in response.get("Vary", "")
    assert response["ETag"]


def test_browsers_are_told_of_the_search_engine(client):
    make_site_settings()
    link = Document(client.get("/uz/")).one("link", rel="search")
    response = client.get(link["href"])
    xml = response.content.decode()

    assert link["href"] == "/uz/opensearch.xml"
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert 'template="http://testserver/uz/search/?q={searchTerms}"' in xml
    assert len(re.search("<ShortName>(.*)</ShortName>", xml)[1]) <= 16
