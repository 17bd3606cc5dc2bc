"""The header in a real browser: its menu without a script, and the way by keyboard."""

import pytest
from playwright.sync_api import expect

from ..builders import make_partner, make_section_text, make_site_settings

pytestmark = pytest.mark.appearance

PHONE = {"width": 360, "height": 740}
without_script = pytest.mark.browser_context_args(java_script_enabled=False)


@pytest.fixture
def home(live_server):
    make_site_settings()
    make_section_text("home")
    make_partner(slug="airbus", name_en="Airbus")
    return f"{live_server.url}/en/"


def menu_link(page):
    return page.locator("#menu").get_by_role("link", name="Partners")


@without_script
def test_a_phone_opens_the_menu_without_a_script(page, home):
    page.set_viewport_size(PHONE)
    page.goto(home)
    expect(menu_link(page)).to_be_hidden()

    page.get_by_role("button", name="Menu").click()
    menu_link(page).click()

    expect(page).to_have_url(f"{home}partners/")


def test_escape_closes_the_menu_and_gives_the_focus_back(quiet_page, home):
    quiet_page.set_viewport_size(PHONE)
    quiet_page.goto(home)
    button = quiet_page.get_by_role("button", name="Menu")

    button.press("Enter")
    expect(menu_link(quiet_page)).to_be_visible()
    quiet_page.keyboard.press("Tab")
    quiet_page.keyboard.press("Escape")

    expect(menu_link(quiet_page)).to_be_hidden()
    expect(button).to_be_focused()


def test_a_wide_page_shows_the_menu_without_a_button(quiet_page, home):
    quiet_page.set_viewport_size({"width": 1440, "height": 900})
    quiet_page.goto(home)

    expect(menu_link(quiet_page)).to_be_visible()
    expect(quiet_page.get_by_role("button", name="Menu")).to_be_hidden()


def test_the_keyboard_passes_the_header_in_the_order_in_which_it_reads(quiet_page, home):
    quiet_page.set_viewport_size({"width": 1440, "height": 900})
    quiet_page.goto(home)
    passed = []
    for _stop in range(8):
        quiet_page.keyboard.press("Tab")
        passed.append(
            quiet_page.locator(":focus").evaluate(
                "e => (e.labels?.[0] ?? e).textContent.trim().split(/\\s*\\n\\s*/)[0]"
            )
        )

    assert passed == [
        "Skip to the content",
        "Special view",
        "State symbols",
        "Oʻzbekcha",
        "Русский",
        "English",
        "Cooperation portal",
        "Search the register",
    ]


def test_the_language_switch_keeps_the_page(quiet_page, home):
    quiet_page.goto(f"{home}partners/?kind=company")
    quiet_page.get_by_role("link", name="Русский").press("Enter")

    expect(quiet_page).to_have_url(home.replace("/en/", "/ru/") + "partners/?kind=company")


def test_a_search_from_the_header_finds_a_record(quiet_page, home):
    quiet_page.set_viewport_size({"width": 1440, "height": 900})
    quiet_page.goto(home)
    quiet_page.get_by_role("combobox", name="Search the register").fill("airbus")
    quiet_page.keyboard.press("Enter")
    quiet_page.get_by_role("main").get_by_role("link", name="Airbus").click()

    expect(quiet_page).to_have_url(f"{home}partners/airbus/")
