"""Pixels of every kind as sRGB, with or without transparency."""

import io

from PIL import ImageCms

SRGB = ImageCms.createProfile("sRGB")


def plain(image):
    """The image in a mode that can be shrunk: L, LA, RGB, RGBA or CMYK."""
    if image.mode.startswith("I;16"):
        # Pillow's own conversion cuts off whatever is brighter than 255.
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "I":
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("LA" if image.mode in ("1", "L", "LA") else "RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def without_idle_alpha(image):
    """The image without an alpha channel that is opaque throughout."""
    if image.mode in ("LA", "RGBA") and image.getchannel("A").getextrema()[0] == 255:
        return image.convert(image.mode[:-1])
    return image


def in_srgb(image, profile):
    """A plain image as RGB or RGBA, by its colour profile (ICC, as bytes) if that is sound."""
    alpha = None
    if image.mode in ("LA", "RGBA"):
        alpha = image.getchannel("A")
        image = image.convert(image.mode[:-1])
    image = _by_profile(image, profile) or image.convert("RGB")
    if alpha:
        image.putalpha(alpha)
    image.info = {}  # or the profile would be written into what is saved
    return image


def _by_profile(image, profile):
    if not profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None  # browsers pass over a broken profile too
