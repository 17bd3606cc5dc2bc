"""The help in the admin: its pages and pictures for staff, and the way to the one needed."""

import pytest

from cooperation import help_pages
from cooperation.admin.desks import DESKS
from cooperation.admin.help import page_about
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import RECORD_KINDS, Memorandum
from tests.admin.pages import address
from tests.builders import make_staff

PAGES = sorted(path.stem for path in (help_pages.FOLDER / "en").glob("*.md"))
PICTURES = sorted(path.stem for path in (help_pages.FOLDER / "en" / "images").glob("*.webp"))


@pytest.fixture
def translator(client, db):
    client.force_login(make_staff("translator-ru"))
    return client


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize("name", [name for name in PAGES if name != help_pages.CONTENTS])
def test_each_page_is_shown_in_the_language_of_the_editor(translator, name, language):
    response = translator.get(f"/{language}/admin/help/{name}/")
    assert (response.status_code, response.context["page"].language) == (200, language)


def test_contents_are_the_first_page_of_the_help(translator):
    page = translator.get("/en/admin/help/").context["page"]
    assert (page.name, page.title) == ("README", "Help for editors")


def test_contents_have_one_address(translator):
    response = translator.get("/en/admin/help/README/")
    assert response["Location"] == "/en/admin/help/"


def test_link_to_another_language_leads_to_the_admin_in_it(translator):
    html = translator.get("/en/admin/help/").context["page"].html
    assert '<a href="/uz/admin/help/">in Uzbek</a>' in html


def test_page_that_is_not_there_is_not_found(translator):
    assert translator.get("/en/admin/help/nothing/").status_code == 404


def test_page_in_another_language_says_so(translator, monkeypatch, tmp_path):
    (tmp_path / "en").mkdir()
    for name in ("README", "drafts"):
        (tmp_path / "en" / f"{name}.md").write_text("# Drafts\n\nWords.\n", encoding="utf-8")
    monkeypatch.setattr(help_pages, "FOLDER", tmp_path)
    response = translator.get("/uz/admin/help/drafts/")
    assert (response.context["is_other_language"], 'lang="en"' in response.content.decode()) == (
        True,
        True,
    )


# --- Pictures ------------------------------------------------------------------------------------


def test_picture_is_handed_out_to_staff(translator):
    response = translator.get(f"/ru/admin/help/uz/images/{PICTURES[0]}.webp")
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    response.close()


@pytest.mark.parametrize("path", ["uz/images/nothing.webp", "de/images/chooser.webp"])
def test_picture_that_is_not_there_is_not_found(translator, path):
    assert translator.get(f"/ru/admin/help/{path}").status_code == 404


@pytest.mark.parametrize("path", ["", "drafts/", "uz/images/chooser.webp"])
def test_strangers_are_sent_to_the_log_in(client, db, path):
    response = client.get(f"/en/admin/help/{path}")
    assert (response.status_code, "login" in response["Location"]) == (302, True)


# --- The way to it -------------------------------------------------------------------------------


@pytest.mark.parametrize("desk", [desk for desk in DESKS if desk.label], ids=lambda desk: desk.name)
def test_every_desk_has_a_page(desk):
    about = page_about(desk.name)
    assert (about != help_pages.CONTENTS, about in PAGES) == (True, True)


@pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind._meta.model_name)
def test_form_of_a_record_leads_to_the_pages_about_it(kind):
    names = [f"cooperation_{kind._meta.model_name}_{page}" for page in ("add", "change", "history")]
    assert list(map(page_about, names)) == ["first-record", "drafts", "history"]


def test_every_page_that_is_led_to_is_there():
    names = [desk.name for desk in DESKS] + ["index", "cooperation_picture_add", "auth_user_add"]
    assert {page_about(name) for name in names} - set(PAGES) == set()


def test_form_has_the_link(admin):
    response = admin.get(address(Memorandum, "add"))
    assert response.context["help_link"]["url"] == "/en/admin/help/first-record/"


def test_foot_of_the_menu_leads_to_the_contents(translator):
    assert '<a href="/ru/admin/help/">Справка</a>' in translator.get("/ru/admin/").content.decode()
