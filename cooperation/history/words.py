"""Two texts word by word: what stayed, what went, what came."""

import re
from difflib import Match, SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby

RECORD_SCHEME = "record:"  # of links to the register's own records

SAME, REMOVED, ADDED, OMITTED = "same", "removed", "added", "omitted"

KEPT_AROUND = 60  # letters of an unchanged stretch that are shown before and after a change
# How many comparisons of two words a pair of texts may cost, about a second. What is left then
# counts as replaced, which is true, only coarser.
MOST_COMPARISONS = 4_000_000

_TOKEN = re.compile(r"[^\W_]+(?:['’ʻʼ-][^\W_]+)*|\s+|.", re.DOTALL)


def compared(before, after):
    """The segments of both texts as ``(kind, text)``.

    Those that are the same or removed, joined, are ``before``; the same or added, ``after``.
    """
    if not (before and after):
        whole = [(REMOVED, before), (ADDED, after)]
        return tuple(segment for segment in whole if segment[1])
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    old_end, new_end = len(old) - end, len(new) - end
    segments = [(SAME, "".join(old[:start]))]
    segments += _changes(old[start:old_end], new[start:new_end])
    segments.append((SAME, "".join(old[old_end:])))
    return tuple(_joined(segments))


def shortened(segments):
    """The segments without the middle of long stretches that stayed as they were."""
    short = []
    for number, (kind, text) in enumerate(segments):
        if kind != SAME or len(text) <= 3 * KEPT_AROUND:
            short.append((kind, text))
            continue
        head = text[:KEPT_AROUND].rpartition(" ")[0] if number else ""
        tail = text[-KEPT_AROUND:].partition(" ")[2] if number < len(segments) - 1 else ""
        short += [(SAME, head)] * bool(head) + [(OMITTED, " … ")] + [(SAME, tail)] * bool(tail)
    return tuple(short)


class _Bounded(SequenceMatcher):
    """Gives up looking for equal words when it has compared enough of them."""

    left = MOST_COMPARISONS

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        found = (len(self.b2j.get(word, ())) for word in self.a[alo:ahi])
        self.left -= sum(found) + ahi - alo
        if self.left < 0:
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def _changes(old, new):
    matcher = _Bounded(str.isspace, old, new)
    for deed, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if deed == "equal":
            yield SAME, "".join(old[old_from:old_to])
        else:
            yield REMOVED, "".join(old[old_from:old_to])
            yield ADDED, "".join(new[new_from:new_to])


def _common(old, new):
    """How many words both begin with."""
    number = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        number += 1
    return number


def _joined(segments):
    """Without empty ones, and neighbours of one kind as one."""
    filled = _with_bridged_spaces([segment for segment in segments if segment[1]])
    for is_same, run in groupby(filled, key=lambda segment: segment[0] == SAME):
        run = list(run)
        for kind in (SAME,) if is_same else (REMOVED, ADDED):
            if text := "".join(text for each, text in run if each == kind):
                yield kind, text


def _with_bridged_spaces(segments):
    """A space alone between two changes is part of them: a phrase is replaced as a whole."""
    for number, (kind, text) in enumerate(segments):
        is_between = 0 < number < len(segments) - 1
        if kind == SAME and text.isspace() and "\n" not in text and is_between:
            yield REMOVED, text
            yield ADDED, text
        else:
            yield kind, text


# --- Rich text ---------------------------------------------------------------------------------

_BLOCKS = {"p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "table", "figure", "hr"}
_LINES = {"li", "tr", "br", "figcaption", "caption"}


def plain_text(prose, *, names_records=True):
    """Rich text in plain words: its paragraphs apart, the items of lists and rows on lines.

    A link is its words and its address; one to a record has none where records are not named.
    """
    reader = _PlainReader(names_records)
    reader.feed(prose)
    reader.close()
    text = re.sub(r"•\s+", "• ", re.sub(r"[ \t]+", " ", "".join(reader.parts)))
    text = re.sub(r"\s*\n\s*\n\s*", "\n\n", re.sub(r" *\n *", "\n", text))
    return re.sub(r"(\n• [^\n]*)\n(?=\n• )", r"\1", text).strip()


class _PlainReader(HTMLParser):
    def __init__(self, names_records):
        super().__init__()
        self.names_records = names_records
        self.parts = []
        self.links = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag in _LINES:
            self.parts.append("\n• " if tag == "li" else "\n")
        elif tag in ("td", "th"):
            self.parts.append(" | ")
        elif tag == "img":
            self.parts.append(f" [{attributes.get('alt') or attributes.get('src') or ''}] ")
        elif tag == "a":
            href = attributes.get("href") or ""
            is_told = self.names_records or not href.startswith(RECORD_SCHEME)
            self.links.append(href if is_told else "")

    def handle_endtag(self, tag):
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self.links and (address := self.links.pop()):
            self.parts.append(f" ({address})")

    def handle_data(self, data):
        self.parts.append(re.sub(r"\s+", " ", data))
