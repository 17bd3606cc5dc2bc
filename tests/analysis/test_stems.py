import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis import analysed

CASES = ["ning", "ni", "ga", "da", "dan", "dagi", "gacha"]


def stem(word, language):
    return analysed(word, language)[1]


@pytest.mark.parametrize(
    "forms",
    [
        "hamkorlik hamkorligi hamkorligimiz hamkorlikning hamkorliklar ҳамкорлиги",
        "konferensiya konferensiyasi konferensiyalarida konferensiyaga конференцияси",
        "qishloq qishlogʻi qishloqda qishloqlar",
        "Kanada Kanadada Kanadaning",
        "Yer Yerni Ернинг",
        "maʼlumot malumot maʼlumotlari",
        "tashkilot tashkiloti tashkilotlarining",
    ],
)
def test_the_forms_of_an_uzbek_word_share_its_stem(forms):
    assert len({stem(form, "uz") for form in forms.split()}) == 1


def test_other_uzbek_words_keep_apart():
    words = "kosmik kosmos kema kenglik davlat davlatlararo hamkor hamkorlik".split()

    assert len({stem(word, "uz") for word in words}) == len(words)


@given(st.text("abdefghijklmnopqrstuvxyz", min_size=5, max_size=12), st.sampled_from(CASES))
def test_a_case_is_no_other_word(word, case):
    assert stem(word + case, "uz") == stem(word, "uz")


@pytest.mark.parametrize(
    "forms",
    [
        "Корея Кореи Корею Кореей",
        "Пакистан Пакистана Пакистаном Пакистане",
        "космический космическом космическое космических",
        "объединённых объединенные",
        "агентство агентства агентствами",
    ],
)
def test_the_forms_of_a_russian_word_share_its_stem(forms):
    assert len({stem(form, "ru") for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms", ["agency agencies agency’s AGENCY", "memorandum memoranda memorandums"]
)
def test_the_forms_of_an_english_word_share_its_stem(forms):
    assert len({stem(form, "en") for form in forms.split()}) == 1


def test_numbers_stay_as_they_are():
    assert {stem(number, language) for number in ("2022",) for language in ("uz", "ru", "en")} == {
        "2022"
    }


def test_a_word_of_any_length_has_a_short_stem():
    assert len(stem("a" * 10_000, "uz")) <= 40
