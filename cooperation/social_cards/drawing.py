"""A social card: the night sky with the meridian arc of Ulugh Beg's observatory, and the words."""

import io
from functools import cache
from math import asin, cos, degrees, pi, radians, sin

from PIL import Image, ImageDraw

from .typesetting import HEADING, NO_BREAK, REGULAR, fit, font, leading

WIDTH, HEIGHT = 1200, 630

# The values of static/css/tokens.css; a test compares them.
NIGHT = "#0b1d33"
NIGHT_LINE = "#2d4664"
ON_NIGHT = "#f4f8fc"
ON_NIGHT_SOFT = "#bccbdd"
STAR = "#ffc145"
KICKER = "#6fd3cb"

LEFT, RIGHT = 72, 890
TITLE_TOP, TITLE_BOTTOM = 206, 478
RULE = 508
FACTS_TOP = 530
TITLE_SIZES = (88, 80, 74, 66, 58, 52, 46, 41)
FACTS_SIZES = (28, 26, 24)

# Fainter than their names: the chart's own lines, and the lines between stars.
CHART = "#55738f"
FAINT_STAR = "#86744a"
# The centre of the arc lies outside, to the right. Degrees run as on a clock from three.
CENTRE = (1590, 400)
ARC = 650
FIRST_DEGREE, LAST_DEGREE = 140, 220
# Where the arc meets the star that it measures, at the end of the rule.
SIGHT = 180 - degrees(asin((RULE - CENTRE[1]) / ARC))
# The constellation: degrees along the arc, distance inwards from it, size.
STARS = (
    (212, 70, 7),
    (203, 150, 9),
    (196, 48, 7),
    (187, 120, 12),
    (178, 200, 8),
    (SIGHT, -7, 0),
    (164, 110, 8),
    (161, 210, 10),
)
SCALE = 3  # shapes are drawn larger and reduced, because Pillow does not smooth them


def draw(card):
    """The card as PNG."""
    image = _ground().copy()
    canvas = ImageDraw.Draw(image)
    _write_line(canvas, (156, 52), card.portal, HEADING, (30, 27, 24), ON_NIGHT)
    _write_line(canvas, (156, 92), card.agency, REGULAR, (24, 22, 20), ON_NIGHT_SOFT)
    title = fit(card.title, HEADING, TITLE_SIZES, RIGHT - LEFT, 4, TITLE_BOTTOM - TITLE_TOP)
    top = TITLE_BOTTOM - len(title.lines) * leading(title.size)
    _write(canvas, (LEFT, top), title, HEADING, ON_NIGHT)
    _write_line(canvas, (LEFT, top - 44), card.kicker, HEADING, (26, 24), KICKER)
    facts = fit(_in_a_row(card.facts), REGULAR, FACTS_SIZES, RIGHT - LEFT, 2, HEIGHT)
    _write(canvas, (LEFT, FACTS_TOP), facts, REGULAR, ON_NIGHT)
    file = io.BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def star(centre, radius):
    """The corners of an eight-pointed girih star: a square on its edge and one on its tip."""
    waist = 2 * sin(pi / 8)
    return [_at(centre, radius if n % 2 == 0 else radius * waist, n * 22.5) for n in range(16)]


def sparkle(centre, radius, waist=0.3):
    """The corners of a star with four points, on its tip."""
    return [_at(centre, radius if n % 2 == 0 else radius * waist, n * 45) for n in range(8)]


def _in_a_row(facts):
    """The facts with dots between; a line ends only after one of them."""
    return f"{NO_BREAK}· ".join(fact.replace(" ", NO_BREAK) for fact in facts)


def _write_line(canvas, place, text, name, sizes, colour):
    _write(canvas, place, fit(text, name, sizes, RIGHT - place[0], 1, HEIGHT), name, colour)


def _write(canvas, place, block, name, colour):
    left, top = place
    for n, line in enumerate(block.lines):
        line = line.removesuffix(f"{NO_BREAK}·")
        canvas.text((left, top + n * leading(block.size)), line, colour, font(name, block.size))


# --- What all cards have in common ---------------------------------------------------------------


@cache
def _ground():
    """The sky, the arc and the portal's mark."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), NIGHT)
    canvas = ImageDraw.Draw(image)
    _draw_arc(canvas)
    _draw_constellation(canvas)
    _draw_rule(canvas)
    _draw_mark(canvas, (LEFT + 32, 88), 32)
    return image.reduce(SCALE)


@cache
def _palette():
    """The colours of every card: those of a sample, which has the edges of letters in each."""
    sample = _ground().copy()
    canvas = ImageDraw.Draw(sample)
    for n, colour in enumerate((ON_NIGHT, ON_NIGHT_SOFT, KICKER)):
        canvas.text((LEFT, 180 + n * 80), "abcdefgoqsvwxyz 0123456789", colour, font(HEADING, 60))
    return sample.quantize(96, method=Image.Quantize.MEDIANCUT)


def _draw_arc(canvas):
    for radius, colour, width in (
        (ARC, CHART, 1.6),
        (ARC + 14, CHART, 1.6),
        (ARC - 110, NIGHT_LINE, 1.2),
        (ARC - 220, NIGHT_LINE, 1.2),
        (ARC - 330, NIGHT_LINE, 1.2),
    ):
        _circle(canvas, radius, colour, width)
    for half in range(2 * FIRST_DEGREE, 2 * LAST_DEGREE + 1):
        if half % 10 == 0:
            _ray(canvas, half / 2, ARC - 10, ARC + 34, CHART, 2)
            _ray(canvas, half / 2, ARC - 330, ARC - 10, NIGHT_LINE, 1.2)
        elif half % 2 == 0:
            _ray(canvas, half / 2, ARC, ARC + 24, CHART, 1.6)
        else:
            _ray(canvas, half / 2, ARC, ARC + 14, CHART, 1.2)


def _draw_constellation(canvas):
    places = [(_at(CENTRE, ARC - inwards, angle), size) for angle, inwards, size in STARS]
    canvas.line(_scaled(point for point, _ in places), FAINT_STAR, round(1.4 * SCALE))
    for point, size in places:
        canvas.polygon(_scaled(star(point, size * 1.9)), NIGHT)
        canvas.polygon(_scaled(sparkle(point, size)), STAR)
    here = _at(CENTRE, ARC + 7, SIGHT)
    canvas.polygon(_scaled(star(here, 30)), NIGHT)
    canvas.polygon(_scaled(star(here, 25)), None, STAR, 2 * SCALE)
    canvas.polygon(_scaled(sparkle(here, 13)), STAR)


def _draw_rule(canvas):
    for n, left in enumerate(range(LEFT, RIGHT + 1, 12)):
        tick = 12 if n % 5 == 0 else 6
        canvas.line(_scaled([(left, RULE - tick), (left, RULE)]), NIGHT_LINE, SCALE)
    canvas.line(_scaled([(LEFT, RULE), (RIGHT + 18, RULE)]), NIGHT_LINE, SCALE)


def _draw_mark(canvas, centre, radius):
    canvas.polygon(_scaled(star(centre, radius)), None, STAR, round(2.2 * SCALE))
    canvas.polygon(_scaled(sparkle(centre, radius * 0.56, 0.38)), STAR)


def _circle(canvas, radius, colour, width):
    (x, y), thickness = CENTRE, width / 2
    outer = radius + thickness
    box = [(x - outer) * SCALE, (y - outer) * SCALE, (x + outer) * SCALE, (y + outer) * SCALE]
    canvas.arc(box, FIRST_DEGREE, LAST_DEGREE, colour, round(width * SCALE))


def _ray(canvas, angle, start, end, colour, width):
    ends = [_at(CENTRE, start, angle), _at(CENTRE, end, angle)]
    canvas.line(_scaled(ends), colour, round(width * SCALE))


def _at(centre, radius, angle):
    turn = radians(angle)
    return centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)


def _scaled(points):
    return [(x * SCALE, y * SCALE) for x, y in points]
