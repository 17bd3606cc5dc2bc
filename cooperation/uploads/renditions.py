"""The files that readers get: widths, formats and crops, from a picture that is shrunk already."""

import hashlib
import io

from PIL import Image

WHOLE_WIDTHS = (320, 640, 1024, 1600)
CARD_WIDTHS = (320, 640, 960)
CARD_RATIO = 16 / 9
# Taller pictures get narrower renditions: AVIF takes seconds for more (and WebP ends at 16 383).
HEIGHT_PIXELS = 6000

# AVIF of speed 8 takes a third of the time of the default, for a few per cent more bytes.
FORMATS = {
    "avif": {"quality": 50, "speed": 8, "max_threads": 2},
    "webp": {"quality": 70, "method": 4},
}


def largest_scale(width, height):
    """By how much a picture can be shrunk before its renditions are made from it."""
    card_width, _ = _card_size(width, height)
    return max(
        _widths(WHOLE_WIDTHS, width, height)[0] / width,
        min(1, CARD_WIDTHS[-1] / card_width),
    )


def write_renditions(image, size, focal, folder):
    """Write the renditions of an image that was shrunk from ``size``; tell about them."""
    widths = _widths(WHOLE_WIDTHS, *size)
    facts = write_widths(image, widths, size[1] / size[0], "", folder)
    box = card_box(image.width, image.height, focal)
    card_width, card_height = _card_size(*size)
    widths = _widths(CARD_WIDTHS, int(card_width), card_height)
    return facts + write_widths(image, widths, card_height / card_width, "card", folder, box)


def write_widths(image, widths, ratio, crop, folder, box=None):
    """One rendition for each width (largest first) and format; ``ratio`` is height by width."""
    facts = []
    for width in widths:
        size = width, min(HEIGHT_PIXELS, max(1, round(width * ratio)))
        # Each from the next larger one, which is nearly as good and much faster.
        image, box = image.resize(size, Image.Resampling.LANCZOS, box), None
        facts += [_written(image, crop, name, folder) for name in FORMATS]
    return facts


def card_box(width, height, focal):
    """The part of a picture that a card shows: as large as can be, as near to the focal point."""
    card_width, card_height = _card_size(width, height)
    left = min(max(0, width * focal[0] / 100 - card_width / 2), width - card_width)
    top = min(max(0, height * focal[1] / 100 - card_height / 2), height - card_height)
    return left, top, left + card_width, top + card_height


def _card_size(width, height):
    return min(width, height * CARD_RATIO), min(height, width / CARD_RATIO)


def _widths(widths, width, height):
    """Those that don't enlarge, and the own one where it is the largest; in falling order."""
    own = min(width, widths[-1], max(1, int(HEIGHT_PIXELS * width / height)))
    return [max(own, 1), *(each for each in reversed(widths) if each < own)]


def _written(image, crop, name, folder):
    buffer = io.BytesIO()
    image.save(buffer, name.upper(), **FORMATS[name])
    content = buffer.getvalue()
    path = folder / f"{crop or 'whole'}-{image.width}.{name}"
    path.write_bytes(content)
    return {
        "crop": crop,
        "format": name,
        "width": image.width,
        "height": image.height,
        "path": str(path),
        "digest": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }
