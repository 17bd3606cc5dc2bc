import pytest

from cooperation.monograms import monogram


@pytest.mark.parametrize(
    ("name", "language", "letters"),
    [
        ("NASA", "en", "NASA"),
        ("КОПУОС", "ru", "КОПУОС"),
        ("UAE Space Agency", "en", "UAE"),
        ("SSI Monaco", "en", "SSI"),
        ("SUPARCO", "en", "S"),
        ("Airbus", "en", "A"),
        ("SpaceX", "en", "S"),
        ("Padua universiteti", "uz", "PU"),
        ("University of Padua", "en", "UP"),
        ("Межгосударственный совет по космосу", "ru", "МС"),
        ("for all", "en", "FA"),
        ("42 Étoiles", "en", "É"),
        ("“Azercosmos” OJSC", "en", "AO"),
    ],
)
def test_monogram(name, language, letters):
    assert monogram(name, language) == letters


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Oʻzbekiston gʻalaba qoʻmitasi", "OʻGʻ"),
        ("Shveytsariya choʻqqisi", "ShCh"),
        ("oʻzbek", "Oʻ"),
        ("Ilmiy maʼlumot markazi", "IM"),
    ],
)
def test_letters_of_two_signs_stay_whole(name, letters):
    assert monogram(name, "uz") == letters


def test_oʻ_is_one_letter_in_other_languages_too_but_sh_is_not():
    assert monogram("Oʻzbek Shanghai", "en") == "OʻS"


def test_an_accent_written_apart_stays_with_its_letter():
    assert monogram("E\u0301cole", "en") == "É"


@pytest.mark.parametrize("name", ["", "  ", "2022", "—"])
def test_a_name_without_letters_has_none(name):
    assert monogram(name, "uz") == ""
