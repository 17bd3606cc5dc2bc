"""The combobox in the header, by keyboard and for screen readers; and the page under axe."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ..axe import barriers, barriers_in_both_schemes
from ..builders import make_conference, make_country, make_partner, make_site_settings

pytestmark = pytest.mark.appearance

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "search.js"


@pytest.fixture
def home(live_server):
    make_site_settings()
    france = make_country("FR", name_en="Zenitland", name_uz="Zenitland", name_ru="Зенитландия")
    for number in range(3):
        make_partner(slug=f"zenit-{number}", name_en=f"Zenit {number}", country=france)
    make_conference(title_en="Zenit days", title_ru="Дни «Зенита»")
    return f"{live_server.url}/en/"


@pytest.fixture
def field(quiet_page, home):
    quiet_page.set_viewport_size({"width": 1440, "height": 900})
    quiet_page.goto(home)
    return quiet_page.get_by_role("combobox", name="Search the register")


def chosen(page):
    return page.locator("[role=option][aria-selected=true]")


def test_the_script_is_small():
    assert len(gzip.compress(SCRIPT.read_bytes(), 9)) <= 3000


def test_suggestions_come_while_typing_and_are_announced(quiet_page, field):
    field.press_sequentially("zenit")

    expect(quiet_page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(quiet_page.locator(".search-field [role=status]")).to_have_text("5 suggestions")
    assert quiet_page.get_by_role("group", name="Partners").get_by_role("option").count() == 3


def test_the_arrows_choose_and_enter_goes_there(quiet_page, field, home):
    field.press_sequentially("zenit 1")
    expect(quiet_page.get_by_role("option")).to_have_count(1)
    field.press("ArrowDown")
    expect(chosen(quiet_page)).to_have_text("Zenit 1")
    expect(field).to_have_attribute("aria-activedescendant", chosen(quiet_page).get_attribute("id"))
    expect(field).to_be_focused()
    field.press("Enter")

    expect(quiet_page).to_have_url(f"{home}partners/zenit-1/")


def test_the_arrows_go_round_by_the_field_itself(quiet_page, field):
    field.press_sequentially("zenit")
    options = quiet_page.get_by_role("option")
    expect(options).to_have_count(5)
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(chosen(quiet_page)).to_have_count(0)
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")


def test_enter_without_a_choice_sends_the_form(quiet_page, field, home):
    field.press_sequentially("zenit")
    expect(quiet_page.get_by_role("listbox")).to_be_visible()
    field.press("Enter")

    expect(quiet_page).to_have_url(f"{home}search/?q=zenit")


def test_escape_closes_the_list_and_keeps_the_words(quiet_page, field):
    field.press_sequentially("zenit")
    expect(quiet_page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")

    expect(quiet_page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("zenit")


def test_leaving_the_field_closes_the_list(quiet_page, field):
    field.press_sequentially("zenit")
    expect(quiet_page.get_by_role("listbox")).to_be_visible()
    field.press("Tab")

    expect(quiet_page.get_by_role("listbox")).to_be_hidden()


def test_a_click_follows_a_suggestion(quiet_page, field, home):
    field.press_sequentially("zenit 2")
    quiet_page.get_by_role("option", name="Zenit 2").click()

    expect(quiet_page).to_have_url(f"{home}partners/zenit-2/")


def test_nothing_to_suggest_is_announced_and_not_shown(quiet_page, field):
    field.press_sequentially("qqqqqq")

    expect(quiet_page.locator(".search-field [role=status]")).to_have_text("No suggestions")
    expect(quiet_page.get_by_role("listbox")).to_be_hidden()


def test_axe_finds_nothing_in_the_open_list(quiet_page, field):
    field.press_sequentially("zenit")
    expect(quiet_page.get_by_role("listbox")).to_be_visible()
    field.press("ArrowDown")

    assert barriers(quiet_page) == {}


def test_on_a_phone_the_list_stands_in_the_menu_and_fits(quiet_page, home):
    quiet_page.set_viewport_size({"width": 320, "height": 640})
    quiet_page.goto(home)
    quiet_page.get_by_role("button", name="Menu").click()
    quiet_page.get_by_role("combobox", name="Search the register").press_sequentially("zenit")
    box = quiet_page.get_by_role("listbox").bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert quiet_page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_a_script_the_form_works(browser, home):
    wide = {"width": 1440, "height": 900}
    context = browser.new_context(java_script_enabled=False, viewport=wide)
    page = context.new_page()
    page.goto(home)
    page.get_by_role("searchbox", name="Search the register").fill("zenit days")
    page.get_by_role("search").get_by_role("button", name="Search").click()

    expect(page).to_have_url(f"{home}search/?q=zenit+days")
    expect(page.get_by_role("link", name="Zenit days")).to_be_visible()
    context.close()


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
@pytest.mark.parametrize("query", ["zenit", "zenit&kind=partner", "zenitt", "zenit qqqqq", "qqqqq"])
def test_axe_finds_nothing_on_the_page(quiet_page, home, language, query):
    quiet_page.set_viewport_size({"width": 320, "height": 640})
    quiet_page.goto(home.replace("/en/", f"/{language}/search/?q={query}"))

    assert barriers_in_both_schemes(quiet_page) == {}
    assert quiet_page.evaluate("document.documentElement.scrollWidth") <= 320
