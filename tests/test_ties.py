import pytest
from django.contrib.auth.models import AnonymousUser

from cooperation import ties
from cooperation.models import Agreement, Conference, Membership, Memorandum, Partner

from .builders import (
    date,
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
)

pytestmark = pytest.mark.django_db

ANYBODY = AnonymousUser()


@pytest.fixture
def country():
    return make_country("KZ")


def tie(kind, country, **overrides):
    home = make_country("UZ")
    if kind is Partner:
        return make_partner(country=country, **overrides)
    if kind is Memorandum:
        return make_memorandum(partners=[make_partner(country=country)], **overrides)
    if kind is Agreement:
        return make_agreement(parties=[home, country], **overrides)
    if kind is Membership:
        return make_membership(seat_country=country, **overrides)
    return make_conference(country=country, **overrides)


every_kind = pytest.mark.parametrize(
    "kind", [Partner, Memorandum, Agreement, Membership, Conference]
)


@every_kind
def test_each_kind_of_record_ties_its_country(kind, country):
    record = tie(kind, country)

    assert list(ties.countries(ANYBODY)) == [country]
    assert ties.by_country(ANYBODY)[country.pk].numbers[kind] == 1
    assert list(ties.records(kind, country, ANYBODY)) == [record]


@every_kind
def test_what_is_not_published_ties_nothing(kind, country):
    tie(kind, country, status="draft")

    assert list(ties.records(kind, country, ANYBODY)) == []
    assert all(kind not in tie.numbers for tie in ties.by_country(ANYBODY).values())


def test_a_country_without_ties_is_not_among_them(country):
    assert list(ties.countries(ANYBODY)) == []


def test_uzbekistan_is_not_tied_to_itself():
    make_agreement(parties=[make_country("UZ")])

    assert list(ties.countries(ANYBODY)) == []


def test_a_memorandum_with_two_partners_of_a_country_counts_once(country):
    memorandum = make_memorandum(
        partners=[make_partner(country=country), make_partner(country=country)]
    )

    assert ties.by_country(ANYBODY)[country.pk].numbers == {Partner: 2, Memorandum: 1}
    assert list(ties.records(Memorandum, country, ANYBODY)) == [memorandum]


# --- Since when --------------------------------------------------------------------------------


def since(country):
    return ties.by_country(ANYBODY)[country.pk].since


@pytest.mark.parametrize(
    ("kind", "dated"),
    [
        (Memorandum, {"signed_on": date("2019-05")}),
        (Agreement, {"steps": [("signed", "2019-05"), ("entered-into-force", "2020")]}),
        (Membership, {"since": date("2019-05")}),
        (Conference, {"starts_on": date("2019-05"), "ends_on": None}),
    ],
)
def test_a_record_ties_its_country_since_its_first_date(kind, dated, country):
    tie(kind, country, **dated)

    assert since(country) == date("2019-05")


def test_a_partner_has_no_date(country):
    tie(Partner, country)

    assert since(country) is None


def test_the_earliest_date_of_all_kinds_counts(country):
    tie(Membership, country, since=date("2021"))
    tie(Conference, country, starts_on=date("2018-11-01"), ends_on=None)
    tie(Conference, country, starts_on=None, ends_on=None)
    tie(Partner, country)

    assert since(country) == date("2018-11-01")


def test_a_year_is_earlier_than_its_days(country):
    tie(Membership, country, since=date("2021-01-01"))
    tie(Membership, country, since=date("2021"))

    assert since(country) == date("2021")


def test_a_hidden_record_gives_no_date(country):
    tie(Membership, country, since=date("2021"))
    tie(Membership, country, since=date("1999"), status="draft")

    assert since(country) == date("2021")
