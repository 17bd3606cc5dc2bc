from django.core.management import call_command

from cooperation.models import AgreementPhase, Partner
from tests.builders import make_agreement, make_partner


def test_a_wrong_sort_key_is_mended(db):
    right = make_partner().sort_key_uz
    Partner.objects.update(sort_key_uz="zz")
    call_command("refresh_derived", verbosity=0)
    assert Partner.objects.get().sort_key_uz == right


def test_lost_phases_are_written_again(db):
    make_agreement()
    before = list(AgreementPhase.objects.values_list("status", "first_day", "last_day"))
    AgreementPhase.objects.all().delete()
    call_command("refresh_derived", verbosity=0)
    assert list(AgreementPhase.objects.values_list("status", "first_day", "last_day")) == before
