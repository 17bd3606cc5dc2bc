"""What a reader is told where a translation has not caught up with its original."""

import pytest

from cooperation.models import TextState

from ..builders import make_agreement, make_partner, make_step

pytestmark = pytest.mark.django_db


def tells(client, record, section="partners"):
    page = client.get(f"/en/{section}/{record.slug}/").content.decode()
    return "this translation does not say so yet" in page


@pytest.fixture
def outdated():
    partner = make_partner()
    partner.summary_uz = "Boshqa"
    partner.save()
    TextState.objects.update(outdated_since="2026-05-10T12:00Z")
    return partner


def test_notice_names_the_day_and_leads_to_the_original(client, outdated):
    page = client.get(f"/en/partners/{outdated.slug}/").content.decode()
    words = page.partition('<div class="notice">')[2].partition("</div>")[0]
    assert "10 May 2026" in words
    assert f'<a href="/uz/partners/{outdated.slug}/" lang="uz" hreflang="uz">' in words


def test_notice_stands_in_the_language_that_is_behind_alone(client, outdated):
    outdated.summary_en = "Other"
    outdated.save()
    assert not tells(client, outdated)


def test_text_of_a_row_counts(client):
    agreement = make_agreement(steps=())
    step = make_step(agreement, act_uz="Qonun", act_en="Law")
    step.act_uz = "Qaror"
    step.save()
    assert tells(client, agreement, "agreements")


@pytest.mark.parametrize("column", ["city_uz", "short_name_uz"])
def test_what_is_no_text_to_be_read_does_not(client, column):
    partner = make_partner(
        city_uz="Toshkent", city_en="Tashkent", short_name_uz="A", short_name_en="A"
    )
    setattr(partner, column, "B")
    partner.save()
    assert not tells(client, partner)


def test_record_without_the_language_says_that_it_has_no_translation_and_no_more(client):
    partner = make_partner(summary_en="")
    partner.name_uz = "Boshqa"
    partner.save()
    assert not tells(client, partner)
