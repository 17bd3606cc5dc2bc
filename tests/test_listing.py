import pytest
from django.http import QueryDict
from django.utils.translation import override

from cooperation.enums import PartnerKind
from cooperation.listing import Listing, NotUnderstood, brief
from cooperation.models import Conference, Memorandum, Partner

from .builders import (
    date,
    make_conference,
    make_country,
    make_memorandum,
    make_partner,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def listing(query, kind=Partner):
    return Listing.of(kind.objects.published(), QueryDict(query))


def names(asked):
    rows = asked.sorted(asked.records)
    return [str(record.localized_title) for record in rows]


def test_without_parameters_it_holds_all_by_name():
    make_partner(name_en="SUPARCO")
    make_partner(name_en="Airbus")

    asked = listing("")

    assert names(asked) == ["Airbus", "SUPARCO"]
    assert asked.query() == ""


def test_filters_narrow_together():
    kazakhstan = make_country("KZ")
    make_partner(country=kazakhstan, kind=PartnerKind.COMPANY, name_en="Wanted")
    make_partner(country=kazakhstan, kind=PartnerKind.SPACE_AGENCY)
    make_partner(kind=PartnerKind.COMPANY)

    assert names(listing("kind=company&country=kz")) == ["Wanted"]


def test_query_is_the_shortest_that_asks_for_the_same():
    make_partner(country=make_country("KZ"))

    asked = listing("sort=title&area=&utm_source=x&country=kz&page=1")

    assert asked.query() == "?country=kz"
    assert asked.query(page=2) == "?country=kz&page=2"


def test_each_chosen_filter_can_be_taken_away_alone():
    make_partner(country=make_country("KZ"), kind=PartnerKind.COMPANY)

    asked = listing("kind=company&country=kz&sort=country")

    assert {each.name: each.query_without for each in asked.chosen} == {
        "kind": "?country=kz&sort=country",
        "country": "?kind=company&sort=country",
    }


def test_a_value_that_is_not_understood_is_named_and_left_out():
    make_partner()

    asked = listing("kind=rocket&country=&sort=random&view=hologram")

    assert asked.not_understood == [
        NotUnderstood("Kind of organisation", "rocket"),
        NotUnderstood("Sort", "random"),
        NotUnderstood("View", "hologram"),
    ]
    assert len(names(asked)) == 1
    assert asked.query() == ""


def test_a_long_strange_value_is_named_by_its_beginning():
    assert listing("kind=" + "x" * 5000).not_understood[0].value == "x" * 60


def test_a_value_that_matches_nothing_is_still_offered_and_chosen():
    make_partner(kind=PartnerKind.COMPANY)

    (kind, _country, _area) = listing("kind=university").fields

    assert [choice.value for choice in kind.choices] == ["company", "university"]
    assert kind.chosen.value == "university"


def test_choices_do_not_shrink_with_what_is_chosen():
    make_partner(kind=PartnerKind.COMPANY)
    make_partner(kind=PartnerKind.SPACE_AGENCY)

    (kind, _country, _area) = listing("kind=company").fields

    assert [choice.value for choice in kind.choices] == ["space-agency", "company"]


def test_dates_sort_both_ways_with_unknown_ones_last():
    make_memorandum(title_en="May", signed_on=date("2022-05-17"))
    make_memorandum(title_en="Unknown", signed_on=None)
    make_memorandum(title_en="Year", signed_on=date("2021"))

    assert names(listing("sort=date", Memorandum)) == ["Year", "May", "Unknown"]
    assert names(listing("sort=-date", Memorandum)) == ["May", "Year", "Unknown"]


def test_conferences_open_with_the_newest():
    make_conference(title_en="First", starts_on=date("2022"), ends_on=None)
    make_conference(title_en="Second", starts_on=date("2023"), ends_on=None)

    assert names(listing("", Conference)) == ["Second", "First"]
    assert listing("sort=date", Conference).query() == "?sort=date"


def test_partners_sort_by_country_and_then_by_name():
    austria, zambia = make_country(name_en="Austria"), make_country(name_en="Zambia")
    make_partner(country=zambia, name_en="A")
    make_partner(country=austria, name_en="C")
    make_partner(country=austria, name_en="B")

    assert names(listing("sort=country")) == ["B", "C", "A"]


# --- Sorts and views ---------------------------------------------------------------------------


def options(found):
    return {option.value: (option.query, option.is_chosen) for option in found}


def test_cards_are_the_view_unless_a_table_is_asked_for():
    assert listing("").view.value == "cards"
    assert listing("view=cards").query() == ""
    assert listing("view=table").view.value == "table"


def test_the_view_survives_filters_sorts_and_pages():
    make_partner(country=make_country("KZ"))

    asked = listing("view=table&country=kz&sort=country")

    assert asked.query(page=2) == "?country=kz&sort=country&view=table&page=2"
    assert asked.chosen[0].query_without == "?sort=country&view=table"
    assert asked.query_without_filters == "?sort=country&view=table"
    assert dict(asked.arrangement) == {"sort": "country", "view": "table"}


def test_what_goes_without_saying_is_not_sent_with_the_filters():
    assert dict(listing("sort=title&view=cards").arrangement) == {}


def test_each_sort_and_view_leads_to_the_same_list_with_it():
    make_partner(country=make_country("KZ"))

    asked = listing("view=table&country=kz&sort=country")

    assert options(asked.sort_options) == {
        "title": ("?country=kz&view=table", False),
        "country": ("?country=kz&sort=country&view=table", True),
    }
    assert options(asked.view_options) == {
        "cards": ("?country=kz&sort=country", False),
        "table": ("?country=kz&sort=country&view=table", True),
    }


@pytest.mark.parametrize(
    ("query", "title", "dates"),
    [
        ("", ("ascending", ""), ("", "?sort=-date")),
        ("sort=-date", ("", ""), ("descending", "?sort=date")),
        ("sort=date", ("", ""), ("ascending", "?sort=-date")),
    ],
)
def test_a_column_says_how_it_is_sorted_and_leads_to_the_other_order(query, title, dates):
    assert listing(query, Memorandum).headers == {"title": title, "date": dates}


def test_a_list_that_is_neither_sorted_nor_viewed_otherwise_has_no_options():
    asked = Listing(Partner.objects.published(), (), (), QueryDict("sort=x&view=table"))

    assert (asked.sort_options, asked.view_options, asked.headers) == ([], [], {})
    assert asked.not_understood == []


def test_brief_records_read_nothing_again(django_assert_num_queries):
    make_partner()

    with django_assert_num_queries(1):
        for record in brief(Partner.objects.all()):
            assert record.localized_title.value
            assert record.summary
            assert record.languages == ["uz", "ru", "en"]
