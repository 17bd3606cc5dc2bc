"""The parallel text in a real browser: where its columns stand, and who can choose them."""

from itertools import combinations

import pypdfium2
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


def overprinted(pdf):
    """The pages on which letters stand upon others, by their numbers."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [number for number, page in enumerate(document, 1) if letters_collide(page)]


def letters_collide(page):
    text = page.get_textpage()
    boxes = [text.get_charbox(i) for i in range(text.count_chars())]
    columns = {}  # letters that collide have their middle in the same narrow strip of the page
    for left, bottom, right, top in boxes:
        if right - left > 1 and top - bottom > 3:
            columns.setdefault(round((left + right) / 12), []).append((left, bottom, right, top))
    return any(
        min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 1
        for letters in columns.values()
        for one, other in combinations(letters, 2)
    )


def test_no_line_is_printed_upon_another_where_a_page_ends(page, live_server):
    agreement = make_agreement(slug="a")
    for number in range(1, 25):
        paragraph = f"<p>{'The Parties shall develop their cooperation. ' * (9 + number)}</p>"
        texts = {f"text_{each}": paragraph * 3 for each in ("uz", "ru", "en")}
        make_article(agreement, str(number), **texts)
    with override("en"):
        page.goto(f"{live_server.url}{agreement.get_absolute_url()}text/")

    assert overprinted(page.pdf(format="A4")) == []
