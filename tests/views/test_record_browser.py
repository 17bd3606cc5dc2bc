"""A record in a real browser: what can be copied, and what stands on paper."""

import re

import pytest
from django.utils.translation import override

from ..builders import make_agreement, make_site_settings

pytestmark = pytest.mark.appearance


@pytest.fixture
def address(live_server):
    make_site_settings()
    agreement = make_agreement(slug="x", title_en="Agreement {on} space")
    with override("en"):
        return live_server.url + agreement.get_absolute_url()


@pytest.fixture
def clipboard(context, quiet_page, live_server):
    """Asks what the clipboard holds."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    return lambda: quiet_page.evaluate("navigator.clipboard.readText()")


def test_the_address_is_copied_and_said_to_be(quiet_page, address, clipboard):
    quiet_page.goto(address)
    quiet_page.get_by_role("button", name="Copy the address").click()
    quiet_page.get_by_role("status").filter(has_text="Copied").wait_for()

    assert clipboard() == address


def test_the_citations_are_copied(quiet_page, address, clipboard):
    quiet_page.goto(address)
    copied = []
    for name in ("the citation", "(GOST R 7.0.100-2018)", "(APA 7)", "(BibTeX)"):
        if style := re.fullmatch(r"\((.*)\)", name):
            quiet_page.get_by_text(style[1], exact=True).click()
        button = quiet_page.get_by_role("button", name=f"Copy {name}")
        button.press("Enter")
        button.locator("xpath=following-sibling::*").filter(has_text="Copied").wait_for()
        copied.append(clipboard())

    assert [text.partition(" space")[0] for text in copied] == [
        "Uzbekspace. Agreement {on}",
        "Agreement {on}",
        "Uzbekspace. (2021, December 6). Agreement {on}",
        "@misc{agreement-x,\n  author = {{Uzbekspace}},\n"
        "  title = {{Agreement \\textbraceleft{}on\\textbraceright{}",
    ]


def test_without_a_clipboard_the_text_is_selected_at_least(quiet_page, address):
    quiet_page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "Document.prototype.execCommand = () => false;"
    )
    quiet_page.goto(address)
    quiet_page.get_by_role("button", name="Copy the address").click()
    quiet_page.wait_for_function("!getSelection().isCollapsed")

    assert quiet_page.evaluate("getSelection().toString().trim()") == address
    assert quiet_page.get_by_text("Copied").count() == 0


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_a_script_there_is_nothing_to_copy_with(quiet_page, address):
    quiet_page.goto(address)

    assert quiet_page.get_by_text(address, exact=True).is_visible()
    assert quiet_page.get_by_role("button", name="Copy").count() == 0


def test_paper_has_who_says_it_and_where_and_when(quiet_page, address):
    quiet_page.emulate_media(media="print", color_scheme="dark")
    quiet_page.goto(address)

    for shown in (".letterhead", "h1", ".standing", "#address", "#identifier", ".stamps"):
        assert quiet_page.locator(shown).is_visible(), shown
    for hidden in (".site-header", ".site-footer", ".breadcrumbs", ".share__ways", ".cite"):
        assert quiet_page.locator(hidden).first.is_hidden(), hidden


def test_paper_is_white_where_the_screen_is_dark(quiet_page, address):
    quiet_page.emulate_media(media="print", color_scheme="dark")
    quiet_page.goto(address)

    ground, ink = quiet_page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
