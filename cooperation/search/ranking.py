"""Which of the things found comes first.

A name counts more than a fact, a fact more than a word of the text; as typed more than folded, a
whole word more than a begun one, and that more than a mended one; the reader's language a little
more than others. The order depends on nothing but what was asked and what the entry says, so that
it stays the same from page to page whatever else is edited.
"""

from typing import NamedTuple

from ..analysis import tokens
from ..enums import FoundKind
from ..languages import LocalizedText, reading_order

_WHOLE_NAME = 20
_IN_NAME, _BEGUN_IN_NAME, _IN_FACT, _BEGUN_IN_FACT, _IN_TEXT = 10, 7, 6, 4, 0.5
_AS_TYPED, _READERS_LANGUAGE = 0.6, 0.4
_OF_THE_NAME = 3  # where the question is all of the name; less where it is a part
_SYNONYM, _MENDED = 0.9, {0: 1, 1: 0.8, 2: 0.7}

# Where all else is equal: what a thing is before what was agreed with it.
_KINDS = {
    FoundKind.MEMBERSHIP: 0.5,
    FoundKind.PARTNER: 0.5,
    FoundKind.COUNTRY: 0.45,
    FoundKind.SECTION: 0.35,
    FoundKind.AGREEMENT: 0.3,
    FoundKind.MEMORANDUM: 0.25,
    FoundKind.CONFERENCE: 0.25,
    FoundKind.DOCUMENT: 0,
}
_ORDER = {kind.value: place for place, kind in enumerate(FoundKind)}


class Found(NamedTuple):
    """A thing found, as a page of results shows it."""

    pk: int
    kind: str
    slug: str
    names: dict
    name_tokens: str
    facets: str
    tier: int
    score: float = 0
    off: int = 0  # the mistakes that were mended to find it

    def name_for(self, language):
        """Its name for a reader, in the language in which it exists."""
        for each in reading_order(language):
            if self.names[each]:
                return LocalizedText(self.names[each], each)
        return LocalizedText("", language)

    def has(self, *facets):
        own = self.facets.split()
        return all(facet in own for facet in facets)


def ranked(found, query, language):
    """Everything found with its score, best first."""
    signs = [_signs(term, language) for term in query.terms]
    scored = [_scored(each, query, language, signs) for each in found]
    return sorted(scored, key=lambda each: _place(each, language))


class _Sign(NamedTuple):
    """Something that may stand among the tokens of a name or fact, and what it is worth."""

    points: float
    off: int
    tokens: tuple


def _signs(term, language):
    """The signs of a term, the best first, so that the first that is there decides."""
    signs = []
    for way in term.ways:
        letter = way.letter
        worth = _MENDED[way.off] * (_SYNONYM if way.is_synonym else 1)
        extra = _READERS_LANGUAGE if letter == tokens.LETTERS[language] else 0

        def add(points, *found, worth=worth, extra=extra, off=way.off):
            signs.append(_Sign(points * worth + extra, off, found))

        add(_IN_NAME, *(f" {letter}{tokens.NAMES}{stem} " for stem in way.stems))
        add(_IN_FACT, *(f" {letter}{tokens.FACTS}{stem} " for stem in way.stems))
        if way.form:
            add(_BEGUN_IN_NAME, f" {letter}{tokens.NAME_FORMS}{way.form}")
            add(_BEGUN_IN_FACT, f" {letter}{tokens.FACT_FORMS}{way.form}")
    signs.sort(key=lambda sign: (-sign.points, sign.off))
    # Where only the text has the term, the worst of them for nothing: it asks for no token.
    return [*signs, _Sign(0, max(sign.off for sign in signs), ())]


def _seen(signs, name_tokens):
    """The best of the signs that is there."""
    stands = name_tokens.__contains__
    for sign in signs:
        if all(map(stands, sign.tokens)):  # of hundreds of entries, so without a generator each
            return sign


def _scored(found, query, language, signs):
    as_written = "\n".join(found.names.values()).casefold()
    total, off, is_named = 0, 0, True
    for term, its_signs in zip(query.terms, signs, strict=True):
        sign = _seen(its_signs, found.name_tokens)
        # In the text, if not among the names and facts; or nowhere, where some words suffice.
        points = sign.points or (_IN_TEXT if query.needs_all else 0)
        is_named = is_named and points > _IN_FACT
        total += points + (_AS_TYPED if term.text.casefold() in as_written else 0)
        off += sign.off
    score = total / len(query.terms) + _KINDS[found.kind]
    if is_named:
        length = len(found.name_for(language).value.split()) or 1
        score += _OF_THE_NAME * min(1, query.number_of_words / length)
    if found.tier == 0:
        score += _WHOLE_NAME
    return found._replace(score=score, off=off)


def _place(found, language):
    name = found.name_for(language).value.casefold()
    return (-round(found.score, 3), _ORDER[found.kind], name, found.pk)
