"""What is found, and in which order."""

import pytest

from cooperation.search import changes, search, shown

from ..builders import (
    date,
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_statistic,
    make_step,
)
from .builders import found, make_synonyms

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    [
        "Oʻzbekkosmos", "O'zbekkosmos", "o`zbekkosmos", "OZBEKKOSMOS", "Özbekkosmos",
        "Ўзбеккосмос", "Узбеккосмос", "ozbekk", "oʻzbekkosmosning", "ozbekkosmos ",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_typed(query):
    partner = make_partner(name_uz="Oʻzbekkosmos", name_ru="Узбеккосмос", name_en="Uzbekspace")

    assert found(query) == [partner]


def test_every_word_must_be_there_in_any_order_and_language():
    memorandum = make_memorandum(title_en="Deal with Airbus", title_ru="Сделка с Airbus")
    make_memorandum(title_en="Deal with Maxar", title_ru="Сделка с Maxar")

    assert found("airbus deal") == [memorandum]
    assert found("сделка airbus") == [memorandum]


def test_what_says_nothing_may_be_missing():
    partner = make_partner(name_en="University of Padua")

    assert found("the university at padua") == [partner]


# --- What there is to find ---------------------------------------------------------------------


def test_names_abbreviations_former_names_and_places_of_a_partner():
    partner = make_partner(
        name_en="Research Institute", short_name_en="QZRI", now_known_as_en="Formerly Zyx",
        city_en="Daejeon", body_en="<p>It <b>builds</b> rockets.</p>",
        areas=[make_area(name_en="Navigation")], country=make_country(name_en="Elbonia"),
    )  # fmt: skip
    make_partner()

    for query in ("research institute", "QZRI", "zyx", "daejeon", "rocket", "navigation"):
        assert found(query) == [partner], query
    assert partner in found("elbonia")


def test_figures_of_a_body_and_of_a_conference():
    body, conference = make_membership(), make_conference()
    make_statistic(membership=body, label_en="observatories")
    make_statistic(conference=conference, label_en="journalists")

    assert found("observatory") == [body]
    assert found("journalist") == [conference]


def test_acts_articles_and_parties_of_an_agreement():
    agreement = make_agreement(steps=())
    make_step(agreement, act_en="Decree UP-5806", place_en="Samarkand")
    agreement.articles.create(number="1", text_en="<p>Telemetry is shared.</p>")
    agreement.parties.create(country=make_country(), signing_body_en="Ministry of Moons")
    make_agreement()

    for query in ("5806", "samarkand", "telemetry", "ministry moons"):
        assert found(query) == [agreement], query


def test_the_year_of_a_date():
    make_memorandum(signed_on=date("2021"))
    memorandum = make_memorandum(signed_on=date("2022-05"))

    assert found("memorandum 2022") == [memorandum]


def test_a_memorandum_by_the_country_of_its_partner():
    partner = make_partner(name_en="Rocket Lab", country=make_country(name_en="Elbonia"))
    memorandum = make_memorandum(title_en="Memorandum", partners=[partner])
    make_memorandum()

    assert found("memorandum elbonia") == [memorandum]
    assert memorandum in found("rocket lab")


def test_a_country_by_its_name_and_its_code():
    country = make_country("FR", name_en="France")
    make_partner(country=country)

    assert found("france")[0] == country
    assert found("FR")[0] == country


# --- Equal names -------------------------------------------------------------------------------


def test_equal_names_find_each_other_in_any_language():
    make_synonyms(names_uz="oʻzaro anglashuv", names_ru="меморандум", names_en="MoU\nmemorandum")
    memorandum = make_memorandum(title_uz="Hujjat", title_ru="Меморандум", title_en="Paper")

    for query in ("MoU", "mou", "memoranda", "oʻzaro anglashuvi", "ўзаро англашув", "меморандума"):
        assert found(query) == [memorandum], query


def test_an_equal_name_of_several_words_is_taken_as_one():
    make_synonyms(names_en="UN\nUnited Nations")
    body = make_membership(name_en="UN Committee")
    make_membership(name_en="United Group")

    assert found("united nations committee") == [body]


def test_a_changed_group_is_understood_at_once():
    group = make_synonyms(names_en="MoU\npaper")
    memorandum = make_memorandum(title_en="Paper", title_uz="", title_ru="")
    group.names_en = "deal\npaper"
    group.save()

    assert found("deal") == [memorandum]
    assert found("mou") == []


# --- Order -------------------------------------------------------------------------------------


def test_the_whole_name_comes_before_a_part_of_one_and_that_before_facts_and_texts():
    text = make_partner(name_en="Alpha", body_en="<p>Works with Zenit.</p>")
    fact = make_partner(name_en="Beta", city_en="Zenit")
    part = make_partner(name_en="Zenit Rocket Works")
    whole = make_partner(name_en="Zenit")

    assert found("zenit") == [whole, part, fact, text]


def test_a_whole_word_comes_before_a_begun_one():
    begun = make_partner(name_en="Zenitology Works")
    whole = make_partner(name_en="Zenit Works")

    assert found("zenit") == [whole, begun]


def test_as_typed_comes_before_folded():
    folded = make_partner(name_uz="Oʻta markaz", name_ru="", name_en="")
    typed = make_partner(name_uz="Ota markaz", name_ru="", name_en="")

    assert found("ota markaz", "uz")[0] == typed
    assert found("oʻta markaz", "uz")[0] == folded


def test_the_readers_language_comes_first():
    russian = make_partner(name_ru="Zenit", name_en="Base", name_uz="Baza")
    english = make_partner(name_ru="База", name_en="Zenit", name_uz="Baza")

    assert found("zenit", "ru") == [russian, english]
    assert found("zenit", "en") == [english, russian]


def test_the_order_does_not_depend_on_other_edits():
    partners = [make_partner(name_en=f"Zenit {letter}") for letter in "CAB"]
    before = found("zenit")
    partners[0].body_en = "<p>Edited.</p>"
    partners[0].save()

    assert found("zenit") == before == [partners[1], partners[2], partners[0]]


def test_a_pool_that_is_full_says_so_and_still_counts(monkeypatch):
    monkeypatch.setattr("cooperation.search.engine._NAMES", 3)
    monkeypatch.setattr("cooperation.search.engine._FACTS", 3)
    monkeypatch.setattr("cooperation.search.engine._OWN_WORDS", 3)
    monkeypatch.setattr("cooperation.search.engine._WORDS", 3)
    country = make_country("FR")
    for _each in range(6):
        make_partner(name_en="Zenit Works")
    partner = make_partner(name_en="Zenit Works", country=country)
    for _each in range(3):
        make_partner(name_en="Zenit Works")
    whole = search("zenit", "en")

    assert whole.is_cut
    assert (whole.numbers, whole.is_counted_through) == ({"partner": 10}, True)
    assert len(whole.found) < 10
    assert [each.slug for each in whole.with_facet("c", "FR").found] == [partner.slug]


# --- Misspelt words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["azerbaijn", "azerbajian", "azerbaiijan", "Azebaijn", "азербайжан", "Озарбайжн"]
)
def test_a_misspelt_name_is_mended(query):
    partner = make_partner(name_uz="Ozarbayjon", name_ru="Азербайджан", name_en="Azerbaijan")

    assert found(query) == [partner]
    assert search(query, "en").mended[query] in ("Azerbaijan", "Азербайджан", "Ozarbayjon")


def test_what_was_meant_is_written_as_the_register_does():
    make_partner(name_uz="Oʻzbekkosmos")
    results = search("ozbekosmos agentlik", "uz")

    assert results.mended == {"ozbekosmos": "Oʻzbekkosmos"}
    assert results.asked_instead == "Oʻzbekkosmos agentlik"


def test_the_nearest_word_is_taken():
    make_partner(name_en="Zenith Works")
    near = make_partner(name_en="Zentik Works")

    assert found("zentikk") == [near]


def test_short_words_are_not_guessed():
    make_partner(name_en="ISA")

    assert found("ika") == []


def test_where_nothing_has_all_words_some_are_enough():
    partner = make_partner(name_en="Airbus")
    results = search("airbus qqqqqqqqqq", "en")

    assert found("airbus qqqqqqqqqq") == [partner]
    assert results.is_partial
    assert [term.text for term in results.unknown] == ["qqqqqqqqqq"]


def test_words_that_never_meet_find_what_has_most_of_them():
    two = make_partner(name_en="Alpha Beta", body_en="", summary_en="x")
    one = make_partner(name_en="Gamma", body_en="", summary_en="x")

    assert found("alpha beta gamma") == [two, one]


# --- Snippets ----------------------------------------------------------------------------------


def lines(query, language="en"):
    results = search(query, language)
    return shown(results.found, results.query, language)


def marked(snippet):
    return [part.text for part in snippet.parts if part.is_match]


def test_a_snippet_shows_the_words_as_they_were_written():
    make_partner(name_uz="Markaz", body_uz=f"<p>{'soʻz ' * 100}Hamkorligimiz kuchli.</p>")
    (line,) = lines("hamkorlik", "uz")

    assert marked(line.text) == ["Hamkorligimiz"]
    assert line.text.parts[0].text == "…"
    assert line.text.language == "uz"


def test_a_snippet_in_another_language_says_so():
    make_partner(name_en="Base", body_ru="<p>Полёт ракеты.</p>")
    (line,) = lines("ракета")

    assert (marked(line.text), line.text.language) == (["ракеты"], "ru")
    assert line.name.language == "en"


def test_words_of_a_name_are_marked_in_it():
    make_partner(name_en="Space Agency of Elbonia")
    (line,) = lines("agencies")

    assert marked(line.name) == ["Agency"]


def test_keys_of_synonyms_are_kept_with_their_group():
    group = make_synonyms(names_en="MoU\npaper")
    changes.write_keys(group)

    assert group.keys.count() == len(set(group.keys.values_list("key", flat=True)))
