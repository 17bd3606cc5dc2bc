"""The page of a country: what the register holds on it, at a glance and in full."""

import pytest

from cooperation.views.dossier import EVENTS_SHOWN, SHOWN_OF_A_KIND

from ..builders import (
    date,
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_step,
)
from ..documents import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def france():
    return make_country("FR", name_en="France")


def open_dossier(client):
    response = client.get("/en/countries/fr/")
    assert response.status_code == 200
    return Document(response)


def cards(document):
    return [e.text for e in document.all("a") if "h3" in e.parents]


def test_a_dossier_gathers_everything_of_its_country(client):
    kazakhstan = make_country("KZ", name_en="Kazakhstan")
    partner = make_partner(country=kazakhstan, slug="p")
    make_memorandum(partners=[partner], slug="m")
    make_agreement(parties=[make_country("UZ"), kazakhstan], slug="a")
    make_membership(seat_country=kazakhstan, slug="b")
    make_conference(country=kazakhstan, slug="c")
    make_partner()

    document = Document(client.get("/en/countries/kz/"))

    shown = [a["href"] for a in document.all("a") if "h3" in a.parents]
    assert document.text("h1") == "Kazakhstan"
    assert shown == [
        "/en/agreements/a/",
        "/en/memoranda/m/",
        "/en/partners/p/",
        "/en/memberships/b/",
        "/en/conferences/c/",
    ]
    assert document.one("meta", name="description")["content"] == (
        "Kazakhstan: 1 agreement, 1 memorandum, 1 partner, 1 international body, 1 conference"
    )


@pytest.mark.parametrize("code", ["uz", "KZ", "kaz", "fr", "zz", "k1"])
def test_no_dossier_for_what_has_no_tie(client, code):
    make_country("FR")
    make_agreement(parties=[make_country("UZ"), make_country("KZ")])

    assert client.get(f"/en/countries/{code}/").status_code == 404


def test_numbers_lead_to_what_they_count(client, france):
    partners = [make_partner(country=france), make_partner(country=france)]
    make_memorandum(partners=partners)

    document = open_dossier(client)

    numbers = document.all("a", class_="numbers__link")
    assert [(e["href"], e.text) for e in numbers] == [
        ("#memoranda", "1 memorandum"),
        ("#partners", "2 partners"),
    ]
    headings = {e["id"]: e.text for e in document.all("h2") if e["id"]}
    assert headings | {"memoranda": "Memoranda", "partners": "Partners"} == headings


def test_it_is_said_since_when_the_register_knows_of_ties(client, france):
    make_memorandum(partners=[make_partner(country=france)], signed_on=date("2022-05"))
    make_agreement(parties=[make_country("UZ"), france], steps=[("signed", "2018-10")])
    make_conference(country=france, starts_on=date("2019"), ends_on=None)

    assert open_dossier(client).text("p", class_="lead") == "The register records ties since 2018."


def test_where_nothing_is_dated_no_year_is_told(client, france):
    make_partner(country=france)

    document = open_dossier(client)

    assert document.all("p", class_="lead") == []
    assert "Timeline" not in document.texts("h2")


def test_what_is_dated_stands_newest_first(client, france):
    partner = make_partner(country=france, name_en="P")
    for title, signed_on in [("Old", "2001"), ("Undated", None), ("New", "2022")]:
        make_memorandum(partners=[partner], title_en=title, signed_on=signed_on and date(signed_on))

    assert cards(open_dossier(client)) == ["New", "Old", "Undated", "P"]


def test_a_small_timeline_tells_the_latest_events(client, france):
    agreement = make_agreement(parties=[make_country("UZ"), france], steps=())
    for year in range(2001, 2002 + EVENTS_SHOWN):
        make_step(agreement, "amended", str(year))
    make_membership(seat_country=france, since=date("1999"))

    document = open_dossier(client)

    times = [e.text for e in document.all("time") if e.parents.count("ol") == 1]
    assert times == [str(year) for year in range(2001 + EVENTS_SHOWN, 2001, -1)]
    assert "/en/timeline/?country=fr" in [a["href"] for a in document.all("a")]


def test_of_many_records_the_first_are_shown_and_the_way_to_all(client, france):
    for _ in range(SHOWN_OF_A_KIND + 1):
        make_partner(country=france)

    document = open_dossier(client)

    assert len(cards(document)) == SHOWN_OF_A_KIND
    (link,) = document.all("a", href="/en/partners/?country=fr")
    assert link.text == f"All in one list: {SHOWN_OF_A_KIND + 1} partners"
    assert document.text("a", class_="numbers__link") == f"{SHOWN_OF_A_KIND + 1} partners"
    listed = Document(client.get(link["href"])).text("h2", id="results")
    assert listed.startswith(f"{SHOWN_OF_A_KIND + 1} ")


def test_bodies_are_all_shown_because_no_list_gathers_them(client, france):
    for _ in range(SHOWN_OF_A_KIND + 1):
        make_membership(seat_country=france)

    assert len(cards(open_dossier(client))) == SHOWN_OF_A_KIND + 1
