"""The globe: land as points of light, and great circles that meet in Tashkent."""

import re
from math import asin, cos, degrees, pi, radians, sin, sqrt
from pathlib import Path

from cooperation.projection import Place, great_circle, is_on_map, project

from .sky import CHART, SHADE, WHITE, arc

LAND = Path(__file__).resolve().parents[2] / "static" / "images" / "land.svg"
VIEW = Place(27, 62)  # the middle of what is seen
TASHKENT = Place(41.3, 69.3)
# Around the globe, so that the ways to them fan out.
PLACES = (
    Place(50.8, 4.4),
    Place(39.9, 32.9),
    Place(24.5, 54.4),
    Place(51.2, 71.4),
    Place(39.9, 116.4),
    Place(13.8, 100.5),
    Place(28.6, 77.2),
    Place(40.4, 49.9),
    Place(41.9, 12.5),
    Place(3.1, 101.7),
)


class Globe:
    def __init__(self, centre, radius):
        self.centre, self.radius = centre, radius

    def see(self, place):
        """Where a place is seen, and how much it faces us: 1 in the middle, 0 at the edge."""
        latitude, longitude = radians(place.latitude), radians(place.longitude - VIEW.longitude)
        tilt = radians(VIEW.latitude)
        x = cos(latitude) * sin(longitude)
        y = cos(tilt) * sin(latitude) - sin(tilt) * cos(latitude) * cos(longitude)
        facing = sin(tilt) * sin(latitude) + cos(tilt) * cos(latitude) * cos(longitude)
        return (self.centre[0] + self.radius * x, self.centre[1] - self.radius * y), facing


def draw(sky, centre, radius):
    globe = Globe(centre, radius)
    sky.clear_disc(centre, radius)
    sky.disc(centre, radius, SHADE, 0.5)
    _graticule(sky, globe)
    for place in _land():
        point, facing = globe.see(place)
        if facing > 0.04:
            sky.disc(point, 1.8 + 2.6 * facing, CHART, 0.25 + 0.5 * facing)
    sky.line(arc(centre, radius), CHART, 4, 0.9)
    sky.scale(centre, radius + 26, (0, 360), 0.45, size=0.8, halves=False)
    home, _ = globe.see(TASHKENT)
    for place in PLACES:
        way = [globe.see(each)[0] for each in great_circle(TASHKENT, place, 1)]
        sky.line(way, WHITE, 3.4, 0.85)
    for place in PLACES:
        point, _ = globe.see(place)
        sky.clear_disc(point, 16)
        sky.disc(point, 11)
    sky.mark(home, 34)


def _graticule(sky, globe):
    meridians = [[Place(lat, lon) for lat in range(-90, 91, 2)] for lon in range(-180, 180, 20)]
    parallels = [[Place(lat, lon) for lon in range(-180, 181, 2)] for lat in range(-80, 81, 20)]
    for line in [*meridians, *parallels]:
        seen = []
        for place in line:
            point, facing = globe.see(place)
            if facing > 0:
                seen.append(point)
            elif seen:
                sky.line(seen, CHART, 1.8, 0.3)
                seen = []
        if len(seen) > 1:
            sky.line(seen, CHART, 1.8, 0.3)


def _land():
    """Evenly spread over the globe, those places that are land on the map of the home page."""
    land = _land_of_map()
    for place in _even_places(4200):
        if is_on_map(place):
            x, y = project(place)
            row = round((y - 4) / 9)
            if any(first - 5 <= x <= last + 5 for first, last in land.get(row, ())):
                yield place


def _land_of_map():
    """Each row of the map's points: the first and last x of its runs (tools/draw_land.py)."""
    path = re.search(r'id="land"[^>]* d="([^"]*)"', LAND.read_text(encoding="utf-8")).group(1)
    rows, x, y = {}, 0, 0
    for dx, dy, run in re.findall(r"m(-?\d+) ?(-?\d+)h(\d+)", path):
        x, y = x + int(dx), y + int(dy)
        rows.setdefault((y - 4) // 9, []).append((x, x + int(run) - 1))
        x += int(run)
    return rows


def _even_places(count):
    """A spiral from pole to pole with even distances (Fibonacci's lattice)."""
    turn = pi * (3 - sqrt(5))
    for n in range(count):
        z = 1 - (2 * n + 1) / count
        yield Place(degrees(asin(z)), (degrees(turn * n) + 180) % 360 - 180)
