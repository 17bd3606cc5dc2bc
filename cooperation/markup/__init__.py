"""The markup of rich text: what of it is allowed, and what a text says by it.

Pure functions: nothing here knows of the database.
"""

from .allowed import clean
from .references import (
    LINKED_KINDS,
    RecordReference,
    is_picture_key,
    links_of,
    picture_keys_of,
    picture_markup,
    record_of,
)
from .tokens import END, START, TEXT, Token, tokens_of, written

__all__ = [
    "END",
    "LINKED_KINDS",
    "START",
    "TEXT",
    "RecordReference",
    "Token",
    "clean",
    "is_picture_key",
    "links_of",
    "picture_keys_of",
    "picture_markup",
    "record_of",
    "tokens_of",
    "written",
]
