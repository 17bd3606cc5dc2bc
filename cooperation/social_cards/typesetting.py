"""Lines of text that fit into a place, whatever the text is."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

FONTS = Path(__file__).resolve().parent / "fonts"
REGULAR = "onest-regular.ttf"
HEADING = "onest-heading.ttf"
ELLIPSIS = "…"
NO_BREAK = "\xa0"
# A preposition or a conjunction, which no line should end with.
SHORT_WORD = re.compile(r"(?<!\S)(\w{1,2}) (?=\S)")
BREAK = re.compile(rf"[^\S{NO_BREAK}]+")
# No font has it: what is drawn like this one is not drawn at all.
NO_CHARACTER = "\uffff"


@cache
def font(name, size):
    return ImageFont.truetype(FONTS / name, size)


class Block(NamedTuple):
    """Lines with the size that they fit in."""

    lines: list
    size: int


def fit(text, name, sizes, width, most_lines, height):
    """The text in the largest of the sizes in which it fits; cut short if it fits in none."""
    words = BREAK.split(SHORT_WORD.sub(rf"\1{NO_BREAK}", _drawable(text, name)))
    for size in sizes:
        room = min(most_lines, int(height // leading(size)))
        lines = _wrap(words, font(name, size), width)
        if len(lines) <= room and all(font(name, size).getlength(it) <= width for it in lines):
            return Block(_balance(words, lines, font(name, size), width), size)
    return Block(_cut(words, font(name, size), width, room), size)


def leading(size):
    """From one line to the next."""
    return round(size * 1.16)


def _wrap(words, face, width):
    """As many words in each line as fit; a word wider than the line gets one for itself."""
    lines = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balance(words, lines, face, width):
    """As many lines, of about one length."""
    narrow, wide = width // 2, width
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        tried = _wrap(words, face, middle)
        if len(tried) == len(lines) and all(face.getlength(line) <= width for line in tried):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def _cut(words, face, width, room):
    """The lines that there is room for, with an ellipsis where the rest is missing."""
    lines = _wrap([part for word in words for part in _broken(word, face, width)], face, width)
    if len(lines) <= room:
        return lines
    last = lines[room - 1]
    while face.getlength(last + ELLIPSIS) > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: room - 1], last.rstrip(" ,;:–-") + ELLIPSIS]


def _broken(word, face, width):
    """A word in pieces that are no wider than a line."""
    if face.getlength(word) <= width:
        yield word
        return
    start = 0
    for end in range(1, len(word) + 1):
        if face.getlength(word[start:end]) > width:
            yield word[start : end - 1]
            start = end - 1
    yield word[start:]


def _drawable(text, name):
    """The text without the characters for which the font would draw an empty box."""
    text = unicodedata.normalize("NFC", text)
    return "".join(each for each in text if each.isspace() or _has(name, each)).strip()


@cache
def _has(name, character):
    face = font(name, 16)
    return bytes(face.getmask(character)) != bytes(face.getmask(NO_CHARACTER))
