"""Words of a document, fit to be stored and searched."""

import re

from . import limits

_LINE_END = re.compile(r"\r\n?")
# PDFium puts U+FFFE for the hyphen of a word that goes on in the next line.
_BROKEN_WORD = re.compile("[\ufffe\x02\xad]\\s*\n")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def fit_text(pieces):
    """The pieces as one text without control characters, of a length that is limited."""
    text = _LINE_END.sub("\n", "".join(pieces))
    text = _UNFIT.sub("", _BROKEN_WORD.sub("", text))
    return text.strip()[: limits.TEXT_CHARACTERS]


def has_words(text):
    """Whether this is text, and not the specks that a scan was taken for."""
    letters = 0
    for character in text:
        letters += character.isalpha()
        if letters == limits.TEXT_LETTERS:
            return True
    return False
