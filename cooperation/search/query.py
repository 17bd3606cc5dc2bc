"""What a reader's words ask for, in every language in which they may be meant."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from ..analysis import analysed, fold, is_stop_word, tokens, words_of
from ..languages import LANGUAGE_CODES
from ..models import SynonymKey
from . import spelling
from .database import All, Any, Begun

LETTERS_READ = 200
WORDS_READ = 12
LONGEST_NAME = 6  # words of a name that has synonyms
_LEAST_BEGUN = 2  # letters of a word that may go on


class Way(NamedTuple):
    """One way to read a term: these stems side by side in a text of one language."""

    letter: str
    stems: tuple
    form: str = ""  # the letters of a word that its reader may not have finished
    off: int = 0  # mistakes that were mended to read it so
    is_synonym: bool = False

    def condition(self, part):
        stems = tuple(f"{self.letter}{part}{stem}" for stem in self.stems)
        whole = stems[0] if len(stems) == 1 else All(stems)
        if not self.form:
            return whole
        forms = {tokens.NAMES: tokens.NAME_FORMS, tokens.FACTS: tokens.FACT_FORMS}
        begun = Begun(f"{self.letter}{forms.get(part, part)}{self.form}")
        return Any((whole, begun))


@dataclass(frozen=True)
class Term:
    """A word of the question, or some that are one name together."""

    text: str
    ways: tuple[Way, ...]

    def condition(self, part):
        conditions = tuple(dict.fromkeys(way.condition(part) for way in self.ways))
        return conditions[0] if len(conditions) == 1 else Any(conditions)

    @property
    def mended(self):
        """The term as the words of the register that it may be a misspelling of."""
        nearest = {}
        for form in dict.fromkeys(fold(self.text, language) for language in LANGUAGE_CODES):
            for word, off in spelling.candidates(form):
                nearest[word] = min(off, nearest.get(word, off))
        ways = [
            Way(way.letter, way.stems, off=off)
            for word, off in nearest.items()
            for way in ways_of(word)
        ]
        return replace(self, ways=tuple(ways)) if ways else None


@dataclass(frozen=True)
class Query:
    asked: str
    terms: tuple[Term, ...] = ()
    whole_names: tuple = ()
    needs_all: bool = True  # or what has some of the terms is welcome too

    def condition(self, part):
        """That every term stands in this part of an entry."""
        conditions = tuple(term.condition(part) for term in self.terms)
        return All(conditions) if self.needs_all else Any(conditions)

    def condition_in(self, language):
        """The same of the words of one language alone; None where it has no way to say it."""
        letter = tokens.LETTERS[language]
        terms = [
            replace(term, ways=tuple(way for way in term.ways if way.letter == letter))
            for term in self.terms
        ]
        if not all(term.ways for term in terms):
            return None
        return replace(self, terms=tuple(terms)).condition(tokens.WORDS)

    @property
    def number_of_words(self):
        return sum(len(term.text.split()) for term in self.terms)


def understand(asked):
    """The terms of a question; those that say nothing are left out where others say more."""
    asked = asked[:LETTERS_READ].strip()
    words = [word.text for word in words_of(asked)][:WORDS_READ]
    telling = [word for word in words if not _says_nothing(word)] or words
    is_unfinished = bool(words) and telling[-1] == words[-1] and asked.endswith(words[-1])
    names = _equal_names(telling)
    terms, start = [], 0
    while start < len(telling):
        end, equals = _longest_name(names, telling, start)
        terms.append(_term(telling[start:end], equals, is_unfinished and end == len(telling)))
        start = end
    return Query(
        asked,
        tuple(term for term in terms if term.ways),
        tuple(tokens.whole_name(" ".join(words))),
    )


def ways_of(word):
    """A single word as each language reads it."""
    for language in LANGUAGE_CODES:
        _folded, stem = analysed(word, language)
        if stem:
            yield Way(tokens.LETTERS[language], (stem,))


def _says_nothing(word):
    return any(is_stop_word(fold(word, language), language) for language in LANGUAGE_CODES)


def _term(words, equals, is_unfinished):
    ways = []
    for language in LANGUAGE_CODES:
        pairs = [analysed(word, language) for word in words]
        if not all(stem for _folded, stem in pairs):
            continue
        form = pairs[-1][0] if is_unfinished and len(words) == 1 else ""
        ways.append(
            Way(
                tokens.LETTERS[language],
                tuple(stem for _folded, stem in pairs),
                form if len(form) >= _LEAST_BEGUN else "",
            )
        )
    own = {(way.letter, way.stems) for way in ways}
    for key in equals:
        letter, _colon, stems = key.partition(":")
        if (letter, tuple(stems.split())) not in own:
            ways.append(Way(letter, tuple(stems.split()), is_synonym=True))
    return Term(" ".join(words), tuple(ways))


# --- Synonyms ----------------------------------------------------------------------------------


def keys_of_name(name):
    """What a name with synonyms is compared by, in each language in which it may be written."""
    words = [word.text for word in words_of(name)]
    telling = [word for word in words if not _says_nothing(word)] or words
    return _keys_of(telling[:LONGEST_NAME])


def _keys_of(words):
    for language in LANGUAGE_CODES:
        stems = [analysed(word, language)[1] for word in words]
        if stems and all(stems):
            yield f"{tokens.LETTERS[language]}:{' '.join(stems)}"


def _equal_names(words):
    """The groups of synonyms that the words name: ``{key: all keys of its group}``."""
    asked = {
        key
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + LONGEST_NAME) + 1)
        for key in _keys_of(words[start:end])
    }
    if not asked:
        return {}
    groups = {}
    rows = SynonymKey.objects.filter(group__keys__key__in=asked).order_by("pk").distinct()
    for group, key in rows.values_list("group", "key"):
        groups.setdefault(group, []).append(key)
    found = {}
    for keys in groups.values():
        for key in asked.intersection(keys):
            found.setdefault(key, []).extend(keys)
    return found


def _longest_name(names, words, start):
    """Where the longest name with synonyms that begins here ends, and the keys of its equals."""
    for end in range(min(len(words), start + LONGEST_NAME), start, -1):
        equals = [k for key in _keys_of(words[start:end]) for k in names.get(key, ())]
        if equals:
            return end, list(dict.fromkeys(equals))
    return start + 1, []
