"""What must not be forgotten: terms that end, deadlines of notice, facts that grow old.

``items`` finds it, ``counts`` counts it for the first page, ``deeds`` does what can be done at
the desk, ``reminders`` tells people ahead, ``feed`` is their calendar.
"""

from .items import DATED, KINDS, Item, counts, dated, items, kinds_of, link_words, with_links

__all__ = [
    "DATED",
    "KINDS",
    "Item",
    "counts",
    "dated",
    "items",
    "kinds_of",
    "link_words",
    "with_links",
]
