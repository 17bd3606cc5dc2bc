"""The lists and the timeline in a real browser: without scripts, by keyboard, for axe."""

import pytest
from playwright.sync_api import expect

from cooperation.enums import PartnerKind, StepKind

from ..axe import WITH_TARGETS, barriers, barriers_in_both_schemes
from ..builders import (
    date,
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_register,
    make_site_settings,
)

pytestmark = pytest.mark.appearance

LONG_WORD = "Sammeningenkulturminnesforvaltningsdokumentasjonssystemet" + "xyz"


@pytest.fixture
def open_page(quiet_page, live_server):
    make_site_settings()

    def open_page(path):
        quiet_page.goto(live_server.url + path)
        return quiet_page

    return open_page


# --- Lists -------------------------------------------------------------------------------------


@pytest.fixture
def _partners(transactional_db):
    make_partner(name_en="Airbus", kind=PartnerKind.COMPANY, country=make_country("FR"))
    make_partner(name_en="CNES", country=make_country("FR"))


@pytest.mark.usefixtures("_partners")
@pytest.mark.browser_context_args(java_script_enabled=False)
def test_filters_and_views_work_without_scripts(open_page):
    page = open_page("/en/partners/")
    page.get_by_role("link", name="Table").click()
    page.get_by_label("Kind of organisation").select_option("Company")
    page.get_by_role("button", name="Apply").click()

    expect(page.get_by_role("heading", level=2)).to_contain_text(["1 record found"])
    expect(page.get_by_role("rowheader")).to_have_text(["Airbus"])
    expect(page.get_by_role("link", name="Table")).to_have_attribute("aria-current", "true")

    page.get_by_role("link", name="Remove the filter").click()
    expect(page.get_by_role("rowheader")).to_have_text(["Airbus", "CNES"])


@pytest.mark.usefixtures("_partners")
@pytest.mark.browser_context_args(java_script_enabled=False)
def test_on_a_phone_the_filters_unfold(open_page):
    page = open_page("/en/partners/?kind=company")
    page.set_viewport_size({"width": 360, "height": 740})
    select = page.get_by_label("Kind of organisation")
    expect(select).to_be_hidden()

    page.locator("summary", has_text="Filters 1 chosen").press("Enter")

    expect(select).to_be_visible()


@pytest.mark.usefixtures("_partners")
def test_a_table_is_sorted_by_keyboard(open_page):
    page = open_page("/en/partners/?view=table")
    page.get_by_role("columnheader", name="Country").get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=country**")

    expect(page.get_by_role("columnheader", name="Country")).to_have_attribute(
        "aria-sort", "ascending"
    )


@pytest.mark.parametrize(
    "section", ["memberships", "partners", "memoranda", "agreements", "conferences"]
)
def test_axe_finds_nothing_in_a_table(open_page, section):
    make_register()

    page = open_page(f"/ru/{section}/?view=table")

    assert barriers(page, rules=WITH_TARGETS) == {}


@pytest.mark.parametrize("view", ["cards", "table"])
def test_the_longest_word_stays_within_the_narrowest_phone(open_page, view):
    make_partner(name_en=LONG_WORD, summary_en=LONG_WORD, city_en=LONG_WORD)
    page = open_page(f"/en/partners/?view={view}")
    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") == 320


# --- The timeline ------------------------------------------------------------------------------


@pytest.fixture
def _events(transactional_db):
    make_membership(since=date("2019"))
    make_memorandum(title_en="With OneWeb", signed_on=date("2022-05"))
    make_memorandum(signed_on=date("2022-05"))
    make_agreement(
        title_en="With Kazakhstan",
        slug="with-kazakhstan",
        steps=[(StepKind.SIGNED, "2021-12-06"), (StepKind.APPROVED, "2022")],
    )
    make_conference()


@pytest.mark.usefixtures("_events")
@pytest.mark.parametrize("most_marks", [150, 1])
def test_axe_finds_nothing_in_the_chart(open_page, monkeypatch, most_marks):
    monkeypatch.setattr("cooperation.views.timeline.MOST_MARKS", most_marks)
    page = open_page("/uz/timeline/")

    assert barriers_in_both_schemes(page, rules=WITH_TARGETS) == {}


@pytest.mark.usefixtures("_events")
def test_a_mark_tells_what_it_is_under_a_pointer(open_page):
    page = open_page("/en/timeline/")
    mark = page.get_by_role("link", name="6 December 2021 — Agreement, Signed: With Kazakhstan")
    words = mark.locator("p")
    expect(words).to_be_hidden()

    mark.locator("use").hover()

    expect(words).to_be_visible()
    expect(words).to_have_text("6 December 2021 Agreement, Signed: With Kazakhstan")


@pytest.mark.usefixtures("_events")
def test_the_keyboard_walks_through_the_marks_and_opens_a_record(open_page):
    page = open_page("/en/timeline/")
    page.get_by_role("link", name="Skip the chart").focus()
    told = []
    for _ in range(4):
        page.keyboard.press("Tab")
        expect(page.locator(":focus p")).to_be_visible()
        told.append(page.locator(":focus p b").text_content())
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/agreements/with-kazakhstan/")

    assert told == ["2019", "May 2022", "May 2022", "6 December 2021"]


@pytest.mark.usefixtures("_events")
def test_the_keyboard_gets_past_the_chart(open_page):
    page = open_page("/en/timeline/")
    skip = page.get_by_role("link", name="Skip the chart")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('ol').className") == "events"


def test_a_long_chart_scrolls_in_its_own_region_and_opens_at_its_end(open_page):
    for year in range(1992, 2026):
        make_memorandum(signed_on=date(str(year)), partners=[])
    page = open_page("/en/timeline/")
    page.set_viewport_size({"width": 320, "height": 640})
    region = page.get_by_role("region", name="Chart, scrolls sideways")

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    expect(page.locator(".chart__mark").last).to_be_in_viewport()
