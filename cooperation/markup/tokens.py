"""Clean markup as the sequence of its tags and texts, and back.

A sequence and not a tree, so that a text nested a thousand deep costs no recursion.
"""

from html.parser import HTMLParser
from typing import NamedTuple

START, END, TEXT = "start", "end", "text"
_WITHOUT_END = frozenset(["br"])


class Token(NamedTuple):
    """``name`` is the tag, or the text itself; ``attributes`` those of a start."""

    kind: str
    name: str
    attributes: dict = {}

    def is_start_of(self, *tags):
        return self.kind == START and self.name in tags

    def is_end_of(self, *tags):
        return self.kind == END and self.name in tags


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tokens = []

    def handle_starttag(self, tag, attrs):
        self.tokens.append(Token(START, tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        if tag not in _WITHOUT_END:
            self.tokens.append(Token(END, tag))

    def handle_data(self, data):
        self.tokens.append(Token(TEXT, data))


def tokens_of(clean_html):
    """The tags and texts of markup that the sanitiser wrote."""
    reader = _Reader()
    reader.feed(clean_html)
    reader.close()
    return reader.tokens


def written(tokens):
    """The tokens as markup, letter for letter as the sanitiser writes it."""
    return "".join(map(_written, tokens))


def _written(token):
    if token.kind == TEXT:
        return _escaped(token.name).replace("<", "&lt;").replace(">", "&gt;")
    if token.kind == END:
        return f"</{token.name}>"
    attributes = (
        f' {name}="{_escaped(value).replace(chr(34), "&quot;")}"'
        for name, value in token.attributes.items()
    )
    return f"<{token.name}{''.join(attributes)}>"


def _escaped(text):
    return text.replace("&", "&amp;").replace("\u00a0", "&nbsp;")
