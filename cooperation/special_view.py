"""The special view for people with impaired sight: what a reader may choose, and its one notation.

A reader's choices are written as a query string of whatever differs from the ordinary view. So
they stand in the cookie that keeps them and in the address of the sheet that applies them.
What that string holds besides is ignored: it comes from outside.
"""

from dataclasses import dataclass, field, fields
from urllib.parse import parse_qsl, urlencode

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LetterSize(TextChoices):
    """In per cent of the ordinary size."""

    ORDINARY = "100", pgettext_lazy("letter size", "100%")
    LARGE = "125", pgettext_lazy("letter size", "125%")
    LARGER = "150", pgettext_lazy("letter size", "150%")
    LARGEST = "200", pgettext_lazy("letter size", "200%")


class Spacing(TextChoices):
    """Between letters, words, lines and paragraphs."""

    ORDINARY = "ordinary", pgettext_lazy("spacing", "Ordinary")
    WIDE = "wide", pgettext_lazy("spacing", "Wide")
    VERY_WIDE = "very-wide", pgettext_lazy("spacing", "Very wide")


class Contrast(TextChoices):
    """Each but the first is a set of colours in tokens.css."""

    ORDINARY = "ordinary", pgettext_lazy("contrast", "As on the site")
    BLACK_ON_WHITE = "black-on-white", _("Black on white")
    WHITE_ON_BLACK = "white-on-black", _("White on black")
    YELLOW_ON_BLACK = "yellow-on-black", _("Yellow on black")
    BLUE_ON_LIGHT_BLUE = "blue-on-light-blue", _("Dark blue on light blue")


class Pictures(TextChoices):
    ORDINARY = "shown", pgettext_lazy("pictures", "Shown")
    HIDDEN = "hidden", pgettext_lazy("pictures", "Not shown")


class Ruler(TextChoices):
    ORDINARY = "off", pgettext_lazy("reading ruler", "Off")
    ON = "on", pgettext_lazy("reading ruler", "On")


@dataclass(frozen=True)
class SpecialView:
    """What one reader has chosen; without arguments, the ordinary view."""

    size: LetterSize = field(default=LetterSize.ORDINARY, metadata={"label": _("Letter size")})
    spacing: Spacing = field(default=Spacing.ORDINARY, metadata={"label": _("Spacing")})
    contrast: Contrast = field(default=Contrast.ORDINARY, metadata={"label": _("Colours")})
    pictures: Pictures = field(default=Pictures.ORDINARY, metadata={"label": _("Pictures")})
    ruler: Ruler = field(
        default=Ruler.ORDINARY,
        metadata={
            "label": _("Reading ruler"),
            "hint": _(
                "Two lines follow the pointer and the keyboard focus and mark where you read."
            ),
        },
    )

    @classmethod
    def choose(cls, values):
        """The view that a mapping asks for: a form's data, or the parameters of an address."""
        return cls(
            **{
                each.name: each.type(values[each.name])
                for each in fields(cls)
                if values.get(each.name) in each.type.values
            }
        )

    @classmethod
    def parse(cls, text):
        return cls.choose(dict(parse_qsl(text)))

    def serialise(self):
        """The text that ``parse`` understands; empty for the ordinary view."""
        return urlencode(
            {
                each.name: getattr(self, each.name)
                for each in fields(self)
                if getattr(self, each.name) != each.default
            }
        )

    @property
    def is_ordinary(self):
        return self == SpecialView()

    def settings(self):
        """For a form: each setting with its choices, of which one is chosen."""
        return [
            {
                "name": each.name,
                **each.metadata,
                "chosen": getattr(self, each.name),
                "choices": each.type.choices,
            }
            for each in fields(self)
        ]
