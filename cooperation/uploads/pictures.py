"""A picture: opened with suspicion, decoded once, and shrunk before anything else is done to it."""

import math
import warnings

from PIL import (
    AvifImagePlugin,
    ExifTags,
    Image,
    JpegImagePlugin,  # noqa: F401 - imported for Pillow to know it without loading every format
    PngImagePlugin,  # noqa: F401
    WebPImagePlugin,  # noqa: F401
)

from . import limits
from .colours import in_srgb, plain, without_idle_alpha
from .doubles import refuse_double_picture
from .refusals import Refused
from .renditions import largest_scale, write_renditions

# Each thread of the decoder takes memory, whatever the number of processors.
AvifImagePlugin.DEFAULT_MAX_THREADS = 2

STRIP_PIXELS = 2_000_000
PNG_END = b"IEND\xaeB`\x82"

TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
ON_ITS_SIDE = {5, 6, 7, 8}


def examine(path, folder, kind, focal):
    """The facts of a picture, with its renditions written to the folder."""
    refuse_double_picture(path, kind.upper())
    with _opened(path, kind) as image:
        _check(image, kind)
        turn = _turn_of(image)
        size = image.size[::-1] if turn in ON_ITS_SIDE else image.size
        profile = image.info.get("icc_profile")
        small = _decoded(image, largest_scale(*size))
    if kind == "png" and PNG_END not in path.read_bytes():
        raise Refused("damaged")
    for step in TURNS.get(turn, ()):
        small = small.transpose(step)
    small = in_srgb(small, profile)
    return {
        "format": kind,
        "width": size[0],
        "height": size[1],
        "has_alpha": small.mode == "RGBA",
        "renditions": write_renditions(small, size, focal, folder),
    }


def _opened(path, kind):
    try:
        with warnings.catch_warnings(action="ignore"):
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(path, formats=[kind.upper()])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(kind) from None


def _check(image, kind):
    width, height = image.size
    sides = limits.PICTURE_SIDE_PIXELS
    if width * height > limits.PICTURE_PIXELS[kind] or max(width, height) > sides:
        raise _too_many_pixels(kind)
    # The further frames of a JPEG are previews and depth maps that telephones add.
    if kind != "jpeg" and getattr(image, "n_frames", 1) > 1:
        raise Refused("animated")


def _too_many_pixels(kind):
    return Refused(
        "too_many_pixels",
        megapixels=limits.PICTURE_PIXELS[kind] // 1_000_000,
        side=limits.PICTURE_SIDE_PIXELS,
    )


def _turn_of(image):
    """The turn that the camera noted in EXIF, 1 for none. XMP has one too, which nobody heeds."""
    exif = Image.Exif()
    try:
        with warnings.catch_warnings(action="ignore"):
            exif.load(image.info.get("exif", b""))
            turn = exif.get(ExifTags.Base.Orientation)
    except Exception:
        return 1  # broken metadata, whose breakages are without number, leave a good picture
    return turn if turn in TURNS else 1


def _decoded(image, scale):
    """The image, decoded and shrunk to ``scale``, in a plain mode."""
    width, height = image.size
    target = max(1, round(width * scale)), max(1, round(height * scale))
    if image.format in ("JPEG", "MPO"):
        # libjpeg leaves out what a picture of twice the size does not need.
        image.draft(None, (target[0] * 2, target[1] * 2))
    image.load()
    drafted = round(width / image.width)
    factor = max(1, math.floor(image.width / target[0] / 2))
    image = without_idle_alpha(_reduced(image, factor))
    # The last column and row may stand for less than a whole pixel.
    by = drafted * factor
    box = 0, 0, min(width / by, image.width), min(height / by, image.height)
    return image.resize(target, Image.Resampling.LANCZOS, box)


def _reduced(image, factor):
    """The image in a plain mode, ``factor`` times smaller; strip by strip, to spare memory."""
    width, height = image.size
    if factor == 1 and plain(image.crop((0, 0, 1, 1))).mode == image.mode:
        return image
    result = None
    rows = factor * max(1, STRIP_PIXELS // (width * factor))
    for top in range(0, height, rows):
        strip = plain(image.crop((0, top, width, min(top + rows, height)))).reduce(factor)
        if result is None:
            result = Image.new(strip.mode, (strip.width, math.ceil(height / factor)))
        result.paste(strip, (0, top // factor))
    return result
