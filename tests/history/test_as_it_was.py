"""A record made from a version: it reads as it was, and asks the database for nothing more."""

import pytest
from django.utils.translation import override

from cooperation.enums import LegalStatus, StepKind
from cooperation.explanations import explain
from cooperation.history.as_it_was import as_it_was
from cooperation.history.published import published_versions
from cooperation.models import Agreement, Version

from ..builders import (
    make_agreement,
    make_area,
    make_conference,
    make_memorandum,
    make_partner,
    make_relation,
    make_step,
)
from ..versions import keep, moment

pytestmark = pytest.mark.django_db


def first_version_of(record):
    return as_it_was(record, published_versions(record)[0])


def test_it_has_the_steps_and_the_standing_of_then(django_assert_num_queries):
    agreement = make_agreement(steps=[(StepKind.SIGNED, "2021-12-06")])
    keep(agreement, "2026-01-01")
    make_step(agreement, StepKind.ENTERED_INTO_FORCE, "2022-01-01")
    keep(agreement, "2026-02-01")

    then = first_version_of(agreement)

    with django_assert_num_queries(0), override("en"):
        assert [step.kind for step in then.legal_steps()] == [StepKind.SIGNED]
        assert then.standing_on(moment("2026-01-15").date()).status == LegalStatus.SIGNED
        assert explain(then, moment("2026-01-15").date()) == (
            "Signed on 6 December 2021; the register records no entry into force."
        )
        assert str(then.signed_on) == "2021-12-06"


def test_lists_come_in_the_readers_alphabet_without_what_was_deleted():
    areas = [make_area(name_en=name) for name in ("Law", "Art", "Gone")]
    conference = make_conference(areas=areas)
    keep(conference, "2026-01-01")
    areas[2].delete()

    with override("en"):
        then = first_version_of(conference)

    assert [area.name_en for area in then.areas.all()] == ["Art", "Law"]


def test_it_names_nothing_that_is_hidden_now():
    partner, other = make_partner(), make_agreement()
    agreement = make_agreement()
    agreement.parties.update(partner=partner)
    make_relation(agreement, other)
    conference = make_conference(organisers=[partner])
    for record in (agreement, conference):
        keep(record, "2026-01-01")
    for record in (partner, other):
        record.status = "archived"
        record.save()

    then, conference = first_version_of(agreement), first_version_of(conference)

    assert {party.partner_id for party in then.parties.all()} == {None}
    assert {party.is_partner_visible for party in then.parties.all()} == {False}
    assert list(then.relations.all()) == []
    assert list(conference.organisers.all()) == []


def test_a_row_without_what_it_is_about_goes_as_a_whole():
    memorandum = make_memorandum()
    keep(memorandum, "2026-01-01")
    version = Version.objects.about(memorandum).get()
    del version.snapshot["rows"]["signatories"][0]["partner_id"]  # as an older shape may have it
    version.save()

    assert list(first_version_of(memorandum).signatories.all()) == []


def test_whoever_filters_its_rows_does_not_get_those_of_today():
    agreement = make_agreement()
    keep(agreement, "2026-01-01")

    assert list(first_version_of(agreement).steps.filter(kind=StepKind.SIGNED)) == []


def test_nothing_is_written():
    agreement = make_agreement(summary_en="Then")
    keep(agreement, "2026-01-01")
    keep(agreement, "2026-02-01", summary_en="Now")

    assert first_version_of(agreement).summary_en == "Then"
    assert Agreement.objects.get().summary_en == "Now"
