"""What a reader meets where their language is missing: said plainly, never mixed in silence."""

import pytest

from cooperation.enums import Section

from ..builders import (
    make_conference,
    make_partner,
    make_section_text,
    make_site_settings,
    make_superuser,
)
from ..documents import Document

pytestmark = pytest.mark.django_db


def open_page(client, path):
    return Document(client.get(path))


@pytest.fixture
def russian_only():
    return make_partner(
        languages=("ru",), slug="partner", name_ru="Партнёр", body_ru="<p>Текст</p>"
    )


@pytest.mark.usefixtures("russian_only")
def test_the_heading_is_in_the_language_that_exists_and_says_so(client):
    document = open_page(client, "/en/partners/partner/")

    (mark,) = [e for e in document.all("span", lang="ru") if "h1" in e.parents]
    assert mark.text == document.text("h1") == "Партнёр"
    assert document.one("html")["lang"] == "en"


def test_a_notice_offers_no_language_where_none_is_complete(client):
    make_partner(languages=("ru",), slug="partner", status="draft", summary_ru="")
    client.force_login(make_superuser())

    document = open_page(client, "/en/partners/partner/")

    assert document.text("div", class_="notice") == (
        "This record has not been translated into English yet."
    )


@pytest.mark.usefixtures("russian_only")
def test_a_notice_leads_to_the_languages_that_exist(client):
    document = open_page(client, "/en/partners/partner/")

    assert document.text("div", class_="notice") == (
        "This record has not been translated into English yet. Read it in: Русский"
    )
    (link,) = [a for a in document.all("a", hreflang="ru") if "nav" not in a.parents]
    assert link["href"] == "/ru/partners/partner/"


@pytest.mark.usefixtures("russian_only")
def test_texts_do_not_fall_back(client):
    html = client.get("/en/partners/partner/").content.decode()

    assert "Текст" not in html
    assert "Краткое описание" not in html


@pytest.mark.usefixtures("russian_only")
def test_the_page_is_not_for_search_engines(client):
    document = open_page(client, "/en/partners/partner/")

    assert not document.is_indexed
    assert document.alternates == {}


@pytest.mark.usefixtures("russian_only")
def test_the_page_in_its_own_language_lists_that_language_alone(client):
    document = open_page(client, "/ru/partners/partner/")

    assert document.is_indexed
    assert document.alternates == {
        "ru": "http://testserver/ru/partners/partner/",
        "x-default": "http://testserver/partners/partner/",
    }
    assert document.all("div", class_="notice") == []


@pytest.mark.usefixtures("russian_only")
def test_the_switcher_marks_what_is_not_translated(client):
    document = open_page(client, "/ru/partners/partner/")

    (languages,) = document.all("nav", class_="languages")
    assert languages.text.split(" ", 1)[1].startswith("(")
    assert len([e for e in document.all("small") if "nav" in e.parents]) == 2
    assert document.all("a", hreflang="en")[0]["href"] == "/en/partners/partner/"


def test_a_body_that_is_missing_is_said_to_be(client):
    make_partner(slug="partner", body_en="")

    document = open_page(client, "/en/partners/partner/")

    assert document.is_indexed
    assert document.text("p", class_="notice") == (
        "This text has not been translated into English yet. It can be read in: Oʻzbekcha, Русский"
    )


def test_a_body_that_nobody_wrote_is_not_missed(client):
    make_partner(slug="partner", body_uz="", body_ru="", body_en="")

    assert open_page(client, "/en/partners/partner/").all("p", class_="notice") == []


def test_a_body_carries_its_language(client):
    make_partner(slug="partner")

    document = open_page(client, "/uz/partners/partner/")

    assert document.text("div", class_="prose") == "Toʻliq matn"
    assert document.one("div", class_="prose")["lang"] == "uz"


def test_the_words_of_the_portal_fall_back_with_their_language(client):
    make_site_settings(languages=("uz",))
    make_section_text(Section.PARTNERS, languages=("uz",), title_uz="Hamkorlar")

    document = open_page(client, "/en/partners/")

    (heading,) = [e for e in document.all("span", lang="uz") if "h1" in e.parents]
    assert heading.text == "Hamkorlar"
    assert document.all("p", class_="lead") == []
    (portal,) = document.all("span", class_="brand__portal")
    assert portal.text == "Hamkorlik"


def test_related_names_fall_back_with_their_language(client):
    partner = make_partner(languages=("ru",), name_ru="Партнёр")
    make_conference(slug="stc", participants=[partner])

    document = open_page(client, "/en/conferences/stc/")

    (mark,) = [e for e in document.all("span", lang="ru") if "h3" in e.parents]
    assert mark.text == "Партнёр"
