"""A text of one field as its words alone, and the way back to where these stand in it."""

import re
from bisect import bisect_right
from typing import NamedTuple

from .. import markup
from ..markup import TEXT

# The fields that hold sentences; the others hold names, which may be in any language.
SENTENCES = ("summary", "body", "benefits", "lead", "text", "alt", "caption", "subject")

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[A-ZА-ЯЁ“«])|\n|$)")
_WITHIN_A_LINE = frozenset(["strong", "em", "a"])


def sentences(text):
    """Where the sentences of a plain text stand, as matches."""
    return _SENTENCE.finditer(text)


class Link(NamedTuple):
    start: int
    end: int
    href: str


class Passage:
    """``text`` is what a reader reads, with every block of rich text on a line of its own."""

    def __init__(self, value, language, *, is_prose):
        self.language = language
        self.is_prose = is_prose
        self.links = []
        self.pictures = []  # (where, key)
        self._tokens = markup.tokens_of(value) if is_prose else [markup.Token(TEXT, value)]
        self._begins, self._numbers = [], []  # of the tokens that are text
        self.text = "".join(self._lines())

    def _lines(self):
        place, opened = 0, None
        for number, token in enumerate(self._tokens):
            if token.kind == TEXT:
                self._begins.append(place)
                self._numbers.append(number)
                line = token.name
            else:
                line = "" if token.name in _WITHIN_A_LINE else "\n"
            if token.is_start_of("a"):
                opened = place, token.attributes["href"]
            elif token.is_end_of("a"):
                self.links.append(Link(opened[0], place, opened[1]))
            elif token.is_start_of("figure"):
                self.pictures.append((place, token.attributes["data-picture"]))
            place += len(line)
            yield line

    def holds(self, start, end):
        """Whether the words stand together in the markup, so that they can be replaced."""
        return self._token_of(start, end) is not None

    def _token_of(self, start, end):
        last = bisect_right(self._begins, start) - 1
        if last < 0:
            return None
        number = self._numbers[last]
        is_within = end <= self._begins[last] + len(self._tokens[number].name)
        return number if is_within else None

    def replaced(self, replacements):
        """The value of the field with ``(start, end, words)`` put in; none overlaps another."""
        tokens = list(self._tokens)
        for start, end, words in sorted(replacements, reverse=True):
            number = self._token_of(start, end)
            begin = self._begins[self._numbers.index(number)]
            text = tokens[number].name
            text = text[: start - begin] + words + text[end - begin :]
            tokens[number] = tokens[number]._replace(name=text)
        return markup.written(tokens) if self.is_prose else tokens[0].name
