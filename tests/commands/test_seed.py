import pytest
from django.core.management import call_command

from cooperation.models import Agreement, AgreementPhase, Country, Partner
from tests.builders import make_partner


@pytest.fixture
def seeded(db):
    call_command("seed", verbosity=0)


def test_an_empty_register_is_filled(seeded):
    assert (Partner.objects.count(), Country.objects.count()) == (25, 249)


def test_a_register_that_holds_anything_is_left_alone(db):
    make_partner(slug="mine")
    call_command("seed", verbosity=0)
    assert list(Partner.objects.values_list("slug", flat=True)) == ["mine"]


def test_seeding_again_keeps_an_editors_change(seeded):
    Partner.objects.filter(slug="nasa").update(name_en="Changed by an editor")
    call_command("seed", verbosity=0)
    assert Partner.objects.get(slug="nasa").name_en == "Changed by an editor"


def test_a_loaded_fixture_has_its_derived_columns(seeded):
    assert not Partner.objects.filter(sort_key_uz="").exists()


def test_a_loaded_agreement_has_its_phases(seeded):
    assert AgreementPhase.objects.values("instrument").distinct().count() == (
        Agreement.objects.count()
    )
