"""The order of rows in a real browser: by buttons, by dragging, and with rows that come and go."""

import re

import pytest
from playwright.sync_api import expect

from tests.admin.pages import address
from tests.builders import (
    make_agreement,
    make_country,
    make_memorandum,
    make_partner,
    make_superuser,
)


@pytest.fixture
def open_page(page, live_server, client, transactional_db):
    client.force_login(make_superuser())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**session, "url": live_server.url}])

    def open_page(record):
        path = address(type(record), "change", record.pk, language="en")
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        return page

    return open_page


@pytest.fixture
def memorandum(transactional_db):
    partners = [make_partner(name_en=name) for name in ("Airbus", "Orbit", "Vega")]
    return make_memorandum(partners=partners)


def button(page, words):
    return page.locator("#signatories-group").get_by_role("button", name=words)


def handle(page, number):
    return page.locator("#signatories-group tr.has_original .mover__handle").nth(number)


def save(page):
    page.get_by_role("button", name="Publish changes").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")


def names(memorandum):
    return [row.partner.name_en for row in memorandum.signatories.all()]


def test_row_is_moved_by_keyboard_and_its_place_is_said(open_page, memorandum):
    page = open_page(memorandum)
    button(page, "Move row 1 down").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The row is now number 2 of 3.")).to_be_attached()
    expect(button(page, "Move row 2 down")).to_be_focused()
    page.keyboard.press("Enter")
    save(page)
    assert names(memorandum) == ["Orbit", "Vega", "Airbus"]


def test_row_is_dragged_to_another_place(open_page, memorandum):
    page = open_page(memorandum)
    handle(page, 2).hover()
    target = handle(page, 0).bounding_box()
    page.mouse.down()
    page.mouse.move(target["x"] + 5, target["y"] - 5, steps=5)
    page.mouse.up()
    save(page)
    assert names(memorandum) == ["Vega", "Airbus", "Orbit"]


def test_first_row_goes_no_higher(open_page, memorandum):
    page = open_page(memorandum)
    expect(button(page, "Move row 1 up")).to_have_attribute("aria-disabled", "true")
    button(page, "Move row 1 up").click(force=True)
    save(page)
    assert names(memorandum) == ["Airbus", "Orbit", "Vega"]


@pytest.mark.appearance
def test_saved_row_keeps_its_number_in_the_form_below_an_added_one(open_page):
    page = open_page(make_agreement(parties=[make_country()]))
    group = page.locator("#parties-group")
    for _ in range(2):
        page.get_by_text("Add another Party").click()
    group.get_by_role("button", name="Move row 2 up").click()
    # Django's script names the rows anew; the saved one must keep its name.
    group.locator(".inline-deletelink").last.click()
    expect(group.locator(".inline-related:not(.empty-form)")).to_have_count(2)
    expect(page.locator("#parties-0")).to_have_class(re.compile("has_original"))
    places = [page.locator(f"[name=parties-{i}-position]").input_value() for i in (0, 1)]
    assert places == ["2", "1"]


@pytest.mark.appearance
def test_without_scripts_the_numbers_remain(browser, live_server, client, memorandum):
    client.force_login(make_superuser())
    context = browser.new_context(java_script_enabled=False)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + address(type(memorandum), "change", memorandum.pk, language="en"))
    expect(page.locator("[name=signatories-0-position]")).to_be_visible()
    context.close()
