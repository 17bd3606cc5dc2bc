"""The night sky that every picture has, and the pens that draw on it.

The ground is one plane of light, dithered and then coloured by a ramp from the depth of the night
to the glow of a horizon: it shows no bands, and compresses well because the three channels step
together. What is drawn on it goes to one mask for each colour, several times as large, which is
reduced in the end, because Pillow does not smooth shapes.
"""

import random
from functools import cache
from itertools import pairwise
from math import cos, dist, exp, hypot, radians, sin

from PIL import Image, ImageDraw, ImageMath

from cooperation.social_cards.drawing import ON_NIGHT, STAR, sparkle, star

WIDTH, HEIGHT = 1600, 900
MIDDLE = (WIDTH / 2, HEIGHT / 2)
SCALE = 4
COARSE = 5  # the light is computed for every fifth point only, and is smooth between them

# Light from 0 to 1, and its colour.
RAMP = ((0, "#06121f"), (0.25, "#0b1d33"), (0.6, "#163a5e"), (0.85, "#22637f"), (1, "#56a3ab"))
LEVELS = 64

# The pens, from the lowest layer to the highest: three veils, and the lines and stars over them.
SHADE, MIST, GLAZE = "shade", "mist", "glaze"
CHART, TILE, WHITE, GOLD = "chart", "tile", "white", "gold"
LIGHTS = (CHART, TILE, WHITE, GOLD)
COLOURS = {
    SHADE: "#050f1c",
    MIST: ON_NIGHT,
    GLAZE: "#5fd0c6",
    CHART: "#8fb0d0",
    TILE: "#5fd0c6",
    WHITE: ON_NIGHT,
    GOLD: STAR,
}
# Seventeen degrees of opacity are enough for an edge; more make a file larger, not better.
EDGES = [round(round(n / 255 * 16) / 16 * 255) for n in range(256)]
STEP = 5  # from one degree of opacity of a halo to the next, of 255


class Sky:
    """A picture in the making."""

    def __init__(self, seed, lights=(), depth=0.24, horizon=0.5):
        self.chance = random.Random(seed)
        self.lights = lights
        self.depth, self.horizon = depth, horizon
        size = (WIDTH * SCALE, HEIGHT * SCALE)
        self.masks = {pen: Image.new("L", size) for pen in COLOURS}
        self.pens = {pen: ImageDraw.Draw(mask) for pen, mask in self.masks.items()}
        self.halos = []

    # --- Lines and shapes: opacity goes from 0 to 1, sizes are those of the finished picture ---

    def line(self, points, pen=CHART, width=2, opacity=1.0):
        points = _scaled(points)
        self.pens[pen].line(points, _grey(opacity), round(width * SCALE), joint="curve")

    def fading(self, points, pen, width, opacities):
        """A line whose opacity goes from the first of the two values to the other."""
        points = list(points)
        first, last = opacities
        steps = len(points) - 1
        for n, ends in enumerate(pairwise(points)):
            # A joint is drawn twice, so that no gap shows between two pieces of a curve.
            more = points[n + 2 : n + 3]
            self.line([*ends, *more], pen, width, first + (last - first) * n / steps)

    def tie(self, one, other, gaps, pen=CHART, width=3, opacity=0.6):
        """The line between two stars of a chart, which stops short of both."""
        length = dist(one, other)
        self.line(
            [between(one, other, gaps[0] / length), between(other, one, gaps[1] / length)],
            pen,
            width,
            opacity,
        )

    def shape(self, points, pen, opacity=1.0):
        self.pens[pen].polygon(_scaled(points), _grey(opacity))

    def outline(self, points, pen, width, opacity=1.0):
        points = list(points)
        self.line([*points, *points[:2]], pen, width, opacity)

    def disc(self, centre, radius, pen=WHITE, opacity=1.0):
        x, y = centre
        corners = _scaled([(x - radius, y - radius), (x + radius, y + radius)])
        self.pens[pen].ellipse(corners, _grey(opacity))

    def ring(self, centre, radius, pen, width, opacity=1.0):
        """A circle with all of its inside taken away."""
        self.disc(centre, radius + width / 2, pen, opacity)
        self.disc(centre, radius - width / 2, pen, 0)

    def clear(self, points):
        """Take away the lines and stars that were drawn there."""
        for pen in LIGHTS:
            self.shape(points, pen, 0)

    def clear_disc(self, centre, radius):
        for pen in LIGHTS:
            self.disc(centre, radius, pen, 0)

    def halo(self, centre, radius, pen=WHITE, strength=0.3):
        """The glow around a star."""
        self.halos.append((centre, radius, pen, strength))

    # --- Stars ---

    def bright(self, centre, size, pen=WHITE):
        """One of the stars that a picture is about."""
        self.clear_disc(centre, size * 1.15)
        self.halo(centre, size * 2.6, pen, 0.34)
        self.shape(sparkle(centre, size, 0.34), pen)

    def mark(self, centre, size, pen=GOLD):
        """The portal's mark: a girih star with a star of light in it."""
        self.clear(star(centre, size * 1.22))
        self.halo(centre, size * 3.2, pen, 0.4)
        self.outline(star(centre, size), pen, size * 0.085)
        self.shape(sparkle(centre, size * 0.62, 0.36), pen)

    def field(self, count=240, without=lambda point: False):
        """Stars of all magnitudes, evenly scattered wherever nothing else is drawn."""
        kept = []
        while len(kept) < count:
            point = (self.chance.uniform(0, WIDTH), self.chance.uniform(0, HEIGHT))
            magnitude = self.chance.random() ** 3.2
            apart = 20 + 36 * self.chance.random()
            if all(dist(point, other) > apart for other in kept):
                kept.append(point)
                if not without(point) and self._is_empty(point, 16):
                    self.disc(point, 0.9 + 2.3 * magnitude, WHITE, 0.26 + 0.6 * magnitude)

    def _is_empty(self, centre, reach):
        x, y = centre
        box = [round(edge * SCALE) for edge in (x - reach, y - reach, x + reach, y + reach)]
        return not any(self.masks[pen].crop(box).getbbox() for pen in LIGHTS)

    # --- The scale of a measured arc ---

    def scale(self, centre, radius, degrees, opacity=0.7, side=1, size=1.0, halves=True):
        """A double arc with ticks on its outer side (1) or inner side (-1), long at each fifth."""
        first, last = degrees
        self.line(arc(centre, radius, first, last), CHART, 3.2 * size, opacity)
        self.line(arc(centre, radius + side * 12 * size, first, last), CHART, 1.6 * size, opacity)
        for half in range(round(first * 2), round(last * 2) + 1):
            length, width = (40, 3.2) if half % 10 == 0 else (27, 2) if half % 2 == 0 else (20, 1.4)
            if half % 2 and not halves:
                continue
            ends = [
                at(centre, radius + side * 12 * size, half / 2),
                at(centre, radius + side * length * size, half / 2),
            ]
            self.line(ends, CHART, width * size, opacity)

    # --- The finished picture ---

    def finish(self):
        image = self._ground()
        for centre, radius, pen, strength in self.halos:
            _glow(image, centre, radius, COLOURS[pen], strength)
        for pen, colour in COLOURS.items():
            image.paste(colour, (0, 0), self.masks[pen].reduce(SCALE).point(EDGES))
        return image

    def _ground(self):
        size = (WIDTH // COARSE, HEIGHT // COARSE)
        light = Image.new("F", size)
        light.putdata(
            [
                LEVELS * self._light((x + 0.5) * COARSE, (y + 0.5) * COARSE)
                for y in range(size[1])
                for x in range(size[0])
            ]
        )
        light = light.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        return _dithered(light).convert("RGB").point(_ramp())

    def _light(self, x, y):
        height = y / HEIGHT
        light = self.depth + (self.horizon - self.depth) * height**1.4
        light += sum(each(x, y) for each in self.lights)
        return min(max(light, 0), 1)


def glow(centre, radius, strength):
    """Light around a place."""

    def light(x, y):
        return strength * exp(-(((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / radius**2))

    return light


def limb(centre, radius, depth, strength):
    """Light above the edge of a round body, as air has it above the Earth."""

    def light(x, y):
        above = hypot(x - centre[0], y - centre[1]) - radius
        return strength * exp(-max(above, 0) / depth)

    return light


def band(one, other, width, strength):
    """A band of light like the Milky Way, along the line between two places."""
    length = dist(one, other)
    along = ((other[0] - one[0]) / length, (other[1] - one[1]) / length)

    def light(x, y):
        away = (x - one[0]) * along[1] - (y - one[1]) * along[0]
        return strength * exp(-((away / width) ** 2))

    return light


# --- Geometry ------------------------------------------------------------------------------------


def at(centre, radius, angle):
    """The place in this direction; degrees run as on a clock from three."""
    return centre[0] + radius * cos(radians(angle)), centre[1] + radius * sin(radians(angle))


def between(one, other, part):
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def arc(centre, radius, first=0, last=360, step=0.5):
    steps = max(round(abs(last - first) / step), 1)
    return [at(centre, radius, first + (last - first) * n / steps) for n in range(steps + 1)]


def _scaled(points):
    return [(x * SCALE, y * SCALE) for x, y in points]


def _grey(opacity):
    return round(255 * opacity)


# --- Light without bands -------------------------------------------------------------------------


def _dithered(values):
    """Whole levels of a plane of numbers, mixed so that their mean is kept."""
    threshold = _thresholds().crop((0, 0, *values.size))
    return ImageMath.lambda_eval(
        lambda each: each["convert"](each["values"] + each["float"](each["threshold"]) / 256, "L"),
        values=values,
        threshold=threshold,
    )


@cache
def _thresholds(size=4):
    """Bayer's ordered matrix, over the whole picture."""
    matrix = [[0]]
    while len(matrix) < size:
        n = len(matrix)
        matrix = [
            [4 * matrix[y % n][x % n] + ((0, 2), (3, 1))[y // n][x // n] for x in range(2 * n)]
            for y in range(2 * n)
        ]
    step = 256 // size**2
    rows = [bytes(step * v + step // 2 for v in row) * (WIDTH // size) for row in matrix]
    data = b"".join(rows[y % size] for y in range(HEIGHT))
    return Image.frombytes("L", (WIDTH, HEIGHT), data)


def _ramp():
    """The table that turns levels of light into colours."""
    return [level for channel in range(3) for level in _channel(channel)]


def _channel(channel):
    for n in range(256):
        light = min(n / LEVELS, 1)
        for (low, dark), (high, pale) in pairwise(RAMP):
            if light <= high:
                part = (light - low) / (high - low)
                one, other = _rgb(dark)[channel], _rgb(pale)[channel]
                yield round(one + (other - one) * part)
                break


def _rgb(colour):
    return tuple(bytes.fromhex(colour[1:]))


def _glow(image, centre, radius, colour, strength):
    size = round(radius * 2)
    corner = (round(centre[0] - radius), round(centre[1] - radius))
    plane = Image.new("F", (size, size))
    plane.putdata(
        [
            255 / STEP * strength * max(0, 1 - hypot(x - size / 2, y - size / 2) / radius) ** 2.4
            for y in range(size)
            for x in range(size)
        ]
    )
    image.paste(colour, corner, _dithered(plane).point([min(STEP * n, 255) for n in range(256)]))
