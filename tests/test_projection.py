"""The picture of the globe, by what is known of Equal Earth and of great circles."""

from math import dist, radians, sin

import pytest

from cooperation.projection import (
    CENTRAL_MERIDIAN,
    HEIGHT,
    WIDTH,
    Place,
    great_circle,
    is_on_map,
    project,
    strokes,
)

EQUATOR = project(Place(0, CENTRAL_MERIDIAN)).y
TASHKENT = Place(41.3, 69.2)


def outline(south, west, size=20):
    """The points around a field of the globe, in degrees from the map's edge."""
    steps = range(size)
    corners = [
        *((south, west + step) for step in steps),
        *((south + step, west + size) for step in steps),
        *((south + size, west + size - step) for step in steps),
        *((south + size - step, west) for step in steps),
    ]
    return [project(Place(latitude, CENTRAL_MERIDIAN - 179 + edge)) for latitude, edge in corners]


def area(points):
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairs)) / 2


def test_the_middle_of_the_map_is_where_equator_and_central_meridian_cross():
    assert project(Place(0, CENTRAL_MERIDIAN)).x == WIDTH / 2


def test_the_map_reaches_from_edge_to_edge_along_the_equator():
    edges = [project(Place(0, CENTRAL_MERIDIAN + edge)) for edge in (-180, 179.999)]
    assert edges == [(0, EQUATOR), (WIDTH, EQUATOR)]


def test_the_map_reaches_from_the_pole_to_where_antarctica_is_left_out():
    ends = [project(Place(latitude, CENTRAL_MERIDIAN)).y for latitude in (90, -58)]
    assert ends == [0, HEIGHT]


def test_the_pole_is_as_long_and_as_far_as_equal_earth_has_it():
    # Šavrič, Patterson and Jenny: the pole line is 0.59 of the equator, the axes are as 1 to 2.05.
    pole = [project(Place(90, CENTRAL_MERIDIAN + edge)).x for edge in (-180, 179.999)]
    assert round((pole[1] - pole[0]) / WIDTH, 2) == 0.59
    assert round(WIDTH / 2 / EQUATOR, 2) == 2.05


@pytest.mark.parametrize("south", [-50, -10, 20, 50, 70])
@pytest.mark.parametrize("west", [0, 90, 250])
def test_equal_areas_are_equal_on_the_map(south, west):
    # A zone of the globe is as large as its height along the axis.
    globe = sin(radians(south + 20)) - sin(radians(south))
    at_equator = sin(radians(20)) / area(outline(0, 160))
    assert globe / area(outline(south, west)) == pytest.approx(at_equator, rel=0.02)


@pytest.mark.parametrize(
    ("latitude", "answer"), [(90, True), (0, True), (-54.4, True), (-58.1, False), (-90, False)]
)
def test_antarctica_is_not_on_the_map(latitude, answer):
    assert is_on_map(Place(latitude, 0)) is answer


# --- Great circles -----------------------------------------------------------------------------


def rounded(places):
    return [tuple(round(degree, 6) for degree in place) for place in places]


def test_the_equator_is_a_great_circle():
    way = great_circle(Place(0, 0), Place(0, 20))
    assert rounded(way) == [(0, 0), (0, 5), (0, 10), (0, 15), (0, 20)]


def test_the_shortest_way_to_the_opposite_meridian_leads_over_the_pole():
    latitudes = [place.latitude for place in great_circle(Place(80, 0), Place(80, 180))]
    assert [round(latitude) for latitude in latitudes] == [80, 85, 90, 85, 80]


def test_a_way_begins_and_ends_where_it_should():
    paris = Place(48.9, 2.3)
    way = great_circle(paris, TASHKENT)
    assert (way[0], way[-1]) == (paris, TASHKENT)


def test_a_way_of_no_length_is_its_ends():
    assert great_circle(TASHKENT, TASHKENT) == [TASHKENT, TASHKENT]


def test_a_way_within_the_map_is_one_line():
    (line,) = strokes(great_circle(Place(38.9, -77), TASHKENT))
    assert (line[0], line[-1]) == (project(Place(38.9, -77)), project(TASHKENT))


def test_a_way_over_the_edge_is_cut_there_and_goes_on_at_the_other():
    hawaii = Place(21.3, -157.9)
    first, second = strokes(great_circle(hawaii, TASHKENT))

    assert first[0] == project(hawaii)
    assert second[-1] == project(TASHKENT)
    assert first[-1].y == second[0].y
    assert first[-1].x + second[0].x == pytest.approx(WIDTH, abs=1)


def test_no_line_leaps_across_the_map():
    for longitude in range(-180, 180, 15):
        for line in strokes(great_circle(Place(-30, longitude), TASHKENT)):
            assert max(map(dist, line, line[1:])) < WIDTH / 10
