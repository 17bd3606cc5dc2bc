"""Permanent identifiers: /id/<kind>/<key> leads to the form that its client understands."""

import csv
import json

import pytest

from cooperation.negotiation import preferred

from ..builders import (
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
)
from ..documents import Document
from ..versions import keep
from .test_visibility import HIDDEN

pytestmark = pytest.mark.django_db

MAKERS = {
    "memberships": make_membership,
    "partners": make_partner,
    "memoranda": make_memorandum,
    "agreements": make_agreement,
    "conferences": make_conference,
}
HTML, JSON, JSON_LD, CSV = "text/html", "application/json", "application/ld+json", "text/csv"


def asked(client, path, accept="*/*", language="en"):
    return client.get(path, headers={"accept": accept, "accept-language": language})


@pytest.mark.parametrize("word", MAKERS)
@pytest.mark.parametrize(
    ("accept", "target"),
    [
        (HTML, "/ru/{word}/x/"),
        (JSON, "/api/v1/{word}/x"),
        (JSON_LD, "/id/{word}/x.jsonld"),
        (CSV, "/id/{word}/x.csv"),
    ],
)
def test_it_leads_to_what_is_understood(client, word, accept, target):
    MAKERS[word](slug="x")

    response = asked(client, f"/id/{word}/x", accept, "ru")

    target = target.format(word=word)
    assert (response.status_code, response["Location"]) == (303, target)
    assert {"Accept", "Accept-Language"} <= {*response["Vary"].split(", ")}
    assert response["Access-Control-Allow-Origin"] == "*"
    assert (
        f'<http://testserver/id/{word}/x.csv>; rel="alternate"; type="text/csv"' in response["Link"]
    )
    assert asked(client, target).status_code == 200


@pytest.mark.parametrize("form", ["", ".html", ".csv", ".jsonld"])
def test_no_cookie_changes_the_answer(client, form):
    make_partner(slug="x")
    without = client.get(f"/id/partners/x{form}")
    client.cookies["django_language"] = "ru"

    assert client.get(f"/id/partners/x{form}").headers == without.headers


@pytest.mark.parametrize(
    ("accept", "found"),
    [
        ("", HTML),
        ("*/*", HTML),
        ("text/*;q=0.5, application/json;q=0.4", HTML),
        ("text/*;q=0.4, application/json;q=0.5", JSON),
        ("text/html;q=0, */*", JSON),
        ("text/*;q=0.3, text/csv", CSV),
        ("application/ld+json;profile=x, application/json;q=0.9", JSON_LD),
        ("application/xhtml+xml, text/html, */*;q=0.8", HTML),
        ("text/turtle, application/rdf+xml", None),
        ("nonsense", None),
        ("text/csv;x*=nonsense''%41", CSV),
        ("text/csv;x*0*=utf-8''a;x*1=b;x*0=c, text/html;q=0.9", CSV),
    ],
)
def test_quality_values_decide(rf, accept, found):
    request = rf.get("/", headers={"accept": accept})

    assert preferred(request, [HTML, JSON, JSON_LD, CSV]) == found


def test_nothing_acceptable_names_what_there_is(client):
    make_partner(slug="x")

    response = asked(client, "/id/partners/x", "text/turtle")

    assert (response.status_code, response["Content-Type"]) == (406, "application/problem+json")
    assert response.json()["available"] == [HTML, JSON, JSON_LD, CSV]


def test_the_day_goes_with_it(client):
    make_agreement(slug="x")

    for accept, target in ((HTML, "/en/agreements/x/"), (JSON, "/api/v1/agreements/x")):
        response = asked(client, "/id/agreements/x?on=2023-04-25&utm_source=x", accept)
        assert response["Location"] == f"{target}?on=2023-04-25"
    assert asked(client, "/id/agreements/x?on=2023-02-30").status_code == 400


# --- The forms ---------------------------------------------------------------------------------


@pytest.mark.parametrize("word", MAKERS)
def test_a_row_of_csv_and_linked_data(client, word):
    MAKERS[word](slug="x")

    text = asked(client, f"/id/{word}/x.csv")
    (row,) = csv.DictReader(text.content.decode().splitlines())
    linked = asked(client, f"/id/{word}/x.jsonld")

    assert (row["slug"], row["id"]) == ("x", f"http://testserver/id/{word}/x")
    assert text["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert json.loads(linked.content)["@id"] == f"http://testserver/id/{word}/x"
    assert linked["Content-Type"] == JSON_LD
    again = client.get(f"/id/{word}/x.csv", headers={"if-none-match": text["ETag"]})
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")


def test_the_row_is_of_the_day(client):
    partner = make_partner(slug="x", summary_en="First")
    keep(partner, "2026-03-01 10:00")
    keep(partner, "2026-04-01 10:00", summary_en="Second")

    text = asked(client, "/id/partners/x.csv?on=2026-03-31").content.decode()

    (row,) = csv.DictReader(text.splitlines())
    assert row["summary_en"] == "First"


def test_endings_for_people_and_programs_lead_on(client):
    make_partner(slug="x")

    assert asked(client, "/id/partners/x.json", HTML)["Location"] == "/api/v1/partners/x"
    assert asked(client, "/id/partners/x.html", JSON)["Location"] == "/en/partners/x/"


# --- Countries ---------------------------------------------------------------------------------


def test_a_country_leads_to_its_dossier(client):
    make_partner(country=make_country("KZ"))

    assert asked(client, "/id/countries/kz", HTML)["Location"] == "/en/countries/kz/"
    assert asked(client, "/id/countries/kz", JSON)["Location"] == "/api/v1/countries/kz"
    assert asked(client, "/id/countries/KZ")["Location"] == "/id/countries/kz"
    assert asked(client, "/id/countries/kz.jsonld").json()["@type"] == "Country"
    assert asked(client, "/id/countries/kz.csv").content.startswith(b"id,code,name_uz")


def test_a_country_without_a_dossier_leads_to_the_list_of_them(client):
    make_country("FJ")

    assert asked(client, "/id/countries/fj", HTML)["Location"] == "/en/countries/"
    linked = asked(client, "/id/countries/fj.jsonld").json()
    assert (linked["@id"], linked.get("url")) == ("http://testserver/id/countries/fj", None)


# --- What is not there, or no more -------------------------------------------------------------


@pytest.mark.parametrize("form", ["", ".csv", ".json"])
def test_a_former_identifier_leads_on_for_ever(client, form):
    partner = make_partner(slug="old")
    partner.slug = "new"
    partner.save()

    response = asked(client, f"/id/partners/old{form}?on=2023-04-25")

    assert (response.status_code, response["Location"]) == (
        301, f"/id/partners/new{form}?on=2023-04-25",
    )  # fmt: skip


def test_a_withdrawn_record_is_gone_in_the_words_of_its_reader(client):
    partner = make_partner(slug="x")
    keep(partner, "2026-03-01 10:00")
    keep(partner, "2026-04-01 10:00", status="archived")

    page, problem = (asked(client, "/id/partners/x", accept) for accept in (HTML, JSON))

    assert (page.status_code, problem.status_code) == (410, 410)
    assert (
        Document(page).text("h1") == "This record was withdrawn from the register on 1 April 2026"
    )
    assert problem.json()["withdrawn_at"] == "2026-04-01T05:00:00Z"
    for response in (page, problem):
        assert "Accept" in response["Vary"].split(", ")


@pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("form", ["", ".csv", ".jsonld", ".json", ".html"])
def test_what_never_was_public_is_not_found(client, state, form):
    make_partner(slug="x", name_en="Hidden", **state)

    response = asked(client, f"/id/partners/x{form}")

    assert response.status_code in (404, 410)
    assert "Hidden" not in response.content.decode()


@pytest.mark.parametrize("accept", [HTML, JSON])
def test_what_is_not_there_is_said_in_the_clients_form(client, accept):
    response = asked(client, "/id/partners/nothing", accept)

    assert response.status_code == 404
    assert response["Content-Type"].split(";")[0] in (accept, "application/problem+json")
    assert asked(client, "/id/nonsense/x", accept).status_code == 404


def test_identifiers_are_only_read(client):
    make_partner(slug="x")

    assert client.post("/id/partners/x").status_code == 405
    assert client.options("/id/partners/x")["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert client.head("/id/partners/x.csv").status_code == 200
