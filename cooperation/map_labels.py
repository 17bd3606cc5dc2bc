"""Where words stand on the map: names that cover nothing, and panels that stay on the sheet.

Marks and words grow about their point where the map is drawn small (``--map-scale`` in map.css),
so their own places are counted from the point, in units of the map at scale 1.
"""

from typing import NamedTuple

from .projection import Point

SIZE = 22  # of the type
LINE = 29  # from one line of a panel to the next
PADDING = 14  # of a panel
GAP = 7  # between a mark and its words

# Widths of letters, in parts of the size of the type: near enough to keep words apart.
_NARROW, _WIDE = set("ijlrtfIJ.,:;'ʻʼ’()- "), set("mwMWжмшщыюфЖМШЩЫЮФ")


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around_mark(cls, radius):
        return cls(-radius, -radius, radius, radius)

    def at(self, point, scale):
        """The place on the map of a box that is counted from a point."""
        return Box(
            point.x + self.left * scale,
            point.y + self.top * scale,
            point.x + self.right * scale,
            point.y + self.bottom * scale,
        )

    def meets(self, other):
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_within(self, sheet):
        return (
            self.left >= sheet.left
            and self.right <= sheet.right
            and self.top >= sheet.top
            and self.bottom <= sheet.bottom
        )


class Mark(NamedTuple):
    point: Point
    radius: float
    name: str


class Name(NamedTuple):
    """The name beside a mark: where it begins, is centred or ends, and on which maps it stands."""

    x: int
    y: int
    anchor: str
    map_size: str
    box: Box


class Panel(NamedTuple):
    """A box with lines of words, for the one point that a reader looks at."""

    x: int
    y: int
    width: int
    height: int
    line: int = LINE

    @property
    def text_x(self):
        return self.x + PADDING

    @property
    def text_y(self):
        """The line before the first."""
        return self.y + PADDING - 7


def text_width(text):
    return SIZE * sum(
        0.34 if letter in _NARROW else 0.86 if letter in _WIDE else 0.58 + 0.1 * letter.isupper()
        for letter in text
    )


def names_of(marks, scales, sheet):
    """The names that there is room for, by mark; the marks come by their importance.

    ``scales`` are those of the sizes of the map, from the smallest to the largest: what stands on
    one size stands at the same side on all larger ones.
    """
    names = {}
    for map_size, scale in scales.items():
        taken = [Box.around_mark(mark.radius).at(mark.point, scale) for mark in marks]
        taken += [name.box.at(mark.point, scale) for mark, name in names.items()]
        for mark in marks:
            if mark not in names and (name := _beside(mark, map_size, scale, taken, sheet)):
                names[mark] = name
                taken.append(name.box.at(mark.point, scale))
    return names


def _beside(mark, map_size, scale, taken, sheet):
    """The name on the first side where it meets nothing: beside its mark, over it, at a corner."""
    width, away, corner = text_width(mark.name), mark.radius + GAP, mark.radius * 0.7 + GAP
    for anchor, x, y in (
        ("start", away, SIZE * 0.35),
        ("end", -away, SIZE * 0.35),
        ("middle", 0, -away),
        ("middle", 0, away + SIZE * 0.7),
        ("start", corner, -corner * 0.5),
        ("end", -corner, -corner * 0.5),
        ("start", corner, corner * 0.5 + SIZE * 0.7),
        ("end", -corner, corner * 0.5 + SIZE * 0.7),
    ):
        left = x - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        box = Box(left, y - SIZE * 0.8, left + width, y + SIZE * 0.25)
        place = box.at(mark.point, scale)
        if place.is_within(sheet) and not any(place.meets(other) for other in taken):
            return Name(round(x), round(y), anchor, map_size, box)
    return None


def panel_at(mark, lines, scale, sheet):
    """A panel for the lines, below its mark or above it, within the sheet up to this scale."""
    width = round(max(map(text_width, lines))) + 2 * PADDING
    height = LINE * len(lines) + 2 * PADDING
    is_low = mark.point.y > (sheet.top + sheet.bottom) / 2
    y = -mark.radius - GAP - height if is_low else mark.radius + GAP
    room = Box(
        (sheet.left - mark.point.x) / scale,
        (sheet.top - mark.point.y) / scale,
        (sheet.right - mark.point.x) / scale,
        (sheet.bottom - mark.point.y) / scale,
    )
    return Panel(
        round(max(room.left, min(-width / 2, room.right - width))),
        round(max(room.top, min(y, room.bottom - height))),
        width,
        height,
    )
