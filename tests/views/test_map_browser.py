"""The world map as a reader uses it in a real browser."""

import pytest
from playwright.sync_api import expect

from ..axe import barriers_in_all_looks
from ..builders import make_agreement, make_country, make_partner, make_section_text

pytestmark = pytest.mark.appearance


@pytest.fixture
def map_page(quiet_page, live_server):
    """The page of countries, with France and its Russian-named neighbour on the map."""
    make_section_text("countries")
    france = make_country("FR", name_en="France", latitude=48.9, longitude=2.3)
    make_partner(country=france)
    make_partner(country=france)
    make_agreement(parties=[make_country("UZ"), france])
    swiss = {"latitude": 46.9, "longitude": 7.4, "languages": ["ru"], "name_ru": "Швейцария"}
    make_partner(country=make_country("CH", **swiss))
    quiet_page.goto(f"{live_server.url}/en/countries/")
    return quiet_page


def star(page, name):
    return page.get_by_role("group", name="Map of the countries").get_by_role("link", name=name)


def panel(page, name):
    return star(page, name).locator(".map__panel")


def test_the_keyboard_reaches_a_country_and_enter_opens_its_dossier(map_page):
    france = star(map_page, "France: 2 partners, 1 agreement")
    for _stop in range(60):
        map_page.keyboard.press("Tab")
        if france.evaluate("e => e === document.activeElement"):
            break
    expect(panel(map_page, "France")).to_have_css("opacity", "1")
    expect(france.locator(".map__hit")).to_have_css("stroke-width", "2px")

    map_page.keyboard.press("Enter")

    expect(map_page.get_by_role("heading", level=1)).to_contain_text("France")


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_each_of_two_neighbours_answers_to_a_pointer(map_page, width):
    map_page.set_viewport_size({"width": width, "height": 900})
    for name in ("France", "Швейцария"):
        star(map_page, name).locator(".map__hit").hover()
        expect(panel(map_page, name)).to_have_css("opacity", "1")


@pytest.mark.parametrize("width", [320, 360, 480, 640, 960, 1440])
def test_a_country_far_from_others_is_a_target_of_24_pixels(map_page, width, live_server):
    make_partner(country=make_country("BR", name_en="Brazil", latitude=-15.8, longitude=-47.9))
    map_page.set_viewport_size({"width": width, "height": 900})
    map_page.reload()

    point = star(map_page, "Brazil").locator(".map__point").bounding_box()
    x, y = point["x"] + point["width"] / 2, point["y"] + point["height"] / 2
    for away_x, away_y in [(11.5, 0), (-11.5, 0), (0, 11.5), (0, -11.5)]:
        hit = map_page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).closest('a')?.getAttribute('href')",
            [x + away_x, y + away_y],
        )
        assert hit == "/en/countries/br/"


@pytest.mark.parametrize("width", [320, 768])
def test_map_and_table_fit_the_screen(map_page, width):
    map_page.set_viewport_size({"width": width, "height": 900})

    assert map_page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_finds_nothing(map_page):
    assert barriers_in_all_looks(map_page) == {}
