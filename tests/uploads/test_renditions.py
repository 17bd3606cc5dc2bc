"""The files that readers get of a picture: sizes, crops, colours, and what must not be in them."""

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from cooperation.uploads import Refused, limits, pictures
from cooperation.uploads.renditions import card_box
from tests.uploads import files
from tests.uploads.files import picture, saved

RED, BLUE = (255, 0, 0), (0, 0, 255)


def sizes(facts, crop, kind):
    return [
        (each["width"], each["height"])
        for each in facts["renditions"]
        if (each["crop"], each["format"]) == (crop, kind)
    ]


def opened(facts, crop="", kind="webp"):
    """The largest rendition of a crop and format."""
    path = next(
        each["path"]
        for each in facts["renditions"]
        if (each["crop"], each["format"]) == (crop, kind)
    )
    with Image.open(path) as image:
        image.load()
        return image


def colour_at(image, x, y):
    return image.convert("RGB").getpixel((x % image.width, y % image.height))


def is_about(colour, wanted):
    return max(abs(a - b) for a, b in zip(colour, wanted, strict=True)) < 40


# --- Sizes and formats -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["avif", "webp"])
def test_a_large_picture_has_all_widths(examined, kind):
    facts = examined(picture("JPEG", 1800, 1200), "jpg")

    assert sizes(facts, "", kind) == [(1600, 1067), (1024, 683), (640, 427), (320, 213)]
    assert sizes(facts, "card", kind) == [(960, 540), (640, 360), (320, 180)]


@pytest.mark.parametrize(
    ("size", "whole", "card"),
    [
        ((400, 300), [400, 320], [400, 320]),
        ((320, 320), [320], [320]),
        ((100, 50), [100], [88]),
        ((1, 1), [1], [1]),
        ((1600, 100), [1600, 1024, 640, 320], [177]),
    ],
)
def test_a_small_picture_is_never_enlarged(examined, size, whole, card):
    facts = examined(picture("PNG", *size), "png")

    assert [width for width, _ in sizes(facts, "", "webp")] == whole
    assert [width for width, _ in sizes(facts, "card", "webp")] == card


def test_a_very_tall_picture_is_made_narrower(examined):
    facts = examined(saved(Image.new("L", (40, 20_000)), "PNG"), "png")

    assert sizes(facts, "", "webp") == [(12, 6000)]


@pytest.mark.parametrize("kind", ["avif", "webp"])
def test_a_rendition_is_what_it_says(examined, kind):
    facts = examined(picture("JPEG", 500, 400), "jpg")
    image = opened(facts, "card", kind)

    assert (image.format, image.size) == (kind.upper(), (500, 281))


# --- The focal point ---------------------------------------------------------------------------


@pytest.mark.parametrize("focal", [(0, 0), (50, 50), (100, 100), (10, 95), (80, 20)])
@pytest.mark.parametrize("size", [(1600, 400), (400, 1600), (1600, 900)])
def test_a_card_shows_the_focal_point(size, focal):
    left, top, right, bottom = card_box(*size, focal)
    x, y = size[0] * focal[0] / 100, size[1] * focal[1] / 100

    assert (left <= x <= right, top <= y <= bottom) == (True, True)


def test_a_card_is_cut_around_the_focal_point(examined):
    image = Image.new("RGB", (320, 900), BLUE)
    image.paste(RED, (0, 700, 320, 900))

    card = opened(examined(saved(image, "PNG"), "png", focal=(50, 90)), "card")

    assert is_about(colour_at(card, 160, -10), RED)


# --- Turns -------------------------------------------------------------------------------------


def turned(turn):
    """A JPEG that stands on its head or side, and is red in the upper left when seen right."""
    upright = Image.new("RGB", (96, 64), BLUE)
    upright.paste(RED, (0, 0, 32, 32))
    back = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }[turn]
    for step in back:
        upright = upright.transpose(step)
    return upright


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_seen_as_the_camera_noted(examined, turn):
    facts = examined(saved(turned(turn), "JPEG", quality=95, exif=files.exif(turn=turn)), "jpg")
    image = opened(facts)

    assert (facts["width"], facts["height"], image.size) == (96, 64, (96, 64))
    corners = [colour_at(image, x, y) for x, y in ((8, 8), (-8, 8), (8, -8), (-8, -8))]
    assert [is_about(each, RED) for each in corners] == [True, False, False, False]


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_every_format_is_turned(examined, kind):
    facts = examined(saved(turned(6), kind, exif=files.exif(turn=6)), kind.lower())

    assert (facts["width"], facts["height"]) == (96, 64)


def test_a_broken_note_of_the_camera_turns_nothing(examined):
    facts = examined(picture("JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"), "jpg")

    assert (facts["width"], facts["height"]) == (64, 48)


# --- Colours and transparency ------------------------------------------------------------------


def test_colours_follow_the_profile(examined):
    red = Image.new("RGB", (40, 40), RED)
    content = saved(red, "PNG", icc_profile=files.profile_that_swaps_red_and_blue())

    assert is_about(colour_at(opened(examined(content, "png")), 20, 20), BLUE)


def test_a_broken_profile_is_passed_over(examined):
    content = saved(Image.new("RGB", (40, 40), RED), "PNG", icc_profile=b"junk" * 50)

    assert is_about(colour_at(opened(examined(content, "png")), 20, 20), RED)


@pytest.mark.parametrize(
    ("ending", "image", "options"),
    [
        ("jpg", Image.new("CMYK", (40, 40), (0, 255, 255, 0)), {}),
        ("png", Image.new("P", (40, 40), 1, ), {}),
        ("png", Image.new("RGBA", (40, 40), (*RED, 255)), {}),
        ("webp", Image.new("RGB", (40, 40), RED), {"lossless": True}),
        ("avif", Image.new("RGB", (40, 40), RED), {"quality": 95}),
    ],
    ids=["CMYK JPEG", "palette", "idle alpha", "WebP", "AVIF"],
)  # fmt: skip
def test_red_stays_red(examined, ending, image, options):
    if image.mode == "P":
        image.putpalette([0, 0, 0, *RED])
    facts = examined(saved(image, {"jpg": "JPEG"}.get(ending, ending), **options), ending)

    assert is_about(colour_at(opened(facts), 20, 20), RED)
    assert facts["has_alpha"] is False


@pytest.mark.parametrize(
    "image",
    [
        Image.new("I;16", (40, 40), 128 * 256),
        Image.new("L", (40, 40), 128),
        Image.new("LA", (40, 40), (128, 255)),
    ],
    ids=lambda image: image.mode,
)
def test_grey_stays_grey(examined, image):
    facts = examined(saved(image, "PNG"), "png")

    assert is_about(colour_at(opened(facts), 20, 20), (128, 128, 128))


def test_black_and_white_stays_so(examined):
    facts = examined(saved(Image.new("1", (40, 40), 1), "PNG"), "png")

    assert is_about(colour_at(opened(facts), 20, 20), (255, 255, 255))


def half_transparent(mode):
    image = Image.new(mode, (40, 40))
    image.paste((*(200,) * (len(image.getbands()) - 1), 255), (20, 0, 40, 40))
    return image


@pytest.mark.parametrize("kind", ["avif", "webp"])
@pytest.mark.parametrize(
    ("image", "options"),
    [
        (half_transparent("RGBA"), {}),
        (half_transparent("LA"), {}),
        (half_transparent("LA").convert("L"), {"transparency": 0}),
        (half_transparent("RGBA").convert("RGB"), {"transparency": (0, 0, 0)}),
        (half_transparent("LA").convert("L").quantize(2), {"transparency": 1}),
    ],
    ids=["RGBA", "grey and alpha", "transparent grey", "transparent colour", "palette"],
)
def test_transparency_is_kept(examined, image, options, kind):
    facts = examined(saved(image, "PNG", **options), "png")
    made = opened(facts, kind=kind)

    alphas = [made.getpixel((x, 20))[3] for x in (5, 35)]
    assert facts["has_alpha"] is True
    assert sorted(alpha > 128 for alpha in alphas) == [False, True]


def test_a_large_picture_is_shrunk_strip_by_strip_without_seams(examined):
    image = Image.new("L", (6400, 2160), 200)
    made = opened(examined(saved(image, "PNG", compress_level=1), "png"))

    assert max(high - low for low, high in made.getextrema()) <= 4


def test_a_large_jpeg_is_shrunk_in_place(examined):
    image = Image.new("RGB", (6605, 3717), BLUE)
    image.paste(RED, (3302, 1858, 6605, 3717))
    made = opened(examined(saved(image, "JPEG"), "jpg"))

    spots = [(790, 460), (810, 440), (810, 460), (-2, -2), (-2, 2)]
    reds = [is_about(colour_at(made, *spot), RED) for spot in spots]
    assert (made.size, reds) == ((1600, 900), [False, False, True, True, False])


# --- What must not be in them ------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_rendition_holds_no_metadata(examined, kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = picture(kind, exif=files.exif(), icc_profile=profile, xmp=b"<x:xmpmeta/>")
    facts = examined(content, kind.lower())

    held = set()
    for each in facts["renditions"]:
        with Image.open(each["path"]) as image:
            held |= {key for key in ("exif", "icc_profile", "xmp") if image.info.get(key)}
        content = Path(each["path"]).read_bytes()
        held |= {word for word in (b"Exif", b"Camera", b"xmpmeta") if word in content}
    assert held == set()


def test_the_previews_that_telephones_add_are_no_film(examined):
    frames = [files.image(), files.image(32, 24)]
    content = saved(frames[0], "MPO", save_all=True, append_images=frames[1:])

    assert examined(content, "jpg")["format"] == "jpeg"


def test_a_picture_with_a_wrong_ending_is_treated_by_its_content(examined):
    assert examined(picture("PNG"), "jpg")["format"] == "png"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_each_format_has_a_limit_of_its_own(kind, tmp_path, monkeypatch):
    monkeypatch.setitem(limits.PICTURE_PIXELS, kind, 99)
    path = tmp_path / "picture"
    Image.new("RGB", (10, 10)).save(path, kind.upper())

    with pytest.raises(Refused) as refusal:
        pictures.examine(path, tmp_path, kind, (50, 50))

    assert refusal.value.code == "too_many_pixels"
