"""How a preview is looked at: in which languages, at which width; each choice is an address."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .languages import ENDONYMS, LANGUAGE_CODES

ALL = "all"
# By the names of their classes in preview_stage.css, which has their pixels too.
WIDTHS = {
    "phone": (pgettext_lazy("width of a preview", "Phone"), 390),
    "tablet": (pgettext_lazy("width of a preview", "Tablet"), 768),
    "desktop": (pgettext_lazy("width of a preview", "Desktop"), 1280),
}
PARTS = {"": _("Page of the record"), "text": _("Text by articles")}


class Choice(NamedTuple):
    label: str
    url: str
    is_current: bool
    language: str = ""  # that the label is in, if it isn't the page's
    pixels: int = 0


class Frame(NamedTuple):
    language: str
    name: str
    url: str


class Stage(NamedTuple):
    """What a page with a preview shows of it, and the ways to see it otherwise."""

    languages: list[Choice]
    widths: list[Choice]
    parts: list[Choice]
    frames: list[Frame]
    width: str

    @classmethod
    def of(cls, query, frame_url, parts=("",)):
        """By the query of the page's address; ``frame_url(language, part)`` gives a frame's."""
        language = _chosen(query, "language", (ALL, *LANGUAGE_CODES))
        width = _chosen(query, "width", tuple(WIDTHS))
        part = _chosen(query, "part", parts)
        shown = LANGUAGE_CODES if language == ALL else (language,)
        return cls(
            languages=[
                Choice(_("All side by side"), _with(query, "language", ALL), language == ALL),
                *(
                    Choice(ENDONYMS[code], _with(query, "language", code), language == code, code)
                    for code in LANGUAGE_CODES
                ),
            ],
            widths=[
                Choice(label, _with(query, "width", name), width == name, pixels=pixels)
                for name, (label, pixels) in WIDTHS.items()
            ],
            parts=[
                Choice(PARTS[each], _with(query, "part", each), part == each)
                for each in parts
                if len(parts) > 1
            ],
            frames=[Frame(code, ENDONYMS[code], frame_url(code, part)) for code in shown],
            width=width,
        )


def _chosen(query, name, values):
    """What the address asks for; the first of the values where it asks for none of them."""
    value = query.get(name)
    return value if value in values else values[0]


def _with(query, name, value):
    changed = query.copy()
    changed[name] = value
    return f"?{changed.urlencode()}"
