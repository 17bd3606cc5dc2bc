"""The letters that stand for an organisation where its logo is missing."""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")  # the signs of oʻ and maʼno count as letters
_LONGEST_ABBREVIATION = 6
_LONGEST_SMALL_WORD = 3  # of, and, va, по

# Oʻ and gʻ are one letter wherever they stand, sh and ch in Uzbek alone.
_FIRST_LETTER = re.compile("[og]ʻ|.", re.IGNORECASE)
_UZBEK_FIRST_LETTER = re.compile("[og]ʻ|[sc]h|.", re.IGNORECASE)


def monogram(name, language):
    """The abbreviation that opens a name, or the initials of its first two words.

    Empty where the name has no letters.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", name))
    if not words:
        return ""
    if words[0].isupper() and 2 <= len(words[0]) <= _LONGEST_ABBREVIATION:
        return words[0]
    telling = [word for word in words if not _is_small(word)] or words
    return "".join(_initial(word, language) for word in telling[:2])


def _is_small(word):
    return word[0].islower() and len(word) <= _LONGEST_SMALL_WORD


def _initial(word, language):
    pattern = _UZBEK_FIRST_LETTER if language == "uz" else _FIRST_LETTER
    first = pattern.match(word)[0]
    return first[0].upper() + first[1:].lower()
