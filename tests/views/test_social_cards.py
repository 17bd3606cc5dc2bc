"""The picture of each page: for the same readers, in the same language, and fetched once a day."""

import io
import re

import pytest
from django.conf import settings
from django.utils.translation import override
from PIL import Image

from cooperation.enums import Section
from cooperation.languages import LANGUAGE_CODES
from cooperation.views import social_cards

from ..builders import (
    date,
    make_agreement,
    make_conference,
    make_country,
    make_editor,
    make_memorandum,
    make_partner,
    make_register,
    make_section_text,
    make_site_settings,
    make_step,
    tomorrow,
)
from ..documents import Document

pytestmark = pytest.mark.django_db

HIDDEN = [{"status": "draft"}, {"status": "archived"}, {"publish_at": tomorrow()}]


@pytest.fixture(autouse=True)
def cards_folder(settings, tmp_path):
    settings.CARD_CACHE = tmp_path / "cards"
    return settings.CARD_CACHE


@pytest.fixture
def written(monkeypatch):
    """The cards of which pictures were asked for, in place of the pictures."""
    cards = []
    monkeypatch.setattr(social_cards, "picture", lambda card, _folder: cards.append(card) or b"")
    return cards


def card_path(record, language="en"):
    with override(language):
        return f"{record.get_absolute_url()}card.png"


# --- The answer --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_kind_of_page_has_a_card_in_every_language(client, subtests, language):
    register = make_register()
    for path in [
        f"/{language}/card.png",
        *(card_path(each, language) for each in register.values()),
    ]:
        with subtests.test(path):
            response = client.get(path)
            assert (response.status_code, response["Content-Type"]) == (200, "image/png")
            assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


def test_a_card_may_be_kept_for_a_day_and_shown_on_other_sites(client):
    response = client.get(card_path(make_partner()))

    assert response["Cache-Control"] == "public, max-age=86400, must-revalidate"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_an_unchanged_card_is_neither_drawn_nor_sent_again(client, monkeypatch):
    path = card_path(make_partner())
    etag = client.get(path)["ETag"]
    monkeypatch.setattr(social_cards, "picture", lambda *_: pytest.fail("It was drawn."))

    again = client.get(path, headers={"if-none-match": etag})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert again["Cache-Control"] == "public, max-age=86400, must-revalidate"


def test_a_card_whose_words_changed_is_sent_again(client):
    partner = make_partner()
    etag = client.get(card_path(partner))["ETag"]
    partner.name_en = "Another name"
    partner.save()

    again = client.get(card_path(partner), headers={"if-none-match": etag})

    assert again.status_code == 200
    assert again["ETag"] != etag


def test_a_card_is_kept_in_a_folder_of_its_page(client, cards_folder):
    client.get(card_path(make_partner(slug="cnes"), "ru"))

    (file,) = cards_folder.rglob("*.png")
    assert file.parent == cards_folder / "ru" / "partners" / "cnes"


def test_cards_are_answered_where_none_can_be_kept(client, cards_folder):
    cards_folder.touch()

    assert client.get(card_path(make_partner())).status_code == 200


# --- Who sees it -------------------------------------------------------------------------------


@pytest.mark.parametrize("state", HIDDEN, ids=["draft", "archived", "scheduled"])
def test_hidden_records_have_no_card(client, subtests, state):
    for kind, record in make_register(**state).items():
        with subtests.test(kind):
            response = client.get(card_path(record))
            assert response.status_code == 404
            assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_page_that_was_shared_under_a_former_address_keeps_its_card(client, written):
    partner = make_partner(slug="before", name_en="Airbus")
    partner.slug = "now"
    partner.save()

    assert client.get("/en/partners/before/card.png").status_code == 200
    assert [card.title for card in written] == ["Airbus"]


@pytest.mark.parametrize("path", ["partners/none", "countries/xx", "countries/uz", "countries/FR"])
def test_what_has_no_page_has_no_card(client, path):
    make_register()

    assert client.get(f"/en/{path}/card.png").status_code == 404


def test_staff_see_the_card_of_a_draft_which_nobody_keeps(client):
    client.force_login(make_editor("view_partner"))

    response = client.get(card_path(make_partner(status="draft")))

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_a_partner_that_readers_may_not_see_gives_a_memorandum_no_country(client, written):
    hidden = make_partner(status="draft", country=make_country(name_en="Hiddenland"))
    memorandum = make_memorandum(partners=[hidden], signed_on=date("2022-05"))

    client.get(card_path(memorandum))

    assert written[0].facts == ("May 2022", "Signed, term not published")


@pytest.mark.parametrize("number", [1, 3])
def test_a_card_costs_the_same_for_any_number_of_rows(client, number, django_assert_num_queries):
    make_site_settings()
    partners = [make_partner() for _ in range(number)]
    memorandum = make_memorandum(partners=partners)
    agreement = make_agreement(parties=[partner.country for partner in partners])

    for record, queries in ((memorandum, 4), (agreement, 4), (partners[0].country, 8)):
        with django_assert_num_queries(queries):
            client.get(card_path(record))


# --- What it says ------------------------------------------------------------------------------


def test_an_agreement_says_with_whom_and_when_and_what_became_of_it(client, written):
    make_site_settings()
    parties = [make_country("UZ"), make_country("FR", name_en="France")]
    agreement = make_agreement(
        title_en="A very long title", short_title_en="Short title", parties=parties
    )
    make_step(agreement, on="2021-12-06")

    client.get(card_path(agreement))

    assert written[0] == (
        "Cooperation portal",
        "Uzbekspace",
        "Agreement",
        "Short title",
        ("France", "6 December 2021", "Signed, entry into force not recorded"),
    )


def test_a_conference_says_when_and_where(client, written):
    uzbekistan = make_country("UZ", name_en="Uzbekistan")
    conference = make_conference(
        starts_on=date("2023-04-25"),
        ends_on=date("2023-04-27"),
        city_en="Tashkent",
        country=uzbekistan,
    )

    client.get(card_path(conference))

    assert written[0].facts == ("25–27 April 2023", "Tashkent", "Uzbekistan")


def test_a_country_says_what_ties_it(client, written):
    country = make_country(name_ru="Франция")
    for _ in range(2):
        make_partner(country=country)

    client.get(card_path(country, "ru"))

    assert (written[0].title, written[0].facts) == ("Франция", ("2 партнёра",))


def test_the_portals_card_has_the_words_of_the_home_page_and_its_figures(client, written):
    make_section_text(Section.HOME, title_uz="Xalqaro hamkorlik")
    make_partner()

    client.get("/uz/card.png")

    assert (written[0].title, written[0].facts) == ("Xalqaro hamkorlik", ("1 ta hamkor",))


def test_a_name_that_is_not_translated_stands_in_its_own_language(client, written):
    client.get(card_path(make_partner(languages=("ru",), name_ru="Роскосмос"), "uz"))

    assert written[0].title == "Роскосмос"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_an_over_long_title_is_no_trouble(client, language):
    agreement = make_agreement(
        **{f"title_{language}": f"{'ъ' * 60} {'слово ' * 38}", f"short_title_{language}": ""}
    )

    assert client.get(card_path(agreement, language)).status_code == 200


# --- What pages say of it ----------------------------------------------------------------------


def shared(client, path):
    """The page's words for networks, and each og:locale:alternate."""
    tags = [
        (e["property"] or e["name"], e["content"]) for e in Document(client.get(path)).all("meta")
    ]
    others = [content for name, content in tags if name == "og:locale:alternate"]
    return dict(tags), others


def test_a_record_tells_networks_what_it_is(client):
    make_site_settings()
    partner = make_partner(name_ru="Космическое агентство", summary_ru="Партнёр «А» & Ко")
    with override("ru"):
        path = partner.get_absolute_url()

    tags, others = shared(client, path)

    assert tags["og:type"] == "article"
    assert tags["og:site_name"] == "Портал"
    assert tags["og:title"] == tags["og:image:alt"] == "Космическое агентство"
    assert tags["og:description"] == "Партнёр «А» & Ко"
    assert tags["og:url"] == f"http://testserver{path}"
    assert (tags["og:locale"], others) == ("ru_RU", ["uz_UZ", "en_GB"])
    assert tags["og:image"] == f"http://testserver{path}card.png"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["twitter:card"] == "summary_large_image"


def test_a_record_names_only_the_languages_that_it_exists_in(client):
    partner = make_partner(languages=("uz", "en"))
    with override("uz"):
        _tags, others = shared(client, partner.get_absolute_url())

    assert others == ["en_GB"]


def test_a_country_has_its_own_card_and_a_list_the_portals(client):
    country = make_register()["country"]
    with override("en"):
        path = country.get_absolute_url()

    assert shared(client, path)[0]["og:image"] == f"http://testserver{path}card.png"
    assert shared(client, "/en/partners/?page=1")[0]["og:image"] == (
        "http://testserver/en/card.png"
    )


# --- Icons -------------------------------------------------------------------------------------


def test_the_icon_that_browsers_ask_for_unasked_leads_to_the_file(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/images/favicon.ico")


def test_the_manifest_speaks_the_readers_language(client):
    make_site_settings()

    response = client.get("/ru/site.webmanifest")

    manifest = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["short_name"]) == ("Портал", "Узбеккосмос")
    assert (manifest["lang"], manifest["start_url"]) == ("ru", "/ru/")


def test_the_manifest_stands_in_a_portal_that_holds_nothing(client):
    assert client.get("/en/site.webmanifest").json()["short_name"] == (
        "International cooperation portal"
    )


def test_the_browsers_own_bar_has_the_colour_at_the_top_of_the_page(client):
    css = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
    light, _, dark = css.partition("prefers-color-scheme: dark")

    bars = [e for e in Document(client.get("/uz/")).all("meta") if e["name"] == "theme-color"]

    assert [bar["media"] for bar in bars] == [
        "(prefers-color-scheme: light)",
        "(prefers-color-scheme: dark)",
    ]
    assert [bar["content"] for bar in bars] == [
        re.search(r"--night-deep: (#\w+);", values)[1] for values in (light, dark)
    ]


def test_every_page_leads_to_its_manifest(client):
    links = Document(client.get("/uz/")).all("link")

    assert [e["href"] for e in links if e["rel"] == "manifest"] == ["/uz/site.webmanifest"]
