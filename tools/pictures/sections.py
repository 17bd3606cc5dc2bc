"""The pictures of the portal's sections: each takes its idea from the chart of the sky."""

from math import acos, atan2, cos, degrees, dist, hypot, pi, radians, sin

from cooperation.social_cards.drawing import sparkle, star

from . import globe
from .sky import (
    CHART,
    GLAZE,
    GOLD,
    HEIGHT,
    MIDDLE,
    MIST,
    SHADE,
    TILE,
    WHITE,
    WIDTH,
    Sky,
    arc,
    at,
    band,
    between,
    glow,
    limb,
)


def memberships():
    """An assembly under one sky: seats in rings, one of them ours, the last among the stars."""
    centre = (800, 752)
    sky = Sky("memberships", [glow(centre, 430, 0.3)], horizon=0.42)
    _ruler(sky, centre, 96)
    own = at(centre, 394, 298)
    rings = [184 + 70 * ring for ring in range(8)]
    for ring, radius in enumerate(rings):
        sky.line(arc(centre, radius, 180, 360), CHART, 1.8, 0.36 - 0.035 * ring)
    for ring, radius in enumerate(rings):
        seats = round(pi * radius / 70) | 1
        for seat in range(seats):
            place = at(centre, radius, 189 + 162 * seat / (seats - 1))
            taken = sky.chance.random() < (1, 1, 1, 1, 1, 1, 0.72, 0.4)[ring]
            if taken and dist(place, own) > 62:
                sky.clear_disc(place, 21 - 1.6 * ring)
                bright = 0.16 * sky.chance.random() - 0.105 * ring
                sky.disc(place, 13.5 - 1.25 * ring, WHITE, 0.84 + bright)
    sky.tie(centre, own, (100, 56), GOLD, 4, 0.95)
    sky.bright(own, 46, GOLD)
    sky.clear(star(centre, 100))
    sky.outline(star(centre, 78), TILE, 6)
    sky.outline(star(centre, 50), TILE, 3)
    sky.field(without=lambda point: dist(point, centre) < 690)
    return sky.finish()


def _ruler(sky, middle, gap):
    """A scale to both sides of a place, from the gap around it to the picture's edges."""
    x, y = middle
    for side in (-1, 1):
        sky.line([(x + side * gap, y), (x + side * 900, y)], CHART, 2.4, 0.6)
        for n in range(5, 46):
            tick = x + side * 20 * n
            sky.line([(tick, y), (tick, y + (11 if n % 5 else 22))], CHART, 2, 0.5)


def partners():
    """Stars of every magnitude, tied to one."""
    hub = (746, 462)
    near = {
        (1052, 252): 36,
        (1112, 650): 29,
        (842, 752): 20,
        (500, 700): 31,
        (424, 318): 25,
        (668, 160): 20,
    }
    far = {
        (1340, 350): ((1052, 252), 20),
        (1226, 116): ((1052, 252), 14),
        (1372, 716): ((1112, 650), 15),
        (258, 610): ((500, 700), 14),
        (210, 216): ((424, 318), 17),
    }
    sky = Sky("partners", [band((0, 820), (1600, 80), 250, 0.2)], horizon=0.4)
    pole = (1500, -900)
    for radius in range(700, 2400, 340):
        sky.line(arc(pole, radius, 60, 190), CHART, 1.6, 0.19)
    for hour in range(75, 180, 15):
        sky.line([at(pole, 300, hour), at(pole, 2600, hour)], CHART, 1.6, 0.19)
    for place, size in near.items():
        sky.tie(hub, place, (112, size * 1.5), CHART, 5, 0.85)
    for place, (nearest, size) in far.items():
        sky.tie(nearest, place, (near[nearest] * 1.5, size * 1.7), CHART, 3, 0.6)
    for place, size in [*near.items(), *((place, size) for place, (_, size) in far.items())]:
        sky.bright(place, size * 1.2)
    sky.mark(hub, 80)
    sky.field()
    return sky.finish()


def memoranda():
    """Two bodies, each with orbits of its own, and the place where two of them meet."""
    meeting = (800, 414)
    # The star in the middle, its pen, and its bodies: part of the outermost orbit, and degrees.
    systems = (
        ((352, 770), WHITE, ((0.36, 192), (0.79, 276))),
        ((1262, 724), TILE, ((0.36, 310), (0.58, 214), (0.79, 262))),
    )
    sky = Sky("memoranda", [glow(meeting, 400, 0.2)], horizon=0.4)
    for centre, pen, _ in systems:
        outermost = dist(centre, meeting)
        sky.disc(centre, outermost, MIST if pen == WHITE else GLAZE, 0.055)
        for part in (0.36, 0.58, 0.79):
            sky.line(arc(centre, outermost * part), pen, 2, 0.3)
        for angle in range(0, 360, 3):
            length = 14 if angle % 15 else 26
            ends = at(centre, outermost, angle), at(centre, outermost - length, angle)
            sky.line(ends, pen, 2, 0.4)
    for centre, pen, bodies in systems:
        sky.line(arc(centre, dist(centre, meeting)), pen, 4.5, 0.9)
        sky.bright(centre, 58, pen)
        for part, angle in bodies:
            body = at(centre, dist(centre, meeting) * part, angle)
            sky.clear_disc(body, 20)
            sky.disc(body, 12, pen)
    for veil in (MIST, GLAZE):
        sky.shape(star(meeting, 76), veil, 0)
    sky.clear(star(meeting, 104))
    sky.mark(meeting, 76)
    sky.field()
    return sky.finish()


def agreements():
    """A firm tie between two stars, measured by the scale of a meridian arc."""
    centre, reach, radius, half = (800, -560), 930, 1276, 23
    sky = Sky("agreements", [glow((800, 340), 560, 0.2)], horizon=0.42)
    sky.scale(centre, radius, (48, 132), size=1.3)
    one, other = at(centre, reach, 90 + half), at(centre, reach, 90 - half)
    sky.line(arc(centre, radius + 7, 90 - half, 90 + half), TILE, 12)
    for side in (-1, 1):
        angle = 90 + side * half
        sky.line([at(centre, reach + 104, angle), at(centre, radius, angle)], CHART, 3, 0.8)
        sky.bright(at(centre, reach, angle), 84)
        sky.disc(at(centre, radius + 7, angle), 16, TILE)
    for side in (-13, 13):
        sky.line([(one[0] + 110, one[1] + side), (other[0] - 110, one[1] + side)], GOLD, 8)
    sky.field()
    return sky.finish()


def conferences():
    """The great sextant, half in the ground: many stars, one opening, one scale."""
    opening, radius, ground = (800, 396), 412, 602
    sky = Sky("conferences", [glow(opening, 460, 0.24)], horizon=0.4)
    sky.shape([(0, ground), (WIDTH, ground), (WIDTH, HEIGHT), (0, HEIGHT)], SHADE, 0.3)
    sky.line([(0, ground), (WIDTH, ground)], CHART, 2.4, 0.5)
    trench = arc(opening, radius + 62, 26, 154)
    for pen in (SHADE, CHART):
        sky.shape(trench, pen, 0)
    sky.line(trench, CHART, 2.4, 0.5)
    sky.scale(opening, radius, (33, 147), 0.85, size=1.15, halves=False)
    sky.line(arc(opening, radius - 16, 33, 147), TILE, 8)
    stars = ((41, 306, 28), (57, 250, 21), (73, 322, 33), (90, 238, 24), (106, 296, 27))
    for angle, distance, size in (*stars, (123, 262, 22), (140, 344, 31)):
        far = at(opening, distance, angle + 180)
        rim = at(opening, radius - 16, angle)
        near = at(opening, radius - 34, angle)
        sky.fading([between(far, opening, n / 30) for n in range(31)], WHITE, 3.4, (0.4, 1))
        sky.fading([between(opening, near, n / 30) for n in range(31)], WHITE, 3.4, (1, 0.4))
        sky.bright(far, size * 1.15)
        sky.disc(rim, 11, TILE)
    sky.clear_disc(opening, 70)
    sky.bright(opening, 78, GOLD)
    sky.field(without=lambda point: point[1] > ground - 20)
    return sky.finish()


def countries():
    """The globe as the home page has it: land of points, great circles that meet in Tashkent."""
    centre, radius = (800, 456), 352
    sky = Sky("countries", [limb(centre, radius, 60, 0.34)], horizon=0.34)
    globe.draw(sky, centre, radius)
    sky.field(without=lambda point: dist(point, centre) < radius + 20)
    return sky.finish()


def timeline():
    """The way of Mars along the ecliptic, every tenth night, with the loop that it makes."""
    sky = Sky("timeline", [band((0, 700), (1600, 420), 260, 0.22)], horizon=0.4)
    centre, radius = (800, 3700), 3060
    sky.scale(centre, radius, (250, 290), 0.6, side=-1, size=1.15)
    way = [_mars(day, centre, radius) for day in range(-200, 221)]
    sky.line(way, CHART, 2.2, 0.5)
    nights = range(-164, 110, 10)
    for n, night in enumerate(nights):
        share = n / (len(nights) - 1)
        place = _mars(night, centre, radius)
        sky.clear_disc(place, 9 + 8 * share)
        sky.disc(place, 6 + 6 * share, WHITE, 0.45 + 0.55 * share)
    now = _mars(nights[-1] + 10, centre, radius)
    foot = at(centre, radius, degrees(atan2(now[1] - centre[1], now[0] - centre[0])))
    sky.tie(now, foot, (50, 0), GOLD, 3, 0.9)
    sky.clear_disc(now, 42)
    sky.halo(now, 110, GOLD, 0.3)
    sky.disc(now, 28, GOLD)
    sky.field()
    return sky.finish()


def _mars(day, centre, radius):
    """Where Mars is seen so many days after its opposition; its height is thrice the true one."""
    earth, mars = radians(day * 360 / 365.25), radians(day * 360 / 687)
    x, y = 1.524 * cos(mars) - cos(earth), 1.524 * sin(mars) - sin(earth)
    z = 1.524 * sin(radians(1.85)) * sin(mars + radians(64))
    along, height = degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))
    return at(centre, radius + 60 + 66 * height, 270 + along * 0.47)


def about():
    """The portal of the observatory, whose tiles go over into the stars of the sky."""
    sky = Sky("about", [glow((800, 900), 520, 0.42)], horizon=0.36)
    half, springing, pitch = 236, 452, 94
    for column in range(-9, 10):
        for row in range(10):
            place = (800 + pitch * column, 880 - pitch * row)
            away = max(0, abs(place[0] - 800) - half) / 640
            share = max(0, 1.17 - row / 7.2 - 0.6 * away**1.5)
            _tile(sky, place, pitch / 2, min(share, 1))
    sky.clear(_arch(half, springing, 40))
    sky.shape(_arch(half, springing, 0), SHADE, 0.4)
    sky.line(_arch(half, springing, 36), CHART, 2.4, 0.8)
    sky.line(_arch(half, springing, 20), WHITE, 7)
    sky.line(_arch(half, springing, 0), CHART, 2.4, 0.8)
    light = (800, 446)
    sky.scale(light, 300, (54, 126), size=0.9, halves=False)
    for angle in (66, 90, 114):
        sky.line([at(light, 84, angle), at(light, 288, angle)], CHART, 2.4, 0.7)
    sky.bright(light, 78, GOLD)
    sky.field()
    return sky.finish()


def _tile(sky, place, radius, share):
    """A tile of the wall, or the star of the sky that becomes of it as it grows smaller."""
    if share > 0.2:
        size = radius * (0.24 + 0.76 * share)
        sky.shape(star(place, size), TILE, 0.1 + 0.4 * share)
        sky.outline(star(place, size), TILE, 2 + share, 0.4 + 0.6 * share)
        if share > 0.4:
            sky.outline(star(place, size * 0.5), TILE, 2.4, 0.2 + 0.7 * share)
    elif sky.chance.random() < 0.35 + 2.5 * share:
        loose = radius * (0.9 - 3 * share)
        x, y = (each + sky.chance.uniform(-loose, loose) for each in place)
        sky.shape(sparkle((x, y), 5 + 40 * share, 0.36), WHITE, 0.3 + 2.5 * share)


def _arch(half, springing, border):
    """The four-centred arch of an iwan, so much wider than its opening, down to the ground."""
    half += border
    small, large, turn = half * 0.62, half * 1.9, radians(54)
    knee = (half - small + small * cos(turn), small * sin(turn))
    centre = (knee[0] - large * cos(turn), knee[1] - large * sin(turn))
    top = acos(-centre[0] / large)
    lower = [(half - small, 0, small, turn * n / 30) for n in range(31)]
    upper = [(*centre, large, turn + (top - turn) * n / 30) for n in range(1, 31)]
    side = [(x + r * cos(angle), y + r * sin(angle)) for x, y, r, angle in (*lower, *upper)]
    side = [(half, -600), *side]
    outline = [*side, *((-x, y) for x, y in reversed(side[:-1]))]
    return [(800 + x, springing - y) for x, y in outline]


def accessibility():
    """One star and its halos, told apart by brightness alone."""
    sky = Sky("accessibility", [glow(MIDDLE, 420, 0.16)], horizon=0.36)
    rings = ((398, 6, 0.4), (318, 10, 0.6), (232, 15, 0.8), (140, 21, 1))
    for n, (radius, width, light) in enumerate(rings, start=1):
        sky.ring(MIDDLE, radius, WHITE, width, light)
        sky.disc(MIDDLE, radius, MIST, 0.035 * n)
    for angle in range(0, 360, 5):
        length = 12 if angle % 15 else 24
        sky.line([at(MIDDLE, 404, angle), at(MIDDLE, 404 + length, angle)], WHITE, 2.4, 0.5)
    sky.shape(sparkle(MIDDLE, 98, 0.36), GOLD)
    sky.field(without=lambda point: dist(point, MIDDLE) < 450)
    return sky.finish()
