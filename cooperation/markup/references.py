"""What a rich text names in the register: pictures by their key, records by kind and address.

A picture stands as ``<figure data-picture="key"></figure>``, a link to a record as
``<a href="record:partner/key">``. No address and no size: both are the page's business, and a
text moves with a fixture into any register.
"""

import re
from typing import NamedTuple

from .tokens import START, tokens_of

LINKED_KINDS = ("membership", "partner", "memorandum", "agreement", "conference", "document")

_SLUG = r"[-a-zA-Z0-9_]{1,80}"
_KEY = re.compile(_SLUG)
_RECORD = re.compile(rf"record:({'|'.join(LINKED_KINDS)})/({_SLUG})")


class RecordReference(NamedTuple):
    kind: str
    slug: str

    def __str__(self):
        return f"record:{self.kind}/{self.slug}"


def record_of(href):
    """The record that the address of a link names; None for any other address."""
    match = _RECORD.fullmatch(href)
    return RecordReference(*match.groups()) if match else None


def is_picture_key(text):
    return bool(_KEY.fullmatch(text))


def picture_markup(key):
    """What stands in a text for the picture, letter for letter."""
    return f'<figure data-picture="{key}"></figure>'


def links_of(html):
    """The records to which a clean text links, each once, in order."""
    if "record:" not in html:
        return []
    hrefs = (token.attributes.get("href", "") for token in tokens_of(html) if token.kind == START)
    return list(dict.fromkeys(filter(None, map(record_of, hrefs))))


def picture_keys_of(html):
    """The keys of the pictures in a clean text, each once, in order."""
    if "data-picture" not in html:
        return []
    keys = (token.attributes.get("data-picture") for token in tokens_of(html))
    return list(dict.fromkeys(filter(None, keys)))
