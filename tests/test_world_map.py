"""The chart of the register: who is on it, where, and what it asks the database."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from cooperation import world_map
from cooperation.enums import Region
from cooperation.models import Agreement, Partner
from cooperation.projection import HEIGHT, WIDTH, Place, project
from cooperation.world_map import TASHKENT, WorldMap

from .builders import (
    date,
    make_agreement,
    make_country,
    make_membership,
    make_partner,
    make_register,
)

pytestmark = pytest.mark.django_db

CSS = Path(settings.BASE_DIR / "static/css/components/map.css").read_text(encoding="utf-8")


def chart():
    return WorldMap.of(AnonymousUser())


def make_france(**overrides):
    return make_country("FR", name_en="France", latitude=48.9, longitude=2.3, **overrides)


def points_of(path):
    """The points that the path of an SVG goes through, moves and lines alike."""
    x = y = 0
    points = []
    for step_x, step_y in re.findall(r"(-?\d+)[ ]?(-?\d+)", path):
        x, y = x + int(step_x), y + int(step_y)
        points.append((x, y))
    return points


# --- Who is on it ------------------------------------------------------------------------------


def test_a_tied_country_is_a_star_where_it_lies():
    make_partner(country=make_france())

    (star,) = chart().stars

    assert star.mark.point == project(Place(48.9, 2.3))


def test_a_star_is_joined_to_tashkent():
    make_partner(country=make_france())

    (star,) = chart().stars

    points = points_of(star.line)
    assert (points[0], points[-1]) == (star.mark.point, project(TASHKENT))


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(None, None), (-90, 0)], ids=["unknown", "Antarctica"]
)
def test_a_country_without_a_place_on_the_map_stands_in_the_table_alone(latitude, longitude):
    country = make_country(latitude=latitude, longitude=longitude)
    make_partner(country=country)

    assert [row.country for row in chart().rows] == [country]
    assert chart().stars == []


def test_a_country_on_the_equator_and_at_greenwich_is_on_the_map():
    make_partner(country=make_country(latitude=0, longitude=0))

    assert len(chart().stars) == 1


def test_what_is_not_published_puts_no_country_on_the_map():
    make_partner(country=make_france(), status="draft")

    assert chart().rows == []


def test_uzbekistan_is_not_tied_to_itself():
    make_agreement(parties=[make_country("UZ")])

    assert chart().rows == []


# --- What it says ------------------------------------------------------------------------------


def test_a_row_counts_every_kind_and_words_only_what_there_is():
    country = make_france()
    make_partner(country=country)
    make_partner(country=country)
    make_agreement(parties=[make_country("UZ"), country])

    with translation.override("en"):
        (row,) = chart().rows
        cells = [(str(heading), number) for heading, number in row.cells]

        assert row.words == ["2 partners", "1 agreement"]
    assert cells == [
        ("Partners", 2),
        ("Memoranda", 0),
        ("Agreements", 1),
        ("International bodies", 0),
        ("Conferences", 0),
    ]
    assert row.ties.numbers == {Partner: 2, Agreement: 1}


def test_rows_and_stars_stand_in_the_order_of_the_readers_alphabet():
    for code, name_ru, name_en in [("AT", "Австрия", "Austria"), ("HU", "Венгрия", "Hungary")]:
        make_partner(country=make_country(code, name_ru=name_ru, name_en=name_en))
    make_partner(country=make_country("GB", name_ru="Британия", name_en="United Kingdom"))

    with translation.override("ru"):
        codes = [row.country.code for row in chart().rows]

        assert codes == ["AT", "GB", "HU"]
        assert [star.row.country.code for star in chart().stars] == codes


def test_regions_hold_the_rows_of_their_countries():
    make_partner(country=make_france(region=Region.EUROPE))
    make_partner(country=make_country("KZ", region=Region.ASIA))

    regions = [(label, [row.country.code for row in rows]) for label, rows in chart().regions]

    assert regions == [(Region.ASIA.label, ["KZ"]), (Region.EUROPE.label, ["FR"])]


def test_it_knows_the_earliest_date_of_all():
    make_membership(seat_country=make_country(), since=date("2019"))
    make_membership(seat_country=make_country(), since=date("2018-10"))
    make_partner()

    assert chart().since == date("2018-10")


def test_an_empty_register_has_no_earliest_date():
    assert chart().since is None


# --- How it is drawn ---------------------------------------------------------------------------


def test_more_ties_make_a_larger_point():
    one, three = make_country("KZ"), make_country("KG")
    make_partner(country=one)
    for _ in range(3):
        make_partner(country=three)

    radius = {star.row.country: star.mark.radius for star in chart().stars}

    assert radius[one] < radius[three]


def test_a_point_stays_smaller_than_tashkent():
    country = make_country("KZ")
    for _ in range(40):
        make_partner(country=country)

    assert chart().stars[0].mark.radius == 14
    assert chart().home.radius == 18


def test_neighbours_share_the_room_for_a_pointer():
    for latitude in (48, 50):
        make_partner(country=make_country(latitude=latitude, longitude=2))

    near = [star.hit_radius for star in chart().stars]

    way = abs(project(Place(48, 2)).y - project(Place(50, 2)).y)
    assert near == [round(way / 2)] * 2


def test_a_country_far_from_all_answers_to_a_finger():
    make_partner(country=make_country(latitude=0, longitude=-30))
    make_partner(country=make_country(latitude=0, longitude=90))

    assert [star.hit_radius for star in chart().stars] == [85, 85]


def test_two_countries_at_one_place_are_both_drawn():
    for code in ("IT", "VA"):
        make_partner(country=make_country(code, latitude=41.9, longitude=12.5))

    assert [star.hit_radius for star in chart().stars] == [6, 6]


def test_marks_grow_on_small_maps_as_the_style_sheet_has_it():
    scales = [float(scale) for scale in re.findall(r"--map-scale: ([\d.]+);", CSS)]

    assert scales[0] == world_map.PHONE_SCALE
    assert scales[-2:] == [world_map.NAMED_SCALES["half"], world_map.NAMED_SCALES["page"]]


def test_the_land_is_drawn_for_this_projection():
    drawing = Path(settings.BASE_DIR / "static/images/land.svg").read_text(encoding="utf-8")

    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in drawing


# --- What it costs -----------------------------------------------------------------------------


@pytest.mark.parametrize("registers", [1, 3])
def test_it_asks_six_questions_however_many_countries_there_are(
    registers, django_assert_num_queries
):
    for _ in range(registers):
        make_register()

    with django_assert_num_queries(2):
        drawn = chart()
        assert [(star.line, star.panel) for star in drawn.stars] != []
        assert drawn.regions != []
