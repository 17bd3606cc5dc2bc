"""Pictures on the public pages: shown where their words are, and to nobody without words."""

import pytest
from django.utils.translation import override

from cooperation.enums import Section
from cooperation.languages import LANGUAGE_CODES

from ..builders import (
    make_agreement,
    make_conference,
    make_country,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    make_section_text,
    make_site_settings,
)
from ..documents import Document
from ..library import hang, make_picture

pytestmark = pytest.mark.django_db

WITH_GALLERY = [make_memorandum, make_agreement, make_conference]
HTML_BYTES = 15_000


def open_record(client, record, language="en"):
    with override(language):
        return Document(client.get(record.get_absolute_url()))


def open_page(client, path="conferences/", language="en"):
    return Document(client.get(f"/{language}/{path}"))


def described(document):
    """The words of all pictures on the page."""
    return [each["alt"] for each in document.all("img")]


def decorative(**values):
    return make_picture(languages=(), is_decorative=True, **values)


# --- The lead picture of a record --------------------------------------------------------------


@pytest.mark.parametrize("make_record", [make_membership, make_partner, *WITH_GALLERY])
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_kind_of_record_shows_its_picture(client, language, make_record):
    picture = make_picture()
    document = open_record(client, make_record(picture=picture), language)

    assert document.mistakes == []
    assert described(document) == [getattr(picture, f"alt_{language}")]


def test_the_lead_picture_is_fetched_at_once(client):
    img = open_record(client, make_conference(picture=make_picture())).one("img")

    assert (img["fetchpriority"], img["loading"]) == ("high", None)


def test_a_picture_without_words_in_the_readers_language_is_not_shown(client):
    picture = make_picture(languages=("uz", "ru"), credit_en="Photo: Uzbekspace")

    document = open_record(client, make_conference(picture=picture))

    assert document.all("figure") == []


def test_a_decorative_picture_is_shown_to_all_and_told_to_none(client):
    document = open_record(client, make_conference(picture=decorative()))

    assert described(document) == [""]


def test_a_picture_whose_files_are_still_to_be_made_is_not_shown(client):
    document = open_record(client, make_conference(picture=make_picture(renditions=[])))

    assert document.all("figure") == []


def test_the_caption_and_the_credit_stand_below(client):
    picture = make_picture(caption_en="The opening", credit_en="Photo: Uzbekspace")

    document = open_record(client, make_conference(picture=picture))

    assert document.text("figcaption") == "The opening Photo: Uzbekspace"


def test_a_caption_is_never_in_another_language(client):
    picture = make_picture(caption_en="", credit_en="Photo: Uzbekspace")

    document = open_record(client, make_conference(picture=picture))

    assert document.text("figcaption") == "Photo: Uzbekspace"


def test_a_credit_in_another_language_is_marked_with_it(client):
    picture = make_picture(caption_en="", credit_en="", credit_uz="Surat: Oʻzbekkosmos")

    document = open_record(client, make_conference(picture=picture))

    assert document.text("figcaption") == "Surat: Oʻzbekkosmos"
    assert document.text("span", lang="uz") == "Surat: Oʻzbekkosmos"


def test_a_picture_without_caption_and_credit_has_nothing_below(client):
    picture = make_picture(
        **{f"{field}_{code}": "" for field in ("caption", "credit") for code in LANGUAGE_CODES}
    )

    document = open_record(client, make_conference(picture=picture))

    assert len(document.all("figure")) == 1
    assert document.all("figcaption") == []


def test_staff_see_the_picture_of_a_draft(client):
    client.force_login(make_editor("view_conference"))
    draft = make_conference(status="draft", picture=make_picture(alt_en="Cover"))

    assert described(open_record(client, draft)) == ["Cover"]


# --- The gallery -------------------------------------------------------------------------------


@pytest.mark.parametrize("make_record", WITH_GALLERY)
def test_a_gallery_keeps_its_order(client, make_record):
    record = make_record()
    for alt, position in (("Third", 3), ("First", 1), ("Second", 2)):
        hang(make_picture(alt_en=alt), record, position)

    document = open_record(client, record)

    assert described(document) == ["First", "Second", "Third"]
    assert document.mistakes == []


def test_a_picture_of_the_gallery_leads_to_the_whole_one(client):
    picture, record = make_picture(), make_conference()
    hang(picture, record)

    link = open_record(client, record).one("a", class_="gallery__link")

    (largest,) = [
        each.url
        for each in picture.renditions
        if (each.crop, each.format, each.width) == ("", "webp", 1600)
    ]
    assert link["href"] == largest


def test_the_way_to_a_decorative_picture_has_a_name(client):
    record = make_conference()
    hang(decorative(), record)

    link = open_record(client, record).one("a", class_="gallery__link")

    assert link.text == "Show it in full size"


def test_a_gallery_leaves_out_what_has_no_words_in_the_readers_language(client):
    record = make_conference()
    hang(make_picture(languages=("ru",)), record, 1)
    hang(make_picture(alt_en="The hall"), record, 2)

    assert described(open_record(client, record)) == ["The hall"]


def test_a_gallery_with_nothing_to_show_has_no_heading(client):
    record = make_conference()
    hang(make_picture(languages=("ru",)), record)

    assert "In pictures" not in open_record(client, record).texts("h2")


def test_captions_of_the_gallery_can_be_read(client):
    record = make_conference()
    hang(make_picture(caption_en="The opening", credit_en="Photo: Uzbekspace"), record)

    assert open_record(client, record).text("figcaption") == "The opening Photo: Uzbekspace"


# --- Logos -------------------------------------------------------------------------------------


@pytest.mark.parametrize("make_record", [make_partner, make_membership])
def test_a_logo_takes_the_place_of_the_letters(client, make_record):
    record = make_record(logo=make_picture(alt_en="Their logo"))
    for document in (
        open_record(client, record),
        open_page(client, f"{record._meta.model_name}s/"),
    ):
        assert described(document) == ["Their logo"]
        assert document.all("svg", class_="monogram") == []


def test_the_letters_stay_where_the_logo_has_no_words_in_the_readers_language(client):
    make_partner(logo=make_picture(languages=("ru",)))

    assert len(open_page(client, "partners/").all("svg", class_="monogram")) == 1
    assert open_page(client, "partners/", "ru").all("svg", class_="monogram") == []


def test_a_logo_has_another_one_for_a_dark_scheme(client):
    make_partner(logo=make_picture(), logo_on_dark=make_picture())

    document = open_page(client, "partners/")

    assert len(document.all("source", media="(prefers-color-scheme: dark)")) == 2
    assert len(document.all("div", class_="logo logo--on-dark")) == 1


def test_without_another_one_the_logo_keeps_its_light_ground(client):
    make_partner(logo=make_picture())

    document = open_page(client, "partners/")

    assert document.all("source", media="(prefers-color-scheme: dark)") == []
    assert len(document.all("div", class_="logo")) == 1


def test_a_logo_for_a_dark_ground_alone_is_not_shown(client):
    make_partner(logo_on_dark=make_picture())

    assert len(open_page(client, "partners/").all("svg", class_="monogram")) == 1


def test_a_memorandum_carries_the_logo_of_its_partner(client):
    make_memorandum(partners=[make_partner(logo=make_picture(alt_en="Their logo"))])

    assert described(open_page(client, "memoranda/")) == ["Their logo"]


# --- Cards -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make_record", "section"),
    [
        (make_membership, "memberships/"),
        (make_partner, "partners/"),
        (make_memorandum, "memoranda/"),
        (make_agreement, "agreements/"),
        (make_conference, "conferences/"),
    ],
)
def test_a_card_shows_the_picture_of_its_record(client, make_record, section):
    make_record(picture=make_picture(alt_en="The hall"))

    document = open_page(client, section)

    assert described(document) == ["The hall"]
    assert document.one("img")["loading"] == "lazy"


def test_home_shows_the_cover_of_the_conference(client):
    make_section_text(Section.HOME)
    make_conference(picture=make_picture(alt_en="Cover"))

    assert described(open_page(client, "")) == ["Cover"]


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_pictures_of_a_hidden_record_are_on_no_page(client, state):
    partner = make_partner(status=state, logo=make_picture(), picture=make_picture())
    conference = make_conference(participants=[partner], status=state, picture=make_picture())
    make_memorandum(partners=[partner], occasion=conference)
    hang(make_picture(), conference)

    for path in ("", "partners/", "memoranda/", "conferences/"):
        assert described(open_page(client, path)) == []


def test_a_long_list_with_logos_and_pictures_is_light(client):
    country = make_country()
    for _ in range(50):
        logos = {"logo": make_picture(), "logo_on_dark": make_picture()}
        make_partner(country=country, picture=make_picture(), **logos)

    response = client.get("/en/partners/", headers={"accept-encoding": "gzip"})

    assert len(response.content) < HTML_BYTES


# --- What surrounds the pages ------------------------------------------------------------------


def test_a_section_shows_its_picture_beside_the_heading(client):
    make_section_text(Section.PARTNERS, picture=make_picture(alt_en="A chart of stars"))

    document = open_page(client, "partners/")

    # Lazy, so that a phone, on which it is not seen, does not load it.
    assert document.one("img", alt="A chart of stars")["loading"] == "lazy"


def test_a_section_without_words_for_its_picture_has_none(client):
    make_section_text(Section.PARTNERS, picture=make_picture(languages=("uz",)))

    assert described(open_page(client, "partners/")) == []


def test_the_emblem_takes_the_place_of_the_star(client):
    make_site_settings(emblem=make_picture(alt_en="Emblem"))

    document = open_page(client)

    assert described(document) == ["Emblem"]
    assert document.all("span", class_="brand__emblem") == []


def test_the_star_stays_where_the_emblem_has_no_words_in_the_readers_language(client):
    make_site_settings(emblem=make_picture(languages=("uz",)))

    document = open_page(client)

    assert described(document) == []
    assert len(document.all("span", class_="brand__emblem")) == 1
