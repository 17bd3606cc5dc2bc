import pytest
from django.contrib.auth.models import AnonymousUser

from cooperation.enums import Section
from cooperation.search import SHOWN_OF_A_KIND, find

from .builders import make_agreement, make_conference, make_country, make_memorandum, make_partner

pytestmark = pytest.mark.django_db

ANYBODY = AnonymousUser()


def found(query):
    return {group.section: group.records for group in find(query, ANYBODY)}


@pytest.mark.parametrize(
    "query", ["Oʻzbekkosmos", "O'zbekkosmos", "o`zbekkosmos", "OZBEKKOSMOS", "Узбеккосмос", "bekk"]
)
def test_a_name_is_found_however_it_is_typed(query):
    partner = make_partner(name_uz="Oʻzbekkosmos", name_ru="Узбеккосмос", name_en="Uzbekspace")

    assert found(query) == {Section.PARTNERS: [partner]}


def test_every_word_must_be_there_in_any_order():
    memorandum = make_memorandum(title_en="Memorandum with Airbus")
    make_memorandum(title_en="Memorandum with Maxar")

    assert found("airbus memorandum") == {Section.MEMORANDA: [memorandum]}


def test_each_section_has_its_own_group():
    country = make_country("FR", name_en="France")
    partner = make_partner(name_en="Space Agency of France", country=country)
    agreement = make_agreement(title_en="Agreement with France", parties=[country])
    conference = make_conference(title_en="Days of France")

    assert found("france") == {
        Section.COUNTRIES: [country],
        Section.PARTNERS: [partner],
        Section.AGREEMENTS: [agreement],
        Section.CONFERENCES: [conference],
    }


def test_a_country_that_nothing_is_tied_to_has_no_page_to_find():
    make_country("FR", name_en="France")

    assert found("france") == {}


def test_what_is_not_published_is_not_found():
    make_partner(name_en="Secret", status="draft")

    assert found("secret") == {}


@pytest.mark.parametrize("query", ["", " ", "\t\n", "ʻ", "'"])
def test_no_word_finds_nothing(query):
    make_partner()

    assert found(query) == {}


@pytest.mark.parametrize("query", ["%", "_", "\\", "100%", "a" * 10_000, "🚀", "\u202e"])
def test_strange_signs_are_looked_for_as_they_are(query):
    make_partner(name_en="Plain")

    assert found(query) == {}


def test_more_words_than_a_database_takes_are_cut():
    partner = make_partner(name_en="Plain")

    assert found("plain " * 5_000) == {Section.PARTNERS: [partner]}


def test_a_long_group_is_cut_and_says_so():
    for _each in range(SHOWN_OF_A_KIND + 1):
        make_partner(name_en="Many")

    (group,) = find("many", ANYBODY)

    assert (len(group.records), group.has_more) == (SHOWN_OF_A_KIND, True)
