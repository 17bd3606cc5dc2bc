"""Rich text is cleaned at every way into the database."""

import json

import pytest
from django.core.management import call_command

from cooperation.models import Partner
from tests.builders import make_partner

pytestmark = pytest.mark.django_db

HOSTILE = '<p onclick="x">a<script>alert(1)</script><a href="javascript:x">b</a></p>'
CLEAN = "<p>ab</p>"


def stored(partner):
    return Partner.objects.filter(pk=partner.pk).values_list("body_uz", flat=True).get()


def test_by_saving():
    partner = make_partner(body_uz=HOSTILE)
    assert (partner.body_uz, stored(partner)) == (CLEAN, CLEAN)


def test_by_saving_one_column():
    partner = make_partner()
    partner.body_uz = HOSTILE
    partner.save(update_fields=["body_uz"])
    assert stored(partner) == CLEAN


def test_by_an_update_of_many():
    partner = make_partner()
    Partner.objects.update(body_uz=HOSTILE)
    assert stored(partner) == CLEAN


def test_by_an_update_in_bulk():
    partner = make_partner()
    partner.body_uz = HOSTILE
    Partner.objects.bulk_update([partner], ["body_uz"])
    assert stored(partner) == CLEAN


def test_by_a_fixture(tmp_path):
    partner = make_partner()
    call_command("dumpdata", "cooperation.partner", output=str(tmp_path / "partner.json"))
    rows = json.loads((tmp_path / "partner.json").read_text())
    rows[0]["fields"] |= {"body_uz": HOSTILE, "body": HOSTILE}
    (tmp_path / "partner.json").write_text(json.dumps(rows))
    call_command("loaddata", str(tmp_path / "partner.json"), verbosity=0)
    assert stored(partner) == CLEAN
