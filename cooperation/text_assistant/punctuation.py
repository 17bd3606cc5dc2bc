"""Spaces and quotation marks, by the letters that docs/glossary.md prescribes."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .advice import Advice

_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_BEFORE_SIGN = re.compile(r"(?<=[^\W_]) +(?=[,;!?](?:\s|$)|\.(?:\s|$))")
_MARKS = {"uz": "“”", "en": "“”", "ru": "«»"}
_OTHERS = {"uz": "«»", "en": "«»", "ru": ""}
_STRAIGHT = '"'
_OPENS_AFTER = " \u00a0\n([—–-/"
_CLOSES_BEFORE = " \u00a0\n)],.;:!?…—–-/"


def spaces(passage, field, context):
    for match in _SPACES.finditer(passage.text):
        yield _space(passage, match, _("Two spaces in a row."), " ")
    for match in _BEFORE_SIGN.finditer(passage.text):
        yield _space(passage, match, _("A space before a punctuation mark."), "")


def _space(passage, match, message, fix):
    around = passage.text[max(match.start() - 12, 0) : match.end() + 12].strip()
    return Advice("space", message, match.start(), match.end(), around, fix)


def quotation_marks(passage, field, context):
    opening, closing = _MARKS[passage.language]
    text = passage.text
    for place, mark in enumerate(text):
        if mark == _STRAIGHT and not text[max(place - 1, 0) : place].isdigit():  # 5" is inches
            right = _direction(text, place, opening, closing)
        elif mark in _OTHERS[passage.language]:
            right = opening if mark == "«" else closing
        else:
            continue
        yield Advice(
            "quotes",
            format_lazy(
                _("Quotation marks here are {opening} and {closing}."),
                opening=opening,
                closing=closing,
            ),
            place,
            place + 1,
            text[max(place - 15, 0) : place + 16].strip(),
            right,
        )


def _direction(text, place, opening, closing):
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    opens = not before or before in _OPENS_AFTER
    closes = not after or after in _CLOSES_BEFORE
    if opens == closes:
        return None
    return opening if opens else closing
