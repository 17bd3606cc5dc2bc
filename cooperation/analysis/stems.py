"""The stem that the forms of a word share: Snowball for Russian and English, our own for Uzbek."""

import re
import threading
from functools import lru_cache

import snowballstemmer

_SNOWBALL = {"ru": "russian", "en": "english"}
_own = threading.local()  # a stemmer keeps the word that it works on

_LEAST_RUSSIAN = 3
_IRREGULAR = {"memoranda": "memorandum"}

_STOP_WORDS = {
    "uz": frozenset("va bilan uchun ham yoki hamda bu shu".split()),
    "ru": frozenset("и в во на с со по о об от для из к ко за при или".split()),
    "en": frozenset("a an the of and for in on to with by at from or is are".split()),
}


def is_stop_word(folded, language):
    """Whether a word says so little that a question may do without it."""
    return folded in _STOP_WORDS[language]


@lru_cache(maxsize=20_000)
def stem(folded, language):
    """The stem of a folded word."""
    if language == "uz":
        return _uzbek(folded)
    if language == "ru":
        return _russian(folded)
    return _stemmer(language).stemWord(_IRREGULAR.get(folded, folded))


def _russian(word):
    """To the last: Snowball makes пакистан of Пакистаном, but пакиста of Пакистан."""
    while (shorter := _stemmer("ru").stemWord(word)) != word and len(shorter) >= _LEAST_RUSSIAN:
        word = shorter
    # And кор of Кореи, but коре of Корея.
    return word[:-1] if word.endswith("е") and len(word) > _LEAST_RUSSIAN else word


def _stemmer(language):
    if not hasattr(_own, language):
        setattr(_own, language, snowballstemmer.stemmer(_SNOWBALL[language]))
    return getattr(_own, language)


# --- Uzbek --------------------------------------------------------------------------------------

# What may stand behind a noun: a case, whose it is, how many. Longer endings first.
_ENDINGS = (
    *"lardagi dagilar gacha dagi niki ning dan dir cha ni ga ka qa da".split(),
    *"laringiz larimiz lari ingiz imiz miz ngiz ing im si i".split(),
    "lar",
)
_LEAST = {"im": 4, "si": 4, "i": 4}  # letters that are left of a word, where three would be too few
_AFTER = {"ka": "k", "qa": "q"}  # the letter without which these are no endings: Amerika

_LAST = str.maketrans("gq", "kk")  # hamkorlik, hamkorligi; qishloq, qishlogʻi
_DIGIT = re.compile(r"\d")


def _uzbek(word):
    if _DIGIT.search(word):
        return word
    # To the last, so that a word is the stem of its forms even where it looks like one itself:
    # Kanada, Kanadada.
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return word[:-1] + word[-1:].translate(_LAST)


def _without_ending(word):
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _LEAST.get(ending, 3) and _may_follow(rest, ending):
            return rest
    return word


def _may_follow(rest, ending):
    return rest.endswith(_AFTER.get(ending, ""))
