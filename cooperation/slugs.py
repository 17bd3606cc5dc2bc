"""An address in plain Latin letters for a title in any of the portal's languages."""

import re
import unicodedata

from .orthography import APOSTROPHE, TURNED_COMMA

# Russian and Uzbek Cyrillic letters in one table: where the two languages differ (х: kh or x),
# a reader of any language should be able to say the address, so the international form is taken.
_CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ"
_CYRILLIC_SOUNDS = (
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya o q g h"
)
_CYRILLIC = {
    letter: sound.strip("-")
    for letter, sound in zip(_CYRILLIC_LETTERS, _CYRILLIC_SOUNDS.split(), strict=True)
}
# Letters that no decomposition of Unicode takes apart.
_LATIN = {"ı": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th"}
_LETTERS = str.maketrans({**_CYRILLIC, **_LATIN})

_MARKS = re.compile(f"['’‘`´{TURNED_COMMA}{APOSTROPHE}]")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug_from(text, max_length=80):
    """The text as lower-case ASCII words joined by hyphens, cut between words.

    Empty where the text has no letter or digit that can be written so.
    """
    text = _MARKS.sub("", text).casefold()
    # Before the decomposition, which would make й into и and ё into е.
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = _OTHER.sub("-", text).strip("-")
    if len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or slug[:max_length]


def numbered(slug, number, max_length=80):
    """The slug with a number that tells it from others, within the length."""
    ending = f"-{number}"
    return slug[: max_length - len(ending)].rstrip("-") + ending
