"""What a word is for search: the same for every way of writing it, on every database.

A text becomes words, a word its letters in one spelling (:func:`fold`), and these its stem
(:func:`stem`). Pure functions: nothing here knows of the database.
"""

from .letters import APOSTROPHES, fold, has_cyrillic
from .stems import is_stop_word, stem
from .words import MOST_LETTERS, Word, analysed, bare_words_of, plain_text, words_of

# Raised whenever the same text gives other stems than before: `prepare` then rebuilds the index.
VERSION = 1

__all__ = [
    "APOSTROPHES",
    "MOST_LETTERS",
    "VERSION",
    "Word",
    "analysed",
    "bare_words_of",
    "fold",
    "has_cyrillic",
    "is_stop_word",
    "plain_text",
    "stem",
    "words_of",
]
