"""The covers of a series of conferences: its stars rise over one horizon, one for each edition."""

from itertools import pairwise
from math import dist

from .sky import CHART, SHADE, TILE, WHITE, Sky, at, limb

# The constellation that the editions make, star by star: degrees along the horizon, and height.
PLACES = (
    (0, 310),
    (7.5, 430),
    (14, 290),
    (21.5, 390),
    (26, 240),
    (33, 350),
    (30, 530),
    (20.5, 570),
    (11, 590),
    (2, 560),
    (-5, 460),
    (-8, 300),
)
HORIZON, RADIUS = (800, 2330), 1610


def cover(edition):
    """As many stars as there have been conferences; the last, in gold, is this one's."""
    if not 1 <= edition <= len(PLACES):
        raise ValueError(f"Places are chosen for editions 1 to {len(PLACES)}, not {edition}.")
    sky = Sky("stc", [limb(HORIZON, RADIUS, 130, 0.52)], depth=0.22, horizon=0.3)
    sky.disc(HORIZON, RADIUS, SHADE, 0.85)
    sky.scale(HORIZON, RADIUS, (240, 300), side=-1)
    angles = [angle for angle, _ in PLACES[:edition]]
    turn = 270 - (min(angles) + max(angles)) / 2
    stars = [at(HORIZON, RADIUS + height, angle + turn) for angle, height in PLACES[:edition]]
    for angle, star in zip(angles, stars, strict=True):
        foot = at(HORIZON, RADIUS, angle + turn)
        sky.tie(star, foot, (84, 0), CHART, 2.4, 0.8 if star is stars[-1] else 0.5)
        sky.disc(foot, 12, TILE)
    for one, other in pairwise(stars):
        sky.tie(one, other, (76, 84), WHITE, 4.5, 0.75)
    for star in stars[:-1]:
        sky.bright(star, 54)
    sky.mark(stars[-1], 66)
    sky.field(without=lambda point: dist(point, HORIZON) < RADIUS + 30)
    return sky.finish()
