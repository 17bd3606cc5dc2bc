"""Pictures in a real browser: what it loads, what the keyboard reaches, what stays without them."""

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from ..axe import barriers_in_both_schemes
from ..builders import make_conference, make_partner, make_section_text, make_site_settings
from ..library import hang, make_picture

pytestmark = pytest.mark.appearance

wide = pytest.mark.browser_context_args(viewport={"width": 1280, "height": 800})
phone = pytest.mark.browser_context_args(viewport={"width": 360, "height": 800})


def stored(**values):
    return make_picture(with_files=True, width=640, height=360, **values)


@pytest.fixture
def portal(live_server):
    make_site_settings(emblem=stored(alt_en="Emblem"))
    return live_server.url


@pytest.fixture
def conference(portal):
    """The address of a conference with a cover and two photographs."""
    conference = make_conference(picture=stored(alt_en="Cover"))
    for position, alt in enumerate(("The hall", "The signing")):
        hang(stored(alt_en=alt), conference, position)
    with override("en"):
        return portal + conference.get_absolute_url()


@pytest.fixture
def partners(portal):
    """The address of a list with a picture of its section and a partner with two logos."""
    make_section_text("partners", picture=stored(alt_en="A chart of stars"))
    make_partner(logo=stored(alt_en="Their logo"), logo_on_dark=stored(), picture=stored())
    return f"{portal}/en/partners/"


def is_loaded(page, alt):
    """Whether the browser has the picture that these words tell of."""
    return page.get_by_alt_text(alt).evaluate("img => img.complete && img.naturalWidth > 0")


def shown_file(page, alt):
    return page.get_by_alt_text(alt).evaluate("img => img.currentSrc")


@wide
def test_a_wide_screen_shows_the_picture_of_the_section(quiet_page, partners):
    quiet_page.goto(partners, wait_until="networkidle")

    expect(quiet_page.get_by_alt_text("A chart of stars")).to_be_visible()
    assert is_loaded(quiet_page, "A chart of stars")


@phone
def test_a_phone_does_not_load_the_picture_of_the_section(quiet_page, partners):
    quiet_page.goto(partners, wait_until="networkidle")

    expect(quiet_page.get_by_alt_text("A chart of stars")).to_be_hidden()
    assert not is_loaded(quiet_page, "A chart of stars")


def test_a_dark_scheme_gets_the_logo_for_a_dark_ground(quiet_page, partners):
    files = set()
    for scheme in ("light", "dark"):
        quiet_page.emulate_media(color_scheme=scheme)
        quiet_page.goto(partners, wait_until="networkidle")
        files.add(shown_file(quiet_page, "Their logo"))

    assert len(files) == 2


def test_the_keyboard_opens_a_picture_in_full_size(page, conference):
    page.goto(conference)
    link = page.get_by_role("link", name="The hall Show it in full size")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/media/**.webp")

    assert page.locator("img").evaluate("img => img.naturalWidth") == 640


def test_a_picture_that_comes_late_moves_nothing(quiet_page, conference):
    quiet_page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => {"
        "for (const entry of list.getEntries()) window.shift += entry.value"
        "}).observe({type: 'layout-shift', buffered: true});"
    )
    quiet_page.goto(conference, wait_until="networkidle")

    assert quiet_page.evaluate("window.shift") == 0


def test_without_pictures_their_words_stay(quiet_page, conference, portal):
    quiet_page.context.add_cookies(
        [{"name": "special_view", "value": "pictures=hidden", "url": portal}]
    )
    quiet_page.goto(conference)

    expect(quiet_page.get_by_alt_text("Cover")).to_be_hidden()
    words = "picture => getComputedStyle(picture, '::before').content"
    assert quiet_page.locator(".lead-picture picture").evaluate(words) == '"Cover"'
    expect(quiet_page.get_by_role("link", name="The hall Show it in full size")).to_be_visible()


def test_axe_finds_nothing(quiet_page, conference, partners):
    for address in (conference, partners):
        quiet_page.goto(address)
        assert barriers_in_both_schemes(quiet_page) == {}
