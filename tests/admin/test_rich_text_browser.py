"""Rich text and its assistant in a real browser, by keyboard where an editor would use it.

Every test watches the console: the content security policy has nothing to refuse.
"""

import pytest
from playwright.sync_api import expect

from tests.admin.pages import address
from tests.axe import barriers
from tests.builders import make_partner, make_superuser
from tests.library import make_picture


@pytest.fixture
def open_quietly(quiet_page, live_server, client, transactional_db):
    """Opens a page as an administrator; whatever the page complains of is a failure."""
    client.force_login(make_superuser())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    quiet_page.context.add_cookies([{**session, "url": live_server.url}])

    def open_page(path):
        quiet_page.goto(live_server.url + path)
        quiet_page.wait_for_load_state("networkidle")
        return quiet_page

    return open_page


def form_of(partner):
    return address(type(partner), "change", partner.pk, language="en")


def editor(page, name="body_en"):
    return page.locator(f".prose-editor:has([name={name}])")


def words(page, name="body_en"):
    return editor(page, name).locator("[contenteditable=true]").first


def press(page, title):
    editor(page).locator(f".prose-menubar button[title='{title}']").click()


def test_link_to_a_record_is_chosen_by_keyboard(open_quietly):
    make_partner(slug="vega", name_en="Vega")
    page = open_quietly(form_of(make_partner(body_en="<p>words</p>")))
    words(page).focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox", name="A record of this register")).to_be_focused()
    page.keyboard.type("vega")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("1 result")
    assert barriers(page, ".link-dialog") == {}
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    link = '<p><a href="record:partner/vega">words</a></p>'
    expect(page.locator("[name=body_en]")).to_have_value(link)
    expect(words(page)).to_be_focused()


@pytest.mark.appearance
def test_web_address_is_mended_and_own_pages_become_records(open_quietly, live_server):
    page = open_quietly(form_of(make_partner(body_en="<p>words</p>")))
    for typed, stored in (
        ("example.org/a", "https://example.org/a"),
        ("a@example.org", "mailto:a@example.org"),
        (f"{live_server.url}/uz/partners/vega/", "record:partner/vega"),
    ):
        words(page).focus()
        page.keyboard.press("Control+a")
        page.keyboard.press("Control+k")
        page.get_by_label("Or an address").fill(typed)
        page.keyboard.press("Enter")
        text = f'<p><a href="{stored}">words</a></p>'
        expect(page.locator("[name=body_en]")).to_have_value(text)


def test_picture_of_the_library_and_a_table_stand_in_the_text(open_quietly):
    make_picture(key="hall", alt_en="The hall", with_files=True)
    partner = make_partner(body_en="")
    page = open_quietly(form_of(partner))
    words(page).focus()
    press(page, "Picture of the library")
    page.locator(".choice[data-key=hall]").click()
    expect(editor(page).locator(".prose-picture")).to_contain_text("The hall")
    press(page, "Insert table")
    page.keyboard.type("Year")
    for _cell in range(8):
        page.keyboard.press("Tab")
    page.keyboard.type("last")
    page.keyboard.press("Tab")  # out of the table and the text
    expect(words(page)).not_to_be_focused()
    page.get_by_role("button", name="Publish changes").click()
    expect(page.locator(".messagelist")).to_contain_text("successfully")
    partner.refresh_from_db()
    assert partner.body_en.startswith('<figure data-picture="hall"></figure><table><tbody><tr><th>')
    assert partner.body_en.count("<td>") == 6


@pytest.mark.appearance
def test_wrong_apostrophe_is_put_right_at_one_press(open_quietly):
    page = open_quietly(address(type(make_partner()), "add", language="uz"))
    page.locator("[name=name_uz]").fill("O'zbekiston")
    words(page, "body_uz").click()
    page.keyboard.type('San\'at  va "salom"')
    expect(page.locator(".advice:visible")).to_have_count(2)
    expect(page.locator("#id_name_uz_advice .advice__words")).to_contain_text("O'zbekiston")
    assert barriers(page, "#id_name_uz_advice") == {}
    page.locator("#id_name_uz_advice [data-fix]").click()
    expect(page.locator("[name=name_uz]")).to_have_value("Oʻzbekiston")
    expect(page.locator("[name=name_uz]")).to_be_focused()
    page.locator(".advice__all").click()
    text = "<p>Sanʼat va “salom”</p>"
    expect(page.locator("[name=body_uz]")).to_have_value(text)
    expect(page.locator(".advice:visible")).to_have_count(0)


@pytest.mark.appearance
def test_nothing_is_asked_while_nothing_changes(open_quietly):
    page = open_quietly(form_of(make_partner(name_uz="O'zbekiston")))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[name=name_en]").focus()
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "assistant" in url] == []


@pytest.mark.appearance
def test_rich_text_on_a_page_is_clean_and_within_a_narrow_phone(quiet_page, live_server):
    picture = make_picture(with_files=True)
    cells = "".join(f"<td><p>Intergovernmental {number}</p></td>" for number in range(6))
    heads = "".join(f"<th><p>Column {number}</p></th>" for number in range(6))
    make_partner(
        slug="p",
        body_en="<h2>Stages</h2>"
        f"<table><tbody><tr>{heads}</tr><tr>{cells}</tr></tbody></table>"
        f'<blockquote><p>Words</p></blockquote><figure data-picture="{picture.key}"></figure>',
    )
    quiet_page.set_viewport_size({"width": 320, "height": 600})
    quiet_page.goto(f"{live_server.url}/en/partners/p/")
    assert quiet_page.evaluate("document.documentElement.scrollWidth") == 320
    box = quiet_page.get_by_role("region", name="Table, scrolls sideways: Stages")
    box.focus()
    expect(box).to_be_focused()
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert barriers(quiet_page, ".prose") == {}
