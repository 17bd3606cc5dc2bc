"""The workshop in a real browser: by keyboard alone, for everybody, and on a narrow phone."""

import pytest
from playwright.sync_api import expect

from cooperation import history, previews, workflow
from cooperation.audit import note
from cooperation.enums import AuditEvent, PublicationStatus, VersionEvent
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import AuditEntry, ImportRun, Partner
from tests.admin.pages import address, filled_in
from tests.axe import barriers_in_all_looks
from tests.builders import make_memorandum, make_partner, make_staff, make_superuser

TABS = 150  # more than any form has stops
# Chromium's word for the answer to an editor whom a colleague has overtaken.
CONFLICT = "the server responded with a status of 409"
DESKS = ("review", "notices", "translations", "renewal", "imports", "deleted", "previews")


def log_in(context, live_server, client, user):
    client.force_login(user)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])


# --- By keyboard alone -------------------------------------------------------------------------


class Keyboard:
    """Somebody without a mouse, who goes from stop to stop."""

    def __init__(self, page):
        self.page = page

    def go_to(self, place):
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if place.evaluate_all("found => found.includes(document.activeElement)"):
                return
        pytest.fail(f"No way by the keyboard to {place}.")

    def press(self, place):
        self.go_to(place)
        self.page.keyboard.press("Enter")

    def follow(self, place):
        """Press what opens another page."""
        self.go_to(place)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def rewrite(self, place, text):
        self.go_to(place)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_change_gets_from_a_draft_to_readers_by_keyboard_alone(
    quiet_page, browser, live_server, client, transactional_db
):
    partner = make_partner(summary_ru="Было")
    log_in(quiet_page.context, live_server, client, make_staff("editor"))
    quiet_page.goto(live_server.url + address(Partner, "change", partner.pk))
    editor = Keyboard(quiet_page)
    editor.press(quiet_page.locator("#language-bar [value=ru]"))
    editor.rewrite(quiet_page.locator("[name=summary_ru]"), "Стало")
    editor.follow(button(quiet_page, "Save draft"))
    expect(quiet_page.locator(".bench-note")).to_contain_text("A draft of changes.")
    editor.follow(button(quiet_page, "Submit for review"))
    expect(quiet_page.locator(".messagelist")).to_contain_text("waits for its review")

    with browser.new_context(locale="en") as context:
        log_in(context, live_server, client, make_staff("publisher"))
        page = context.new_page()
        page.goto(f"{live_server.url}/en/admin/")
        publisher = Keyboard(page)
        publisher.follow(page.locator(".menu").get_by_role("link", name="Review"))
        publisher.follow(page.locator(".tasks__what a"))
        publisher.follow(button(page, "Publish changes"))
        expect(page.locator(".messagelist")).to_be_visible()
    partner.refresh_from_db()
    assert partner.summary_ru == "Стало"


# --- Every page --------------------------------------------------------------------------------


@pytest.fixture
def open_page(quiet_page, complaints, live_server, client, transactional_db):
    """Opens a page of the workshop as an administrator; a conflict is no complaint."""
    log_in(quiet_page.context, live_server, client, make_superuser())

    def open_page(path):
        quiet_page.goto(live_server.url + path)
        return quiet_page

    yield open_page
    complaints[:] = [each for each in complaints if CONFLICT not in each]


def test_comment_is_sent_without_a_warning_that_the_form_is_lost(open_page):
    partner = make_partner(status=PublicationStatus.DRAFT)
    workflow.submit(partner, make_staff("editor"))
    page = open_page(address(Partner, "change", partner.pk))
    page.get_by_label("Comment").fill("The name is misspelt.")
    button(page, "Add the comment").click()
    expect(page.locator(".messagelist")).to_have_text("Your comment was added.")


@pytest.fixture
def partner(open_page, client):
    """A published record with a draft of changes, in a workshop in which every desk has work."""
    editor, boss = make_staff("editor"), make_superuser()
    for waiting in (
        make_partner(status=PublicationStatus.DRAFT, languages=("uz",)),
        make_memorandum(status=PublicationStatus.DRAFT),
    ):
        workflow.submit(waiting, editor, "Please look through the names.")
    previews.share(
        Partner, waiting.pk, history.snapshot(make_partner()), boss, addressee="A ministry", days=7
    )
    gone = make_partner()
    history.write_version(gone, VersionEvent.DELETED, editor)
    gone.delete()
    ImportRun.objects.create(kind="partner", file_name="partners.xlsx", by=editor)
    partner = make_partner(summary_en="Before")
    note(AuditEvent.PUBLISHED, boss, partner)
    changed = address(Partner, "change", partner.pk)
    posted = filled_in(client.get(changed)) | {"summary_en": "In the draft"}
    client.post(changed, {**posted, "_draft": "1"})
    return partner


def pages(partner, language):
    """The addresses of the desks, the log, and the form with its draft."""
    found = {desk: f"/{language}/admin/{desk}/" for desk in DESKS}
    found["log"] = address(AuditEntry, language=language)
    found["form"] = address(Partner, "change", partner.pk, language=language)
    return found


def run_into_a_conflict(page, client, language):
    """The form of somebody who was overtaken by a colleague."""
    partner = make_partner(summary_en="Before")
    changed = address(Partner, "change", partner.pk, language=language)
    origin = page.url.partition(f"/{language}/")[0]
    page.goto(origin + changed)
    posted = filled_in(client.get(changed)) | {"summary_en": "By a colleague"}
    client.post(changed, {**posted, "_publish": "1"})
    page.locator("#language-bar [value=en]").click()
    page.locator("[name=summary_en]").fill("By me")
    page.locator(".submit-row .default").click()
    page.locator(".conflict").wait_for()


@pytest.mark.appearance
def test_no_page_has_a_barrier_that_axe_knows(open_page, partner, client):
    found = {}
    for name, path in pages(partner, "en").items():
        page = open_page(path)
        page.wait_for_load_state("networkidle")
        found[name] = barriers_in_all_looks(page)
    run_into_a_conflict(page, client, "en")
    found["conflict"] = barriers_in_all_looks(page)
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.appearance
def test_no_page_is_wider_than_a_narrow_phone(open_page, partner, client, language):
    widths = {}
    for name, path in pages(partner, language).items():
        page = open_page(path)
        page.set_viewport_size({"width": 320, "height": 700})
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    run_into_a_conflict(page, client, language)
    widths["conflict"] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(widths, 320)
