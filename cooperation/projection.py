"""The flat picture of the globe: Equal Earth, and great circles drawn on it.

Equal Earth (Šavrič, Patterson and Jenny, 2018) shows every country in its true proportion to the
others. Places go in as degrees; points come out in the units of the map, whose rows are counted
downwards as those of an SVG are.
"""

from itertools import pairwise
from math import acos, asin, atan2, copysign, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

# The map is cut along the Bering Strait, the one meridian that divides next to no land.
CENTRAL_MERIDIAN = 11
NORTH, SOUTH = 90, -58  # Antarctica is left out

WIDTH = 2000

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


class Place(NamedTuple):
    """A place on the globe, in degrees."""

    latitude: float
    longitude: float


class Point(NamedTuple):
    """A place on the map, in whole units of it."""

    x: int
    y: int


def _plane(latitude, offset):
    """Equal Earth itself, for a globe of radius 1; ``offset`` is from the central meridian."""
    theta = asin(_M * sin(radians(latitude)))
    square = theta**2
    sixth = theta**6
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return radians(offset) * cos(theta) / (_M * slope), y


_SCALE = WIDTH / 2 / _plane(0, 180)[0]
_TOP = _plane(NORTH, 0)[1]
HEIGHT = round((_TOP - _plane(SOUTH, 0)[1]) * _SCALE)


def is_on_map(place):
    return place.latitude >= SOUTH


def project(place):
    return _draw(place.latitude, offset(place.longitude))


def offset(longitude):
    """Degrees from the central meridian, from -180 up to 180."""
    return (longitude - CENTRAL_MERIDIAN + 180) % 360 - 180


def _draw(latitude, offset):
    x, y = _plane(latitude, offset)
    return Point(round(WIDTH / 2 + x * _SCALE), round((_TOP - y) * _SCALE))


# --- Great circles -----------------------------------------------------------------------------


def great_circle(start, end, step=5):
    """Places along the shortest way from one place to another, about ``step`` degrees apart."""
    a, b = _vector(start), _vector(end)
    angle = acos(max(-1, min(1, sum(p * q for p, q in zip(a, b, strict=True)))))
    steps = round(degrees(angle) / step)
    between = [
        _place(
            (sin((1 - n / steps) * angle) * p + sin(n / steps * angle) * q) / sin(angle)
            for p, q in zip(a, b, strict=True)
        )
        for n in range(1, steps)
    ]
    return [start, *between, end]


def _vector(place):
    latitude, longitude = map(radians, place)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _place(vector):
    x, y, z = vector
    return Place(degrees(asin(max(-1, min(1, z)))), degrees(atan2(y, x)))


def strokes(places):
    """The way through the places, as lines on the map.

    One that leaves the map at an edge goes on from the other edge, at the same height.
    """
    lines = [[project(places[0])]]
    for here, there in pairwise(places):
        begin, end = offset(here.longitude), offset(there.longitude)
        if abs(end - begin) > 180:
            edge = copysign(180, begin)
            part = (edge - begin) / (end + 2 * edge - begin)
            latitude = here.latitude + part * (there.latitude - here.latitude)
            lines[-1].append(_draw(latitude, edge))
            lines.append([_draw(latitude, -edge)])
        lines[-1].append(project(there))
    return lines
