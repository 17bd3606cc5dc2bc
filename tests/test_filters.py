"""Each filter offers what occurs, understands what could occur, and narrows to one value."""

import pytest
from django.utils.translation import override

from cooperation.enums import AgencyRole, AgreementLevel, PartnerKind, StepKind, Term
from cooperation.filters import FILTERS, Choice
from cooperation.languages import LocalizedText
from cooperation.models import Agreement, Conference, Membership, Memorandum, Partner

from .builders import (
    date,
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_series,
)

pytestmark = pytest.mark.django_db


def filter_of(kind, name):
    return next(each for each in FILTERS[kind] if each.name == name)


def offered(kind, name):
    return [choice.value for choice in filter_of(kind, name).choices(kind.objects.published())]


def found(kind, name, value):
    return set(filter_of(kind, name).narrow(kind.objects.published(), value))


# --- What each kind is filtered by -----------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Membership, ["role", "area", "on"]),
        (Partner, ["kind", "country", "area"]),
        (Memorandum, ["status", "country", "area", "year", "on"]),
        (Agreement, ["status", "level", "country", "area", "year", "on"]),
        (Conference, ["series", "country", "area", "year", "on"]),
    ],
)
def test_filters_of_each_kind(kind, names):
    assert [each.name for each in FILTERS[kind]] == names


def test_partners_by_kind():
    agency = make_partner(kind=PartnerKind.SPACE_AGENCY)
    company = make_partner(kind=PartnerKind.COMPANY)
    make_partner(kind=PartnerKind.UNIVERSITY, status="draft")

    assert offered(Partner, "kind") == ["space-agency", "company"]
    assert found(Partner, "kind", "company") == {company}
    assert found(Partner, "kind", "space-agency") == {agency}


def test_partners_by_country():
    kazakh = make_partner(country=make_country("KZ", name_uz="Qozogʻiston"))
    make_partner(country=make_country("AZ", name_uz="Ozarbayjon"))
    make_country("FR")

    assert offered(Partner, "country") == ["az", "kz"]
    assert found(Partner, "country", "kz") == {kazakh}


def test_memberships_by_role():
    authority = make_membership(agency_role=AgencyRole.COMPETENT_AUTHORITY)
    make_membership(agency_role=AgencyRole.PARTICIPANT)

    assert offered(Membership, "role") == ["competent-authority", "participant"]
    assert found(Membership, "role", "competent-authority") == {authority}


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        (Membership, make_membership),
        (Partner, make_partner),
        (Memorandum, make_memorandum),
        (Agreement, make_agreement),
        (Conference, make_conference),
    ],
)
def test_every_kind_by_area(kind, make):
    launch = make_area(slug="launch", name_uz="Uchirish")
    science = make_area(slug="science", name_uz="Fan")
    make_area(slug="unused")
    both = make(areas=[launch, science])
    make(areas=[science])

    assert offered(kind, "area") == ["science", "launch"]
    assert found(kind, "area", "launch") == {both}


def test_memoranda_by_country_of_any_partner_each_once():
    country = make_country("KZ")
    partners = [make_partner(country=country), make_partner(country=country)]
    memorandum = make_memorandum(partners=partners)
    make_memorandum()

    rows = filter_of(Memorandum, "country").narrow(Memorandum.objects.published(), "kz")
    assert list(rows) == [memorandum]


def test_memoranda_by_year_whatever_the_precision():
    day = make_memorandum(signed_on=date("2022-05-17"))
    year = make_memorandum(signed_on=date("2022"))
    make_memorandum(signed_on=date("2024-10"))
    make_memorandum(signed_on=None)

    assert offered(Memorandum, "year") == ["2024", "2022"]
    assert found(Memorandum, "year", "2022") == {day, year}


def test_memoranda_by_status_of_today():
    in_effect = make_memorandum(term=Term.INDEFINITE)
    signed = make_memorandum(term=Term.NOT_PUBLISHED)

    assert offered(Memorandum, "status") == ["signed", "in-force"]
    assert found(Memorandum, "status", "in-force") == {in_effect}
    assert found(Memorandum, "status", "signed") == {signed}


def test_memoranda_have_their_own_words_for_a_status():
    make_memorandum(term=Term.INDEFINITE)

    with override("en"):
        (choice,) = filter_of(Memorandum, "status").choices(Memorandum.objects.all())

    assert choice == Choice("in-force", LocalizedText("In effect", "en"))


def test_agreements_by_country_offers_the_other_side_only():
    agreement = make_agreement(parties=[make_country("UZ"), make_country("KZ")])
    make_agreement(parties=[make_country("UZ"), make_country("FR")])

    assert sorted(offered(Agreement, "country")) == ["fr", "kz"]
    assert found(Agreement, "country", "kz") == {agreement}


def test_agreements_by_level():
    make_agreement(level=AgreementLevel.INTERGOVERNMENTAL)
    interagency = make_agreement(level=AgreementLevel.INTERAGENCY)

    assert offered(Agreement, "level") == ["intergovernmental", "interagency"]
    assert found(Agreement, "level", "interagency") == {interagency}


def test_agreements_by_year_of_signature_not_of_other_steps():
    agreement = make_agreement(
        steps=[(StepKind.SIGNED, "2018-10"), (StepKind.ENTERED_INTO_FORCE, "2019-01-01")]
    )
    make_agreement(steps=[(StepKind.SIGNED, None)])

    assert offered(Agreement, "year") == ["2018"]
    assert found(Agreement, "year", "2018") == {agreement}
    assert found(Agreement, "year", "2019") == set()


def test_conferences_by_series_and_year():
    series = make_series(slug="stc")
    first = make_conference(series=series, edition=1, starts_on=date("2022-05-10"), ends_on=None)
    make_conference(starts_on=date("2023-04-25"), ends_on=None)

    assert offered(Conference, "series") == ["stc"]
    assert found(Conference, "series", "stc") == {first}
    assert offered(Conference, "year") == ["2023", "2022"]
    assert found(Conference, "year", "2022") == {first}


# --- What a filter understands ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (Partner, "kind", "company"),
        (Partner, "country", "fr"),
        (Partner, "area", "launch"),
        (Memorandum, "year", "1999"),
        (Memorandum, "status", "terminated"),
    ],
)
def test_a_value_that_could_occur_is_understood(kind, name, value):
    make_country("FR")
    make_area(slug="launch")

    assert filter_of(kind, name).understand(value).value == value


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (Partner, "kind", "Company"),
        (Partner, "kind", "companies"),
        (Partner, "country", "FR"),
        (Partner, "country", "zz"),
        (Partner, "country", "f"),
        (Partner, "area", "no-such-area"),
        (Partner, "area", "launch'--"),
        (Partner, "area", "x" * 5000),
        (Memorandum, "year", "22"),
        (Memorandum, "year", "20220"),
        (Memorandum, "year", "0000"),
        (Memorandum, "year", "２０２２"),  # full-width digits
        (Memorandum, "status", "in force"),
    ],
)
def test_a_value_that_could_not_occur_is_not_understood(kind, name, value):
    make_country("FR")
    make_area(slug="launch")

    assert filter_of(kind, name).understand(value) is None


def test_choices_are_named_in_the_readers_language_or_marked_with_theirs():
    make_partner(country=make_country("FR", name_uz="", name_en="", name_ru="Франция"))
    countries = filter_of(Partner, "country")

    with override("en"):
        assert countries.choices(Partner.objects.all()) == [
            Choice("fr", LocalizedText("Франция", "ru"))
        ]
