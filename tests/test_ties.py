import pytest
from django.contrib.auth.models import AnonymousUser

from cooperation import ties
from cooperation.models import Agreement, Conference, Membership, Memorandum, Partner

from .builders import (
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
    assert ties.counts(ANYBODY)[country.pk][kind] == 1
    assert list(ties.records(kind, country, ANYBODY)) == [record]


@every_kind
def test_what_is_not_published_ties_nothing(kind, country):
    tie(kind, country, status="draft")

    assert list(ties.records(kind, country, ANYBODY)) == []
    assert kind not in ties.counts(ANYBODY).get(country.pk, {})


def test_a_country_without_ties_is_not_among_them(country):
    assert list(ties.countries(ANYBODY)) == []


def test_uzbekistan_is_not_tied_to_itself():
    make_agreement(parties=[make_country("UZ")])

    assert list(ties.countries(ANYBODY)) == []


def test_a_memorandum_with_two_partners_of_a_country_counts_once(country):
    memorandum = make_memorandum(
        partners=[make_partner(country=country), make_partner(country=country)]
    )

    assert ties.counts(ANYBODY)[country.pk] == {Partner: 2, Memorandum: 1}
    assert list(ties.records(Memorandum, country, ANYBODY)) == [memorandum]
