"""A few words around what was found, as they were written."""

import re
from functools import lru_cache
from typing import NamedTuple

from ..analysis import APOSTROPHES, analysed, tokens, words_of
from ..languages import LANGUAGE_CODES, reading_order
from ..models import SearchEntry
from .ranking import Found

LENGTH = 220  # letters
_BEFORE = 60
_WITHIN = re.escape(APOSTROPHES)
_READ_AT_MOST = 60_000  # letters of a text in which no word was found yet
# Letters that one text writes and another does not.
_SPELLINGS = {"s": "[sşс]", "c": "[cç]", "o": "[oö]", "g": "[gğ]", "е": "[её]", "u": "[uü]"}


class Part(NamedTuple):
    text: str
    is_match: bool


class Snippet(NamedTuple):
    """A stretch of a text in parts, of which some are what was looked for."""

    parts: list[Part]
    language: str


def highlighted(text, language, query):
    """The whole of a short text, such as a name."""
    return _parts(text, list(_matches(text, language, query)))


def snippet(texts, query, language):
    """Where a text says what was looked for, in the reader's language if it can be.

    The beginning of the reader's text where the words are in none, in their name alone say.
    """
    for each in reading_order(language):
        text = texts.get(each, "")
        first = next(_matches(text[:_READ_AT_MOST], each, query), None)
        if first:
            return Snippet(_around(text, first[0], each, query), each)
    for each in reading_order(language):
        if texts.get(each):
            return Snippet(_around(texts[each], 0, each, query), each)
    return None


class Shown(NamedTuple):
    """Something found, as its line of the results reads."""

    found: Found
    name: Snippet
    text: Snippet | None


def shown(found, query, language):
    """The lines of these results; one query for all of them."""
    texts = SearchEntry.objects.filter(pk__in=[each.pk for each in found]).values_list(
        "pk", "text_uz", "text_ru", "text_en"
    )
    texts = {pk: dict(zip(LANGUAGE_CODES, own, strict=True)) for pk, *own in texts}
    lines = []
    for each in found:
        name, its_language = each.name_for(language)
        heading = Snippet(highlighted(name, its_language, query), its_language)
        lines.append(Shown(each, heading, snippet(texts.get(each.pk, {}), query, language)))
    return lines


def _matches(text, language, query):
    """Where the words of a query stand in a text."""
    stems, forms, pattern = _sought(query, language)
    if not pattern:
        return
    for candidate in pattern.finditer(text):
        for start, end, word in words_of(candidate.group()):
            folded, stem = analysed(word, language)
            if stem in stems or (forms and folded.startswith(forms)):
                yield candidate.start() + start, candidate.start() + end


@lru_cache(maxsize=64)
def _sought(query, language):
    """The stems of a language that a query asks for, begun words, and what may be either."""
    letter = tokens.LETTERS[language]
    ways = [way for term in query.terms for way in term.ways if way.letter == letter]
    stems = frozenset(stem for way in ways for stem in way.stems)
    forms = tuple(way.form for way in ways if way.form)
    if not stems:
        return stems, forms, None
    beginnings = "|".join(sorted(map(_beginning, {*stems, *forms}), key=len, reverse=True))
    return stems, forms, re.compile(rf"(?<!\w)(?:{beginnings})[\w{_WITHIN}]*", re.IGNORECASE)


def _beginning(stem):
    """A pattern for how a word of the stem begins, in whatever spelling its letters are."""
    # The last letter may be another in the word itself: hamkorlik, hamkorligi.
    kept = stem[:-1] if len(stem) > 2 else stem
    return f"[{_WITHIN}]?".join(_SPELLINGS.get(letter, re.escape(letter)) for letter in kept)


def _around(text, place, language, query):
    start = 0 if place < _BEFORE else _next_word(text, place - _BEFORE)
    end = start + LENGTH
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + LENGTH // 2)
    part = text[start:end].replace("\n", " · ").strip()
    parts = _parts(part, list(_matches(part, language, query)))
    before, after = ["…"] * (start > 0), ["…"] * (end < len(text))
    return [*(Part(each, False) for each in before), *parts, *(Part(each, False) for each in after)]


def _next_word(text, place):
    space = text.find(" ", place)
    return space + 1 if 0 <= space < place + _BEFORE else place


def _parts(text, matches):
    parts, place = [], 0
    for start, end in matches:
        if start > place:
            parts.append(Part(text[place:start], False))
        parts.append(Part(text[start:end], True))
        place = end
    if place < len(text):
        parts.append(Part(text[place:], False))
    return parts
