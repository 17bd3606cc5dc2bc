"""Make the portal's own cuts of Onest, and print the numbers that static/css/base/fonts.css holds.

The source is the npm package @expo-google-fonts/onest 0.4.2 (SIL OFL 1.1): nine weights, each in
one file with every glyph. Packages for the web cut the family by script instead, and draw U+02BC,
the Uzbek tutuq belgisi, in another file than the one that claims it.

    npm pack @expo-google-fonts/onest@0.4.2 && tar xzf expo-google-fonts-onest-0.4.2.tgz
    pip install fonttools brotli pillow
    python tools/make_fonts.py package [ANY FALLBACK FONT, AS Arial.ttf ...]
"""

import argparse
import io
import json
import re
import shutil
from pathlib import Path

from fontTools import subset, varLib
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import ImageFont

ROOT = Path(__file__).resolve().parent.parent
WEB_FONTS = ROOT / "static" / "fonts"
CARD_FONTS = ROOT / "cooperation" / "social_cards" / "fonts"

# Between these two the family is drawn as a straight line, so that they make a variable font
# again: its 500 and 600 are within one unit in a thousand of the published ones.
MASTERS = {400: "400Regular/Onest_400Regular.ttf", 700: "700Bold/Onest_700Bold.ttf"}
HEADING = 650  # --weight-heading

# What a page in any of the three languages needs: each has "Русский" and "Oʻzbekcha" in its header.
EVERY_PAGE = """
    20-7E A0-FF 11E-11F 130-131 152-153 15E-15F 2BB-2BC
    2009 200A 2010-2011 2013-2014 2018-201A 201C-201E 2022 2026 202F 2032-2033 2039-203A
    20AC 2116 2190-2193 2196-2199 2212 2713
    301 401 40E 410-44F 451 45E 492-493 49A-49B 4B2-4B3
"""
# What the names of foreign partners may need besides: the other European, Turkic and Vietnamese
# letters, and those of other Cyrillic alphabets.
MORE = """
    100-17F 18F 1A0-1A1 1AF-1B0 1CD-1DC 1E6-1E7 218-21B 237 259 2C6-2C7 2D8-2DD
    300-304 306-30C 31B 323 326-328 400-45F 490-4BB 4C0-4CF 4D8-4E9 4EE-4F5
    1E80-1E85 1E90-1E93 1E9E 1EA0-1EF9 2030 20B4 20B8 20BA 20BC-20BD 2122 2248 2260 2264-2265
"""
MARKUP = re.compile(r"<[^>]*>")
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
CARD_FEATURES = ["kern", "mark", "ccmp"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("package", type=Path, help="the unpacked npm package")
    arguments.add_argument("fallbacks", type=Path, nargs="*", help="fonts to be made as wide")
    arguments = arguments.parse_args()

    family = variable_font(arguments.package)
    first = code_points(EVERY_PAGE)
    more = code_points(MORE) - first
    for name, characters in {"onest": first, "onest-more": more}.items():
        font = cut(family, characters, FEATURES)
        written = WEB_FONTS / f"{name}.woff2"
        font.flavor = "woff2"
        font.save(written)
        print(f"\n{written.name}, {written.stat().st_size} bytes")
        print(f"  unicode-range: {unicode_range(font.getBestCmap())};")
    for name, weight in {"regular": 400, "heading": HEADING}.items():
        font = cut(at_weight(family, weight), first | more, CARD_FEATURES)
        font.save(CARD_FONTS / f"onest-{name}.ttf")
    shutil.copyfile(arguments.package / "LICENSE_FONT", WEB_FONTS / "OFL.txt")

    texts = register_texts()
    for path in arguments.fallbacks:
        for onest in sorted(CARD_FONTS.glob("*.ttf")):
            print_likeness(path, onest, texts)


def variable_font(package):
    """The two masters with all weights between them."""
    space = DesignSpaceDocument()
    low, high = min(MASTERS), max(MASTERS)
    space.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=low, default=low, maximum=high))
    for weight, name in MASTERS.items():
        font = TTFont(package / name, recalcTimestamp=False)
        space.addSource(SourceDescriptor(font=font, location={"Weight": weight}))
    family, _, _ = varLib.build(space)
    return family


def at_weight(family, weight):
    return instancer.instantiateVariableFont(copy_of(family), {"wght": weight})


def copy_of(font):
    written = io.BytesIO()
    font.save(written)
    written.seek(0)
    return TTFont(written, recalcTimestamp=False)


def cut(family, characters, features):
    options = subset.Options(
        layout_features=features,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],  # whose it is and under which licence
        notdef_outline=True,
    )
    font = copy_of(family)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


# --- The numbers of fonts.css --------------------------------------------------------------------


def code_points(ranges):
    found = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def unicode_range(characters):
    """The characters as CSS writes them."""
    runs = []
    for character in sorted(characters):
        if runs and character == runs[-1][1] + 1:
            runs[-1][1] = character
        else:
            runs.append([character, character])
    return ", ".join(
        f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs
    )


def register_texts():
    """The register's content by language, in pieces as long as a line or two."""
    texts = {"uz": [], "ru": [], "en": []}

    def collect(value, key=""):
        if isinstance(value, dict):
            for name, inner in value.items():
                collect(inner, name)
        elif isinstance(value, list):
            for inner in value:
                collect(inner, key)
        elif isinstance(value, str) and key[-3:] in ("_uz", "_ru", "_en"):
            words = MARKUP.sub(" ", value).split()
            texts[key[-2:]] += [" ".join(words[n : n + 20]) for n in range(0, len(words), 20)]

    for path in sorted((ROOT / "fixtures" / "content").glob("*.json")):
        collect(json.loads(path.read_text("utf-8")))
    return texts


def print_likeness(path, onest, texts):
    """What makes the fallback font as wide and as high as this cut of Onest."""
    ratios = {
        language: total_width(onest, pieces) / total_width(path, pieces)
        for language, pieces in texts.items()
    }
    size = sum(ratios.values()) / len(ratios)
    font = TTFont(onest)
    units = font["head"].unitsPerEm * size
    shown = ", ".join(f"{language} {ratio:.1%}" for language, ratio in ratios.items())
    print(f"\n{path.name} in place of {onest.name} ({shown})")
    print(f"  size-adjust: {size:.1%};")
    print(f"  ascent-override: {font['hhea'].ascent / units:.1%};")
    print(f"  descent-override: {-font['hhea'].descent / units:.1%};")
    print(f"  line-gap-override: {font['hhea'].lineGap / units:.0%};")


def total_width(path, pieces):
    """As a browser sets them, with kerning."""
    font = ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.RAQM)
    return sum(font.getlength(piece) for piece in pieces)


if __name__ == "__main__":
    main()
