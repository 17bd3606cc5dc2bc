import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperation.enums import LegalStatus, StepKind, Term
from cooperation.models import Agreement, AgreementParty, AgreementPhase, LegalStep, Memorandum
from tests.builders import (
    date,
    make_agreement,
    make_country,
    make_memorandum,
    make_partner,
    make_relation,
    make_step,
)

SIGNED = (StepKind.SIGNED, "2020-03-01")
IN_FORCE = (StepKind.ENTERED_INTO_FORCE, "2021-03-01")


def statuses(queryset):
    """The statuses by which a queryset can be filtered and finds something, today."""
    return [status.value for status in LegalStatus if queryset.with_legal_status(status).exists()]


def test_an_agreement_is_found_by_the_status_of_the_day(db):
    make_agreement(steps=[SIGNED, IN_FORCE])
    found = [
        [s.value for s in LegalStatus if Agreement.objects.with_legal_status(s, on=day).exists()]
        for day in (
            datetime.date(2020, 2, 29),
            datetime.date(2020, 3, 1),
            datetime.date(2021, 3, 1),
        )
    ]
    assert found == [["unknown"], ["not-yet-in-force"], ["in-force"]]


def test_a_new_step_changes_the_status(db):
    agreement = make_agreement(steps=[SIGNED])
    make_step(agreement, StepKind.TERMINATED, "2022")
    assert statuses(Agreement.objects) == ["terminated"]


def test_a_removed_step_changes_the_status(db):
    make_agreement(steps=[SIGNED, IN_FORCE])
    LegalStep.objects.filter(kind=StepKind.ENTERED_INTO_FORCE).delete()
    assert statuses(Agreement.objects) == ["signed"]


def test_a_changed_term_changes_the_status(db):
    agreement = make_agreement(steps=[SIGNED, IN_FORCE])
    agreement.term, agreement.term_years = Term.FIXED, 1
    agreement.save()
    assert statuses(Agreement.objects) == ["expired"]


def test_the_status_of_each_row_comes_with_the_list(db):
    make_agreement(slug="a", steps=[SIGNED, IN_FORCE])
    make_agreement(slug="b", steps=[])
    rows = Agreement.objects.with_current_status().order_by("slug")
    assert [row.current_status for row in rows] == ["in-force", "unknown"]


def test_the_signature_date_comes_with_the_list(db):
    make_agreement(slug="a", steps=[(StepKind.SIGNED, "2021-12-06"), (StepKind.SIGNED, "2022")])
    make_agreement(slug="b", steps=[])
    rows = Agreement.objects.with_signature_date().order_by("slug")
    assert [row.signed_on for row in rows] == [date("2021-12-06"), None]


@pytest.mark.django_db
def test_a_signature_without_a_date_hides_no_other():
    steps = [(StepKind.SIGNED, None), (StepKind.SIGNED, "2021-12-06")]
    make_agreement(steps=steps)

    assert Agreement.objects.with_signature_date().get().signed_on == date("2021-12-06")


def test_the_phases_go_with_their_agreement(db):
    make_agreement().delete()
    assert AgreementPhase.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"signed_on": None}, "unknown"),
        ({"signed_on": date("2022-05")}, "signed"),
        ({"signed_on": date("2022-05"), "term": Term.INDEFINITE}, "in-force"),
        ({"term": Term.FIXED, "valid_until": date("2023")}, "expired"),
        ({"term": Term.INDEFINITE, "terminated_on": date("2024")}, "terminated"),
    ],
)
def test_the_status_of_a_memorandum_follows_from_its_own_dates(db, values, status):
    make_memorandum(**values)
    assert statuses(Memorandum.objects) == [status]


def test_an_end_without_a_fixed_term_is_refused_at_its_field(db):
    memorandum = make_memorandum()
    memorandum.valid_until = date("2030")
    with pytest.raises(ValidationError) as refused:
        memorandum.full_clean()
    assert list(refused.value.message_dict) == ["valid_until"]


def test_a_term_in_years_and_a_last_day_exclude_each_other(db):
    agreement = make_agreement()
    agreement.term, agreement.term_years, agreement.valid_until = Term.FIXED, 5, date("2030")
    with pytest.raises(ValidationError) as refused:
        agreement.full_clean()
    assert list(refused.value.message_dict) == ["term_years"]


def test_the_database_refuses_an_end_before_the_signature(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_memorandum(term=Term.FIXED, valid_until=date("2021"))


def test_a_party_is_named_once(db):
    agreement = make_agreement(parties=[])
    uzbekistan = make_country("UZ")
    AgreementParty.objects.create(agreement=agreement, country=uzbekistan)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementParty.objects.create(agreement=agreement, country=uzbekistan)


def test_a_state_may_sign_by_two_bodies(db):
    agreement = make_agreement(parties=[])
    france = make_country("FR")
    for partner in (make_partner(country=france), make_partner(country=france)):
        AgreementParty.objects.create(agreement=agreement, country=france, partner=partner)
    assert agreement.parties.count() == 2


def test_an_agreement_is_not_related_to_itself(db):
    agreement = make_agreement()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_relation(agreement, agreement)


def test_only_an_extension_has_a_new_end(db):
    step = make_step(make_agreement(steps=[]), StepKind.SIGNED)
    step.until = date("2030")
    with pytest.raises(ValidationError) as refused:
        step.full_clean()
    assert "until" in refused.value.message_dict
