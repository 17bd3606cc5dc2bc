"""What the assistant says of a text, what it puts right, and what it leaves in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.markup import RecordReference
from cooperation.text_assistant import Context, advise, dates_in_form, mended
from tests.test_markup import HOSTILE

COUNTRIES = {
    "KG": {"uz": "Qirgʻiziston", "ru": "Кыргызстан", "en": "Kyrgyzstan"},
    "KR": {"uz": "Koreya Respublikasi", "ru": "Республика Корея", "en": "Republic of Korea"},
    "BY": {"uz": "Belarus", "ru": "Беларусь", "en": "Belarus"},
    "TR": {"uz": "Turkiya", "ru": "Турция", "en": "Türkiye"},
}
VEGA = RecordReference("partner", "vega")
CONTEXT = Context(countries=COUNTRIES, pictures={"hall": {"uz"}})


def found(text, language, field="body", context=CONTEXT, **options):
    return [(each.code, each.fix) for each in advise(text, language, field, context, **options)]


def right(text, language, **options):
    return mended(text, language, "body", CONTEXT, **options)


# --- Letters, spaces, marks ---


@pytest.mark.parametrize(
    ("language", "typed", "kept"),
    [
        ("uz", "O'zbekiston sanʻati", "Oʻzbekiston sanʼati"),
        ("uz", "vеb", "veb"),
        ("en", "Two  spaces , and a comma .", "Two spaces, and a comma."),
        ("uz", 'U "salom" dedi', "U “salom” dedi"),
        ("uz", "«Oʻzbekkosmos»", "“Oʻzbekkosmos”"),
        ("ru", 'Агентство "Узбеккосмос".', "Агентство «Узбеккосмос»."),
        ("en", '("Uzbekspace")', "(“Uzbekspace”)"),
    ],
)
def test_what_is_certain_is_put_right(language, typed, kept):
    assert right(typed, language) == kept
    assert found(kept, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uz", "Oʻzbekiston maʼnosi, “Oʻzbekkosmos” va COPUOS."),
        ("ru", 'Агентство «Узбеккосмос» — 5" экран, т. е. 12,5 см.'),
        ("en", "It’s 3.5 per cent; see “Space” (2022)."),
        ("ru", "У Киргизской Республики"),
        ("ru", "киргизы и белорусский язык"),
        ("uz", "Turkiyada va Belarusda"),
        ("en", "turkey"),
    ],
)
def test_right_text_is_left_in_peace(language, text):
    assert found(text, language) == []


# --- Names ---


@pytest.mark.parametrize(
    ("language", "typed", "kept"),
    [
        ("ru", "Киргизия", "Кыргызстан"),
        ("ru", "с Киргизией", "с Кыргызстаном"),
        ("en", "South Korea’s programme", "Republic of Korea’s programme"),
        ("en", "Turkey", "Türkiye"),
        ("uz", "Belorussiyada", "Belarusda"),
        ("uz", "Janubiy Koreyaning", "Koreya Respublikasining"),
        ("en", "the Memorandum of Mutual Understanding", "the Memorandum of understanding"),
    ],
)
def test_name_becomes_the_approved_one_in_its_case(language, typed, kept):
    assert right(typed, language) == kept


@pytest.mark.parametrize(
    ("language", "typed"),
    [("ru", "в Киргизии"), ("ru", "с Южной Кореей"), ("ru", "о Белоруссии")],
)
def test_name_in_a_case_that_is_not_sure_is_named_alone(language, typed):
    assert found(typed, language) == [("name", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He spoke of “South Korea” there."),
        ("en", "Publications abroad call the agency Uzbekcosmos."),
        ("ru", "Прежнее название — Киргизия."),
        ("uz", "Chet elda u Uzbekcosmos deb ataladi."),
    ],
)
def test_name_that_is_quoted_or_spoken_of_stays(language, text):
    assert found(text, language) == []


def test_names_are_no_matter_of_titles():
    assert found("Embassy of South Korea", "en", "name") == []


# --- Another language ---


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uz", "Агентство и правительство подписали соглашение."),
        ("en", "Агентство и правительство подписали соглашение."),
        ("ru", "The agency and the government have signed an agreement."),
        ("uz", "The agency and the government have signed an agreement."),
        ("en", "Agentlik va hukumat oʻrtasida hamkorlik toʻgʻrisida bitim imzolandi."),
        ("uz", "Агентлик ва ҳукумат ўртасида ҳамкорлик тўғрисида битим."),
        ("ru", "Агентлик ва ҳукумат ўртасида ҳамкорлик тўғрисида битим."),
        ("ru", "Agentlik va hukumat o'rtasida hamkorlik to'g'risida bitim imzolandi."),
    ],
)
def test_text_in_the_field_of_another_language_is_noticed(language, text):
    assert "language" in [code for code, _fix in found(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "International Astronautical Federation (IAF), European Space Agency"),
        ("uz", "Space Technology Conference, Airbus Defence and Space"),
        ("uz", "COPUOS, UNOOSA, ESCAP"),
        ("en", "Узбеккосмос"),
        ("ru", ""),
    ],
)
def test_names_and_abbreviations_are_in_no_wrong_language(language, text):
    codes = [code for code, _fix in found(text, language, "summary")]
    assert "language" not in codes


# --- Links and pictures ---


@pytest.mark.parametrize("words", ["here", "Here.", "shu yerda", "здесь", "https://a.uz/b"])
def test_link_that_does_not_say_where_it_leads_is_noticed(words):
    text = f'<p>See <a href="https://example.org/">{words}</a>.</p>'
    assert [each for each in found(text, "en", is_prose=True) if each[0] == "link"]


def test_link_with_words_is_left_in_peace():
    text = '<p>See <a href="https://example.org/">the report of 2022</a>.</p>'
    assert found(text, "en", is_prose=True) == []


@pytest.mark.parametrize(("linked", "codes"), [(frozenset(), ["record"]), ({VEGA}, [])])
def test_link_to_what_readers_do_not_see_is_noticed(linked, codes):
    text = f'<p><a href="{VEGA}">Vega</a></p>'
    context = Context(linked=frozenset(linked))
    assert [code for code, _fix in found(text, "en", context=context, is_prose=True)] == codes


def test_bare_address_is_noticed():
    assert found("See https://example.org/a for more.", "en") == [("address", None)]


@pytest.mark.parametrize(
    ("key", "language", "codes"),
    [("hall", "uz", []), ("hall", "ru", ["picture"]), ("gone", "uz", ["picture"])],
)
def test_picture_without_words_is_noticed(key, language, codes):
    text = f'<figure data-picture="{key}"></figure>'
    assert [code for code, _fix in found(text, language, is_prose=True)] == codes


# --- Dates ---

SIGNED = Context(dates=dates_in_form({"signed_on": "10.05.2022"}))
HELD = Context(dates=dates_in_form({"starts_on": "25.04.2023", "ends_on": "27.04.2023"}))


@pytest.mark.parametrize(
    ("language", "context", "text", "codes"),
    [
        ("en", SIGNED, "It was signed on 11 May 2022.", ["date"]),
        ("en", SIGNED, "It was signed on 10 May 2022.", []),
        ("en", SIGNED, "They met on 11 May 2022.", []),
        ("en", SIGNED, "Signed between 9 May 2022 and 11 May 2022.", []),
        ("ru", SIGNED, "Меморандум подписан 11 мая 2022 года.", ["date"]),
        ("uz", SIGNED, "Memorandum 2022-yil 11-mayda imzolandi.", ["date"]),
        ("uz", SIGNED, "Memorandum 2022-yil 10-mayda imzolandi.", []),
        ("en", HELD, "It was held on 26 April 2023.", []),
        ("en", HELD, "It was held on 2 May 2023.", ["date"]),
        ("en", SIGNED, "It was signed on 31 February 2022.", []),
    ],
)
def test_date_that_differs_from_the_field_is_asked_about(language, context, text, codes):
    assert [code for code, _fix in found(text, language, context=context)] == codes


def test_signature_of_an_agreement_is_the_step_that_says_so():
    posted = {"steps-0-kind": "approved", "steps-0-on": "2022", "steps-1-kind": "signed"}
    posted["steps-1-on"] = "12.2021"
    assert [str(each) for each in dates_in_form(posted)["signed"]] == ["2021-12"]


# --- Rich text ---


def test_fix_goes_where_it_belongs_in_the_markup():
    text = "<p>O'z <strong>o'z</strong>&amp; <em>a</em>  b</p>"
    assert right(text, "uz", is_prose=True) == ("<p>Oʻz <strong>oʻz</strong>&amp; <em>a</em> b</p>")


def test_word_that_markup_divides_is_named_without_a_fix():
    text = "<p>Janubiy <strong>Koreya</strong></p>"
    assert found(text, "uz", is_prose=True) == [("name", None)]


def test_one_thing_is_put_right_alone():
    text = "O'zbekiston  va"
    assert mended(text, "uz", "body", CONTEXT, only={("space", 11, 13)}) == "O'zbekiston va"


@given(
    st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), max_size=6).map("".join),
    st.sampled_from(["uz", "ru", "en"]),
    st.booleans(),
)
def test_whatever_is_typed_is_read_and_put_right_for_good(text, language, is_prose):
    once = mended(text, language, "body", CONTEXT, is_prose=is_prose)
    for each in advise(once, language, "body", CONTEXT, is_prose=is_prose):
        assert 0 <= each.start <= each.end
    twice = mended(once, language, "body", CONTEXT, is_prose=is_prose)
    assert mended(twice, language, "body", CONTEXT, is_prose=is_prose) == twice
