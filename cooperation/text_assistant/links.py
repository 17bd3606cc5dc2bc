"""Links that do not say where they lead, and pictures that say nothing."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .. import markup
from .advice import Advice

_EMPTY_WORDS = frozenset(
    (
        "here", "click here", "link", "this link", "more", "read more", "this page",
        "shu yerda", "bu yerda", "shu yerga", "bu yerga", "shu yerni bosing", "havola", "batafsil",
        "shu havola", "mana bu yerda",
        "здесь", "тут", "сюда", "ссылка", "по ссылке", "подробнее", "читать далее", "нажмите здесь",
    )
)  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>“”«»\"]+[^\s<>“”«»\".,;:!?)]")


def empty_words(passage, field, context):
    for link in passage.links:
        words = passage.text[link.start : link.end]
        if words.strip(" .…→»\u00a0").casefold() in _EMPTY_WORDS:
            message = _("The link “{words}” does not say where it leads. Name what is there.")
        elif not words.strip():
            message = _("A link has no words.")
        elif _ADDRESS.fullmatch(words.strip()):
            message = _("The link “{words}” shows a bare address. Name what is there.")
        else:
            continue
        yield Advice("link", format_lazy(message, words=words.strip()), link.start, link.end, words)


def hidden_records(passage, field, context):
    for link in passage.links:
        record = markup.record_of(link.href)
        if record and record not in context.linked:
            words = passage.text[link.start : link.end]
            message = _("The link “{words}” leads to a record that readers do not see.")
            yield Advice("record", format_lazy(message, words=words), link.start, link.end, words)


def bare_addresses(passage, field, context):
    for match in _ADDRESS.finditer(passage.text):
        start, end = match.span()
        if not any(link.start <= start < link.end for link in passage.links):
            yield Advice(
                "address",
                format_lazy(_("A bare address in the text: {address}"), address=match.group()),
                start,
                end,
                match.group(),
            )


def pictures_without_words(passage, field, context):
    for place, key in passage.pictures:
        if key not in context.pictures:
            message = _("The library has no picture “{key}”: the page shows nothing here.")
        elif passage.language not in context.pictures[key]:
            message = _(
                "The picture “{key}” has no alternative text in this language: the page leaves it "
                "out."
            )
        else:
            continue
        yield Advice("picture", format_lazy(message, key=key), place, place, key)
