"""Names that cover nothing and panels that stay on the sheet."""

from itertools import combinations

import pytest

from cooperation.map_labels import Box, Mark, names_of, panel_at, text_width
from cooperation.projection import Point

SHEET = Box(0, 0, 2000, 900)
MIDDLE = Point(1000, 450)


def names(*marks, scales=None):
    return names_of(marks, scales or {"page": 1}, SHEET)


def mark(x, y, name="Oʻzbekiston"):
    return Mark(Point(x, y), 6, name)


def test_a_name_stands_to_the_right_of_its_mark():
    alone = mark(*MIDDLE)
    assert names(alone)[alone].anchor == "start"


def test_a_name_at_the_right_edge_stands_to_the_left():
    last = mark(1990, 450)
    assert names(last)[last].anchor == "end"


def test_a_name_gives_way_to_the_mark_of_another():
    first, neighbour = mark(1000, 450), mark(1060, 450)
    assert names(first, neighbour)[first].anchor == "end"


def test_no_name_meets_another_or_a_mark():
    marks = [mark(900 + 45 * column, 400 + 40 * row) for column in range(6) for row in range(4)]
    found = names(*marks)

    boxes = [name.box.at(each.point, 1) for each, name in found.items()]
    dots = [Box.around_mark(each.radius).at(each.point, 1) for each in marks]
    assert 0 < len(found) < len(marks)
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    assert [dot for dot in dots for box in boxes if dot.meets(box)] == []


def test_the_more_important_gets_its_name():
    crowd = [mark(1000 + 3 * step, 450 + 3 * step, f"Country {step}") for step in range(20)]
    assert crowd[0] in names(*crowd)
    assert crowd[-1] not in names(*crowd)


def test_a_larger_map_has_all_names_of_a_smaller_and_more():
    crowd = [mark(900 + 70 * step, 450 + 9 * step) for step in range(8)]
    found = names(*crowd, scales={"half": 1.7, "page": 1})

    half = {each: name for each, name in found.items() if name.map_size == "half"}
    assert half == names(*crowd, scales={"half": 1.7})
    assert len(half) < len(found)


@pytest.mark.parametrize("x", [0, 40, 700, 1000, 1300, 1990])
@pytest.mark.parametrize("y", [0, 120, 440, 600, 890])
def test_a_panel_stays_on_the_sheet_wherever_its_mark_is(x, y):
    lines = ["Объединённые Арабские Эмираты:", "1 международная организация,", "1 конференция"]
    panel = panel_at(mark(x, y), lines, 3.4, SHEET)

    box = Box(panel.x, panel.y, panel.x + panel.width, panel.y + panel.height)
    for scale in (1, 1.7, 3.4):
        # A panel is kept in whole units, which the scale makes larger.
        sheet = Box(-2 * scale, -2 * scale, 2000 + 2 * scale, 900 + 2 * scale)
        assert box.at(Point(x, y), scale).is_within(sheet)


def test_wide_letters_need_more_room_than_narrow_ones():
    assert text_width("ill") < text_width("aaa") < text_width("AAA") < text_width("ЩЩЩ")
