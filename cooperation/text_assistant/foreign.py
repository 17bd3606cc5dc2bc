"""A text in the field of another language, told by its letters and its smallest words.

Names, abbreviations and short titles are no texts: they may be in any language.
"""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..languages import ENDONYMS
from .advice import Advice
from .passage import SENTENCES

_FEWEST_LETTERS = 25
_FEWEST_WORDS = 5
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile("[^\\W\\d_]+(?:[ʻʼ‘’'`][^\\W\\d_]+)*")
_SMALL_WORDS = {
    "en": frozenset("the of and in to for with is was are were on by at from that".split()),
    "uz": frozenset(
        "va bilan uchun ham hamda bu shu boʻyicha haqida toʻgʻrisida oʻrtasida yilda yil sohasida "
        "esa kabi orqali asosida boʻlib".split()
    ),
}
_UZBEK_LETTERS = frozenset("ўқғҳЎҚҒҲ")  # of its Cyrillic, which Russian has not
_UZBEK_IN_CYRILLIC = "uz-Cyrl"


def another_language(passage, field, context):
    if field not in SENTENCES:
        return
    language = _language_of(passage.text)
    if language == _UZBEK_IN_CYRILLIC and passage.language == "uz":
        message = _("Uzbek texts are written in Latin letters.")
    elif language and language[:2] != passage.language:
        message = format_lazy(
            _("This text seems to be in another language ({other}) than its field ({own})."),
            other=ENDONYMS[language[:2]],
            own=ENDONYMS[passage.language],
        )
    else:
        return
    yield Advice("language", message, 0, len(passage.text), passage.text.strip()[:40])


def _language_of(text):
    """The language that the text is surely in; None where that is not sure."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic + latin < _FEWEST_LETTERS:
        return None
    if cyrillic > latin:
        uzbek = sum(letter in _UZBEK_LETTERS for letter in text)
        return _UZBEK_IN_CYRILLIC if uzbek > cyrillic / 40 else "ru"
    words = [re.sub("[‘’'`ʼ]", "ʻ", word.casefold()) for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return None
    counts = {
        language: sum(word in small for word in words) for language, small in _SMALL_WORDS.items()
    }
    likely = max(counts, key=counts.get)
    others = sum(count for language, count in counts.items() if language != likely)
    is_sure = counts[likely] >= 2 and counts[likely] >= len(words) / 12 and others == 0
    return likely if is_sure else None
