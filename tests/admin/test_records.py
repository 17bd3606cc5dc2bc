import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.utils.translation import override
from modeltranslation.translator import translator

from cooperation.enums import PublicationStatus, StepKind
from cooperation.models import (
    Agreement,
    Area,
    Conference,
    FormerSlug,
    Membership,
    Memorandum,
    Partner,
    SiteSettings,
    Statistic,
)
from tests.admin.pages import address, errors_of, filled_in
from tests.builders import (
    date,
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    make_site_settings,
    make_source,
)


def add(client, model, **values):
    url = address(model, "add")
    data = {**filled_in(client.get(url)), **values}
    return client.post(url, data)


def change(client, record, **values):
    url = address(type(record), "change", record.pk)
    data = {**filled_in(client.get(url)), **values}
    return client.post(url, data)


def new_partner(**values):
    return {"kind": "company", "country": make_country().pk, "name_en": "Orbit", **values}


def columns(record):
    """What the database holds, but for the stamps and for the bare columns, which mean nothing."""
    values = type(record).objects.filter(pk=record.pk).values().get()
    ignored = {"changed_at", "changed_by_id"}
    if type(record) in translator.get_registered_models():
        ignored |= set(translator.get_options_for_model(type(record)).all_fields)
    return {name: value for name, value in values.items() if name not in ignored}


# --- A form ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [
        make_membership,
        make_partner,
        make_memorandum,
        make_agreement,
        make_conference,
        make_site_settings,
        make_area,
        make_country,
        make_source,
    ],
)
def test_form_saved_as_it_is_changes_nothing(admin, make):
    record = make()
    before = columns(record)
    assert change(admin, record).status_code == 302
    assert columns(record) == before


def test_rows_saved_as_they_are_stay(admin):
    membership = make_membership(statistics=[{"value": 102}, {"value": 41}])
    before = [columns(row) for row in Statistic.objects.all()]
    change(admin, membership)
    assert [columns(row) for row in Statistic.objects.all()] == before


@pytest.mark.parametrize("model", [Partner, Membership, Memorandum, Agreement, Conference])
def test_form_of_a_record_ends_with_publication_sources_and_internal_notes(admin, model):
    fieldsets = admin.get(address(model, "add")).context["adminform"].fieldsets
    titles = [str(title) for title, _options in fieldsets]
    assert titles[0] == "What it is"
    assert titles[-3:] == ["Publication", "Sources and verification", "Internal"]


def test_texts_carry_their_language(admin):
    page = admin.get(address(Partner, "add")).content.decode()
    for language in ("uz", "ru", "en"):
        assert f'name="name_{language}" ' in page
        field = page.partition(f'name="name_{language}"')[2].partition(">")[0]
        assert f'lang="{language}"' in field


def test_areas_are_offered_in_the_editors_language_and_order(admin):
    make_area(name_ru="Навигация")
    make_area(name_ru="Астрономия")
    form = admin.get(address(Partner, "add", language="ru")).context["adminform"].form
    assert [str(label) for _value, label in form.fields["areas"].choices] == [
        "Астрономия",
        "Навигация",
    ]


def test_link_to_the_site_leads_to_the_page_in_the_editors_language(admin):
    partner = make_partner(slug="orbit")
    page = admin.get(address(Partner, "change", partner.pk, language="ru")).content.decode()
    assert 'href="/ru/partners/orbit/"' in page


# --- Dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2022", "2022"),
        ("05.2022", "2022-05"),
        ("10.05.2022", "2022-05-10"),
        ("2022-05", "2022-05"),
        ("", None),
    ],
)
def test_date_is_stored_as_exactly_as_it_was_typed(admin, typed, stored):
    partner = make_partner(founded_on=date("1999"))
    change(admin, partner, founded_on=typed)
    partner.refresh_from_db()
    assert partner.founded_on == (date(stored) if stored else None)


def test_date_comes_back_as_editors_type_it(admin):
    partner = make_partner(founded_on=date("2022-05"))
    page = admin.get(address(Partner, "change", partner.pk))
    assert filled_in(page)["founded_on"] == "05.2022"


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_full_date_is_typed_with_dots_in_every_language(admin, language):
    partner = make_partner()
    url = address(Partner, "change", partner.pk, language=language)
    admin.post(url, {**filled_in(admin.get(url)), "verified_on": "10.05.2022"})
    partner.refresh_from_db()
    assert partner.verified_on == datetime.date(2022, 5, 10)


# --- Stamps and history ------------------------------------------------------------------------


def test_new_record_tells_who_made_it(admin, administrator):
    add(admin, Partner, **new_partner())
    partner = Partner.objects.get()
    assert (partner.created_by, partner.changed_by) == (administrator, administrator)


def test_change_leaves_the_maker_and_names_the_changer(admin, administrator):
    maker = make_editor()
    partner = make_partner(created_by=maker, changed_by=maker)
    change(admin, partner, name_en="Renamed")
    partner.refresh_from_db()
    assert (partner.created_by, partner.changed_by) == (maker, administrator)


@pytest.mark.parametrize(
    ("language", "words"), [("uz", "nomi"), ("ru", "название"), ("en", "name")]
)
def test_history_names_the_changed_field_in_the_readers_language(admin, language, words):
    change(admin, make_partner(), name_en="Renamed", name_ru="Другое")
    with override(language):
        message = LogEntry.objects.get().get_change_message().casefold()
    assert words in message
    assert "[" not in message


def test_history_names_the_changed_fields_of_a_row(admin):
    memorandum = make_memorandum()
    change(admin, memorandum, **{"signatories-0-signed_as_uz": "Eski nom"})
    with override("en"):
        message = LogEntry.objects.get().get_change_message()
    assert "name at signing" in message


# --- Addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titles", "slug"),
    [
        ({"name_en": "Azercosmos", "name_uz": "Ozarkosmos"}, "azercosmos"),
        ({"name_en": "", "name_uz": "Oʻzbekkosmos"}, "ozbekkosmos"),
        ({"name_en": "", "name_ru": "Роскосмос"}, "roskosmos"),
        ({"name_en": "宇宙", "name_uz": "Yaponiya"}, "yaponiya"),
    ],
)
def test_address_left_empty_is_made_from_the_title(admin, titles, slug):
    add(admin, Partner, **new_partner(**titles))
    assert Partner.objects.get().slug == slug


def test_address_made_from_the_title_is_numbered_if_another_record_has_it(admin):
    make_partner(slug="orbit")
    add(admin, Partner, **new_partner())
    assert Partner.objects.filter(slug="orbit-2").exists()


def test_address_made_from_the_title_is_numbered_if_another_record_had_it(admin):
    FormerSlug.objects.remember(Partner, "orbit", None)
    add(admin, Partner, **new_partner())
    assert Partner.objects.get().slug == "orbit-2"


def test_address_is_asked_for_if_no_title_can_be_written_in_latin_letters(admin):
    errors = errors_of(add(admin, Partner, **new_partner(name_en="宇宙")))
    assert errors.keys() == {"slug"}


def test_key_of_an_area_is_made_from_its_name(admin):
    add(admin, Area, name_en="Space law")
    assert Area.objects.get().slug == "space-law"


def test_changed_address_keeps_leading_to_the_record(admin):
    partner = make_partner(slug="old")
    change(admin, partner, slug="new")
    assert FormerSlug.objects.get(slug="old").record_id == partner.pk


# --- Legal status ------------------------------------------------------------------------------


def test_form_of_an_agreement_says_its_legal_status_and_why(admin):
    agreement = make_agreement(steps=[(StepKind.TERMINATED, "2020-03-01")])
    page = admin.get(address(Agreement, "change", agreement.pk, language="en")).content.decode()
    assert "<strong>Terminated.</strong> Terminated on 1 March 2020." in page


def test_form_of_a_new_agreement_says_when_the_status_will_be_known(admin):
    page = admin.get(address(Agreement, "add", language="en")).content.decode()
    assert "Worked out from the dates and the term when the record is saved." in page


def test_new_step_changes_the_status_in_the_list(admin):
    agreement = make_agreement(steps=[])
    step = {"kind": StepKind.TERMINATED, "on": "2020", "position": "0"}
    rows = {f"steps-0-{field}": value for field, value in step.items()}
    change(admin, agreement, **{"steps-TOTAL_FORMS": "1", **rows})
    assert Agreement.objects.with_legal_status("terminated").get() == agreement


# --- Settings ----------------------------------------------------------------------------------


def test_list_of_site_settings_leads_to_the_one_form(admin):
    settings = make_site_settings()
    response = admin.get(address(SiteSettings))
    assert response.url == address(SiteSettings, "change", settings.pk)


def test_second_set_of_settings_cannot_be_added(admin):
    make_site_settings()
    assert admin.get(address(SiteSettings, "add")).status_code == 403


def test_first_set_of_settings_can_be_added(admin):
    add(admin, SiteSettings, agency_name_uz="Oʻzbekkosmos")
    assert SiteSettings.objects.get().agency_name_uz == "Oʻzbekkosmos"


# --- Permissions -------------------------------------------------------------------------------


def test_editor_who_may_only_view_reads_the_record_and_has_no_buttons(client, db):
    partner = make_partner(name_uz="Orbita")
    client.force_login(make_editor("view_partner"))
    page = client.get(address(Partner, "change", partner.pk)).content.decode()
    assert "Orbita" in page
    assert 'name="_save"' not in page


def test_editor_cannot_change_a_country(client, db):
    country = make_country()
    client.force_login(make_editor("view_country", "change_partner"))
    url = address(type(country), "change", country.pk)
    assert client.post(url, {"code": "XX"}).status_code == 403


def test_new_record_is_a_draft(admin):
    add(admin, Partner, **new_partner())
    assert Partner.objects.get().status == PublicationStatus.DRAFT
