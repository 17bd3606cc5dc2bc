"""The sitemap: what it lists, in which languages, and that it is one.

``sitemap_schemas/sitemap.xsd`` is the protocol's own (sitemaps.org, Creative Commons
Attribution-ShareAlike); for an index, whose schema no package has, the assertions are ours.
"""

import datetime
import re
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from cooperation.enums import PublicationStatus, Section
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Document, Partner
from cooperation.models.site_text import URL_NAMES
from cooperation.open_data import KINDS
from cooperation.views.sitemaps import PagesOf

from ..builders import (
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_register,
    make_section_text,
    make_superuser,
    tomorrow,
    yesterday,
)
from ..library import make_article, make_document, make_version

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
SECTIONS = [
    "pages",
    "memberships",
    "partners",
    "memoranda",
    "agreements",
    "conferences",
    "texts",
    "documents",
    "countries",
]


@pytest.fixture
def register():
    register = make_register()
    make_document(attached_to=register["agreement"])
    make_article(register["agreement"])
    return register


def parsed(response):
    assert response.status_code == 200
    return etree.fromstring(response.content)


def addresses(client, section):
    """What a section lists, without scheme and host."""
    return [
        each.text.removeprefix("http://testserver")
        for each in parsed(client.get(f"/sitemap-{section}.xml")).iter(f"{SITEMAP}loc")
    ]


def last_changes(client, section):
    sitemap = parsed(client.get(f"/sitemap-{section}.xml"))
    return [each.text for each in sitemap.iter(f"{SITEMAP}lastmod")]


# --- The protocol ------------------------------------------------------------------------------


def test_each_file_is_a_sitemap_by_the_protocols_schema(client, register):
    schema = etree.XMLSchema(file=str(Path(__file__).parent / "sitemap_schemas" / "all.xsd"))

    for section in SECTIONS:
        schema.assertValid(parsed(client.get(f"/sitemap-{section}.xml")))


def test_the_index_names_each_file_with_its_last_change(client, register):
    index = parsed(client.get("/sitemap.xml"))

    assert index.tag == f"{SITEMAP}sitemapindex"
    assert [[child.tag for child in each] for each in index] == [
        [f"{SITEMAP}loc", f"{SITEMAP}lastmod"]
    ] * len(SECTIONS)
    assert [each.text for each in index.iter(f"{SITEMAP}loc")] == [
        f"http://testserver/sitemap-{section}.xml" for section in SECTIONS
    ]
    for each in index.iter(f"{SITEMAP}lastmod"):
        assert datetime.datetime.fromisoformat(each.text).tzinfo is not None


def test_the_index_names_no_empty_file(client):
    index = parsed(client.get("/sitemap.xml"))

    assert [each.text for each in index.iter(f"{SITEMAP}loc")] == [
        "http://testserver/sitemap-pages.xml"
    ]


def test_addresses_are_of_the_scheme_that_is_asked(client, register):
    response = client.get("/sitemap-countries.xml", secure=True)

    found = re.findall(r'https?://[^<"]+', response.content.decode())
    assert {each.partition(":")[0] for each in found if "testserver" in each} == {"https"}


def test_a_long_list_goes_on_in_further_files(client, monkeypatch):
    monkeypatch.setattr(PagesOf, "limit", 4)
    for _ in range(3):
        make_membership()

    files = [each.text for each in parsed(client.get("/sitemap.xml")).iter(f"{SITEMAP}loc")]
    assert [each for each in files if "memberships" in each] == [
        "http://testserver/sitemap-memberships.xml",
        "http://testserver/sitemap-memberships.xml?p=2",
        "http://testserver/sitemap-memberships.xml?p=3",
    ]
    pages = [parsed(client.get(f"/sitemap-memberships.xml?p={page}")) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [4, 4, 1]


@pytest.mark.parametrize(
    "path", ["/sitemap-nothing.xml", "/sitemap-pages.xml?p=2", "/sitemap-pages.xml?p=x"]
)
def test_a_file_that_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


# --- What it lists -----------------------------------------------------------------------------


def test_all_sections_and_pages_about_data_are_listed(client):
    english = [each for each in addresses(client, "pages") if each.startswith("/en/")]

    assert english[:3] == ["/en/", "/en/memberships/", "/en/partners/"]
    assert english[-2:] == ["/en/data/sources/", "/en/data/api/"]
    assert len(english) == len(URL_NAMES) + len(KINDS) + 1


def test_a_record_is_listed_in_the_languages_that_it_exists_in(client):
    make_partner(slug="cnes", languages=("ru", "en"))

    partners = parsed(client.get("/sitemap-partners.xml"))

    assert [each.text for each in partners.iter(f"{SITEMAP}loc")] == [
        "http://testserver/ru/partners/cnes/",
        "http://testserver/en/partners/cnes/",
    ]
    for url in partners:
        assert {each.get("hreflang"): each.get("href") for each in url.iter(LINK)} == {
            "ru": "http://testserver/ru/partners/cnes/",
            "en": "http://testserver/en/partners/cnes/",
            "x-default": "http://testserver/partners/cnes/",
        }


@pytest.mark.parametrize(
    "state",
    [
        {"status": PublicationStatus.DRAFT},
        {"status": PublicationStatus.REVIEW},
        {"status": PublicationStatus.ARCHIVED},
        {"publish_at": tomorrow()},
        {"unpublish_at": yesterday()},
    ],
    ids=lambda state: "-".join(map(str, state)),
)
def test_nothing_of_an_unpublished_record_is_listed(client, state):
    country = make_country("FR")
    make_partner(country=country, **state)
    make_membership(seat_country=country, **state)
    make_conference(country=country, **state)
    make_memorandum(partners=[], **state)
    agreement = make_agreement(parties=[country], **state)
    make_article(agreement)
    make_document(attached_to=agreement)

    assert [addresses(client, section) for section in SECTIONS[1:]] == [[]] * 8


def test_staff_get_what_everybody_gets(client):
    make_partner(status=PublicationStatus.DRAFT)
    client.force_login(make_superuser())

    response = client.get("/sitemap-partners.xml")

    assert response.content.count(b"<loc>") == 0
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_country_is_listed_while_a_public_record_ties_it(client):
    draft = make_partner(country=make_country("DE"), status=PublicationStatus.DRAFT)
    make_memorandum(partners=[draft])
    make_partner(country=make_country("FR"))
    make_conference(country=make_country("UZ"))

    assert addresses(client, "countries") == [
        "/uz/countries/fr/",
        "/ru/countries/fr/",
        "/en/countries/fr/",
    ]


def test_the_text_of_an_agreement_is_listed_where_there_is_one(client):
    make_agreement()
    make_article(make_agreement(slug="with-text", languages=("en",)), languages=("ru",))

    assert addresses(client, "texts") == ["/en/agreements/with-text/text/"]


# --- When it changed ---------------------------------------------------------------------------


def changed(thing, day):
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+05:00")
    type(thing).objects.filter(pk=thing.pk).update(changed_at=moment)


def test_a_record_has_the_day_of_its_last_change(client):
    changed(make_partner(), "2024-03-02")

    assert last_changes(client, "partners") == ["2024-03-02"] * 3


def test_a_scheduled_record_has_the_day_on_which_it_appeared(client):
    appeared = datetime.datetime.fromisoformat("2024-05-01T00:00:00+05:00")
    changed(make_partner(publish_at=appeared), "2024-03-02")

    assert last_changes(client, "partners") == ["2024-05-01"] * 3
    assert last_changes(client, "countries") == ["2024-05-01"] * 3


def test_a_document_has_the_day_on_which_its_file_was_replaced(client):
    with time_machine.travel("2024-03-02T12:00:00+05:00", tick=False):
        document = make_document(attached_to=make_agreement())
    with time_machine.travel("2024-06-07T12:00:00+05:00", tick=False):
        make_version(document.files.first())

    assert last_changes(client, "documents") == ["2024-06-07"] * 3


def test_a_section_has_the_day_of_the_newest_change_of_what_it_lists(client):
    changed(make_section_text(Section.PARTNERS), "2024-01-01")
    changed(make_section_text(Section.MEMORANDA), "2024-01-02")
    changed(make_section_text(Section.ABOUT), "2024-01-03")
    changed(make_partner(), "2024-04-04")
    changed(make_partner(), "2024-02-02")

    pages = parsed(client.get("/sitemap-pages.xml"))

    found = {url[0].text: url.findtext(f"{SITEMAP}lastmod") for url in pages}
    days = {
        path: found[f"http://testserver/en/{path}"]
        for path in ("", "partners/", "memoranda/", "conferences/", "timeline/", "about/")
    }
    assert days == {
        "": "2024-04-04",
        "partners/": "2024-04-04",
        "memoranda/": "2024-01-02",
        "conferences/": None,
        "timeline/": "2024-04-04",
        "about/": "2024-01-03",
    }


# --- What it costs -----------------------------------------------------------------------------

COUNTS = {"": 10, "pages": 2, "texts": 1, "documents": 1, "countries": 1, "partners": 1}


def count_queries(client, section):
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/sitemap-{section}.xml" if section else "/sitemap.xml")
    return len(queries)


def test_number_of_queries(client, register):
    assert {section: count_queries(client, section) for section in COUNTS} == COUNTS
    for _ in range(2):
        more = make_register()
        make_document(attached_to=more["agreement"])
        make_article(more["agreement"])
    assert {section: count_queries(client, section) for section in COUNTS} == COUNTS
    assert (Partner.objects.count(), Document.objects.count()) == (3, 3)


def test_it_is_kept_by_caches_and_sent_once(client, register):
    response = client.get("/sitemap-partners.xml", headers={"accept-encoding": "gzip"})
    again = client.get(
        "/sitemap-partners.xml",
        headers={"accept-encoding": "gzip", "if-none-match": response["ETag"]},
    )

    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Content-Encoding"] == "gzip"
    assert "Last-Modified" in response
    assert dict(response.cookies) == {}
    assert "Cookie" not in response["Vary"]
    assert (again.status_code, again.content) == (304, b"")


def test_it_is_the_same_in_every_language(client, register):
    found = {
        client.get("/sitemap-partners.xml", headers={"accept-language": each}).content
        for each in LANGUAGE_CODES
    }

    assert len(found) == 1
