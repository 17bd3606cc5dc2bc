"""Cards as they are drawn: whole, readable, small; and kept as files that nobody depends on."""

import io
import re

import pytest
from django.conf import settings
from PIL import Image, ImageChops

from cooperation.social_cards import HEIGHT, Card, card, draw, drawing, picture, shelf
from cooperation.social_cards.typesetting import HEADING, NO_BREAK, fit, font
from cooperation.views import icons

CARD = Card("Portal", "Agency", "Agreement", "Agreement with France", ("France", "In force"))
LONG_WORD = "ъ" * 60
ICONS = settings.BASE_DIR / "static" / "images"


def image_of(card):
    return Image.open(io.BytesIO(draw(card))).convert("RGB")


def fitted(text, width=800):
    return fit(text, HEADING, sizes=(80, 60, 40), width=width, most_lines=4, height=400)


# --- Lines -------------------------------------------------------------------------------------


def test_a_short_text_has_the_largest_size():
    assert fitted("CNES") == (["CNES"], 80)


def test_a_longer_text_has_the_largest_size_in_which_it_fits():
    assert fitted("Space agency " * 5).size == 60


def test_lines_are_of_about_one_length():
    assert fitted("Interstate Space Council").lines == ["Interstate", "Space Council"]


def test_no_line_ends_in_a_word_of_one_or_two_letters():
    lines = fitted("Соглашение с Казахстаном о сотрудничестве в космосе").lines

    assert lines == ["Соглашение", "с\xa0Казахстаном", "о\xa0сотрудничестве", "в\xa0космосе"]


@pytest.mark.parametrize(
    "text",
    [
        "слово " * 60,
        LONG_WORD,
        f"Соглашение {LONG_WORD} о космосе",
        "W" * 300,
        f"no{NO_BREAK}" * 99,
    ],
    ids=["300 letters", "60-letter word", "60-letter word between others", "wide", "unbroken"],
)
def test_a_text_never_leaves_its_place(text):
    lines, size = fitted(text)

    assert len(lines) <= 4
    assert max(font(HEADING, size).getlength(line) for line in lines) <= 800


def test_a_text_that_is_cut_short_says_so():
    lines, size = fitted("слово " * 60)

    assert (size, lines[-1].endswith("слово…")) == (40, True)


def test_characters_that_the_font_lacks_are_left_out():
    assert fitted("国家 CNSA 🚀").lines == ["CNSA"]


@pytest.mark.parametrize(
    "text", ["Oʻgʻlimning maʼnosi", "Ўқғҳ", "Ёлка№", "Türkiye", "Česká", "Қазғарыш"]
)
def test_the_letters_of_the_register_are_drawn(text):
    assert fitted(text).lines == [text]


# --- Pictures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        CARD,
        Card("", "", "", ""),
        Card("P" * 120, "A" * 255, "K" * 255, LONG_WORD * 5, ("Fact",) * 90),
    ],
    ids=["usual", "empty", "over-long"],
)
def test_a_card_has_the_size_that_networks_ask_for(words):
    assert image_of(words).size == (1200, 630)


def test_the_longest_card_is_light():
    words = CARD._replace(title="Соглашение " * 27, facts=("Республика Корея",) * 9)

    assert len(draw(words)) <= 60_000


def test_words_never_stand_on_the_chart():
    """Whatever differs between an over-full card and an empty one is left of the arc."""
    full = Card("W" * 120, "W" * 255, "W" * 255, "W" * 300, ("W" * 90,) * 9)
    changed = ImageChops.difference(image_of(full), image_of(Card("", "", "", ""))).getbbox()

    assert changed[0] >= drawing.LEFT - 4
    assert changed[2] <= drawing.RIGHT + 4
    assert changed[3] <= HEIGHT - 20


def test_the_colours_are_those_of_the_portal():
    css = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
    light = css.partition("prefers-color-scheme: dark")[0]
    tokens = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", light))

    assert tokens["night"] == drawing.NIGHT == icons.NIGHT
    assert tokens["night-line"] == drawing.NIGHT_LINE
    assert tokens["on-night"] == drawing.ON_NIGHT
    assert tokens["on-night-soft"] == drawing.ON_NIGHT_SOFT
    assert tokens["star"] == drawing.STAR


@pytest.mark.parametrize(
    ("name", "size"), [("apple-touch-icon", 180), ("icon-192", 192), ("icon-512", 512)]
)
def test_an_icon_has_the_size_of_its_name(name, size):
    assert Image.open(ICONS / f"{name}.png").size == (size, size)


def test_the_small_icon_has_three_sizes():
    assert Image.open(ICONS / "favicon.ico").info["sizes"] == {(16, 16), (32, 32), (48, 48)}


# --- Files -------------------------------------------------------------------------------------


@pytest.fixture
def drawn(monkeypatch):
    """The cards that were drawn, and not taken from the shelf."""
    cards = []
    monkeypatch.setattr(shelf, "draw", lambda each: cards.append(each) or b"picture")
    return cards


def test_a_card_is_drawn_once(drawn, tmp_path):
    assert [picture(CARD, tmp_path), picture(CARD, tmp_path)] == [b"picture", b"picture"]
    assert drawn == [CARD]


def test_a_card_with_other_words_is_drawn_anew_and_takes_the_place(drawn, tmp_path):
    other = CARD._replace(title="Another title")
    for each in (CARD, other):
        picture(each, tmp_path)

    assert drawn == [CARD, other]
    assert [file.name for file in tmp_path.iterdir()] == [f"{other.digest}.png"]


def test_a_card_that_takes_a_place_leaves_the_folders_of_other_pages(drawn, tmp_path, caplog):
    picture(CARD, tmp_path / "partners")
    picture(CARD, tmp_path)

    assert [file.parent.name for file in tmp_path.glob("*/*.png")] == ["partners"]
    assert caplog.messages == []


def test_another_design_draws_every_card_anew(monkeypatch):
    before = CARD.digest
    monkeypatch.setattr(card, "DESIGN", card.DESIGN + 1)

    assert CARD.digest != before


def test_a_folder_that_cannot_be_made_hides_no_card(drawn, tmp_path):
    (tmp_path / "file").touch()

    assert picture(CARD, tmp_path / "file" / "folder") == b"picture"


def test_a_full_disk_hides_no_card_and_leaves_nothing_behind(drawn, tmp_path, monkeypatch):
    def fail(*_arguments):
        raise OSError("No space left on device")

    monkeypatch.setattr(shelf.os, "replace", fail)

    assert picture(CARD, tmp_path) == b"picture"
    assert list(tmp_path.iterdir()) == []
