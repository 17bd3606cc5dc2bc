"""What changed from one published version of a record to the next, in words for readers."""

from itertools import pairwise

from ..fields import ProseField
from ..languages import active_language, localized
from ..models import Article, Picture
from . import words
from .differences import changes_between, in_words
from .public_parts import named_now, only_named
from .values import Writer

# Letters of a row that came or went. What it says in full stands on the page of its version.
KEPT_OF_ROW = 400
KEPT_OF_CHANGE = 2000  # letters of a passage that was replaced in a text


def public_differences(kind, states):
    """For each of the states but the first, what tells it from the one before.

    The states are public parts of snapshots; of what they name only that is told which readers may
    see now. One query for each model that they name, however many states there are.
    """
    if len(states) < 2:
        return []
    named = named_now(kind, states)
    named[Picture] = {key: each for key, each in named.get(Picture, {}).items() if _has_words(each)}
    told = [only_named(kind, state, named) for state in states]
    writer = _PublicWriter(named)
    return [
        [_brief(in_words(change, writer)) for change in changes_between(kind, before, after)]
        for before, after in pairwise(told)
    ]


def _has_words(picture):
    """Pictures are named by their alternative texts; their keys are for staff."""
    return picture.title_in(active_language()).value != picture.key


class _PublicWriter(Writer):
    """Names nothing but what it is given, and no record by a link in a text."""

    def __init__(self, named):
        self._known = named
        self.languages = (active_language(),)

    def _own_name(self, model, row):
        if model is Article:  # whose place in the text is no name for it
            article = self._made(model, row)
            return localized(article, "heading").value or article.number
        return super()._own_name(model, row)

    def written(self, field, value):
        if isinstance(field, ProseField):
            return words.plain_text(str(value), names_records=False)
        return super().written(field, value)


def _brief(difference):
    if difference.is_whole_row:
        before, after = (_cut(each, KEPT_OF_ROW) for each in (difference.before, difference.after))
        segments = words.compared(before, after)
    else:
        segments = tuple((kind, _cut(text, KEPT_OF_CHANGE)) for kind, text in difference.segments)
        if segments == difference.segments and not _is_shortened(segments):
            return difference
        before, after = _without(segments, words.ADDED), _without(segments, words.REMOVED)
    return difference._replace(before=before, after=after, segments=segments)


def _is_shortened(segments):
    return any(kind == words.OMITTED for kind, _text in segments)


def _without(segments, left_out):
    return "".join(text for kind, text in segments if kind != left_out)


def _cut(text, kept):
    return text if len(text) <= kept else f"{text[:kept].rpartition(' ')[0]} …"
