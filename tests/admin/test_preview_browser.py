"""A preview in a real browser: three pages side by side, each as wide as a phone thinks it is."""

import pytest
from playwright.sync_api import expect

from cooperation.models import Partner
from tests.admin.pages import address
from tests.builders import make_partner, make_superuser

# The page is shown without its scripts, which Chromium says for each of them.
SCRIPTLESS = "Blocked script execution"


@pytest.fixture
def editor_page(page, live_server, client, transactional_db):
    client.force_login(make_superuser())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**session, "url": live_server.url}])
    page.set_viewport_size({"width": 1440, "height": 900})
    return page


@pytest.fixture
def told(context):
    """What the pages of the window say in their consoles."""
    found = []

    def note(message):
        found.append(message.text)

    context.on("console", note)
    yield found
    context.remove_listener("console", note)


def in_frame(tab, language):
    [frame] = [
        each for each in tab.frames if f"/{language}/" in each.url.partition("/previews/")[2]
    ]
    return frame


def test_form_is_previewed_in_three_languages_side_by_side_at_the_width_of_a_phone(
    editor_page, complaints, told, live_server
):
    partner = make_partner()
    editor_page.goto(live_server.url + address(Partner, "change", partner.pk))
    editor_page.locator("[name=name_en]").fill("New observatory")

    with editor_page.context.expect_page() as opened:
        editor_page.get_by_role("button", name="Preview").click()
    tab = opened.value
    tab.wait_for_load_state("networkidle")

    frames = [tab.locator(f"iframe[title*='{name}']") for name in ("zbekcha", "Русский", "English")]
    places = [frame.bounding_box() for frame in frames]
    assert [place["y"] for place in places] == [places[0]["y"]] * 3
    assert places[0]["x"] + places[0]["width"] < places[1]["x"]
    assert in_frame(tab, "ru").evaluate("innerWidth") == 390
    expect(tab.frame_locator("iframe >> nth=2").locator("h1")).to_have_text("New observatory")
    assert [text for text in told if SCRIPTLESS not in text] == []
    assert complaints == []
    expect(editor_page.locator("[name=name_en]")).to_have_value("New observatory")


@pytest.mark.appearance
def test_page_of_a_desktop_is_made_smaller_to_fit(editor_page, live_server):
    partner = make_partner()
    path = address(Partner, "change", partner.pk).replace("/change/", "/preview/")

    editor_page.goto(f"{live_server.url}{path}?width=desktop")
    editor_page.wait_for_load_state("networkidle")

    frame = editor_page.locator("iframe >> nth=0")
    assert frame.bounding_box()["width"] < 480
    assert editor_page.frames[1].evaluate("innerWidth") == 1280
