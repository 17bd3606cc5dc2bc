import datetime

import pytest
from django.utils import translation

from cooperation.enums import LegalStatus, StepKind, Term
from cooperation.explanations import explain, status_label
from cooperation.models import Agreement, Memorandum
from tests.builders import date, make_agreement, make_memorandum

DAY = datetime.date(2024, 6, 1)
SIGNED = (StepKind.SIGNED, "2021-12-06")
IN_FORCE = (StepKind.ENTERED_INTO_FORCE, "2022-05")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "uz",
            "2021-yil 6-dekabrda imzolangan; reyestrda kuchga kirgani toʻgʻrisida maʼlumot yoʻq.",
        ),
        ("ru", "Подписано 6 декабря 2021 г.; сведений о вступлении в силу в реестре нет."),
        ("en", "Signed on 6 December 2021; the register records no entry into force."),
    ],
)
def test_a_signature_is_told_without_claiming_more(db, language, sentence):
    assert explain(make_agreement(steps=[SIGNED]), DAY, language) == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uz", "2022-yil mayda kuchga kirgan."),
        ("ru", "Вступило в силу в мае 2022 г."),
        ("en", "Entered into force in May 2022."),
    ],
)
def test_an_entry_into_force_is_told_to_its_precision(db, language, sentence):
    assert explain(make_agreement(steps=[SIGNED, IN_FORCE]), DAY, language) == sentence


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([], "The register records neither a signature nor an entry into force."),
        (
            [(StepKind.SIGNED, None)],
            "Signed; the date is not published, and the register records no entry into force.",
        ),
        (
            [SIGNED, (StepKind.ENTERED_INTO_FORCE, "2025")],
            "Signed; enters into force in 2025.",
        ),
        (
            [(StepKind.ENTERED_INTO_FORCE, None)],
            "In force; the date of entry into force is not published.",
        ),
        ([IN_FORCE, (StepKind.SUSPENDED, "2023")], "Suspended in 2023."),
        ([IN_FORCE, (StepKind.TERMINATED, "2023-01-31")], "Terminated on 31 January 2023."),
        ([IN_FORCE, (StepKind.EXPIRED, None)], "Expired; no date published."),
    ],
)
def test_every_standing_of_an_agreement_has_its_sentence(db, steps, sentence):
    assert explain(make_agreement(steps=steps), DAY, "en") == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"signed_on": None}, "Neither the date of signature nor the term has been published."),
        ({}, "Signed on 17 May 2022; how long it stays in effect is not published."),
        ({"term": Term.INDEFINITE}, "In effect; no end is set."),
        (
            {"term": Term.FIXED, "valid_until": date("2027-05-16")},
            "In effect; the term ends on 16 May 2027.",
        ),
        ({"term": Term.FIXED, "valid_until": date("2023")}, "The term ended in 2023."),
    ],
)
def test_every_standing_of_a_memorandum_has_its_sentence(db, values, sentence):
    assert explain(make_memorandum(**values), DAY, "en") == sentence


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_no_sentence_ends_in_two_full_stops(db, language):
    agreement = make_agreement(steps=[SIGNED, (StepKind.TERMINATED, "2023")])
    assert not explain(agreement, DAY, language).endswith("..")


def test_a_memorandum_is_in_effect_where_an_agreement_is_in_force():
    with translation.override("en"):
        labels = [str(status_label(kind, LegalStatus.IN_FORCE)) for kind in (Memorandum, Agreement)]
    assert labels == ["In effect", "In force"]
