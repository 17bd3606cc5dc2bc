"""All rules over one text, in the order of the text, and what is certain put right."""

from itertools import islice

from .. import markup
from . import dates, foreign, letters, links, names, punctuation
from .advice import Context
from .passage import Passage

MOST_LETTERS = 200_000  # of one text; more is no text
MOST_ADVICE = 50  # that is shown …
MOST_MENDED = 5_000  # … and that is put right at once

RULES = (
    letters.apostrophes,
    letters.mixed_alphabets,
    foreign.another_language,
    names.other_names,
    links.empty_words,
    links.hidden_records,
    links.bare_addresses,
    links.pictures_without_words,
    dates.other_dates,
    punctuation.spaces,
    punctuation.quotation_marks,
)


def advise(text, language, field, context=None, *, is_prose=False):
    """All advice on a text. ``field`` is the name of the field without its language."""
    passage = _passage(text, language, is_prose=is_prose)
    return _found(passage, field, context, MOST_ADVICE)


def mended(text, language, field, context=None, *, is_prose=False, only=None):
    """The text with what is certain put right: all, or ``only`` these ``(code, start, end)``."""
    passage = _passage(text, language, is_prose=is_prose)
    replacements, free_from = [], 0
    for each in _found(passage, field, context, MOST_MENDED):
        is_asked = only is None or (each.code, each.start, each.end) in only
        if is_asked and each.fix is not None and each.start >= free_from:
            replacements.append((each.start, each.end, each.fix))
            free_from = each.end
    return passage.replaced(replacements)


def _passage(text, language, *, is_prose):
    text = text[:MOST_LETTERS]
    return Passage(markup.clean(text) if is_prose else text, language, is_prose=is_prose)


def _found(passage, field, context, most):
    context = context or Context()
    found = [each for rule in RULES for each in islice(rule(passage, field, context), most)]
    found.sort(key=lambda each: (each.start, each.end))
    return [_without_impossible_fix(each, passage) for each in found[:most]]


def _without_impossible_fix(advice, passage):
    if advice.fix is None or passage.holds(advice.start, advice.end):
        return advice
    return advice._replace(fix=None)
