"""Draw static/images/land.svg, the ground of the world map: points of light where there is land.

    .venv/bin/python tools/draw_land.py land-110m.json

The file is TopoJSON of the npm package world-atlas 2.0.2, which holds Natural Earth's land at
1:110 million (public domain). It is needed only to draw anew, after a change of the projection or
of the grid; what is drawn is committed.

The points stand in rows, every other row shifted by half a step, so that they read as an even
ground. Each run of land in a row is one stroke whose dashes have no length and round ends: a row
of dots. Colour and width of the strokes are left to the page, which uses the drawing by
``<use href="…land.svg#land">``.
"""

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cooperation import projection  # noqa: E402 - the path to it comes first
from cooperation.projection import CENTRAL_MERIDIAN, HEIGHT, SOUTH, WIDTH, Place  # noqa: E402

DRAWING = ROOT / "static/images/land.svg"
STEP = 10  # from one point to the next in a row, in units of the map
ROW = 9  # from one row to the next
GRID = 30  # degrees from one line of the graticule to the next
TICK = 10  # degrees from one tick of the frame to the next
TICK_LENGTH = 10
WEST, EAST = CENTRAL_MERIDIAN - 179.999, CENTRAL_MERIDIAN + 179.999  # just within the edges


def coast(path):
    """The closed lines of the coast, as lists of (longitude, latitude).

    Where one crosses the 180th meridian it goes on beyond 180 degrees.
    """
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale_x, scale_y = topology["transform"]["scale"]
    shift_x, shift_y = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = (accumulate(steps) for steps in zip(*arc, strict=True))
        points = zip(xs, ys, strict=True)
        arcs.append([(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in points])
    (land,) = topology["objects"]["land"]["geometries"]
    for polygon in land["arcs"]:
        for ring in polygon:
            # A negative number is an arc that is walked backwards.
            points = [p for i in ring for p in (arcs[i] if i >= 0 else reversed(arcs[~i]))]
            steps = [(next_x - x + 180) % 360 - 180 for (x, _), (next_x, _) in pairwise(points)]
            xs = accumulate([points[0][0], *steps])
            yield [(x, y) for x, (_, y) in zip(xs, points, strict=True)]


def land_along(latitude, rings):
    """The stretches of land on a parallel, from west to east: pairs of longitudes."""
    shores = sorted(
        x + (latitude - y) / (next_y - y) * (next_x - x)
        for ring in rings
        for (x, y), (next_x, next_y) in pairwise(ring)
        if (y > latitude) != (next_y > latitude)
    )
    return list(zip(shores[::2], shores[1::2], strict=True))


def latitude_of(row):
    """The parallel that lies at this height of the map."""
    south, north = SOUTH, projection.NORTH
    while north - south > 0.001:
        middle = (south + north) / 2
        if projection.project(Place(middle, CENTRAL_MERIDIAN)).y > row:
            south = middle
        else:
            north = middle
    return south


def dots(rings):
    """Each run of points that lie on land: (x of the first, y, x of the last)."""
    for number, y in enumerate(range(ROW // 2, HEIGHT, ROW)):
        latitude = latitude_of(y)
        stretches = land_along(latitude, rings)
        half = projection.project(Place(latitude, EAST)).x - WIDTH / 2
        run = None
        for x in range(STEP // 2 * (number % 2), WIDTH + STEP, STEP):
            offset = (x - WIDTH / 2) / half * 180
            # Land around a lake is found twice, perhaps once in another turn of the globe.
            found = sum(
                begin <= offset + CENTRAL_MERIDIAN + turn <= end
                for begin, end in stretches
                for turn in (-360, 0, 360)
            )
            if abs(offset) <= 180 and found % 2:
                run = (run[0], y, x) if run else (x, y, x)
            elif run:
                yield run
                run = None


def land(rings):
    """One path for all points. A run is one unit longer, so that its last point is drawn."""
    path, at = "", (0, 0)
    for first, y, last in dots(rings):
        path += f"m{first - at[0]} {y - at[1]}h{last - first + 1}".replace(" -", "-")
        at = (last + 1, y)
    return path


def line(places):
    points = ["{} {}".format(*projection.project(place)) for place in places]
    return f"M{points[0]}L{' '.join(points[1:])}"


def meridian(longitude, step=4):
    latitudes = [*range(SOUTH, projection.NORTH, step), projection.NORTH]
    return line([Place(latitude, longitude) for latitude in latitudes])


def parallel(latitude):
    return line([Place(latitude, WEST), Place(latitude, EAST)])


def graticule():
    meridians = range(-180, 180, GRID)
    parallels = range(-GRID, projection.NORTH, GRID)
    return "".join([*map(meridian, meridians), *map(parallel, parallels)])


def frame():
    """The edge of the map, with a scale of degrees along its sides and its foot."""
    edges = [meridian(WEST), parallel(projection.NORTH), meridian(EAST), parallel(SOUTH)]
    return "".join([*edges, *ticks()])


def ticks():
    for latitude in range(-50, projection.NORTH, TICK):
        for edge, length in ((WEST, -TICK_LENGTH), (EAST, TICK_LENGTH)):
            x, y = projection.project(Place(latitude, edge))
            yield f"M{x} {y}h{length}"
    for longitude in range(-180, 180, TICK):
        x, y = projection.project(Place(SOUTH, longitude))
        yield f"M{x} {y}v{TICK_LENGTH}"


def main():
    rings = list(coast(Path(sys.argv[1])))
    DRAWING.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none">'
        "<!-- Land: Natural Earth, 1:110 million, public domain. Drawn by tools/draw_land.py -->"
        f'<path id="grid" d="{graticule()}"/>'
        f'<path id="frame" d="{frame()}"/>'
        f'<path id="land" stroke-linecap="round" stroke-dasharray="0 {STEP}" d="{land(rings)}"/>'
        "</svg>\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
