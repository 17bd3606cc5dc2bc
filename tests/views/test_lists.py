"""The list pages: what they show, how they say it, and the way back."""

import pytest

from cooperation.enums import PartnerKind
from cooperation.views.lists import ListPage

from ..builders import make_area, make_country, make_memorandum, make_partner, make_register
from ..documents import Document

pytestmark = pytest.mark.django_db


def open_list(client, query="", language="en", section="partners"):
    return Document(client.get(f"/{language}/{section}/{query}"))


def titles(document):
    return [e.text for e in document.all("h3", class_="card__title")]


def chips(document):
    return {e.text: e["href"] for e in document.all("a", class_="chip chip--removable")}


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
    assert document.text("p", class_="card__kicker") == "Space agency"
    assert document.text("p", class_="card__facts") == partner.country.title_in("en").value


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

    assert {e["name"] for e in document.all("select")} == {"kind", "country"}


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


def test_the_filters_say_how_many_are_chosen(client):
    make_partner(kind=PartnerKind.COMPANY, country=make_country("KZ"))

    assert open_list(client).text("summary") == "Filters"
    assert open_list(client, "?kind=company&country=kz").text("summary") == "Filters 2 chosen"


def test_filters_that_find_nothing_together_can_be_taken_away_one_by_one(client):
    make_partner(kind=PartnerKind.COMPANY, country=make_country("KZ"))

    document = open_list(client, "?kind=university&country=kz&view=table")

    links = {a.text: a["href"] for a in document.all("a") if a.text.startswith("Without")}
    assert links == {
        "Without the filter “Kind of organisation”": "/en/partners/?country=kz&view=table",
        "Without the filter “Country”": "/en/partners/?kind=university&view=table",
    }


def test_an_empty_register_says_when_something_will_be_here(client):
    document = open_list(client)

    assert document.all("details") == []
    assert "A record appears here as soon as the agency has published it." in document.text(
        "div", class_="empty"
    )


def test_an_organisation_carries_its_letters_where_readers_of_screens_pass_them_over(client):
    make_partner(name_en="Airbus", short_name_en="")
    make_partner(name_en="The space agency of Japan", short_name_en="JAXA")

    marks = open_list(client).all("svg", class_="monogram")

    assert [mark.text for mark in marks] == ["A", "JAXA"]
    assert {mark["aria-hidden"] for mark in marks} == {"true"}


def test_a_memorandum_names_the_country_of_a_partner_that_readers_may_see(client):
    seen = make_partner(country=make_country("FR", name_en="France"))
    unseen = make_partner(country=make_country("KZ", name_en="Kazakhstan"), status="draft")
    make_memorandum(partners=[seen, unseen])

    document = open_list(client, section="memoranda")

    assert document.text("p", class_="card__facts") == "Signed: 17 May 2022 France"


# --- As a table ---------------------------------------------------------------------------------


TABLES = {
    "memberships": ["Name", "Status of Uzbekistan", "Role of the agency", "Since"],
    "partners": ["Name", "Kind of organisation", "Country", "City"],
    "memoranda": ["Memorandum", "Partner", "Country", "Signed", "Status"],
    "agreements": ["Agreement", "Other parties", "Level", "Signed", "Status"],
    "conferences": ["Conference", "Dates", "City", "Country"],
}


@pytest.mark.parametrize(("section", "columns"), TABLES.items())
def test_a_table_has_a_row_for_each_record(client, section, columns):
    record = make_register()[{"memoranda": "memorandum"}.get(section, section[:-1])]

    document = open_list(client, "?view=table", section=section)

    rows = document.all("th", scope="row")
    (table,) = document.all("table")
    assert document.texts("th", scope="col") == columns
    assert record.title_in("en").value in [row.text for row in rows]
    assert table["aria-labelledby"] == "results"
    assert document.all("article") == []


def test_a_row_of_a_table_tells_the_facts(client):
    partner = make_partner(
        name_en="CNES", country=make_country("FR", name_en="France"), city_en="Paris"
    )

    document = open_list(client, "?view=table")

    (link,) = [a for a in document.all("a") if a.text == "CNES"]
    assert link["href"] == partner.get_absolute_url()
    assert document.texts("td") == ["Space agency", "France", "Paris"]


def test_a_table_leaves_out_partners_that_readers_may_not_see(client):
    make_memorandum(partners=[make_partner(name_en="Secret", status="draft")])

    response = client.get("/en/memoranda/?view=table")

    assert "Secret" not in response.content.decode()


def test_columns_say_how_they_are_sorted_and_sort(client):
    make_memorandum()

    document = open_list(client, "?view=table&sort=date", section="memoranda")

    headers = {e.text: e["aria-sort"] for e in document.all("th", scope="col")}
    links = {e.text: e["href"] for e in document.all("a", class_="table__sort")}
    assert headers == {
        "Memorandum": None,
        "Partner": None,
        "Country": None,
        "Signed": "ascending",
        "Status": None,
    }
    assert links == {
        "Memorandum": "/en/memoranda/?view=table",
        "Signed": "/en/memoranda/?sort=-date&view=table",
    }


def test_the_reader_chooses_between_cards_and_a_table(client):
    make_partner()

    document = open_list(client, "?sort=country&view=table")

    options = {
        a.text: (a["href"], a["aria-current"]) for a in document.all("a", class_="switch__option")
    }
    assert options == {
        "By name": ("/en/partners/?view=table", None),
        "By country": ("/en/partners/?sort=country&view=table", "true"),
        "Cards": ("/en/partners/?sort=country", None),
        "Table": ("/en/partners/?sort=country&view=table", "true"),
    }


def test_the_filters_keep_the_sort_and_the_view(client):
    make_partner()

    document = open_list(client, "?sort=country&view=table&kind=&page=1")

    hidden = {e["name"]: e["value"] for e in document.all("input") if "details" in e.parents}
    assert hidden == {"sort": "country", "view": "table"}


def test_a_table_is_the_same_page_for_search_engines_and_stays_one_in_other_languages(client):
    make_partner(kind=PartnerKind.COMPANY)

    document = open_list(client, "?kind=company&view=table")

    (switch,) = [a for a in document.all("a", hreflang="ru") if "nav" in a.parents]
    assert document.canonical == "http://testserver/en/partners/?kind=company"
    assert document.alternates["ru"] == "http://testserver/ru/partners/?kind=company"
    assert switch["href"] == "/ru/partners/?kind=company&view=table"
    assert document.is_indexed


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
def test_pages_are_numbered_and_keep_what_was_chosen(client):
    document = open_list(client, "?kind=company&view=table&page=2")

    numbers = [
        (a.text, a["href"], a["aria-current"])
        for a in document.all("a", class_="pagination__number")
    ]
    assert numbers == [
        ("Page 1", "/en/partners/?kind=company&view=table", None),
        ("Page 2", "/en/partners/?kind=company&view=table&page=2", "page"),
        ("Page 3", "/en/partners/?kind=company&view=table&page=3", None),
    ]


def test_of_many_pages_the_ends_and_the_neighbours_are_numbered(client, monkeypatch):
    monkeypatch.setattr(ListPage, "per_page", 1)
    for _ in range(9):
        make_partner()

    document = open_list(client, "?page=5")

    (numbers,) = document.all("ol", class_="pagination__numbers")
    assert numbers.text.replace("Page ", "") == "1 … 4 5 6 … 9"


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
