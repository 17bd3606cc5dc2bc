"""The pages that explain the register as data."""

import json
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation import downloads
from cooperation.downloads import files_of
from cooperation.enums import Section
from cooperation.open_data import KINDS

from ..builders import (
    make_agreement,
    make_country,
    make_partner,
    make_register,
    make_section_text,
    make_site_settings,
)
from ..documents import Document

pytestmark = pytest.mark.django_db


def open_page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    document = Document(response)
    assert document.mistakes == []
    return document


def downloads_of(document):
    return [
        a["href"].removeprefix("/data/") for a in document.all("a") if "download" in a.attributes
    ]


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
@pytest.mark.parametrize("word", KINDS)
def test_each_kind_has_a_page_with_its_files(client, language, word):
    document = open_page(client, f"/{language}/data/{word}/")

    names = [each.name for each in files_of(word)]
    assert sorted(downloads_of(document)) == sorted(names)


def test_the_first_page_leads_to_all(client):
    make_register()

    document = open_page(client, "/en/data/")

    links = [a["href"] for a in document.all("a")]
    assert {f"/en/data/{word}/" for word in KINDS} <= {*links}
    assert {each.name for each in files_of()} <= {*downloads_of(document)}
    assert {"/data/SHA256SUMS", "/data/catalog.jsonld", "/en/data/api/"} <= {*links}


def test_it_counts_what_is_public(client):
    make_partner()
    make_partner(status="draft")

    rows = open_page(client, "/en/data/").texts("tr")

    assert [row.split()[:2] for row in rows if row.startswith("Partners")] == [["Partners", "1"]]


def test_the_terms_of_use_are_told(client):
    make_site_settings(licence_en="Name the source.")

    for path in ("/en/data/", "/en/data/partners/"):
        assert "Name the source." in open_page(client, path).texts("dd")


def test_a_page_tells_sizes_and_checksums(client):
    make_partner()

    page = open_page(client, "/en/data/partners/")

    listed = client.get("/data/SHA256SUMS").content.decode().splitlines()
    own = {line.split("  ")[0] for line in listed if line.split("  ")[1].startswith("partners")}
    assert own <= {*page.texts("code")}


def test_of_a_large_kind_only_those_of_files_that_were_made(client, monkeypatch):
    monkeypatch.setattr(downloads.shelf, "MADE_AT_ONCE", 0)
    make_partner()

    page = open_page(client, "/en/data/partners/")

    assert not [code for code in page.texts("code") if len(code) == 64]
    assert page.all("h2", id="sample") == []


def test_the_fields_are_named_with_their_codes(client):
    page = open_page(client, "/en/data/partners/")

    codes = page.texts("code")
    assert {value.code for value in KINDS["partners"].values} <= {*codes}
    assert "space-agency" in codes


def test_a_field_leads_to_the_list_whose_keys_it_holds(client):
    links = open_page(client, "/en/data/partners/").all("a", href="/en/data/countries/")

    assert ["td" in link.parents for link in links] == [True]


def test_the_sample_is_the_first_record(client):
    make_partner(slug="b")
    make_partner(slug="a", name_uz="Nom", name_ru="Имя <i>", name_en="Name", summary_en="x" * 300)

    page = open_page(client, "/en/data/partners/")

    (sample,) = page.all("pre", class_="data-sample__text")
    record = json.loads(unescape(sample.text))
    assert record["slug"] == "a"
    assert record["name"] == {"uz": "Nom", "ru": "Имя <i>", "en": "Name"}
    assert len(record["summary"]["en"]) == 100
    (name,) = [e for e in page.all("span", lang="ru") if e.text == "Имя <i>"]
    assert "pre" in name.parents


def test_its_head_leads_programs_to_the_files(client):
    make_agreement()

    links = open_page(client, "/en/data/agreements/").all("link", rel="alternate")

    by_type = {link["type"].partition(";")[0] for link in links if link["type"]}
    assert by_type >= {"text/csv", "application/json", "application/x-ndjson"}


def test_search_engines_are_told_of_a_dataset(client):
    make_partner()

    page = client.get("/en/data/partners/").content.decode()

    data = json.loads(page.partition('"application/ld+json">')[2].partition("</script>")[0])
    (dataset,) = [each for each in data["@graph"] if each["@type"] == "Dataset"]
    assert dataset["url"] == "http://testserver/en/data/partners/"
    assert "http://testserver/data/partners.csv" in [
        each["contentUrl"] for each in dataset["distribution"]
    ]


def test_a_list_leads_to_its_data(client):
    links = open_page(client, "/en/partners/").texts("a", href="/en/data/partners/")

    assert links == ["Download this list as data"]


def test_no_other_word_is_a_kind(client):
    assert client.get("/en/data/secrets/").status_code == 404


@pytest.mark.parametrize(("path", "number"), [("/en/data/", 4), ("/en/data/agreements/", 3)])
def test_more_records_cost_no_more_queries(client, path, number):
    make_site_settings()
    make_section_text(Section.DATA)

    def count():
        client.get(path)  # which makes the files
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    country = make_country()
    make_agreement(parties=[country])
    one = count()
    make_agreement(parties=[country])
    make_agreement(parties=[country])
    assert (one, count()) == (number, number)
