import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis import APOSTROPHES, fold, words_of


@pytest.mark.parametrize("sign", ["", *APOSTROPHES])
def test_every_apostrophe_is_none(sign):
    assert fold(f"O{sign}zbekiston", "uz") == "ozbekiston"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ўзбекистон", "ozbekiston"),
        ("Özbekiston", "ozbekiston"),
        ("ҲАМКОРЛИК", "hamkorlik"),
        ("маълумот", "malumot"),
        ("Ер", "yer"),
        ("елка", "yelka"),
        ("ёруғ", "yorug"),
        ("Қирғизистон", "qirgiziston"),
        ("станция", "stansiya"),
        ("коммуникация", "kommunikatsiya"),
        ("Октябрь", "oktabr"),
        ("shahar", "shahar"),
        ("Şahar", "shahar"),
        ("шаҳар", "shahar"),
        ("çet", "chet"),
        ("joylаshtirilgаn", "joylashtirilgan"),  # with Cyrillic а
    ],
)
def test_uzbek_is_one_however_it_is_written(written, folded):
    assert fold(written, "uz") == folded


def test_yo_is_another_letter_in_each_language():
    assert fold("объём", "ru") == "объем"
    assert fold("ёруғ", "uz") == "yorug"


def test_russian_keeps_its_letters():
    assert fold("Байконур", "ru") == "байконур"
    assert fold("сове\u0301т", "ru") == "совет"  # with a stress mark


def test_marks_of_latin_letters_are_dropped():
    assert [fold(word, "en") for word in ("Türkiye", "Côte", "Iğdır")] == [
        "turkiye",
        "cote",
        "igdir",
    ]


@given(st.text(max_size=60), st.sampled_from(["uz", "ru", "en"]))
def test_any_text_folds_to_letters_and_digits_that_fold_to_themselves(text, language):
    for word in words_of(text):
        folded = fold(word.text, language)
        assert folded == "" or folded.isalnum()


@given(st.text("abcdefghijklmnopqrstuvwxyzшчўқғҳёаеоиʻʼ'`’", max_size=20))
def test_folding_twice_is_folding_once(word):
    assert fold(fold(word, "uz"), "uz") == fold(word, "uz")
