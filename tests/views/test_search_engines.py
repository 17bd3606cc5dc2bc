"""What search engines and link previews read of every page of the sitemap, in every language."""

import json
from typing import NamedTuple

import pytest
from django.db import connection, transaction
from django.test import Client
from lxml import etree, html
from rdflib import Graph, URIRef

from cooperation.enums import Section
from cooperation.models import SiteSettings

from ..builders import (
    make_agreement,
    make_conference,
    make_partner,
    make_register,
    make_relation,
    make_section_text,
    make_site_settings,
    make_step,
    make_superuser,
)
from ..library import make_article, make_document, make_picture
from ..structured_data.vocabulary import mistakes_in, things_in

HOST = "http://testserver"
NAMES = {
    "sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
LOCALES = {"uz": "uz_UZ", "ru": "ru_RU", "en": "en_GB"}


class Visited(NamedTuple):
    """A page with the alternates that the sitemap has for it."""

    address: str
    listed: dict
    response: object
    tree: object

    @property
    def language(self):
        return self.address.removeprefix(f"{HOST}/").partition("/")[0]

    def meta(self, name, attribute="property"):
        return self.tree.xpath(f"//meta[@{attribute}='{name}']/@content")

    @property
    def data(self):
        (block,) = self.tree.xpath("//script[@type='application/ld+json']/text()")
        return json.loads(block)

    def things(self, type):
        return [each for each in self.data["@graph"] if each.get("@type") == type]


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Every page of the sitemap of a register that has everything; no test changes anything."""
    with django_db_blocker.unblock(), transaction.atomic():
        _build()
        found = list(_visited(Client()))
        transaction.set_rollback(True)
    connection.close()  # as in test_site.py
    return found


def _build():
    make_site_settings(
        website="https://agency.example/", phone="+998 71 200 00 00", emblem=make_picture()
    )
    SiteSettings.objects.update(parent_body_uz="Vazirlik", parent_body_url="https://m.example/")
    for section in Section:
        make_section_text(section)
    register = make_register()
    for kind in ("partner", "membership"):
        register[kind].logo = make_picture()
        register[kind].save()
    for step in ("approved", "entered-into-force"):
        make_step(register["agreement"], step, "2022")
    register["agreement"].parties.update(competent_body_en="Agency", signing_body_ru="Орган")
    make_relation(register["agreement"], make_agreement(languages=("en",)), "replaces")
    make_conference(mode="hybrid", is_organised_by_agency=True, picture=make_picture())
    make_partner(languages=("ru",), name_ru="Партнёр </script><b>&")
    for kind in ("agreement", "conference"):
        make_document(attached_to=register[kind])
    make_article(register["agreement"])


def _visited(client):
    index = etree.fromstring(client.get("/sitemap.xml").content)
    for file in index.xpath("//sitemap:loc/text()", namespaces=NAMES):
        sitemap = etree.fromstring(client.get(file.removeprefix(HOST)).content)
        for url in sitemap.xpath("sitemap:url", namespaces=NAMES):
            address = url.findtext("sitemap:loc", namespaces=NAMES)
            links = url.xpath("xhtml:link", namespaces=NAMES)
            response = client.get(address.removeprefix(HOST))
            yield Visited(
                address,
                {link.get("hreflang"): link.get("href") for link in links},
                response,
                html.fromstring(response.content.decode()),
            )


# --- Addresses ---------------------------------------------------------------------------------


def test_every_page_of_the_sitemap_is_there_to_be_indexed(pages, subtests):
    assert len({page.address for page in pages}) == len(pages) > 60
    for page in pages:
        with subtests.test(page.address):
            assert page.response.status_code == 200
            assert page.meta("robots", "name") == []
            assert "X-Robots-Tag" not in page.response


def test_every_page_is_its_own_canonical_address(pages):
    found = {page.address: page.tree.xpath("//link[@rel='canonical']/@href") for page in pages}

    assert found == {page.address: [page.address] for page in pages}


def test_every_page_has_the_languages_of_the_sitemap(pages):
    links = {page.address: page.tree.xpath("//link[@rel='alternate'][@hreflang]") for page in pages}

    assert {
        address: {link.get("hreflang"): link.get("href") for link in found}
        for address, found in links.items()
    } == {page.address: page.listed for page in pages}


def test_the_languages_of_a_page_name_each_other(pages):
    listed = {page.address: page.listed for page in pages}

    for page in pages:
        others = {address for code, address in page.listed.items() if code != "x-default"}
        assert [listed[address] for address in others] == [page.listed] * len(others)


@pytest.mark.django_db
def test_the_address_without_a_language_leads_to_the_readers_own(client, pages, subtests):
    for page in pages:
        if page.language == "ru":
            neutral = page.listed["x-default"].removeprefix(HOST)
            with subtests.test(neutral):
                response = client.get(neutral, headers={"accept-language": "ru"})
                assert (response.status_code, response["Location"]) == (
                    302,
                    page.address.removeprefix(HOST),
                )


# --- Link previews -----------------------------------------------------------------------------


def test_every_page_says_what_a_link_preview_needs(pages, subtests):
    for page in pages:
        with subtests.test(page.address):
            title, url, kind = (page.meta(f"og:{name}") for name in ("title", "url", "type"))
            assert url == [page.address]
            assert len(title) == len(page.meta("og:description")) == 1
            assert kind == (["article"] if page.meta("article:modified_time") else ["website"])
            assert page.meta("twitter:card", "name") == ["summary_large_image"]


def test_every_page_has_a_picture_for_link_previews(pages, subtests):
    for page in pages:
        with subtests.test(page.address):
            (image,) = page.meta("og:image")
            assert image.startswith(f"{HOST}/{page.language}/")
            assert image.endswith("card.png")
            assert page.meta("og:image:width") == ["1200"]
            assert page.meta("og:image:height") == ["630"]
            assert page.meta("og:image:alt") == page.meta("og:title")


def test_every_page_tells_link_previews_its_languages(pages, subtests):
    for page in pages:
        with subtests.test(page.address):
            others = page.listed.keys() - {"x-default", page.language}
            assert page.meta("og:locale") == [LOCALES[page.language]]
            assert set(page.meta("og:locale:alternate")) == {LOCALES[each] for each in others}


def test_pages_of_records_say_when_they_were_changed(pages):
    found = {page.address: page.meta("article:modified_time") for page in pages}

    assert found == {
        page.address: [each["dateModified"] for each in page.things("ItemPage")] for page in pages
    }


# --- Structured data ---------------------------------------------------------------------------


def test_the_data_of_every_page_are_valid_by_schema_org(pages):
    found = {page.address: (page.data["@context"], mistakes_in(page.data)) for page in pages}

    assert found == {page.address: ("https://schema.org", []) for page in pages}


def test_the_data_of_every_page_are_a_graph_of_things(pages, subtests):
    for page in [each for each in pages if each.language == "ru"]:
        with subtests.test(page.address):
            # Its context is on another host, which no test asks: the words are the same.
            graph = Graph().parse(
                data=json.dumps({**page.data, "@context": {"@vocab": "https://schema.org/"}}),
                format="json-ld",
            )
            name = graph.value(URIRef(page.address), URIRef("https://schema.org/name"))
            assert str(name) in {page.meta("og:title")[0], *page.tree.xpath("//nav//li/text()")}


def test_every_page_is_described_once_as_part_of_the_portal(pages):
    for page in pages:
        (itself,) = [each for each in things_in(page.data) if each.get("@id") == page.address]
        assert itself["inLanguage"] == page.language
        assert itself["isPartOf"] == {"@id": f"{HOST}/#portal"}
        assert len(page.things("WebSite")) == 1


def test_the_trail_is_that_of_the_breadcrumbs(pages, subtests):
    for page in pages:
        with subtests.test(page.address):
            shown = [
                (" ".join(step.text_content().split()), step.xpath("string(a/@href)"))
                for step in page.tree.xpath("//nav[@class='breadcrumbs']//li")
            ]
            told = [
                (_plain(step["name"]), _path(step.get("item")))
                for trail in page.things("BreadcrumbList")
                for step in trail["itemListElement"]
            ]
            assert told == shown
            assert len(page.things("BreadcrumbList")) == (0 if page.address.count("/") == 4 else 1)


def _plain(name):
    return name["@value"] if isinstance(name, dict) else name


def _path(item):
    return item["@id"].removeprefix(HOST) if item else ""


def test_no_text_ends_the_block_of_data(pages):
    (page,) = [each for each in pages if set(each.listed) == {"ru", "x-default"}]

    assert b"\\u003C/script\\u003E\\u003Cb\\u003E\\u0026" in page.response.content
    assert page.data["@graph"][0]["name"] == "Партнёр </script><b>&"


# --- Pages that search engines are not to keep -------------------------------------------------


def visited(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return Visited(f"{HOST}{path}", {}, response, html.fromstring(response.content.decode()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("?kind=company", "?kind=company"),
        ("?view=table", ""),
        ("?view=table&kind=company", "?kind=company"),
        ("?page=1", ""),
        ("?utm_source=mail", ""),
    ],
)
def test_a_list_has_one_address_however_it_is_looked_at(client, query, canonical):
    make_partner(kind="company")

    page = visited(client, f"/en/partners/{query}")

    assert page.tree.xpath("//link[@rel='canonical']/@href") == [f"{HOST}/en/partners/{canonical}"]
    assert page.data["@graph"][0]["@id"] == f"{HOST}/en/partners/{canonical}"


@pytest.mark.django_db
def test_a_page_that_is_not_to_be_indexed_describes_nothing(client, subtests):
    make_partner(slug="cnes", languages=("ru",))
    for path in (
        "/en/partners/cnes/",
        "/ru/partners/cnes/?on=2022-01-01",
        "/ru/partners/?on=2022-01-01",
        "/ru/partners/?kind=nonsense",
        "/ru/search/?q=cnes",
    ):
        with subtests.test(path):
            page = visited(client, path)
            assert page.meta("robots", "name") == ["noindex"]
            assert page.tree.xpath("//script[@type='application/ld+json']") == []
            assert page.tree.xpath("//link[@rel='alternate'][@hreflang]") == []


@pytest.mark.django_db
def test_what_staff_preview_describes_nothing(client):
    draft = make_partner(status="draft")
    client.force_login(make_superuser())

    page = visited(client, draft.get_absolute_url())

    assert page.tree.xpath("//script[@type='application/ld+json']") == []
