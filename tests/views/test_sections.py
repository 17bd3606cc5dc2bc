"""The home page and the pages that gather: countries, timeline, about, site map."""

import datetime

import pytest
from django.utils import timezone

from cooperation.enums import Region, Section
from cooperation.models import Partner

from ..builders import (
    date,
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_section_text,
    make_site_settings,
)
from ..documents import Document

pytestmark = pytest.mark.django_db


def open_page(client, path):
    response = client.get(f"/en/{path}")
    assert response.status_code == 200
    return Document(response)


def main_links(document):
    return {
        a["href"]: a.text for a in document.all("a") if "main" in a.parents and not a["hreflang"]
    }


# --- Home ---------------------------------------------------------------------------------------


def test_home_counts_what_the_register_holds(client):
    country = make_country()
    partner = make_partner(country=country)
    make_partner(country=country)
    make_partner(country=country, status="draft")
    make_memorandum(partners=[partner])
    make_membership(seat_country=None)
    make_agreement(parties=[make_country("UZ"), make_country()])

    document = open_page(client, "")

    assert [e.text for e in document.all("a", class_="figure")] == [
        "1 International bodies",
        "2 Partners",
        "1 Memoranda",
        "1 Agreements",
        "0 Conferences",
        "2 Countries",
    ]


def test_home_shows_the_newest_conference(client):
    make_conference(title_en="STC 2022", starts_on=date("2022-05-10"))
    make_conference(title_en="STC 2023", starts_on=date("2023-04"), ends_on=None)
    make_conference(title_en="Some day", starts_on=None, ends_on=None)

    document = open_page(client, "")

    assert document.text("h3", class_="card__title") == "STC 2023"


def test_home_shows_what_changed_last(client):
    now = timezone.now()
    for days, name in enumerate(["Today", "Yesterday", "C", "D", "E", "F", "Long ago"]):
        partner = make_partner(name_en=name)
        changed_at = now - datetime.timedelta(days=days)
        Partner.objects.filter(pk=partner.pk).update(changed_at=changed_at)

    document = open_page(client, "")

    (changes,) = document.all("ul", class_="changes")
    shown = [a.text for a in document.all("a") if a["href"].startswith("/en/partners/partner-")]
    assert shown == ["Today", "Yesterday", "C", "D", "E", "F"]
    assert "Long ago" not in changes.text


def test_home_leads_to_areas_and_countries(client):
    area = make_area(slug="launch", name_en="Launch")
    make_area(slug="unused")
    make_partner(areas=[area], country=make_country("FR", name_en="France"))

    links = main_links(open_page(client, ""))

    assert links["/en/partners/?area=launch"] == "Launch"
    assert "/en/partners/?area=unused" not in links
    assert links["/en/countries/fr/"] == "France"


# --- Countries ----------------------------------------------------------------------------------


def test_countries_stand_by_region_with_their_numbers(client):
    kazakhstan = make_country("KZ", name_en="Kazakhstan", region=Region.ASIA)
    france = make_country("FR", name_en="France", region=Region.EUROPE)
    make_country("BR", region=Region.AMERICAS)
    home = make_country("UZ")
    make_agreement(parties=[home, kazakhstan], steps=[("signed", "2021-12-06")])
    partners = [make_partner(country=kazakhstan), make_partner(country=kazakhstan)]
    make_memorandum(partners=partners, signed_on=None)
    make_conference(country=france, starts_on=None, ends_on=None)

    document = open_page(client, "countries/")

    assert [row.text for row in document.all("tr")] == [
        "Country Since Partners Memoranda Agreements International bodies Conferences",
        "Asia",
        "Kazakhstan 2021 2 1 1 0 0",
        "Europe",
        "France –Not published 0 0 0 0 1",
    ]


def test_the_map_leads_to_each_country_that_the_table_names(client):
    make_partner(country=make_country("FR", name_en="France"))
    make_partner(country=make_country("KZ", name_en="Kazakhstan"))

    document = open_page(client, "countries/")

    by_map = [a["href"] for a in document.all("a", class_="map__star")]
    by_table = [a["href"] for a in document.all("a") if "th" in a.parents]
    assert by_map == by_table == ["/en/countries/fr/", "/en/countries/kz/"]


def test_a_country_without_a_position_stands_in_the_table_alone(client):
    make_partner(country=make_country("FR", latitude=None, longitude=None))

    document = open_page(client, "countries/")

    assert document.all("a", class_="map__star") == []
    assert [a["href"] for a in document.all("a") if "th" in a.parents] == ["/en/countries/fr/"]


def test_the_map_marks_the_language_of_a_name_that_falls_back(client):
    make_partner(country=make_country("FR", languages=["ru"], name_ru="Франция"))

    document = open_page(client, "countries/")

    (name,) = document.all("tspan", class_="map__title")
    assert (name.text, name["lang"]) == ("Франция:", "ru")


def test_a_register_without_ties_shows_neither_map_nor_table(client):
    make_membership(seat_country=None)

    document = open_page(client, "countries/")

    assert document.all("figure", class_="map") == document.all("table") == []


# --- Timeline -----------------------------------------------------------------------------------


def test_timeline_groups_by_year_and_keeps_each_dates_precision(client):
    make_membership(name_en="COPUOS", since=date("2022"))
    make_memorandum(title_en="With OneWeb", signed_on=date("2022-05-17"))
    make_conference(
        title_en="STC", starts_on=date("2023-04-25"), ends_on=date("2023-04-27")
    )  # fmt: skip

    document = open_page(client, "timeline/")

    assert [e.text for e in document.all("li", class_="timeline__year")] == [
        "2023 25–27 April 2023 Conference STC",
        "2022 17 May 2022 Memorandum Signed With OneWeb 2022 Membership Uzbekistan joined COPUOS",
    ]
    times = [e["datetime"] for e in document.all("time") if "ol" in e.parents]
    assert times == ["2023-04-25", "2022-05-17", "2022"]


def test_timeline_says_what_it_does_not_understand(client):
    make_memorandum()

    document = open_page(client, "timeline/?year=soon")

    assert document.text("div", role="status") == (
        "“soon” is not a value of the filter “Year”, so it was left out."
    )
    assert document.text("h2", id="results") == "1 event found"


def test_timeline_without_events_of_a_year_leads_back(client):
    make_memorandum()

    document = open_page(client, "timeline/?year=1999")

    assert main_links(document)["/en/timeline/"] == "Remove all filters"


# --- Words of the portal ------------------------------------------------------------------------


def test_a_section_opens_with_the_words_that_staff_wrote(client):
    make_section_text(
        Section.PARTNERS, title_en="Whom we work with", lead_en="Our lead.", body_en="<p>More.</p>"
    )

    document = open_page(client, "partners/")

    assert document.text("h1") == "Whom we work with"
    assert document.text("p", class_="lead") == "Our lead."
    assert document.one("meta", name="description")["content"] == "Our lead."
    assert document.text("div", class_="prose") == "More."


def test_about_tells_who_the_agency_is_and_what_is_not_published(client):
    make_site_settings(
        parent_body_en="Ministry of Digital Technologies", parent_body_url="https://digital.example",
        address_en="", phone="+998 71 200-00-00", email="info@agency.example", website="",
    )  # fmt: skip

    document = open_page(client, "about/")

    terms = [e.text for e in document.all("dt") if "main" in e.parents]
    values = [e.text for e in document.all("dd") if "main" in e.parents]
    assert dict(zip(terms, values, strict=True)) == {
        "Official name": "Space Research and Technology Agency",
        "Short name": "Uzbekspace",
        "Parent body": "Ministry of Digital Technologies",
        "Postal address": "Not published",
        "Telephone": "+998 71 200-00-00",
        "E-mail": "info@agency.example",
        "Website": "Not published",
    }
    assert main_links(document)["tel:+99871200-00-00"] == "+998 71 200-00-00"


def test_site_map_leads_to_every_section_and_country(client):
    make_partner(country=make_country("FR", name_en="France"))

    links = main_links(open_page(client, "site-map/"))

    sections = ["", "memberships/", "partners/", "memoranda/", "agreements/", "conferences/"]
    sections += ["countries/", "timeline/", "about/", "data/", "accessibility/", "site-map/"]
    sections += ["state-symbols/", "search/"]
    assert set(links) == {f"/en/{section}" for section in sections} | {"/en/countries/fr/"}
