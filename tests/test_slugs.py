import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.slugs import numbered, slug_from


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Japan Aerospace Exploration Agency (JAXA)", "japan-aerospace-exploration-agency-jaxa"),
        ("Oʻzbekkosmos", "ozbekkosmos"),
        ("O'zbekiston – Gʻarbiy maʼlumot", "ozbekiston-garbiy-malumot"),
        ("Ўзбеккосмос ва Қозоғистон ҳамкорлиги", "ozbekkosmos-va-qozogiston-hamkorligi"),
        ("Соглашение с Кыргызстаном: ёж, щит", "soglashenie-s-kyrgyzstanom-yozh-shchit"),
        ("Türkiye Uzay Ajansı", "turkiye-uzay-ajansi"),
        ("Łódź Straße", "lodz-strasse"),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "full-width"),
        ("宇宙", ""),
        ("", ""),
    ],
)
def test_slug_from_a_title_is_readable_latin(title, slug):
    assert slug_from(title) == slug


def test_slug_from_a_long_title_ends_with_a_whole_word():
    assert slug_from("agreement on outer space", max_length=18) == "agreement-on-outer"


def test_slug_from_a_word_longer_than_the_field_is_cut():
    assert slug_from("a" * 100, max_length=80) == "a" * 80


def test_numbered_slug_keeps_within_the_length():
    assert numbered("space-agency", 12, max_length=12) == "space-age-12"


@given(st.text())
def test_slug_from_any_text_is_an_address_or_empty(text):
    slug = slug_from(text, max_length=20)
    assert len(slug) <= 20
    assert slug == slug_from(slug, max_length=20)
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
