"""Letters that look right and are others. Saving puts the certain ones right by the same rules."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..homoglyphs import mixed_words
from ..orthography import mend_uzbek
from .advice import Advice

_MOST_AROUND = 30


def apostrophes(passage, field, context):
    if passage.language != "uz":
        return
    right = mend_uzbek(passage.text.replace("<", "\u2039").replace(">", "\u203a"))
    for place, (letter, mended) in enumerate(zip(passage.text, right, strict=True)):
        if letter != mended and letter not in "<>":
            yield Advice(
                "apostrophe",
                format_lazy(
                    _("Wrong apostrophe in “{word}”: the letter is written {right}."),
                    word=_word_at(passage.text, place),
                    right=f"{passage.text[place - 1]}{mended}",
                ),
                place,
                place + 1,
                _word_at(passage.text, place),
                mended,
            )


def mixed_alphabets(passage, field, context):
    for start, end, right in mixed_words(passage.text, passage.language):
        word = passage.text[start:end]
        yield Advice(
            "alphabet",
            format_lazy(_("“{word}” mixes Latin and Cyrillic letters."), word=word),
            start,
            end,
            word,
            right,
        )


def _word_at(text, place):
    """The word around a place; no word has more letters on either side of it than these."""
    before = text[max(place - _MOST_AROUND, 0) : place].split()
    after = text[place + 1 : place + _MOST_AROUND].split()
    start = before[-1] if before and not text[place - 1].isspace() else ""
    end = after[0] if after and not text[place + 1].isspace() else ""
    return f"{start}{text[place]}{end}".strip('.,;:!?()«»“”"')
