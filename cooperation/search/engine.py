"""The answer to a question: what readers may see of what has its words, the best first.

Where nothing has all of them, misspelt words are mended; where that does not help, what has some
of the words is found. The pool that is ranked is bounded, so that a word of every record costs no
more than a rare one; where there is more than the pool holds, the results say so.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from ..analysis import MOST_LETTERS, analysed, bare_words_of, fold, tokens
from ..enums import FoundKind
from ..languages import LANGUAGE_CODES
from ..models import SearchEntry
from . import database
from .database import All, Any, Tier
from .distances import distance
from .query import Query, understand
from .ranking import Found, ranked

# How many of each are ranked, from whole names to words of the text.
_WHOLE, _NAMES, _FACTS, _OWN_WORDS, _WORDS = 20, 100, 60, 40, 60
COUNTED = 500  # no further
_LETTERS_LOOKED_THROUGH = 5000  # of a text, for the spelling of a mended word


@dataclass
class Results:
    """What was found, and how the question was understood.

    ``pool`` is everything found, before the filters; what the filters offer is taken from it.
    """

    query: Query
    language: str
    at: datetime | None = None
    pool: list[Found] = field(default_factory=list)
    is_cut: bool = False  # there is more than was ranked
    mended: dict = field(default_factory=dict)  # {what was typed: what was looked for instead}
    is_partial: bool = False  # nothing has all the words
    unknown: list = field(default_factory=list)  # words that nothing has
    kind: str = ""
    facets: tuple = ()

    def of_kind(self, kind):
        return replace(self, kind=kind)

    def with_facet(self, name, value):
        return replace(self, facets=(*self.facets, tokens.facet(name, value)))

    @property
    def asked_instead(self):
        """The question with its misspelt words mended."""
        text = self.query.asked
        for typed, meant in self.mended.items():
            text = text.replace(typed, meant)
        return text

    @cached_property
    def found(self):
        """What is left under the filters, the best first."""
        kind = [tokens.facet(tokens.KIND, self.kind)] if self.kind else []
        facets = [*self.facets, *kind]
        if self.is_cut and facets:
            return _pool(self.query, self.language, self.at, facets)[0]
        return [each for each in self.pool if each.has(*facets)]

    @property
    def numbers(self):
        """How many there are of each kind, under the filters other than that of the kind."""
        return self._counted[0]

    @property
    def is_counted_through(self):
        """Whether these are the numbers themselves; else there may be more of any kind."""
        return self._counted[1]

    @cached_property
    def _counted(self):
        if not self.is_cut:
            found = Counter(each.kind for each in self.pool if each.has(*self.facets))
            return _in_order(found), True
        condition = All((self.query.condition(tokens.WORDS), *self.facets))
        found = database.numbers_of_kinds(Tier(condition, COUNTED), self.at)
        return _in_order(found), sum(found.values()) < COUNTED


def _in_order(numbers):
    return {kind: numbers[kind] for kind in FoundKind if numbers.get(kind)}


def search(asked, language, at=None):
    """What readers may see at a moment (now unless told otherwise), for a reader of a language."""
    results = Results(understand(asked), language, at)
    if not results.query.terms:
        return results
    results.pool, results.is_cut = _pool(results.query, language, at)
    if results.pool:
        return results
    results.unknown = _unknown(results.query, at)
    if results.unknown:
        _mend(results)
    if not results.pool:
        _settle_for_some(results)
    return results


def _unknown(query, at):
    """The terms that nothing public has, of a question that found nothing."""
    if len(query.terms) == 1:
        return list(query.terms)
    # One of each would do; but for one alone PostgreSQL would go through the entries themselves.
    conditions = [Tier(term.condition(tokens.WORDS), _WORDS) for term in query.terms]
    numbers = database.numbers(conditions, at)
    return [term for term, number in zip(query.terms, numbers, strict=True) if not number]


def _mend(results):
    """Look for what the unknown terms may be misspellings of."""
    mended = {term: term.mended for term in results.unknown}
    terms = tuple(mended.get(term, term) for term in results.query.terms if mended.get(term, term))
    if not any(mended.values()):
        return
    query = replace(results.query, terms=terms, whole_names=())
    pool, results.is_cut = _pool(query, results.language, results.at)
    if not pool:
        return
    nearest = min(each.off for each in pool)
    results.pool = [each for each in pool if each.off == nearest]
    results.query = query
    results.mended = _as_written(results.pool[0], [term for term in mended.values() if term])
    results.unknown = [term for term, other in mended.items() if other is None]
    results.is_partial = bool(results.unknown)


def _settle_for_some(results):
    """Look for what has some of the terms, the more the better."""
    if len(results.query.terms) < 2:
        return
    query = replace(results.query, needs_all=False, whole_names=())
    results.pool, results.is_cut = _pool(query, results.language, results.at)
    results.query, results.is_partial = query, bool(results.pool)


# --- The pool ----------------------------------------------------------------------------------


def _pool(query, language, at, facets=()):
    """The first of what matches, ranked, and whether there is more."""
    tiers = _tiers(query, language, facets)
    found = database.matching(tiers, at)
    # What stands in any tier stands in the last one too, if that has room for it.
    is_cut = len(found[-1]) == tiers[-1].most
    numbers = {}
    for number, ids in enumerate(found):
        for each in ids:
            numbers.setdefault(each, number)
    return ranked(_read(numbers), query, language), is_cut


def _tiers(query, language, facets):
    def tier(condition, most, within=None):
        return Tier(All((condition, *facets)) if facets else condition, most, within)

    facts = tier(query.condition(tokens.FACTS), _FACTS)
    words = tier(query.condition(tokens.WORDS), _WORDS)
    own = query.condition_in(language)
    return [
        tier(Any((*query.whole_names, "x")) if query.whole_names else "x", _WHOLE),
        tier(query.condition(tokens.NAMES), _NAMES, facts),
        facts,
        *([tier(own, _OWN_WORDS, words)] if own else ()),
        words,
    ]


def _read(numbers):
    rows = database.read(
        numbers, ("id", "kind", "slug", "name_uz", "name_ru", "name_en", "name_tokens", "facets")
    )
    return [
        Found(
            pk, kind, slug, dict(zip(LANGUAGE_CODES, names, strict=True)), own, facets, numbers[pk]
        )
        for pk, kind, slug, *names, own, facets in rows
    ]


# --- Mended words as the register writes them --------------------------------------------------


def _as_written(found, terms):
    """What the mended terms are in something that readers see: ``{typed: as written there}``.

    Not as the misspelt word's own list has it, for that may be of something unpublished.
    """
    written = _written_in(found.names, terms)
    if len(written) < len(terms):
        (texts,) = SearchEntry.objects.filter(pk=found.pk).values_list(
            "text_uz", "text_ru", "text_en"
        )
        texts = [text[:_LETTERS_LOOKED_THROUGH] for text in texts]
        written = _written_in(dict(zip(LANGUAGE_CODES, texts, strict=True)), terms) | written
    return written


def _written_in(texts, terms):
    written = {}
    for term in terms:
        ways = {(way.letter, way.stems[0]) for way in term.ways}
        seen = {
            distance(fold(term.text, language), fold(word, language), MOST_LETTERS): word
            for language, text in texts.items()
            for word in bare_words_of(text)
            if (tokens.LETTERS[language], analysed(word, language)[1]) in ways
        }
        if seen:
            written[term.text] = seen[min(seen)]
    return written
