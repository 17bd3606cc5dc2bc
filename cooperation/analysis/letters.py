"""One spelling for all the ways in which people type a word."""

import re
import unicodedata
from functools import lru_cache

# Whatever stands for oʻ, gʻ and the tutuq belgisi. NFKC unifies two of them with anything else, so
# they go before it. The acute accent and its like, which NFKC would part from their letter, too.
APOSTROPHES = "'`´‘’‛ʻʼʽʹˈʿʾ′‵＇՚\u02b8\u055b\u05f3\ua78c"
_DROPPED = dict.fromkeys(map(ord, APOSTROPHES))

_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-zà-ÿ]")

# The letters of 2026, which are two in the Uzbek of today; elsewhere they lose only their mark.
_UZBEK_LETTERS = str.maketrans({"ş": "sh", "ș": "sh", "ç": "ch"})

# Cyrillic letters that look Latin, typed by accident within Latin words.
_LOOK_LATIN = str.maketrans("аеосхрукіј", "aeocxpykij")

_TO_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ж": "j", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "x", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "",
        "э": "e", "ю": "yu", "я": "ya", "ё": "yo", "ў": "o", "қ": "q", "ғ": "g", "ҳ": "h",
    }
)  # fmt: skip
_YE = re.compile(r"(?:^|(?<=[аеёиоуўэюяъь]))е")
_S = re.compile(r"(?:^|(?<![аеёиоуўэюя]))ц")
_MONTHS = (("сентябр", "sentabr"), ("октябр", "oktabr"))


@lru_cache(maxsize=20_000)
def fold(word, language):
    """The word's letters without case, apostrophes and marks, in the alphabet of the language.

    Uzbek in Cyrillic becomes Latin. Russian ё is е, but Uzbek ё is yo.
    """
    letters = unicodedata.normalize("NFKC", word.translate(_DROPPED)).casefold()
    letters = "".join(letter for letter in letters if letter.isalnum() or _is_mark(letter))
    if _CYRILLIC.search(letters):
        if _LATIN.search(letters):
            letters = letters.translate(_LOOK_LATIN)
        elif language == "uz":
            return _latin(letters)
    if language == "uz":
        letters = unicodedata.normalize("NFC", letters).translate(_UZBEK_LETTERS)
    letters = _without_marks(letters)
    return letters.replace("ё", "е") if language == "ru" else letters


def has_cyrillic(text):
    return bool(_CYRILLIC.search(text.casefold()))


def _is_mark(letter):
    return unicodedata.category(letter) == "Mn"


def _latin(letters):
    letters = unicodedata.normalize("NFC", letters)
    for month, latin in _MONTHS:
        letters = letters.replace(month, latin)
    letters = _S.sub("s", _YE.sub("ye", letters)).replace("ц", "ts").replace("е", "e")
    return _without_marks(letters.translate(_TO_LATIN))


def _without_marks(letters):
    """é is e and ö is o, but й and ё are letters of their own."""
    parts = []
    for letter in unicodedata.normalize("NFD", letters):
        if not _is_mark(letter):
            parts.append(letter)
        elif parts and "\u0400" <= parts[-1] <= "\u052f":
            parts[-1] = unicodedata.normalize("NFC", parts[-1] + letter)[:1]
    return "".join(parts).replace("ı", "i")
