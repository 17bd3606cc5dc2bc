"""Misspelt words and the words of the register that they may stand for.

A word with two letters wrong still has one of its three parts right, at most two places off. So
the parts of every known word are kept, and a look-up of a few dozen finds the candidates, whatever
the number of words; of these the distance decides.
"""

from django.db.models import Q

from ..analysis.tokens import FACT_FORMS
from ..models import SearchEntry, SearchWord
from .distances import distance

_CANDIDATES = 1500  # whose distance is measured
_OFFERED = 6
_LEAST = 4  # letters of a word in which a mistake can be told from another word
_LONG = 6  # letters of a word that bears two mistakes
_AT_ONCE = 400


def mistakes_borne(word):
    """How many letters may be wrong in a word for it to be understood still."""
    if len(word) < _LEAST or word.isdigit():
        return 0
    return 2 if len(word) >= _LONG else 1


def candidates(word):
    """The known words that a misspelt one may stand for, the nearest first: ``[(word, off)]``.

    They may be of something that readers do not see: ask the index before one is shown.
    """
    most = mistakes_borne(word)
    if not most:
        return []
    known = SearchWord.objects.filter(_may_be(word, most)).values_list("word", flat=True)
    letters, found = set(word), []
    for other in known[:_CANDIDATES]:
        if len(letters ^ set(other)) <= 2 * most:
            off = distance(word, other, most)
            if 0 < off <= min(most, mistakes_borne(other)):
                found.append((off, other[0] != word[0], abs(len(other) - len(word)), other))
    return [(other, off) for off, _first, _length, other in sorted(found)[:_OFFERED]]


def _may_be(word, most):
    """The condition that a part of a known word stands in this one where it should."""
    first, middle, last = [], [], []
    for length in range(len(word) - most, len(word) + most + 1):
        if length < _LEAST:
            continue
        start, end = _bounds(length)
        first.append(_key(length, word[:start]))
        last.append(_key(length, word[end + len(word) - length :]))
        for off in range(-most, most + 1):
            if start + off >= 0:
                middle.append(_key(length, word[start + off : end + off]))
    if most > 1:
        return Q(first_part__in=first) | Q(middle_part__in=middle) | Q(last_part__in=last)
    # One mistake leaves two parts right, and the parts of a short word tell little alone.
    return Q(last_part__in=last) | Q(first_part__in=first, middle_part__in=middle)


# --- Keeping the words -------------------------------------------------------------------------


def remember(entries):
    """Keep the words of the names and facts of entries."""
    words = sorted(word for word in _words_of(entry.name_tokens for entry in entries))
    known = set()
    for start in range(0, len(words), _AT_ONCE):
        part = SearchWord.objects.filter(word__in=words[start : start + _AT_ONCE])
        known.update(part.values_list("word", flat=True))
    unknown = (_row(word) for word in words if word not in known)
    SearchWord.objects.bulk_create(unknown, ignore_conflicts=True, batch_size=200)


def forget_unused():
    """Drop the words that no entry has any more."""
    used = _words_of(SearchEntry.objects.values_list("name_tokens", flat=True).iterator())
    unused = [pk for pk, word in SearchWord.objects.values_list("pk", "word") if word not in used]
    for start in range(0, len(unused), _AT_ONCE):
        SearchWord.objects.filter(pk__in=unused[start : start + _AT_ONCE]).delete()


def _words_of(name_tokens):
    words = {token[2:] for each in name_tokens for token in each.split() if token[1] == FACT_FORMS}
    return {word for word in words if len(word) >= _LEAST and not word.isdigit()}


def _row(word):
    start, end = _bounds(len(word))
    return SearchWord(
        word=word,
        first_part=_key(len(word), word[:start]),
        middle_part=_key(len(word), word[start:end]),
        last_part=_key(len(word), word[end:]),
    )


def _bounds(length):
    return length // 3, 2 * (length // 3)


def _key(length, part):
    return f"{length}{part}"
