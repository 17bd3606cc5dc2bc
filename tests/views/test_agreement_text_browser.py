"""The parallel text in a real browser: where its columns stand, and who can choose them."""

import pytest
from django.utils.translation import override

from ..builders import make_agreement
from ..library import make_article

pytestmark = pytest.mark.appearance

WIDE, PHONE = {"width": 1280, "height": 500}, {"width": 360, "height": 640}


@pytest.fixture
def address(live_server):
    agreement = make_agreement(slug="a")
    for number in range(1, 9):
        make_article(agreement, str(number), text_ru="<p>Статья</p>" * number)
    with override("en"):
        return f"{live_server.url}{agreement.get_absolute_url()}text/"


def places(page, selector):
    """The corner of each of these elements, as (from the left, from the top)."""
    return [
        (box["x"], box["y"]) for box in (e.bounding_box() for e in page.locator(selector).all())
    ]


def test_articles_stand_side_by_side_where_there_is_room(page, address):
    page.set_viewport_size(WIDE)
    page.goto(address)

    cells = places(page, "#article-3 .parallel__cell")
    heads = places(page, ".parallel__heads li")
    assert len({top for _left, top in cells}) == 1
    assert [left for left, _top in cells] == [left for left, _top in heads]


def test_articles_stand_one_below_the_other_on_a_phone(page, address):
    page.set_viewport_size(PHONE)
    page.goto(address)

    cells = places(page, "#article-3 .parallel__cell")
    assert len({left for left, _top in cells}) == 1
    assert page.locator("#article-3 .parallel__language").first.is_visible()


def test_the_languages_stay_in_sight_and_hide_nothing(page, address):
    page.emulate_media(reduced_motion="reduce")  # so that it jumps there at once
    page.set_viewport_size(WIDE)
    page.goto(f"{address}#article-6")

    (head,) = places(page, ".parallel__heads")
    ((_left, top),) = places(page, "#article-6")
    height = page.locator(".parallel__heads").bounding_box()["height"]
    assert head[1] == 0
    assert top >= height


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_columns_are_chosen_without_a_script(page, address):
    page.goto(address)
    page.get_by_role("checkbox", name="Русский").uncheck()
    page.get_by_role("button", name="Show").click()

    assert page.url == f"{address}?languages=en&languages=uz"
    assert page.locator(".parallel__name").all_inner_texts() == ["English", "Oʻzbekcha"]


def test_two_columns_stay_on_paper(page, address):
    page.goto(f"{address}?languages=en&languages=uz")
    page.emulate_media(media="print")

    cells = places(page, "#article-3 .parallel__cell")
    assert len({top for _left, top in cells}) == 1
