import pytest
from django.contrib.auth.models import Group

from cooperation.models import Agreement, Area, Country, Memorandum, Partner, Source
from tests.admin.pages import address
from tests.builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_memorandum,
    make_partner,
    make_relation,
    make_source,
)


def ask(client, record, language="en"):
    return client.get(address(type(record), "delete", record.pk, language=language))


def delete(client, record):
    return client.post(address(type(record), "delete", record.pk), {"post": "yes"})


def protected(response):
    return [str(line) for line in response.context["protected"]]


def test_unused_country_is_deleted(admin):
    delete(admin, make_country())
    assert not Country.objects.exists()


def test_country_of_a_partner_stays_and_the_partner_is_named(admin):
    country = make_country()
    partner = make_partner(country=country, name_en="Orbit")
    link = f'<a href="/en/admin/cooperation/partner/{partner.pk}/change/">Orbit</a>'
    assert protected(ask(admin, country)) == [f"Partner: {link}"]
    delete(admin, country)
    assert Country.objects.get() == country


def test_party_that_protects_a_country_is_named_by_its_agreement(admin):
    country = make_country()
    agreement = make_agreement(parties=[country], title_en="On outer space")
    link = f'<a href="/en/admin/cooperation/agreement/{agreement.pk}/change/">On outer space</a>'
    assert protected(ask(admin, country)) == [f"Agreement: {link}"]


def test_area_of_a_record_stays(admin):
    area = make_area()
    partner = make_partner(areas=[area])
    delete(admin, area)
    assert list(partner.areas.all()) == [area]


def test_source_of_a_record_stays(admin):
    source = make_source()
    make_partner(sources=[source])
    delete(admin, source)
    assert Source.objects.get() == source


def test_partner_that_organised_a_conference_stays(admin):
    partner = make_partner()
    make_conference(organisers=[partner])
    delete(admin, partner)
    assert Partner.objects.get() == partner


def test_selection_with_one_in_use_is_not_deleted(admin):
    used, unused = make_area(), make_area()
    make_partner(areas=[used])
    choice = {"action": "delete_selected", "_selected_action": [used.pk, unused.pk], "post": "yes"}
    admin.post(address(Area), choice)
    assert Area.objects.count() == 2


def test_selection_of_unused_ones_is_deleted(admin):
    choice = {"action": "delete_selected", "_selected_action": [make_area().pk], "post": "yes"}
    admin.post(address(Area), choice)
    assert not Area.objects.exists()


def test_record_goes_with_its_rows_and_only_what_people_typed_is_listed(admin):
    memorandum = make_memorandum(
        partners=[make_partner(name_en="Orbit")], areas=[make_area()], title_en="On launches"
    )
    response = ask(admin, memorandum)
    [record, rows] = response.context["deleted_objects"]
    assert "On launches" in record
    assert rows == ["Partner that signed: Orbit"]
    assert dict(response.context["model_count"]) == {
        "memoranda of understanding": 1,
        "partners that signed": 1,
    }
    delete(admin, memorandum)
    assert not Memorandum.objects.exists()


@pytest.mark.parametrize("make", [make_agreement, make_conference, make_partner])
def test_record_that_nothing_names_is_deleted(admin, make):
    record = make()
    delete(admin, record)
    assert not type(record).objects.filter(pk=record.pk).exists()


def test_agreement_that_another_amends_stays(admin):
    amended = make_agreement()
    make_relation(make_agreement(), amended)
    delete(admin, amended)
    assert Agreement.objects.filter(pk=amended.pk).exists()


def test_group_is_deleted_as_in_any_admin(admin):
    group = Group.objects.create(name="Translators")
    delete(admin, group)
    assert not Group.objects.exists()
