import pytest
from django.contrib import admin as django_admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType

from cooperation.languages import LANGUAGE_CODES
from cooperation.models import (
    RECORD_KINDS,
    Area,
    AuditEntry,
    ConferenceSeries,
    Country,
    Document,
    FruitlessQuery,
    Picture,
    SectionText,
    SiteSettings,
    Source,
    Statistic,
    Synonyms,
)
from tests.builders import make_editor


def menu(response):
    return [
        (str(group["name"]), [model["object_name"] for model in group["models"]])
        for group in response.context["app_list"]
    ]


def test_every_model_that_people_edit_is_registered():
    edited = {
        *RECORD_KINDS, Area, ConferenceSeries, Country, Source, SectionText, SiteSettings,
        Picture, Document, Synonyms, FruitlessQuery, AuditEntry, User, Group,
    }  # fmt: skip
    assert set(django_admin.site._registry) == edited


def test_menu_has_the_order_in_which_editors_work(admin):
    desks = ["review", "notices", "translations", "renewal", "previews", "imports", "deleted"]
    assert menu(admin.get("/en/admin/")) == [
        ("Workshop", desks),
        ("Register", ["Membership", "Partner", "Memorandum", "Agreement", "Conference"]),
        ("Library", ["Picture", "Document"]),
        ("Texts of the portal", ["SectionText", "SiteSettings"]),
        ("Reference data", ["Source", "Area", "ConferenceSeries", "Country"]),
        ("Search", ["Synonyms", "FruitlessQuery"]),
        ("Staff", ["User", "Group", "AuditEntry"]),
    ]


def test_menu_shows_only_what_an_editor_may_see(client, db):
    client.force_login(make_editor("view_partner", "view_area"))
    assert menu(client.get("/en/admin/"))[1:] == [
        ("Register", ["Partner"]),
        ("Reference data", ["Area"]),
    ]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_switch_of_languages_keeps_the_page_and_its_filters(admin, language):
    page = admin.get(f"/{language}/admin/cooperation/partner/?kind__exact=company").content.decode()
    for other in LANGUAGE_CODES:
        assert f'href="/{other}/admin/cooperation/partner/?kind__exact=company"' in page


def test_scripts_get_the_texts_that_the_project_adds(admin):
    catalogue = admin.get("/uz/admin/jsi18n/").content.decode()
    assert '"Edit Link"' in catalogue


def test_page_of_the_admin_is_never_cached(admin):
    assert "no-store" in admin.get("/uz/admin/").headers["Cache-Control"]


@pytest.mark.parametrize("key", ["1", "abc"])
def test_detour_to_a_page_by_a_key_leads_nowhere(admin, key):
    rows = ContentType.objects.get_for_model(Statistic)  # whose keys are no numbers
    assert admin.get(f"/uz/admin/r/{rows.pk}/{key}/").status_code == 404
