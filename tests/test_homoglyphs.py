"""Letters of one alphabet within words of the other: which are certain, and what saving mends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.homoglyphs import mend_mixed_words, mixed_words
from tests.builders import make_partner


@pytest.mark.parametrize(
    ("language", "typed", "right"),
    [
        ("uz", "jоylаshtirilgаn", "joylashtirilgan"),  # with Cyrillic о and а
        ("uz", "vеb sahifa", "veb sahifa"),
        ("uz", "Оʻzbekkosmos", "Oʻzbekkosmos"),
        ("ru", "Cкандинавия", "Скандинавия"),
        ("ru", "кoсмос", "космос"),
        ("ru", "ESА и СNES", "ESA и CNES"),
        ("en", "spасe", "space"),
        ("en", "cо", "co"),
        ("ru", "cо", "со"),
    ],
)
def test_word_in_which_all_strangers_have_a_twin_is_mended(language, typed, right):
    assert mend_mixed_words(typed, language) == right


@pytest.mark.parametrize(
    "text",
    [
        "Oʻzbekkosmos-А",  # two words, each in one alphabet
        "COPUOSа",
        "web-сайт",
        "агентство Uzbekspace",
        "Wordы",
        "А4, Т-34, 5G",
        "Airbus",
        "спутник",
    ],
)
def test_what_is_not_certain_is_left_as_it_is(text):
    for language in ("uz", "ru", "en"):
        assert mend_mixed_words(text, language) == text


def test_uncertain_word_is_named_without_a_proposal():
    assert list(mixed_words("в COPUOSе", "ru")) == [(2, 9, None)]


def test_markup_is_left_alone():
    text = '<p title="cо"><a href="https://а.uz/cо">cо</a></p>'
    assert mend_mixed_words(text, "ru") == text.replace(">cо<", ">со<")


@given(st.text(alphabet="aocаосъz ʻ-", max_size=20), st.sampled_from(["uz", "ru", "en"]))
def test_mending_twice_is_mending_once(text, language):
    once = mend_mixed_words(text, language)
    assert mend_mixed_words(once, language) == once


@pytest.mark.django_db
def test_saving_mends_all_three_languages():
    partner = make_partner(
        name_uz="O'zbek vеb", body_uz="<p>vеb</p>", name_ru="Cкандинавия", name_en="Spасe"
    )
    partner.refresh_from_db()
    assert (partner.name_uz, partner.body_uz, partner.name_ru, partner.name_en) == (
        "Oʻzbek veb",
        "<p>veb</p>",
        "Скандинавия",
        "Space",
    )
