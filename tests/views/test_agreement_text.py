"""The text of an agreement by articles, in several languages side by side."""

import pytest
from django.utils.translation import override

from cooperation.enums import Authenticity

from ..builders import make_agreement, make_editor, tomorrow, yesterday
from ..documents import Document
from ..library import make_article, make_document, make_file
from ..versions import delete, keep

pytestmark = pytest.mark.django_db

HIDDEN = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "archived": {"status": "archived"},
    "scheduled": {"publish_at": tomorrow()},
    "taken-down": {"unpublish_at": yesterday()},
}


@pytest.fixture
def agreement():
    agreement = make_agreement(slug="a", short_title_en="With Kazakhstan")
    make_article(agreement, "", heading_en="Preamble", heading_uz="Muqaddima", heading_ru="")
    make_article(agreement, "1", heading_en="Article 1. Purpose", text_en="<p>To co-operate.</p>")
    return agreement


def open_text(client, query="", language="en"):
    response = client.get(f"/{language}/agreements/a/text/{query}")
    assert response.status_code == 200
    page = Document(response)
    assert page.mistakes == []
    return page


def columns(page):
    return page.texts("span", class_="parallel__name")


def test_articles_stand_in_all_their_languages(client, agreement):
    page = open_text(client)

    assert page.text("h1") == "With Kazakhstan"
    assert page.text("p", class_="kicker") == "Text of the agreement"
    assert columns(page) == ["English", "Oʻzbekcha", "Русский"]
    assert len(page.all("div", class_="parallel__cell")) == 6
    assert [e["id"] for e in page.all("section", class_="parallel__article")][1] == "article-1"


@pytest.mark.parametrize(
    ("language", "first"), [("uz", "Oʻzbekcha"), ("ru", "Русский"), ("en", "English")]
)
def test_the_readers_language_comes_first(client, agreement, language, first):
    page = open_text(client, language=language)

    assert columns(page)[0] == first


def test_each_cell_says_its_language_to_those_who_hear_it(client, agreement):
    page = open_text(client)

    assert page.texts("h3", class_="parallel__language") == ["English", "Oʻzbekcha", "Русский"] * 2
    marked = [e["lang"] for e in page.all("h3", class_="parallel__language")]
    assert marked == ["en", "uz", "ru"] * 2
    prose = [e for e in page.all("div") if e["lang"]]
    assert [e["lang"] for e in prose] == ["en", "uz", "ru"] * 2


def test_an_article_is_known_by_its_heading_in_contents_and_for_the_ear(client, agreement):
    page = open_text(client)

    contents = [a for a in page.all("a") if "nav" in a.parents and a["href"].startswith("#")]
    assert [a.text for a in contents] == ["Preamble", "Article 1. Purpose"]
    assert page.texts("h2")[1:3] == ["# Preamble", "1 Article 1. Purpose"]
    assert contents[1]["href"] == "#article-1"


def test_an_article_without_a_heading_is_known_by_its_number(client):
    agreement = make_agreement(slug="a")
    empty = {"heading_uz": "", "heading_ru": "", "heading_en": ""}
    make_article(agreement, "2 bis", **empty)
    make_article(agreement, "", position=1, **empty)

    page = open_text(client)

    assert page.texts("h2")[1:3] == ["2 bis Article 2 bis", "# Part 2"]
    assert "article-2-bis" in [e["id"] for e in page.all("section")]


def test_what_is_missing_in_a_language_is_said_to_be(client, agreement):
    make_article(agreement, "2", languages=("en", "ru"))

    page = open_text(client)

    assert page.texts("p", class_="parallel__missing") == [
        "There is no text of this article in this language."
    ]


def test_a_language_without_any_article_has_no_column(client):
    make_article(make_agreement(slug="a"), languages=("ru", "en"))

    page = open_text(client, language="uz")

    assert columns(page) == ["English", "Русский"]


def test_a_text_in_one_language_offers_no_choice(client):
    make_article(make_agreement(slug="a"), languages=("ru",))

    page = open_text(client)

    assert page.all("form", class_="column-choice") == []
    assert page.all("nav", aria_labelledby="contents") == []


def test_authentic_texts_are_marked(client, agreement):
    document = make_document(files=("ru",), attached_to=agreement)
    make_file(document, "en", Authenticity.TRANSLATION)

    page = open_text(client)

    heads = page.text("ul", aria_label="Languages of the text")
    assert heads == "English Oʻzbekcha Русский authentic text"


# --- The choice of columns ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?languages=uz&languages=en", ["English", "Oʻzbekcha"]),
        ("?languages=ru", ["Русский"]),
        ("?languages=ru&languages=xx", ["Русский"]),
        ("?languages=xx", ["English", "Oʻzbekcha", "Русский"]),
        ("?languages=", ["English", "Oʻzbekcha", "Русский"]),
    ],
)
def test_the_address_chooses_the_columns(client, agreement, query, expected):
    page = open_text(client, query)

    assert columns(page) == expected
    boxes = page.all("input", name="languages")
    assert ["checked" in box.attributes for box in boxes].count(True) == len(expected)


def test_the_choice_is_kept_in_another_language(client, agreement):
    page = open_text(client, "?languages=uz&languages=en")

    switcher = [a["href"] for a in page.all("a") if a["hreflang"] and "nav" in a.parents]
    query = "?languages=en&languages=uz"
    assert switcher == [f"/{language}/agreements/a/text/{query}" for language in ("uz", "ru", "en")]


def test_the_page_is_one_whatever_its_columns(client, agreement):
    page = open_text(client, "?languages=ru")

    assert page.canonical == "http://testserver/en/agreements/a/text/"
    assert page.alternates["ru"] == "http://testserver/ru/agreements/a/text/"
    assert page.is_indexed


def test_all_columns_need_no_words_in_the_address(client, agreement):
    page = open_text(client, "?languages=ru&languages=uz&languages=en")

    switcher = [a["href"] for a in page.all("a") if a["hreflang"] and "nav" in a.parents]
    assert switcher[0] == "/uz/agreements/a/text/"


# --- Languages, visibility, addresses -----------------------------------------------------------


def test_it_exists_in_the_languages_of_the_agreement(client):
    agreement = make_agreement(slug="a", languages=("uz", "en"))
    make_article(agreement)

    page = open_text(client)

    assert set(page.alternates) == {"uz", "en", "x-default"}
    assert not open_text(client, language="ru").is_indexed


@pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN)
def test_the_text_of_a_hidden_agreement_has_no_page(client, state):
    make_article(make_agreement(slug="a", **state))

    was_public = "unpublish_at" in state
    assert client.get("/en/agreements/a/text/").status_code == (410 if was_public else 404)


def test_an_agreement_without_articles_has_no_such_page(client):
    make_agreement(slug="a")

    assert client.get("/en/agreements/a/text/").status_code == 404


def test_articles_that_say_nothing_are_none(client):
    make_article(make_agreement(slug="a"), languages=(), heading_en="Article 1")

    assert client.get("/en/agreements/a/text/").status_code == 404


def test_staff_see_it_before_readers_do(client):
    make_article(make_agreement(slug="a", status="draft"))
    client.force_login(make_editor("view_agreement"))

    response = client.get("/en/agreements/a/text/")

    assert len(Document(response).all("aside", class_="preview-bar")) == 1
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("query", ["", "?languages=uz"])
def test_a_former_address_leads_to_the_text(client, agreement, query):
    agreement.slug = "new"
    agreement.save()

    response = client.get(f"/ru/agreements/a/text/{query}")

    assert response.status_code == 301
    assert response["Location"] == f"/ru/agreements/new/text/{query}"


def test_the_text_of_a_deleted_agreement_is_said_to_be_deleted(client, agreement):
    keep(agreement, "2026-05-12")
    agreement.articles.all().delete()
    delete(agreement, "2026-06-03")

    assert client.get("/ru/agreements/a/text/").status_code == 410


def test_it_leads_back_to_the_agreement(client, agreement):
    page = open_text(client)

    nav = page.one("nav", aria_label="You are here")
    assert nav.text == "Home page Agreements With Kazakhstan Text of the agreement"
    with override("en"):
        assert agreement.get_absolute_url() in [a["href"] for a in page.all("a")]
