"""The index says what the register says, in the same transaction."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from cooperation import fixtures
from cooperation.models import Country, Partner, SearchEntry, SearchWord
from cooperation.search import check, database, gathered, is_stale, rebuild

from ..builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_register,
    make_section_text,
    make_series,
    make_site_settings,
)
from .builders import found

pytestmark = pytest.mark.django_db


def test_a_register_is_indexed_as_it_is_made():
    make_site_settings()
    make_section_text("about")
    make_register()

    assert list(check()) == []


def test_the_fixtures_are_indexed_as_they_are_loaded():
    call_command("loaddata", *map(str, fixtures.paths()), verbosity=0)

    assert list(check()) == []


def test_a_change_that_is_undone_leaves_no_word():
    partner = make_partner(name_en="Before")
    with transaction.atomic():
        partner.name_en = "Zyxwvut"
        partner.save()
        assert found("zyxwvut") == [partner]
        transaction.set_rollback(True)

    assert found("zyxwvut") == []
    assert found("before") == [partner]


def test_what_is_gathered_is_indexed_once_at_the_end():
    with gathered():
        partner = make_partner(name_en="Zyxwvut")
        assert found("zyxwvut") == []

    assert found("zyxwvut") == [partner]


def test_what_is_gathered_and_fails_is_not_indexed():
    with pytest.raises(RuntimeError), transaction.atomic(), gathered():
        _make_and_fail()
    make_partner()

    assert found("zyxwvut") == []


def _make_and_fail():
    make_partner(name_en="Zyxwvut")
    raise RuntimeError


def test_every_way_of_changing_a_register_keeps_the_index_right():
    register = make_register()
    country, partner, agreement = (register[key] for key in ("country", "partner", "agreement"))
    conference, memorandum = register["conference"], register["memorandum"]
    steps = [
        lambda: partner.areas.add(make_area(name_en="Zenit")),
        lambda: partner.areas.clear(),
        lambda: make_area(name_en="Zenit").partner_set.add(partner),
        lambda: partner.areas.first().partner_set.clear(),
        lambda: conference.organisers.clear(),
        lambda: partner.conferences_attended.clear(),
        lambda: partner.conferences_attended.add(conference),
        lambda: memorandum.signatories.all().delete(),
        lambda: agreement.parties.exclude(country__code="UZ").delete(),
        lambda: agreement.steps.all().delete(),
        lambda: _rename(country, "name_en"),
        lambda: _rename(make_series(), "name_en"),
        lambda: _rename(conference.series, "name_en"),
        lambda: _rename(agreement.areas.first(), "name_en"),
        lambda: _rename(partner, "short_name_en"),
        lambda: _rename(conference, "title_en"),
        lambda: conference.statistics.all().delete(),
        lambda: _move(partner, make_country()),
        lambda: memorandum.delete(),
        lambda: Partner.objects.filter(pk=make_partner().pk).delete(),
    ]
    for number, step in enumerate(steps):
        step()
        assert (number, list(check())) == (number, [])


def _rename(row, column):
    setattr(row, column, "Zyxwvut")
    row.save()


def _move(partner, country):
    partner.country = country
    partner.save()


def test_a_renamed_area_is_known_to_its_records():
    area = make_area(name_en="Before")
    partner = make_partner(areas=[area])
    area.name_en = "Zyxwvut"
    area.save()

    assert found("zyxwvut") == [partner]


def test_a_renamed_country_is_known_to_its_records():
    country = make_country("FR")
    partner = make_partner(country=country)
    memorandum = make_memorandum(partners=[partner])
    Country.objects.get(code="FR")
    country.name_en = "Zyxwvut"
    country.save()

    assert found("zyxwvut") == [country, partner, memorandum]


def test_the_agencys_name_leads_to_the_page_about_it():
    about = make_section_text("about")
    make_site_settings(agency_name_en="Zyxwvut")

    assert found("zyxwvut") == [about]


# --- Commands ----------------------------------------------------------------------------------


def test_a_rebuilt_index_is_the_same_one():
    make_register()
    before = list(SearchEntry.objects.order_by("pk").values())
    rebuild()

    assert list(SearchEntry.objects.order_by("pk").values()) == before


def test_a_lost_index_is_made_again_with_progress(capsys):
    partner = make_partner(name_en="Zyxwvut")
    SearchEntry.objects.all().delete()
    assert is_stale()
    call_command("search_rebuild")

    assert "partner: 1 of 1" in capsys.readouterr().out
    assert found("zyxwvut") == [partner]
    assert not is_stale()


def test_entries_of_nothing_and_words_of_nothing_go():
    make_partner()
    SearchEntry.objects.create(kind="partner", object_id=99999, slug="x", version=1)
    SearchWord.objects.create(word="zyxwvut", first_part="", middle_part="", last_part="")
    with pytest.raises(CommandError, match="partner 99999: left over"):
        call_command("search_check")
    rebuild()

    call_command("search_check")
    assert not SearchWord.objects.filter(word="zyxwvut").exists()


def test_the_check_names_what_differs():
    partner, body = make_partner(), make_membership()
    SearchEntry.objects.filter(object_id=partner.pk, kind="partner").update(name_en="Wrong")
    SearchEntry.objects.filter(object_id=body.pk, kind="membership").delete()

    with pytest.raises(CommandError) as refusal:
        call_command("search_check")
    assert f"partner {partner.pk}: out of date" in str(refusal.value)
    assert f"membership {body.pk}: missing" in str(refusal.value)


def test_an_index_of_older_rules_is_stale():
    make_partner()
    assert not is_stale()
    SearchEntry.objects.update(version=0)
    assert is_stale()


def test_the_agreements_of_a_country_are_indexed_when_a_party_joins():
    agreement = make_agreement()
    agreement.parties.create(country=make_country("FR", name_en="Zyxwvut"))

    assert set(found("zyxwvut")) == {agreement, Country.objects.get(code="FR")}


def test_a_new_edition_of_a_series_is_found_by_its_name():
    conference = make_conference(series=make_series(name_en="Zyxwvut days"))

    assert found("zyxwvut") == [conference]


def test_what_the_database_searches_follows_an_entry_however_it_is_written():
    make_partner()
    entries = SearchEntry.objects.filter(kind="partner")
    entries.update(tokens="ecalpha ecbeta")
    (number,) = entries.values_list("pk", flat=True)

    assert database.all_matching("ecbeta", 5) == [number]

    entries.update(tokens="ecalpha")

    assert database.all_matching("ecbeta", 5) == []
    assert database.all_matching("ecalpha", 5) == [number]

    entries.delete()

    assert database.all_matching("ecalpha", 5) == []
    assert database.is_whole()
