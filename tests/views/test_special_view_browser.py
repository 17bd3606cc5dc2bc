"""The special view as a reader uses it in a real browser, with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from cooperation.special_view import Contrast

from ..axe import barriers
from ..builders import make_partner, make_section_text, make_site_settings

pytestmark = pytest.mark.appearance

without_script = pytest.mark.browser_context_args(java_script_enabled=False)


@pytest.fixture
def partners(live_server):
    """The address of a list with one partner."""
    make_site_settings()
    for section in ("home", "partners"):
        make_section_text(section)
    make_partner(slug="airbus", name_en="Airbus", name_ru="Airbus", name_uz="Airbus")
    return f"{live_server.url}/en/partners/"


def expect_letters(page, pixels):
    """The size of the page's letters, once its sheet has come; 16 in the ordinary view."""
    expect(page.locator("html")).to_have_css("font-size", f"{pixels}px")


def to_control(page):
    """By keyboard past the skip link to the control of the special view."""
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_id("special-view-link")


def to_radio(page, name):
    """By keyboard to a choice: Tab goes from setting to setting, the arrows within one."""
    radio = page.get_by_role("radio", name=name, exact=True)
    group = radio.evaluate("e => e.name")
    for _stop in range(60):
        if page.evaluate("document.activeElement.name") == group:
            break
        page.keyboard.press("Tab")
    while not radio.is_checked():
        page.keyboard.press("ArrowRight")


def back_button(page):
    return page.locator(".site-header__strip").get_by_role("button", name="Ordinary view")


# --- Without a script ---


@pytest.fixture
def plain_page(page, partners):
    page.goto(f"{partners}?kind=space-agency")
    return page


@without_script
def test_a_choice_leads_back_to_the_page_and_holds_for_all(plain_page, partners):
    expect(back_button(plain_page)).to_be_hidden()
    to_control(plain_page)
    plain_page.keyboard.press("Enter")
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Special view")
    to_radio(plain_page, "150%")
    to_radio(plain_page, "White on black")
    plain_page.keyboard.press("Enter")

    expect(plain_page).to_have_url(f"{partners}?kind=space-agency")
    expect_letters(plain_page, 24)
    expect(plain_page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")

    plain_page.get_by_role("link", name="Русский").press("Enter")
    plain_page.get_by_role("link", name="Airbus").press("Enter")
    expect_letters(plain_page, 24)


@without_script
def test_the_form_remembers_what_was_chosen(plain_page, live_server):
    plain_page.goto(f"{live_server.url}/en/special-view/")
    plain_page.get_by_role("radio", name="Very wide").check()
    plain_page.get_by_role("button", name="Apply").press("Enter")
    plain_page.goto(f"{live_server.url}/ru/special-view/")

    chosen = plain_page.locator("input[name=spacing]:checked")
    expect(chosen).to_have_value("very-wide")


@without_script
def test_one_action_leads_back_to_the_ordinary_view(plain_page, partners, live_server):
    plain_page.goto(f"{live_server.url}/en/special-view/?next=/en/partners/")
    plain_page.get_by_role("radio", name="200%").check()
    plain_page.get_by_role("button", name="Apply").press("Enter")
    expect_letters(plain_page, 32)

    back_button(plain_page).press("Enter")

    expect(plain_page).to_have_url(partners)
    expect_letters(plain_page, 16)
    expect(back_button(plain_page)).to_be_hidden()


@without_script
def test_the_ruler_marks_the_text_under_the_pointer(plain_page, live_server):
    keep(plain_page, live_server, "ruler=on")
    plain_page.goto(f"{live_server.url}/en/partners/")
    heading = plain_page.get_by_role("heading", level=1)
    expect(heading).to_have_css("box-shadow", "none")

    heading.hover()

    expect(heading).not_to_have_css("box-shadow", "none")


# --- With the script ---


@pytest.fixture
def lively_page(quiet_page, partners):
    quiet_page.goto(partners)
    return quiet_page


def open_panel(page):
    to_control(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="100%")).to_be_focused()


def test_a_choice_is_seen_at_once_and_remembered(lively_page, partners):
    lively_page.evaluate("window.isTheSamePage = true")
    open_panel(lively_page)

    to_radio(lively_page, "150%")
    to_radio(lively_page, "Yellow on black")

    expect(lively_page.locator("html")).to_have_css("font-size", "24px")
    expect(lively_page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    expect(lively_page.get_by_role("status").filter(has_text="remembered")).to_be_visible()
    assert lively_page.evaluate("window.isTheSamePage")
    lively_page.reload()
    expect_letters(lively_page, 24)


def test_the_next_page_shows_what_was_chosen(lively_page):
    open_panel(lively_page)
    to_radio(lively_page, "125%")
    expect(lively_page.get_by_role("status").filter(has_text="remembered")).to_be_visible()

    lively_page.get_by_role("link", name="Airbus").press("Enter")

    expect(lively_page.get_by_role("heading", level=1)).to_have_text("Airbus")
    expect_letters(lively_page, 20)


def test_escape_closes_the_panel_and_gives_the_focus_back(lively_page):
    control = lively_page.get_by_role("link", name="Special view")
    expect(control).to_have_attribute("aria-expanded", "false")
    open_panel(lively_page)
    expect(control).to_have_attribute("aria-expanded", "true")

    lively_page.keyboard.press("Escape")

    expect(control).to_be_focused()
    expect(control).to_have_attribute("aria-expanded", "false")
    expect(lively_page.get_by_role("radio")).to_have_count(0)


def test_the_panel_closes_with_its_button_and_opens_again_as_it_was(lively_page):
    open_panel(lively_page)
    to_radio(lively_page, "Wide")
    expect(lively_page.get_by_role("status").filter(has_text="remembered")).to_be_visible()

    lively_page.get_by_role("button", name="Close").press("Enter")
    expect(lively_page.locator(":focus")).to_have_text("Special view is on", use_inner_text=True)
    lively_page.keyboard.press("Enter")

    expect(lively_page.get_by_role("radio", name="Wide", exact=True)).to_be_checked()


def test_the_ordinary_view_comes_back_without_leaving_the_page(lively_page):
    lively_page.evaluate("window.isTheSamePage = true")
    open_panel(lively_page)
    to_radio(lively_page, "200%")
    expect(lively_page.locator("html")).to_have_css("font-size", "32px")

    back_button(lively_page).press("Enter")

    expect(lively_page.locator("html")).to_have_css("font-size", "16px")
    expect(lively_page.locator(":focus")).to_have_text("Special view", use_inner_text=True)
    expect(lively_page.get_by_role("radio", name="100%")).to_be_checked()
    expect(lively_page.get_by_role("status").filter(has_text="remembered")).to_be_visible()
    assert lively_page.evaluate("window.isTheSamePage")
    lively_page.reload()
    expect_letters(lively_page, 16)


def test_where_the_panel_cannot_be_fetched_the_link_is_a_link(page, partners):
    page.goto(partners)
    page.route(
        "**/special-view/*",
        lambda route: route.continue_() if route.request.is_navigation_request() else route.abort(),
    )

    page.get_by_role("link", name="Special view").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Special view")


def test_a_choice_that_cannot_be_remembered_is_still_seen(page, partners):
    page.goto(partners)
    open_panel(page)
    page.route("**/special-view/", lambda route: route.abort())

    to_radio(page, "150%")

    expect(page.locator("html")).to_have_css("font-size", "24px")
    expect(page.get_by_role("status").filter(has_text="could not")).to_be_visible()


def test_the_page_that_the_browser_goes_back_to_shows_the_last_choice(lively_page, partners):
    lively_page.get_by_role("link", name="Airbus").press("Enter")
    lively_page.wait_for_url("**/partners/airbus/")
    open_panel(lively_page)
    to_radio(lively_page, "150%")
    expect(lively_page.get_by_role("status").filter(has_text="remembered")).to_be_visible()

    lively_page.go_back()

    expect(lively_page).to_have_url(partners)
    expect(lively_page.locator("html")).to_have_css("font-size", "24px")


# --- What the choices do ---


def keep(page, live_server, text):
    page.context.add_cookies([{"name": "special_view", "value": text, "url": live_server.url}])


def middle(page, locator):
    box = page.locator(locator).bounding_box()
    return box["y"] + box["height"] / 2


def test_the_ruler_follows_the_pointer_and_the_focus(lively_page, live_server, partners):
    keep(lively_page, live_server, "ruler=on")
    lively_page.goto(partners)

    lively_page.mouse.move(200, 333)
    assert middle(lively_page, ".reading-ruler") == pytest.approx(333, abs=1)

    to_control(lively_page)
    link = lively_page.locator(":focus").bounding_box()
    assert link["y"] < middle(lively_page, ".reading-ruler") < link["y"] + link["height"]


def test_pictures_go_and_their_words_stay(lively_page, live_server, partners):
    expect(lively_page.locator(".site-header .mark")).to_be_visible()
    keep(lively_page, live_server, "pictures=hidden")
    lively_page.goto(partners)

    expect(lively_page.locator(".site-header .mark")).to_be_hidden()
    expect(lively_page.get_by_role("combobox", name="Search the register")).to_be_visible()
    buttons = lively_page.get_by_role("button").filter(visible=True).all()
    assert [button for button in buttons if not shows_something(button)] == []


def shows_something(button):
    """Whether a button has words to see, or a mark in their place."""
    is_worded = button.evaluate(
        "e => [...e.childNodes].some(n => n.nodeName === '#text' && n.data.trim())"
    )
    return is_worded or button.locator("svg").is_visible()


@pytest.mark.parametrize("contrast", [each for each in Contrast if each != Contrast.ORDINARY])
def test_every_text_in_a_contrast_stands_out(page, live_server, partners, contrast, subtests):
    keep(page, live_server, f"contrast={contrast}&size=125")
    for path in ("/en/", "/en/partners/", "/en/special-view/"):
        with subtests.test(path):
            page.goto(live_server.url + path)
            assert barriers(page, only=["color-contrast-enhanced"]) == {}


@pytest.mark.parametrize(
    ("width", "text"),
    [(320, "size=200&spacing=very-wide"), (360, "spacing=wide"), (1440, "size=200")],
)
def test_nothing_is_beyond_the_edge(page, live_server, partners, width, text, subtests):
    keep(page, live_server, text)
    page.set_viewport_size({"width": width, "height": 740})
    for path in ("/ru/", "/ru/partners/", "/ru/partners/airbus/", "/ru/special-view/", "/ru/x/"):
        with subtests.test(path):
            page.goto(live_server.url + path)
            assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_axe_finds_nothing_in_the_panel(lively_page, live_server, language, partners):
    lively_page.goto(f"{live_server.url}/{language}/partners/")
    lively_page.locator("#special-view-link").press("Enter")
    expect(lively_page.locator(".special-view-panel")).to_be_visible()

    assert barriers(lively_page) == {}
