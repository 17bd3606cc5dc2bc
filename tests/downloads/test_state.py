"""Two moments have one state exactly if the files of both are the same."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from cooperation.downloads import State
from cooperation.enums import VersionEvent
from cooperation.history import write_version
from cooperation.models import Partner

from ..builders import (
    make_area,
    make_country,
    make_partner,
    make_site_settings,
    make_source,
    tomorrow,
)
from ..library import attach, make_document

pytestmark = pytest.mark.django_db

HERE = "https://portal.example"


def digest():
    return State.now(HERE).digest


def rename(partner):
    partner.name_en = "Another name"
    partner.save()


def correct_country(partner):
    """As the workshop does, which leaves a version."""
    partner.country.name_en = "Another name"
    partner.country.save()
    write_version(partner.country, VersionEvent.CHANGED)


PUBLIC_CHANGES = {
    "a new record": lambda partner: make_partner(),
    "a record changed": rename,
    "a record withdrawn": lambda partner: Partner.objects.filter(pk=partner.pk).update(
        status="draft"
    ),
    "a new country": lambda partner: make_country(),
    "a new area": lambda partner: make_area(),
    "a new source": lambda partner: make_source(),
    "a country corrected": correct_country,
    "other terms of use": lambda partner: make_site_settings(),
    "a document attached": lambda partner: attach(make_document(), partner),
}


@pytest.mark.parametrize("change", PUBLIC_CHANGES.values(), ids=PUBLIC_CHANGES)
def test_what_readers_see_changes_it(change):
    partner = make_partner()
    before = digest()

    change(partner)

    assert digest() != before


def test_what_readers_do_not_see_leaves_it():
    draft = make_partner(status="draft")
    country = draft.country
    before = digest()

    rename(draft)
    write_version(draft, VersionEvent.CHANGED)
    make_partner(country=country, publish_at=tomorrow())

    assert digest() == before


def test_the_schedule_changes_it():
    with time_machine.travel("2026-11-26T10:00:00Z", tick=False):
        make_partner(publish_at=timezone.now() + datetime.timedelta(hours=1))
        before, still = digest(), digest()
    with time_machine.travel("2026-11-26T11:30:00Z", tick=False):
        after = digest()

    assert (before == still, before == after) == (True, False)


def test_midnight_in_tashkent_changes_it():
    make_partner()
    with time_machine.travel("2026-11-26T18:59:00Z", tick=False):
        before = digest()
    with time_machine.travel("2026-11-26T19:01:00Z", tick=False):
        assert digest() != before


def test_another_address_of_the_site_changes_it():
    assert State.now("https://other.example").digest != digest()


def test_it_is_asked_for_at_once(django_assert_num_queries):
    with django_assert_num_queries(1):
        State.now(HERE)


def test_it_tells_numbers_and_moments():
    earlier = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
    later = datetime.datetime(2026, 11, 2, tzinfo=datetime.UTC)
    for moment in (later, earlier):
        partner = make_partner()
        Partner.objects.filter(pk=partner.pk).update(changed_at=moment, created_at=moment)
    make_partner(status="draft")

    state = State.now(HERE)

    assert (state.number("partners"), state.number("agreements"), state.records) == (2, 0, 2)
    assert (state.changed_at("partners"), state.created_at("partners")) == (later, earlier)
    assert (state.changed_at("agreements"), state.changed_at("areas")) == (None, later)
