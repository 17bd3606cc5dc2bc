"""The style guide shows every component, to those who work on them and to nobody else."""

import pytest
from django.conf import settings

from cooperation.enums import Section

from ..builders import make_editor, make_register, make_section_text, make_site_settings
from ..documents import Document

pytestmark = pytest.mark.django_db

# What it leaves out: what only one page is made of, and what only paper shows.
ELSEWHERE = {
    "agency_facts",
    "areas",
    "data_links",
    "hero",
    "letterhead",
    "lost_star",
    "numbers",
    "place",
    "preview_choices",
    "preview_stage",
    "prose_picture",
    "special_view_form",
    "term_facts",
    "ties",
}


@pytest.fixture
def register():
    make_site_settings()
    for section in Section:
        make_section_text(section)
    return make_register()


@pytest.fixture
def staff(client):
    client.force_login(make_editor("view_partner"))
    return client


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_the_guide_is_valid_html(staff, register, language):
    assert Document(staff.get(f"/{language}/styleguide/")).mistakes == []


def test_readers_do_not_find_it(client, register):
    assert client.get("/en/styleguide/").status_code == 404


def test_whoever_develops_the_portal_sees_it(client, register, settings):
    settings.DEBUG = True

    assert client.get("/en/styleguide/").status_code == 200


def test_search_engines_are_kept_out(staff, register):
    document = Document(staff.get("/en/styleguide/"))

    assert document.one("meta", name="robots")["content"] == "noindex"


def test_an_empty_register_has_a_guide_too(staff):
    assert staff.get("/en/styleguide/").status_code == 200


def test_every_component_is_in_it(staff, register):
    folder = settings.BASE_DIR / "templates" / "components"
    components = {file.stem for file in folder.glob("*.html")}

    response = staff.get("/en/styleguide/")

    shown = {
        template.name.removeprefix("components/").removesuffix(".html")
        for template in response.templates
        if template.name and template.name.startswith("components/")
    }
    assert components - shown == ELSEWHERE
