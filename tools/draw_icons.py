"""Draw the portal's icons in static/images/: an eight-pointed star on the night sky.

.venv/bin/python tools/draw_icons.py
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cooperation.social_cards.drawing import NIGHT, STAR, sparkle, star  # noqa: E402

FOLDER = ROOT / "static" / "images"
SCALE = 8  # drawn larger and reduced, because Pillow does not smooth shapes
# Parts of the icon's width. In a square that telephones cut to a shape of their own, the star
# stays within the middle four fifths.
IN_TILE, IN_SQUARE = 0.41, 0.36
WAIST, OPENING = 0.36, 0.61
CORNER = 0.21


def main():
    (FOLDER / "favicon.svg").write_text(svg(48), encoding="utf-8")
    tiles = [tile(size) for size in (48, 32, 16)]
    sizes = [image.size for image in tiles]
    tiles[0].save(FOLDER / "favicon.ico", sizes=sizes, append_images=tiles[1:])
    for name, size in {"apple-touch-icon": 180, "icon-192": 192, "icon-512": 512}.items():
        square(size).quantize(16).save(FOLDER / f"{name}.png", optimize=True)


def svg(size):
    centre = (size / 2, size / 2)
    outer = star(centre, size * IN_TILE)
    inner = sparkle(centre, size * IN_TILE * OPENING, WAIST)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<rect width="{size}" height="{size}" rx="{size * CORNER:.0f}" fill="{NIGHT}"/>'
        f'<path fill="{STAR}" fill-rule="evenodd" d="{path(outer)}{path(inner)}"/></svg>\n'
    )


def path(points):
    return f"M{'L'.join(f'{x:.2f} {y:.2f}' for x, y in points)}z"


def tile(size):
    """With round corners of its own, for the tab of a browser."""
    image = Image.new("RGBA", (size * SCALE, size * SCALE))
    corners = (0, 0, size * SCALE - 1, size * SCALE - 1)
    ImageDraw.Draw(image).rounded_rectangle(corners, size * SCALE * CORNER, NIGHT)
    return with_star(image, IN_TILE)


def square(size):
    return with_star(Image.new("RGB", (size * SCALE, size * SCALE), NIGHT), IN_SQUARE)


def with_star(image, part):
    canvas = ImageDraw.Draw(image)
    centre = (image.width / 2, image.height / 2)
    canvas.polygon(star(centre, image.width * part), STAR)
    canvas.polygon(sparkle(centre, image.width * part * OPENING, WAIST), NIGHT)
    return image.reduce(SCALE)


if __name__ == "__main__":
    main()
