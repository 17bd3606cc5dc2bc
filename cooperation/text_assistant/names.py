"""Names that differ from the approved one, in whatever case the sentence has them."""

import re
from functools import cache

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..analysis import fold, stem
from .advice import Advice
from .passage import SENTENCES, sentences
from .tables import COUNTRIES, OTHERS

# Who quotes a name, quotes it as it is.
_QUOTED = re.compile('“[^”\n]*”|«[^»\n]*»|"[^"\n]*"')
# A sentence about names may hold any of them.
_ABOUT_NAMES = {
    "uz": re.compile(r"\bat(?:al|ash)\w*|\bnom(?:i|lan)\w*|\bilgari|\bsobiq", re.IGNORECASE),
    "ru": re.compile(r"\bназыва\w*|\bназван\w*|\bимен(?:у|ем|ова)\w*|\bпрежн\w*", re.IGNORECASE),
    "en": re.compile(r"\bcall(?:s|ed)?\b|\bnamed?\b|\bknown as\b|\bformer(?:ly)?\b", re.IGNORECASE),
}
# Endings of Uzbek that are the same behind every noun.
_UZBEK_ENDINGS = ("ning", "ni", "da", "dan")
# How a Russian word ends in its cases, and a word without ending in the cases that are sure.
_RUSSIAN_ENDINGS = {
    "ия": {"ия": "", "ии": None, "ию": "", "ией": "ом"},
    "ея": {"ея": "", "еи": None, "ею": None, "ее": None, "еей": None},
    "ая": {"ая": "", "ой": None, "ую": None},
    "ый": {"ый": "", "ого": None, "ому": None, "ым": None, "ом": None},
}
_OWNING = "(?P<ending>['’]s)?"


def other_names(passage, field, context):
    if field not in SENTENCES:
        return
    left_alone = [match.span() for match in _QUOTED.finditer(passage.text)]
    left_alone += [
        sentence.span()
        for sentence in sentences(passage.text)
        if _ABOUT_NAMES[passage.language].search(sentence.group())
    ]
    for variant, right in _names(passage.language, context):
        for match in _pattern(variant, passage.language).finditer(passage.text):
            is_quotation = any(start <= match.start() < end for start, end in left_alone)
            if not is_quotation and _is_form(match.group(), variant, passage.language):
                yield Advice(
                    "name",
                    format_lazy(
                        _("“{found}”: the approved name is “{right}”."),
                        found=match.group(),
                        right=right,
                    ),
                    *match.span(),
                    match.group(),
                    _fix(match, variant, right, passage.language),
                )


def _names(language, context):
    for variant, code in COUNTRIES[language].items():
        right = context.countries.get(code, {}).get(language)
        if right and right != variant:
            yield variant, right
    yield from OTHERS[language].items()


@cache
def _pattern(variant, language):
    """Finds the variant with whatever ending; a small first letter may be a capital."""
    words = variant.split(" ")
    if language == "ru":
        body = r"\s+".join(map(_russian, words))
        return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE if variant[0].islower() else 0)
    body = r"\s+".join(map(re.escape, words))
    ending = _OWNING if language == "en" else r"(?P<ending>[a-zʻʼ]*)"
    flags = re.IGNORECASE if variant[0].islower() else 0
    return re.compile(rf"(?<![\w-]){body}{ending}(?![\w-])", flags)


def _russian(word):
    for ending, cases in _RUSSIAN_ENDINGS.items():
        if word.endswith(ending):
            return re.escape(word.removesuffix(ending)) + f"(?:{'|'.join(cases)})"
    if word.isupper() or word.endswith(("о", "и")) or len(word) < 4:
        return re.escape(word)
    return re.escape(word) + "(?:а|у|ом|е)?"


def _is_form(found, variant, language):
    """Whether it is the name in one of its cases, and no other word that begins so."""
    if language != "uz":
        return True
    ours, theirs = found.split()[-1], variant.split()[-1]
    return stem(fold(ours, "uz"), "uz") == stem(fold(theirs, "uz"), "uz") or ours == theirs


def _fix(match, variant, right, language):
    found = match.group()
    if found == variant:
        return right
    if found.casefold() == variant.casefold():
        return right[0].upper() + right[1:]
    if language == "uz" and match["ending"] in _UZBEK_ENDINGS:
        return right + match["ending"]
    if language == "en" and match["ending"]:
        return right + match["ending"]
    return _russian_fix(found, variant, right) if language == "ru" else None


def _russian_fix(found, variant, right):
    """Only from one word to one that takes its endings like «Кыргызстан»."""
    ending = variant[-2:]
    if " " in variant or not right.endswith("н") or ending not in _RUSSIAN_ENDINGS:
        return None
    case = _RUSSIAN_ENDINGS[ending].get(found.removeprefix(variant[:-2]))
    return None if case is None else right + case
