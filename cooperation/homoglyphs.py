"""Letters of one alphabet within words of the other, which no eye sees and every search misses.

Some are certain: a word in which all strangers have a twin in the alphabet of the rest is written
in that. A word that could be either, or neither, such as an abbreviation with a Russian ending,
is left to its editor.
"""

import re

_CYRILLIC_TWINS = "аеосрхуіјѕАВЕКМНОРСТХУІЈЅ"
_LATIN_TWINS = "aeocpxyijsABEKMHOPCTXYIJS"
_TO_LATIN = dict(zip(_CYRILLIC_TWINS, _LATIN_TWINS, strict=True))
_TO_RUSSIAN = {latin: cyrillic for cyrillic, latin in _TO_LATIN.items() if cyrillic not in "іјѕІЈЅ"}

_WORD = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u052f][A-Za-z\u00c0-\u024f\u0400-\u052fʻʼ'’‘`]*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ABBREVIATION_WITH_ENDING = re.compile("[A-Z]{2,}[а-яё]+|[А-ЯЁ]{2,}[a-z]+")
_TAG = re.compile(r"(<[^>]*>)")


def mixed_words(text, language):
    """Where a word mixes alphabets: (start, end, how it should be, or None if that is unsure)."""
    if not (_CYRILLIC.search(text) and _LATIN.search(text)):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        if _CYRILLIC.search(word) and _LATIN.search(word):
            yield match.start(), match.end(), _in_one_alphabet(word, language)


def mend_mixed_words(text, language):
    """The text with the words right of which that is certain. Markup is left alone."""
    if not (_CYRILLIC.search(text) and _LATIN.search(text)):
        return text
    parts = _TAG.split(text)
    parts[::2] = [_mended(part, language) for part in parts[::2]]
    return "".join(parts)


def _mended(text, language):
    for start, end, right in reversed(list(mixed_words(text, language))):
        if right is not None:
            text = text[:start] + right + text[end:]
    return text


def _in_one_alphabet(word, language):
    if _ABBREVIATION_WITH_ENDING.fullmatch(word):
        return None
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    may_be_latin = all(letter in _TO_LATIN for letter in cyrillic)
    may_be_russian = all(letter in _TO_RUSSIAN for letter in latin)
    if may_be_latin and may_be_russian:
        is_latin = len(latin) > len(cyrillic)
        if len(latin) == len(cyrillic):
            is_latin = language != "ru"
    elif may_be_latin or may_be_russian:
        is_latin = may_be_latin
    else:
        return None
    twins = _TO_LATIN if is_latin else _TO_RUSSIAN
    return "".join(twins.get(letter, letter) for letter in word)
