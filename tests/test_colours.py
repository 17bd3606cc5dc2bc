"""Every colour of text on every ground that it stands on, by the formula of WCAG 2.2."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cooperation.special_view import Contrast

TOKENS = Path(settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
STYLES = sorted(Path(settings.BASE_DIR / "static/css").rglob("*.css"))

GROUNDS = ("paper", "surface", "surface-quiet")
NIGHT = ("night", "night-deep", "night-raised")
STATUSES = tuple(f"status-{name}" for name in ("good", "waiting", "warning", "over", "unknown"))
# Colours of text, the grounds that they stand on, and the contrast that they need.
PAIRS = [
    *((text, ground, 7) for text in ("ink",) for ground in (*GROUNDS, "notice")),
    *((text, ground, 7) for text in ("on-night",) for ground in NIGHT),
    *(
        (text, ground, 4.5)
        for text in ("ink-soft", "azure", "azure-deep", "turquoise", "gold", "error", *STATUSES)
        for ground in GROUNDS
    ),
    *((text, "notice", 4.5) for text in ("azure", "azure-deep", "ink-soft", "status-warning")),
    *((text, ground, 4.5) for text in ("on-night-soft", "star") for ground in NIGHT),
    ("on-azure", "azure", 4.5),
    ("on-azure", "azure-deep", 4.5),
    # Not text: frames of what is operated, and the ring around what has the focus.
    *((line, ground, 3) for line in ("line-strong", "focus") for ground in GROUNDS),
]


def values(css):
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", css))


# By the condition under which they hold; nothing else stands at the edge of a line.
BLOCKS = dict(re.findall(r"^(\S[^\n]*) \{\n(.*?)^\}", TOKENS, re.MULTILINE | re.DOTALL))
LIGHT = values(BLOCKS[":root"])
DARK = LIGHT | values(BLOCKS["@media (prefers-color-scheme: dark)"])
STRONG_LIGHT, STRONG_DARK = (
    scheme | values(BLOCKS[f"@media (prefers-contrast: more) and (prefers-color-scheme: {name})"])
    for name, scheme in (("light", LIGHT), ("dark", DARK))
)


def luminance(colour):
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == 21


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_can_be_read(scheme):
    weak = {
        f"{text} on {ground}": round(contrast(scheme[text], scheme[ground]), 2)
        for text, ground, needed in PAIRS
        if contrast(scheme[text], scheme[ground]) < needed
    }

    assert weak == {}


@pytest.mark.parametrize("scheme", [STRONG_LIGHT, STRONG_DARK], ids=["light", "dark"])
def test_who_asks_for_more_contrast_gets_it(scheme):
    weak = {
        f"{text} on {ground}": round(contrast(scheme[text], scheme[ground]), 2)
        for text, ground, needed in PAIRS
        if contrast(scheme[text], scheme[ground]) < (7 if needed > 3 else 4.5)
    }

    assert weak == {}


@pytest.mark.parametrize("name", [each for each in Contrast if each != Contrast.ORDINARY])
@pytest.mark.parametrize("part", ["ink", "link"])
def test_the_special_views_contrasts_are_strong(name, part):
    assert contrast(LIGHT[f"{name}-ground"], LIGHT[f"{name}-{part}"]) >= 7


def test_no_other_file_names_a_colour():
    named = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(", re.IGNORECASE)
    found = {
        file.name: named.findall(file.read_text(encoding="utf-8"))
        for file in STYLES
        if file.name != "tokens.css" and named.search(file.read_text(encoding="utf-8"))
    }

    assert found == {}
