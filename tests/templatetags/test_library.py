"""How a picture of the library is written into a page."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Picture
from cooperation.renditions import AVIF, CARD, WEBP, WHOLE

from ..documents import Document
from ..library import renditions_of


def picture(width=1600, height=900, **values):
    alt = {f"alt_{language}": f"A hall, {language}" for language in LANGUAGE_CODES}
    shown = renditions_of(f"{width}×{height}", width, height)
    return Picture(**{"width": width, "height": height, "renditions": shown, **alt, **values})


class Answer:
    """A piece of HTML, for what reads whole pages."""

    def __init__(self, html):
        self.content = html.encode()


def render(arguments="", language="en", **context):
    with override(language):
        source = "{% load library %}{% picture record " + arguments + " %}"
        return Template(source).render(Context(context)).strip()


def written(arguments="", language="en", **context):
    return Document(Answer(render(arguments, language, **context)))


def urls(record, crop, format, *widths):
    return [
        each.url
        for each in record.renditions
        if (each.crop, each.format) == (crop, format) and each.width in widths
    ]


def candidates(record, crop, format, *widths):
    found = zip(urls(record, crop, format, *widths), widths, strict=True)
    return ", ".join(f"{url} {width}w" for url, width in found)


# --- Whether it is shown -----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_its_words_are_the_readers(language):
    img = written(language=language, record=picture()).one("img")

    assert img["alt"] == f"A hall, {language}"


@pytest.mark.parametrize(
    "values", [{"alt_en": ""}, {"alt_en": None}, {"alt_en": "  "}, {"renditions": []}]
)
def test_without_words_or_files_nothing_is_written(values):
    assert render(record=picture(**values)) == ""


def test_no_picture_is_nothing():
    assert render(record=None) == ""


def test_a_decorative_one_is_silent_in_every_language():
    record = picture(is_decorative=True, alt_uz="", alt_ru="", alt_en="")

    document = written(record=record)

    assert document.one("img")["alt"] == ""
    assert document.one("picture")["data-alt"] is None


def test_its_words_are_escaped():
    assert '"><script>' not in render(record=picture(alt_en='"><script>'))


# --- From what a browser chooses ---------------------------------------------------------------


def test_a_browser_chooses_among_formats_and_widths():
    record = picture()
    widths = (320, 640, 1024, 1600)

    document = written('sizes="50vw"', record=record)

    source, img = document.one("source"), document.one("img")
    assert (source["type"], source["sizes"]) == ("image/avif", "50vw")
    assert source["srcset"] == candidates(record, WHOLE, AVIF, *widths)
    assert img["sizes"] == "50vw"
    assert img["srcset"] == candidates(record, WHOLE, WEBP, *widths)


def test_a_middle_width_is_for_browsers_that_choose_nothing():
    record = picture()
    img = written('sizes="50vw"', record=record).one("img")

    assert [img["src"]] == urls(record, WHOLE, WEBP, 640)
    assert (img["width"], img["height"]) == ("640", "360")


def test_the_order_in_which_renditions_are_kept_does_not_matter():
    record = picture()
    turned = picture(renditions=record.renditions[::-1])

    assert render('sizes="50vw"', record=turned) == render('sizes="50vw"', record=record)


def test_a_card_shows_the_crop():
    record = picture(900, 1350)
    img = written('sizes="14rem" crop="card"', record=record).one("img")

    assert img["srcset"] == candidates(record, CARD, WEBP, 320, 640)
    assert (img["width"], img["height"]) == ("320", "180")


def test_without_a_crop_the_whole_stands_in():
    record = picture()
    whole = [each for each in record.renditions if each.crop == WHOLE]

    cropped = render('sizes="14rem" crop="card"', record=picture(renditions=whole))

    assert cropped == render('sizes="14rem"', record=record)


def test_it_is_never_offered_wider_than_it_is_worth():
    record = picture()
    img = written('sizes="14rem" crop="card" widest=640', record=record).one("img")

    assert img["srcset"] == candidates(record, CARD, WEBP, 320, 640)


def test_a_single_width_leaves_nothing_to_choose():
    record = picture()
    document = written("widest=320", record=record)

    img = document.one("img")
    assert (img["srcset"], img["sizes"]) == (None, None)
    assert [img["src"]] == urls(record, WHOLE, WEBP, 320)
    assert [document.one("source")["srcset"]] == urls(record, WHOLE, AVIF, 320)


def test_the_narrowest_is_taken_however_wide():
    record = picture(renditions=[each for each in picture().renditions if each.width > 1000])

    img = written("widest=320", record=record).one("img")

    assert [img["src"]] == urls(record, WHOLE, WEBP, 1024)


# --- When it is loaded -------------------------------------------------------------------------


def test_it_waits_until_it_is_needed():
    img = written(record=picture()).one("img")

    assert (img["loading"], img["decoding"], img["fetchpriority"]) == ("lazy", "async", None)


def test_the_first_of_a_page_does_not_wait():
    img = written('loading="" fetchpriority="high"', record=picture()).one("img")

    assert (img["loading"], img["fetchpriority"]) == (None, "high")


# --- On a dark ground --------------------------------------------------------------------------


def test_another_picture_takes_its_place_on_a_dark_ground():
    light, dark = picture(), picture(800, 800)
    document = written("widest=320 on_dark=dark", record=light, dark=dark)

    sources = [(each["media"], each["type"], each["srcset"]) for each in document.all("source")]
    scheme = "(prefers-color-scheme: dark)"
    assert sources == [
        (scheme, "image/avif", *urls(dark, WHOLE, AVIF, 320)),
        (scheme, "image/webp", *urls(dark, WHOLE, WEBP, 320)),
        (None, "image/avif", *urls(light, WHOLE, AVIF, 320)),
    ]


def test_a_dark_one_without_words_is_left_out():
    light, dark = picture(), picture(alt_en="")

    assert render("widest=320 on_dark=dark", record=light, dark=dark) == render(
        "widest=320", record=light
    )


# --- The largest -------------------------------------------------------------------------------


def test_the_largest_is_the_whole_picture():
    record = picture(900, 1350)
    html = Template("{% load library %}{{ record|largest }}").render(Context({"record": record}))

    assert [html] == urls(record, WHOLE, WEBP, 640)
