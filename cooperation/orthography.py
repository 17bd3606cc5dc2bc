"""Uzbek letters as they must be stored, and alphabetical order for the three languages.

Uzbek writes oʻ and gʻ with U+02BB and the tutuq belgisi with U+02BC. Keyboards produce a dozen
look-alikes, which sort and search apart; so every Uzbek text is mended when it is saved.
"""

import re
import unicodedata

TURNED_COMMA = "\u02bb"
APOSTROPHE = "\u02bc"
_LOOK_ALIKES = "'`´‘’‛ʻʼʽʹˈʿ′‵＇՚"

_AFTER_O_OR_G = re.compile(rf"(?<=[OoGg])[{_LOOK_ALIKES}](?=[A-Za-z])")
_ELSEWHERE = re.compile(rf"(?<=[A-FH-NP-Za-fh-np-z])[{_LOOK_ALIKES}](?=[A-Za-z])")
# At the end of a word the sign may close a quotation, so only what cannot is mended there.
_WORD_END = re.compile(r"(?<=[OoGg])[`´ʼʽ‛](?![A-Za-z])")

_TAG = re.compile(r"(<[^>]*>)")


def mend_uzbek(text):
    """The text with U+02BB after o and g and U+02BC between other letters.

    Markup is left alone, so that the rule serves rich text too.
    """
    parts = _TAG.split(text)
    parts[::2] = [_mend_words(part) for part in parts[::2]]
    return "".join(parts)


def _mend_words(text):
    text = _AFTER_O_OR_G.sub(TURNED_COMMA, text)
    text = _WORD_END.sub(TURNED_COMMA, text)
    return _ELSEWHERE.sub(APOSTROPHE, text)


def fold(text):
    """The text for finding: one form for every way of typing it (case, apostrophes, ё)."""
    text = re.sub(f"[{_LOOK_ALIKES}]", "", text)
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


# --- Alphabetical order -----------------------------------------------------------------------

_LATIN = list("abcdefghijklmnopqrstuvwxyz")
_UZBEK = [*_LATIN, "oʻ", "gʻ", "sh", "ch"]  # the order of the law of 1995 and of CLDR
_CYRILLIC = list("абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ")
_DIGITS = list("0123456789")

# The reader's own script comes first, as CLDR orders it for each language.
_ALPHABETS = {
    "uz": [" ", *_DIGITS, *_UZBEK, *_CYRILLIC],
    "ru": [" ", *_DIGITS, *_CYRILLIC, *_LATIN],
    "en": [" ", *_DIGITS, *_LATIN, *_CYRILLIC],
}
_SAME_LETTER = {"ё": "е"}  # Russian sorts ё among е
_SORT_KEY_LETTERS = 100

_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"


def _ranks(language):
    ranks = {
        letter: _BASE36[rank // 36] + _BASE36[rank % 36]
        for rank, letter in enumerate(_ALPHABETS[language])
    }
    if language == "ru":
        for letter, model in _SAME_LETTER.items():
            ranks[letter] = ranks[model]
    return ranks


_RANKS = {language: _ranks(language) for language in _ALPHABETS}
_UZBEK_LETTERS = re.compile("oʻ|gʻ|sh|ch|.", re.DOTALL)


def sort_key(text, language):
    """A text of ASCII digits and letters that sorts as ``text`` does in the language's alphabet.

    Two characters a letter, so that every database compares it alike, whatever its collation.
    Signs that belong to no alphabet are passed over; accents count as their plain letter.
    """
    ranks = _RANKS[language]
    text = mend_uzbek(text).casefold() if language == "uz" else text.casefold()
    letters = _UZBEK_LETTERS.findall(text) if language == "uz" else text
    codes = []
    for letter in letters:
        if letter not in ranks:
            letter = _plain_letter(letter)
        if letter in ranks:
            codes.append(ranks[letter])
        if len(codes) == _SORT_KEY_LETTERS:
            break
    return "".join(codes)


def _plain_letter(letter):
    if letter.isspace() or letter in "-–—/":
        return " "
    return unicodedata.normalize("NFKD", letter)[:1].casefold()
