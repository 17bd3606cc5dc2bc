"""The words of a text, and where they stand in it."""

import html
import re
from typing import NamedTuple

from .letters import APOSTROPHES, fold, has_cyrillic
from .stems import stem

MOST_LETTERS = 40  # of a word; what is longer is no word, and no database need keep it whole

# What may stand within a word, and is no letter of it: apostrophes, accents, invisible marks.
_INNER = re.escape(APOSTROPHES) + "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_WORD = re.compile(rf"[^\W_]+(?:[{_INNER}]+[^\W_]+)*[\u0300-\u036f]*")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


class Word(NamedTuple):
    """A word as it stands in a text."""

    start: int
    end: int
    text: str


def words_of(text):
    """The words of a plain text, in order."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match.group())


def bare_words_of(text):
    """The words alone."""
    return _WORD.findall(text)


def analysed(word, language):
    """What a word of a text is in a language: its folded letters and its stem, both cut.

    Empty where nothing is left of it, or where no text of the language would have it.
    """
    folded = fold(word, language)[:MOST_LETTERS]
    if not folded or (language == "en" and has_cyrillic(folded)):
        return "", ""
    return folded, stem(folded, language)[:MOST_LETTERS]


def plain_text(prose):
    """Rich text as its words alone, on one line."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", prose))).strip()
