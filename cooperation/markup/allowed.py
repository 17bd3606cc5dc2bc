"""The one list of what rich text may hold, and the function that holds every text to it."""

import re

import nh3

from .references import is_picture_key, record_of
from .tokens import START, Token, tokens_of, written

TAGS = frozenset(
    "p br strong em h2 h3 ul ol li blockquote a figure table thead tbody tr th td".split()
)
_SCHEMES = ("http://", "https://", "mailto:")
_MOST_SPANNED = 20  # columns or rows that one cell takes
_EMPTY_END = re.compile(r"(?:<p></p>)+\Z")  # where the editor went on below a picture
_EMPTY = re.compile(r"<(\w+)></\1>")


def _number(most):
    def number(value):
        return value if value.isascii() and value.isdecimal() and 1 <= int(value) <= most else None

    return number


def _address(value):
    value = value.strip()
    if record_of(value):
        return value
    if not value.lower().startswith(_SCHEMES):
        return None
    return value.replace("<", "%3C").replace(">", "%3E")


def _words(value):
    """Without what would look like a tag to whoever reads markup with a simple pattern."""
    return value.replace("<", "").replace(">", "")


def _key(value):
    return value if is_picture_key(value) else None


def _list_style(value):
    return value if value in ("1", "a", "A", "i", "I") else None


_ATTRIBUTES = {
    "a": {"href": _address, "title": _words},
    "figure": {"data-picture": _key},
    "ol": {"start": _number(9999), "type": _list_style, "data-type": _list_style},
    "td": {"colspan": _number(_MOST_SPANNED), "rowspan": _number(_MOST_SPANNED)},
    "th": {"colspan": _number(_MOST_SPANNED), "rowspan": _number(_MOST_SPANNED)},
}


def _filtered(tag, attribute, value):
    rule = _ATTRIBUTES.get(tag, {}).get(attribute)
    return rule(value) if rule else None


_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(rules) for tag, rules in _ATTRIBUTES.items()},
    attribute_filter=_filtered,
    generic_attribute_prefixes=set(),
    url_schemes={"http", "https", "mailto", "record"},
    link_rel=None,
)


# What is taken out can leave tags that a browser reads in another way; twice settles it mostly.
_PASSES = 10


def clean(html):
    """The text with nothing in it but what is allowed; words are kept, whatever stood around them.

    What is clean stays as it is, letter for letter.
    """
    for _pass in range(_PASSES):
        before, html = html, _cleaned_once(html)
        if html == before:
            break
    return html


def _cleaned_once(html):
    html = _cleaner.clean(html)
    if "<a" in html or "<figure" in html:
        html = written(_without_empty_forms(tokens_of(html)))
    html = _EMPTY_END.sub("", html)
    return "" if _EMPTY.fullmatch(html) else html


def _without_empty_forms(tokens):
    """Links that lead nowhere and figures without a picture are words; a picture holds none."""
    open_links = []
    for token in tokens:
        if token.is_start_of("a"):
            open_links.append("href" in token.attributes)
            if open_links[-1]:
                yield token
        elif token.is_end_of("a"):
            if open_links.pop():
                yield token
        elif token.name == "figure" and token.kind == START:
            if "data-picture" in token.attributes:
                yield token
                yield Token("end", "figure")
        elif not token.is_end_of("figure"):
            yield token
