"""Pictures of the library in a page of the reader's language, which shows none without words."""

from django import template

from ..languages import active_language, text_in
from ..renditions import AVIF, WEBP, WHOLE

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(
    picture,
    sizes="",
    crop=WHOLE,
    *,
    widest=None,
    loading="lazy",
    fetchpriority="",
    on_dark=None,
):
    """A picture in the widths from which a browser chooses; nothing if it is not to be shown.

    ``sizes`` says how wide it stands on the page, as in HTML. ``widest`` is the most pixels that
    it is worth; with a single width left, no ``sizes`` are needed. ``on_dark`` is a picture that
    takes its place for readers of a dark scheme.
    """
    if not picture or not picture.is_shown:
        return {}
    files = _files(picture, crop, widest)
    middle = files[WEBP][(len(files[WEBP]) - 1) // 2]
    return {
        "avif": _candidates(files[AVIF]),
        "webp": _candidates(files[WEBP]) if len(files[WEBP]) > 1 else "",
        "middle": middle,
        "sizes": sizes if len(files[WEBP]) > 1 else "",
        "alt": "" if picture.is_decorative else text_in(picture, "alt", active_language()),
        "loading": loading,
        "fetchpriority": fetchpriority,
        "dark": _sources(_files(on_dark, crop, widest)) if on_dark and on_dark.is_shown else (),
    }


@register.inclusion_tag("components/picture.html")
def first_page(version, sizes="", alt="", *, widest=None, is_in_sight=False):
    """The first page of a document's file, as the tag above has a picture."""
    if not version.preview:
        return {}
    files = _files(version, WHOLE, widest)
    return {
        "avif": _candidates(files[AVIF]),
        "webp": _candidates(files[WEBP]) if len(files[WEBP]) > 1 else "",
        "middle": files[WEBP][-1],
        "sizes": sizes if len(files[WEBP]) > 1 else "",
        "alt": alt,
        "loading": "" if is_in_sight else "lazy",
    }


@register.filter
def largest(picture):
    """The address of the whole picture, as large as there is one."""
    return _files(picture)[WEBP][-1].url


def _files(picture, crop=WHOLE, widest=None):
    """Its renditions by format, the narrowest first; whole where it has no such crop."""
    crops = {each.crop for each in picture.renditions}
    chosen = [
        each for each in picture.renditions if each.crop == (crop if crop in crops else WHOLE)
    ]
    chosen.sort(key=lambda each: each.width)
    narrow = [each for each in chosen if not widest or each.width <= widest]
    return {
        format: [each for each in narrow or chosen[:2] if each.format == format]
        for format in (AVIF, WEBP)
    }


def _candidates(renditions):
    """The ``srcset`` of one format."""
    if len(renditions) == 1:
        return renditions[0].url
    return ", ".join(f"{each.url} {each.width}w" for each in renditions)


def _sources(files):
    return [(format, _candidates(renditions)) for format, renditions in files.items()]
