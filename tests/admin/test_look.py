"""What the admin's look does in a browser: light and dark, the menu, the bars, mistakes."""

import re

import pytest
from playwright.sync_api import expect

from cooperation.models import Partner
from tests.admin.pages import address
from tests.builders import make_agreement, make_memorandum, make_partner, make_superuser

pytestmark = pytest.mark.appearance

PHONE = {"width": 360, "height": 640}


@pytest.fixture
def open_page(page, live_server, client, transactional_db):
    """Opens a page of the admin as somebody who is logged in."""
    client.force_login(make_superuser())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**session, "url": live_server.url}])

    def open_page(path):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        return page

    return open_page


def field(page, name):
    return page.locator(f"[name={name}]")


def change_page(record):
    return address(type(record), "change", record.pk, language="en")


# --- Light and dark ----------------------------------------------------------------------------

COLOURS = """() => {
    const style = getComputedStyle(document.documentElement);
    const tokens = ["--paper", "--surface", "--ink", "--azure", "--line", "--error", "--focus"];
    return [...tokens.map((token) => style.getPropertyValue(token)), style.colorScheme];
}"""


def colours(page):
    *tokens, scheme = page.evaluate(COLOURS)
    return tokens, scheme.split()[0]


def colours_of_system(page, scheme):
    page.emulate_media(color_scheme=scheme)
    return colours(page)[0]


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_chosen_scheme_is_that_of_a_system_that_asks_for_it(open_page, system, chosen):
    page = open_page("/en/admin/")
    wanted = colours_of_system(page, chosen)
    page.emulate_media(color_scheme=system)
    page.get_by_role("button", name="Toggle theme").click()
    assert colours(page) == (wanted, chosen)


def test_dark_differs_from_light(open_page):
    page = open_page("/en/admin/")
    assert colours_of_system(page, "dark") != colours_of_system(page, "light")


# --- Menu --------------------------------------------------------------------------------------


def test_menu_of_a_phone_opens_and_closes_by_keyboard(open_page):
    page = open_page("/en/admin/")
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#menu-partner")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#menu-partner")).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


def test_menu_of_a_wide_page_is_in_sight_and_marks_the_page(open_page):
    page = open_page(address(Partner, language="en"))
    expect(page.locator("#menu-partner")).to_be_visible()
    expect(page.locator("#menu-partner")).to_have_attribute("aria-current", "page")


# --- Lists -------------------------------------------------------------------------------------


def test_filter_is_chosen_by_keyboard_and_stands_on_its_button(open_page):
    make_partner(name_en="Draft", status="draft")
    make_partner(name_en="Published")
    page = open_page(address(Partner, language="en"))
    page.locator(".filter summary").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Draft", exact=True).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".filter summary").first).to_contain_text("Publication: Draft")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)


@pytest.mark.parametrize("leave", ["Escape", "click"])
def test_open_filter_closes_when_the_editor_goes_on(open_page, leave):
    make_partner()
    page = open_page(address(Partner, language="en"))
    page.locator(".filter summary").first.click()
    expect(page.locator(".filter[open]")).to_have_count(1)
    if leave == "click":
        page.locator("h1").click()
    else:
        page.keyboard.press("Escape")
    expect(page.locator(".filter[open]")).to_have_count(0)


def test_actions_are_offered_once_a_row_is_chosen(open_page):
    make_partner()
    page = open_page(address(Partner, language="en"))
    expect(page.locator(".actions")).to_be_hidden()
    page.locator(".action-select").check()
    expect(page.get_by_role("button", name="Go")).to_be_in_viewport()


# --- Forms -------------------------------------------------------------------------------------

IS_HIDDEN = """() => {
    const bars = [...document.querySelectorAll("#language-bar, .submit-row")];
    const focused = document.activeElement;
    if (focused === document.body || bars.some((bar) => bar.contains(focused))) {
        return null;
    }
    const {top, bottom} = focused.getBoundingClientRect();
    const [above, below] = bars.map((bar) => bar.getBoundingClientRect());
    return bottom <= above.bottom || top >= below.top ? focused.outerHTML : null;
}"""


@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 700}], ids=["phone", "wide"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_no_bar_hides_what_has_the_focus(open_page, size, key):
    page = open_page(change_page(make_memorandum()))
    page.set_viewport_size(size)
    field(page, "internal_note" if key == "Shift+Tab" else "title_en").focus()
    hidden = []
    for _ in range(40):
        page.keyboard.press(key)
        hidden.append(page.evaluate(IS_HIDDEN))
    assert [each for each in hidden if each] == []


def test_mistake_in_a_row_of_another_language_is_found_by_its_link(open_page):
    agreement = make_agreement()
    page = open_page(change_page(agreement))
    page.get_by_role("button", name=re.compile("Русский")).click()
    field(page, "parties-1-signatory_ru").fill("<b>Министр</b>")
    field(page, "title_ru").fill("<b>Соглашение</b>")
    page.get_by_role("button", name="Publish changes").click()
    page.get_by_role("button", name=re.compile("English")).click()
    page.locator(".error-summary").get_by_role("link", name="Signatory [ru]").click()
    expect(field(page, "parties-1-signatory_ru")).to_be_focused()
    expect(field(page, "parties-1-signatory_ru")).to_be_visible()


def test_every_mistake_is_listed_above_the_form(open_page):
    page = open_page(change_page(make_partner()))
    field(page, "founded_on").fill("last May")
    field(page, "slug").fill("with space")
    page.get_by_role("button", name="Publish changes").click()
    expect(page.locator(".error-summary a")).to_have_text(["Founded", "Page address"])


def test_phone_keeps_the_rarer_buttons_behind_one(open_page):
    page = open_page(change_page(make_partner()))
    page.set_viewport_size(PHONE)
    expect(page.get_by_role("button", name="Publish changes")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Delete", exact=True)).to_be_hidden()
    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("link", name="Delete", exact=True)).to_be_visible()


# --- Every page --------------------------------------------------------------------------------


def test_forms_of_the_account_are_quiet(page, complaints, open_page):
    for path in ("/en/admin/password_change/", "/en/admin/auth/group/add/", "/en/accounts/logout/"):
        open_page(path)
    assert complaints == []


# WCAG 2.2, 1.4.12: what readers may set, and the page must bear.
TEXT_SPACING = """* {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
CLIPPED = """() => [...document.querySelectorAll("a, button, summary, label, th, h1, h2")]
    .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden"))
    .filter((each) => getComputedStyle(each).webkitLineClamp === "none")
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
    .filter((each) => getComputedStyle(each).overflowX !== "visible")
    .map((each) => each.outerHTML)"""


@pytest.mark.parametrize("path", ["/ru/admin/", "/ru/admin/cooperation/partner/", "form"])
def test_spaced_text_is_not_cut(open_page, path):
    partner = make_partner()
    page = open_page(change_page(partner) if path == "form" else path)
    page.set_viewport_size(PHONE)
    # By the style sheets of the document, which the content security policy leaves alone.
    page.evaluate(
        """(css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet];
        }""",
        TEXT_SPACING,
    )
    assert page.evaluate(CLIPPED) == []
