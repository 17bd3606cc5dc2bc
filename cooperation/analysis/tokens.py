"""How the words of an entry stand in the index, so that one plain look-up asks for all of it.

A token is a letter for the language, one for the part of the entry, and a stem. The parts hold
each other: what stands in a name is also among the facts, and what is a fact among the words. So
"in the names" and "anywhere" are the same question of different tokens, and no database needs to
know of weights.
"""

from functools import lru_cache

from ..languages import LANGUAGE_CODES
from .letters import fold
from .words import analysed, bare_words_of, words_of

LETTERS = {"uz": "u", "ru": "r", "en": "e"}

NAMES, FACTS, WORDS = "a", "b", "c"  # stems, each part within the next
NAME_FORMS, FACT_FORMS = "p", "q"  # whole words, for those that a reader has begun to type
WHOLE_NAME, FACET = "x", "f"
KIND, COUNTRY, AREA, YEAR = "k", "c", "a", "y"  # of facets

MOST_LETTERS_OF_A_NAME = 80


def tokens_of(texts, language, parts, forms=""):
    """The tokens of texts of one language in these parts, each once, in order."""
    words = dict.fromkeys(word for text in texts for word in bare_words_of(text))
    found = {}
    for word in words:
        found |= dict.fromkeys(_tokens_of_word(word, language, parts, forms))
    return found


@lru_cache(maxsize=20_000)
def _tokens_of_word(word, language, parts, forms):
    letter = LETTERS[language]
    folded, stem = analysed(word, language)
    if not folded:
        return ()
    return (
        *(f"{letter}{part}{stem}" for part in parts),
        *(f"{letter}{form}{folded}" for form in forms),
    )


def whole_name(name):
    """The token of a name from beginning to end, however it is spelt; for exact matches."""
    return [f"{WHOLE_NAME}{form}" for form in _run_together(name)]


def _run_together(name):
    forms = (
        "".join(fold(word.text, language) for word in words_of(name)) for language in LANGUAGE_CODES
    )
    return dict.fromkeys(form[:MOST_LETTERS_OF_A_NAME] for form in forms if form)


def facet(name, value):
    """The token of what an entry is filtered by, such as a country."""
    return f"{FACET}{name}{value}".lower().replace("-", "")
