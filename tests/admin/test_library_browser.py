"""The library in a real browser: choosing, uploading, the focal point, many files at once."""

import re

import pytest
from playwright.sync_api import expect

from cooperation.models import Conference, Partner, Picture
from tests.admin.pages import address
from tests.axe import barriers_in_all_looks
from tests.builders import make_conference, make_partner, make_superuser
from tests.library import attach, hang, make_document, make_file, make_picture, png


@pytest.fixture
def open_page(page, live_server, client, transactional_db):
    """Opens a page of the admin as an administrator."""
    client.force_login(make_superuser())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**session, "url": live_server.url}])

    def open_page(path):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        return page

    return open_page


@pytest.fixture
def open_quietly(open_page, quiet_page):
    """Likewise; whatever the page complains of is a failure."""
    return open_page


def make_text():
    """A document whose file has no picture of its first page."""
    document = make_document(files=())
    make_file(document, preview=[])
    return document


def change_page(record, language="en"):
    return address(type(record), "change", record.pk, language=language)


def photo(name="hall.png", colour="#14304f"):
    return {"name": name, "mimeType": "image/png", "buffer": png(colour=colour)}


def button(page, words):
    return page.get_by_role("button", name=words, exact=True)


def save(page):
    page.locator(".submit-row .default").click()
    expect(page.locator(".messagelist")).to_contain_text("successfully")


# --- Choosing ----------------------------------------------------------------------------------


def test_picture_is_chosen_by_keyboard_and_the_focus_returns(open_quietly):
    make_picture(key="antenna", alt_en="Antenna", with_files=True)
    hall = make_picture(key="hall", alt_en="The hall", with_files=True)
    partner = make_partner()
    page = open_quietly(change_page(partner))
    button(page, "Choose : Picture").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    expect(page.get_by_role("dialog").get_by_role("status").first).to_have_text("2 results")
    page.keyboard.type("hall")
    expect(page.get_by_role("dialog").get_by_role("status").first).to_have_text("1 result")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(button(page, "Replace : Picture")).to_be_focused()
    save(page)
    partner.refresh_from_db()
    assert partner.picture == hall


@pytest.mark.appearance
def test_arrows_move_among_the_pictures_and_escape_changes_nothing(open_quietly):
    for key in ("first", "second", "third"):
        make_picture(key=key, alt_en=key, with_files=True)
    page = open_quietly(address(Partner, "add", language="en"))
    button(page, "Choose : Picture").click()
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".choice[data-key=second]")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(".choice[data-key=first]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button(page, "Choose : Picture")).to_be_focused()
    expect(page.locator("[name=picture]")).to_have_value("")


def test_picture_is_taken_away(open_quietly):
    partner = make_partner(picture=make_picture(with_files=True))
    page = open_quietly(change_page(partner))
    button(page, "Remove : Picture").click()
    expect(button(page, "Choose : Picture")).to_be_focused()
    save(page)
    partner.refresh_from_db()
    assert partner.picture is None


def test_row_that_was_added_has_a_chooser_too(open_quietly):
    document = make_text()
    conference = make_conference()
    page = open_quietly(change_page(conference))
    page.get_by_text("Add another Document on the page").click()
    page.locator("#attachments-0 [data-do=choose]").click()
    page.locator(".choice").click()
    expect(page.locator("[name=attachments-0-document]")).to_have_value(document.slug)
    save(page)
    assert conference.attachments.get().document == document


def test_upload_in_the_dialog_loses_nothing_of_the_form_behind(open_quietly):
    partner = make_partner()
    page = open_quietly(change_page(partner))
    page.locator("[name=name_en]").fill("Renamed")
    button(page, "Choose : Picture").click()
    page.get_by_role("tab", name="Upload a new one").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("File").set_input_files(photo())
    dialog.get_by_label("Alternative text [en]").fill("<b>Hall</b>")
    button(page, "Upload and choose").click()
    expect(dialog.get_by_label("Alternative text [en]")).to_be_focused()
    expect(dialog.locator("[data-part=kept]")).to_contain_text("hall.png")
    dialog.get_by_label("Alternative text [en]").fill("Hall")
    button(page, "Upload and choose").click()
    expect(page.locator("[name=picture]")).to_have_value("hall")
    save(page)
    partner.refresh_from_db()
    assert (partner.name_en, partner.picture.alt_en) == ("Renamed", "Hall")


@pytest.mark.appearance
def test_without_scripts_the_short_name_is_typed(browser, live_server, client, transactional_db):
    client.force_login(make_superuser())
    partner = make_partner(picture=make_picture(key="hall", with_files=True))
    context = browser.new_context(java_script_enabled=False)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + change_page(partner))
    expect(page.locator("[name=picture]")).to_be_visible()
    expect(page.locator("[name=picture]")).to_have_value("hall")
    expect(page.locator(".chooser__buttons").first).to_be_hidden()
    context.close()


# --- The focal point ---------------------------------------------------------------------------


def test_focal_point_is_set_by_a_click_and_moved_by_arrows(open_quietly):
    picture = make_picture(with_files=True)
    page = open_quietly(change_page(picture))
    area = page.get_by_role("application")
    box = area.bounding_box()
    area.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    expect(page.locator("[name=focal_x]")).to_have_value("25")
    expect(page.locator("[name=focal_y]")).to_have_value("75")
    area.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.locator("[name=focal_x]")).to_have_value("24")
    expect(page.locator("[name=focal_y]")).to_have_value("65")
    expect(page.get_by_text("24 per cent from the left, 65 per cent from the top")).to_be_attached()
    expect(page.locator(".focal__dot")).to_have_attribute("cx", "24%")
    page.evaluate("window.onbeforeunload = null")
    save(page)


def test_chosen_file_is_shown_before_it_is_uploaded(open_quietly):
    page = open_quietly(address(Picture, "add", language="en"))
    expect(page.locator(".focal")).to_be_hidden()
    page.locator("[name=file]").set_input_files(photo())
    expect(page.locator(".focal__whole canvas")).to_be_visible()
    expect(page.locator(".focal__card canvas")).to_be_visible()
    page.locator("[name=alt_en]").fill("Hall")
    save(page)
    assert Picture.objects.get().alt_en == "Hall"


# --- Many at once ------------------------------------------------------------------------------


def test_many_files_are_sent_one_by_one_and_each_has_its_result(open_quietly):
    page = open_quietly("/en/admin/cooperation/picture/add-many/")
    files = [photo("a.png", "#111111"), photo("b.png", "#222222"), photo("c.png", "#111111")]
    bad = {"name": "d.png", "mimeType": "image/png", "buffer": b"not a picture"}
    page.get_by_label("Photographs").set_input_files([*files, bad])
    page.get_by_label("Caption [en]").fill("Congress")
    button(page, "Upload").click()
    expect(page.get_by_role("status")).to_have_text("4 of 4 files")
    results = page.locator(".upload-result")
    classes = [each.get_attribute("class").split("--")[1] for each in results.all()]
    assert classes == ["kept", "kept", "there", "refused"]
    assert list(Picture.objects.values_list("caption_en", flat=True)) == ["Congress"] * 2
    expect(page.get_by_role("link", name="Describe the pictures")).to_be_visible()


# --- For everybody -----------------------------------------------------------------------------


@pytest.mark.parametrize("page_name", ["list", "picture", "document", "many", "record"])
@pytest.mark.appearance
def test_page_has_no_barrier_that_axe_knows(open_page, page_name):
    picture, document, conference = make_picture(with_files=True), make_text(), make_conference()
    hang(picture, conference)
    attach(document, conference)
    paths = {
        "list": address(Picture, language="uz"),
        "picture": change_page(picture, "ru"),
        "document": change_page(document, "ru"),
        "many": "/uz/admin/cooperation/picture/add-many/",
        "record": change_page(conference, "uz"),
    }
    assert barriers_in_all_looks(open_page(paths[page_name])) == {}


@pytest.mark.parametrize("tab", ["library", "upload"])
@pytest.mark.appearance
def test_dialog_has_no_barrier_that_axe_knows(open_page, tab):
    make_picture(with_files=True)
    page = open_page(address(Conference, "add", language="en"))
    button(page, "Choose : Picture").click()
    if tab == "upload":
        page.get_by_role("tab", name=re.compile("Upload")).click()
    assert barriers_in_all_looks(page) == {}


@pytest.mark.parametrize("page_name", ["list", "picture", "document", "many", "record"])
@pytest.mark.appearance
def test_page_is_quiet_and_not_wider_than_a_phone(open_quietly, quiet_page, page_name):
    picture, document, conference = make_picture(with_files=True), make_text(), make_conference()
    hang(picture, conference)
    attach(document, conference)
    quiet_page.set_viewport_size({"width": 320, "height": 700})
    paths = {
        "list": address(Picture, language="uz"),
        "picture": change_page(picture, "ru"),
        "document": change_page(document, "ru"),
        "many": "/ru/admin/cooperation/picture/add-many/",
        "record": change_page(conference, "ru"),
    }
    page = open_quietly(paths[page_name])
    assert page.evaluate("document.documentElement.scrollWidth") == 320
