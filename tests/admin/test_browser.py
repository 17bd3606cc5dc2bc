"""The admin in a real browser, by keyboard where an editor would use it."""

import re

import pytest
from playwright.sync_api import expect

from cooperation.models import Membership, Partner
from tests.admin.pages import address
from tests.axe import barriers_in_all_looks
from tests.builders import (
    make_agreement,
    make_country,
    make_membership,
    make_partner,
    make_superuser,
)

PASSWORD = "to-the-stars-1437"


@pytest.fixture
def administrator(transactional_db):
    return make_superuser(username="ulugbek", password=PASSWORD)


@pytest.fixture
def open_page(page, live_server, client, administrator):
    """Opens a page of the admin as somebody who is logged in."""
    client.force_login(administrator)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**session, "url": live_server.url}])

    def open_page(path):
        page.goto(live_server.url + path)
        return page

    return open_page


def bar(page):
    return page.get_by_role("group", name="Language of the texts")


def language(page, name):
    return bar(page).get_by_role("button", name=re.compile(name))


def field(page, name):
    return page.locator(f"[name={name}]")


def editor(page, name):
    """The rich-text editor in the place of a field."""
    return page.locator(f".prose-editor:has([name={name}]) [contenteditable]")


def change_page(record, language="en"):
    return address(type(record), "change", record.pk, language=language)


# --- One editor's morning ----------------------------------------------------------------------


def test_editor_logs_in_writes_in_two_languages_adds_a_figure_and_saves(
    quiet_page, live_server, administrator
):
    page = quiet_page
    membership = make_membership(body_uz="", body_ru="")
    page.goto(live_server.url + change_page(membership))
    page.get_by_label("User name or e-mail").fill("ulugbek")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")

    language(page, "Oʻzbekcha").focus()
    page.keyboard.press("Enter")
    editor(page, "body_uz").click()
    page.keyboard.type("Yangi matn")
    language(page, "Русский").focus()
    page.keyboard.press("Space")
    editor(page, "body_ru").click()
    page.keyboard.type("Новый текст")

    page.get_by_text("Add another Figure").click()
    page.get_by_role("textbox", name="What is counted [ru]").fill("государства")
    page.get_by_role("spinbutton", name="Figure").fill("104")
    page.get_by_role("button", name="Publish changes").click()

    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    membership.refresh_from_db()
    assert (membership.body_uz, membership.body_ru) == (
        "<p>Yangi matn</p>",
        "<p>Новый текст</p>",
    )
    assert membership.statistics.get().label_ru == "государства"


# --- The language bar --------------------------------------------------------------------------


@pytest.mark.appearance
def test_form_opens_in_the_language_of_the_page(open_page):
    page = open_page(change_page(make_partner(), "ru"))
    expect(field(page, "name_ru")).to_be_visible()
    expect(field(page, "name_uz")).to_be_hidden()
    expect(page.locator("#language-bar [aria-pressed=true]")).to_contain_text("Русский")


@pytest.mark.appearance
def test_bar_shows_one_language_or_all(open_page):
    page = open_page(change_page(make_partner()))
    language(page, "All languages").click()
    for code in ("uz", "ru", "en"):
        expect(field(page, f"name_{code}")).to_be_visible()
    language(page, "Oʻzbekcha").click()
    expect(field(page, "name_uz")).to_be_visible()
    expect(field(page, "name_en")).to_be_hidden()


@pytest.mark.appearance
def test_bar_remembers_the_choice_on_the_next_form(open_page):
    page = open_page(change_page(make_partner()))
    language(page, "Русский").click()
    page = open_page(change_page(make_partner()))
    expect(field(page, "name_ru")).to_be_visible()


@pytest.mark.appearance
def test_bar_counts_what_is_filled_in_while_the_editor_types(open_page):
    page = open_page(change_page(make_partner(languages=("uz",), body_uz="")))
    assert bar(page).locator(".count").all_inner_texts() == ["2/2", "0/2", "0/2"]
    language(page, "Русский").click()
    field(page, "name_ru").fill("Партнёр")
    field(page, "city_ru").fill("Москва")
    assert bar(page).locator(".count").all_inner_texts() == ["2/3", "2/3", "0/3"]


@pytest.mark.appearance
def test_bar_tells_a_screen_reader_how_much_is_filled_in(open_page):
    page = open_page(change_page(make_partner(languages=("uz",), body_uz="")))
    button = bar(page).get_by_role("button", name="Oʻzbekcha 2 of 2 texts are filled in")
    expect(button).to_be_visible()


@pytest.mark.appearance
def test_bar_counts_the_text_of_the_editor(open_page):
    page = open_page(change_page(make_partner(languages=("en",), body_en="")))
    editor(page, "body_en").click()
    page.keyboard.type("Text")
    expect(language(page, "English").locator(".count")).to_have_text("3/3")


@pytest.mark.appearance
def test_columns_of_added_rows_obey_the_bar(open_page):
    page = open_page(change_page(make_membership()))
    language(page, "Русский").click()
    page.get_by_text("Add another Figure").click()
    expect(field(page, "statistics-0-label_ru")).to_be_visible()
    expect(field(page, "statistics-0-label_uz")).to_be_hidden()
    expect(page.locator("th.column-label_uz")).to_be_hidden()


@pytest.mark.appearance
def test_fields_of_added_parts_obey_the_bar(open_page):
    page = open_page(change_page(make_agreement(parties=[])))
    language(page, "Oʻzbekcha").click()
    page.get_by_text("Add another Party").click()
    expect(field(page, "parties-0-signatory_uz")).to_be_visible()
    expect(field(page, "parties-0-signatory_en")).to_be_hidden()


def test_bar_shows_the_language_with_the_mistake(open_page):
    page = open_page(change_page(make_partner()))
    language(page, "Русский").click()
    field(page, "name_ru").fill("<b>Партнёр</b>")
    language(page, "Oʻzbekcha").click()
    page.get_by_role("button", name="Publish changes").click()
    expect(field(page, "name_ru")).to_be_visible()
    expect(field(page, "name_ru")).to_be_focused()
    expect(language(page, "Русский")).to_have_accessible_name(re.compile("there are errors"))


@pytest.mark.appearance
def test_bar_stays_in_sight(open_page):
    page = open_page(change_page(make_partner()))
    field(page, "internal_note").scroll_into_view_if_needed()
    expect(bar(page)).to_be_in_viewport()


@pytest.mark.appearance
def test_without_scripts_all_languages_are_shown(browser, live_server, client, administrator):
    client.force_login(administrator)
    partner = make_partner()
    context = browser.new_context(java_script_enabled=False)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + change_page(partner))
    for code in ("uz", "ru", "en"):
        assert field(page, f"name_{code}").is_visible()
    assert not page.locator("#language-bar").is_visible()
    context.close()


# --- Help while typing -------------------------------------------------------------------------


@pytest.mark.appearance
def test_address_follows_the_english_name(open_page):
    page = open_page(address(Partner, "add"))
    field(page, "name_en").press_sequentially("Japan's Agency")
    expect(field(page, "slug")).to_have_value("japans-agency")


def test_country_is_found_by_typing(open_page):
    make_country("KZ", name_en="Kazakhstan")
    page = open_page(address(Partner, "add"))
    page.get_by_role("combobox", name="Country").click()
    page.keyboard.type("kaza")
    page.get_by_role("option", name="Kazakhstan").click()
    expect(page.get_by_role("combobox", name="Country")).to_contain_text("Kazakhstan")


@pytest.mark.appearance
def test_leaving_a_changed_form_is_asked_about(open_page):
    page = open_page(change_page(make_partner()))
    field(page, "slug").fill("changed")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="Русский").click(no_wait_after=True)
    expect(field(page, "slug")).to_have_value("changed")
    assert asked == ["beforeunload"]


@pytest.mark.appearance
def test_leaving_an_unchanged_form_is_not_asked_about(open_page):
    page = open_page(change_page(make_partner()))
    page.get_by_role("link", name="Русский").click()
    expect(page).to_have_url(re.compile("/ru/"))


# --- For everybody -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/uz/accounts/login/",
        "/uz/admin/",
        "/ru/admin/cooperation/agreement/",
        "/ru/admin/cooperation/agreement/{agreement}/change/",
        "/uz/admin/cooperation/membership/{membership}/change/",
        "/uz/admin/cooperation/membership/add/",
        "/uz/admin/auth/user/{user}/change/",
        "/ru/admin/auth/user/{user}/password/",
        "/ru/admin/cooperation/agreement/{agreement}/delete/",
    ],
)
@pytest.mark.appearance
def test_page_has_no_barrier_that_axe_knows(open_page, administrator, path):
    records = {
        "user": administrator.pk,
        "agreement": make_agreement().pk,
        "membership": make_membership(statistics=[{}]).pk,
    }
    make_partner(status="review", languages=("uz",))
    page = open_page("/uz/admin/jsi18n/")
    if "accounts" in path:
        page.context.clear_cookies()
    page = open_page(path.format(**records))
    page.wait_for_load_state("networkidle")
    assert barriers_in_all_looks(page) == {}


@pytest.mark.parametrize(
    "path",
    [
        "/uz/accounts/login/",
        "/ru/admin/",
        "/uz/admin/cooperation/partner/",
        "/ru/admin/cooperation/partner/add/",
        "/ru/admin/cooperation/agreement/add/",
        "/uz/admin/password_change/",
    ],
)
@pytest.mark.appearance
def test_page_is_not_wider_than_a_phone(open_page, path):
    page = open_page("/uz/admin/jsi18n/")
    if "accounts" in path:
        page.context.clear_cookies()
    page.set_viewport_size({"width": 320, "height": 700})
    page = open_page(path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_list_and_first_page_are_quiet(quiet_page, open_page):
    make_partner()
    for path in ("/uz/admin/", address(Partner, language="uz"), address(Membership, language="ru")):
        open_page(path)
