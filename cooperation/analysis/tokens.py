"""How the words of an entry stand in the index, so that one plain look-up asks for all of it.

A token is a letter for the language, one for the part of the entry, and a stem. The parts hold
each other: what stands in a name is also among the facts, and what is a fact among the words. So
"in the names" and "anywhere" are the same question of different tokens, and no database needs to
know of weights.
"""

from ..languages import LANGUAGE_CODES
from .letters import fold
from .words import analysed, words_of

LETTERS = {"uz": "u", "ru": "r", "en": "e"}

NAMES, FACTS, WORDS = "a", "b", "c"  # stems, each part within the next
NAME_FORMS, FACT_FORMS = "p", "q"  # whole words, for those that a reader has begun to type
WHOLE_NAME, FACET = "x", "f"
KIND, COUNTRY, AREA, YEAR = "k", "c", "a", "y"  # of facets

MOST_LETTERS_OF_A_NAME = 80


def tokens_of(texts, language, parts, forms=""):
    """The tokens of texts of one language in these parts."""
    letter, found = LETTERS[language], {}
    for text in texts:
        for word in words_of(text):
            folded, stem = analysed(word.text, language)
            if folded:
                found |= dict.fromkeys(f"{letter}{part}{stem}" for part in parts)
                found |= dict.fromkeys(f"{letter}{form}{folded}" for form in forms)
    return found


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
