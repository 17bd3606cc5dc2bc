"""What a picture or the first page of a document is shown as: files of several widths and formats.

Each file has a name made of its content, so that a browser may keep it for ever, and nobody
finds it who does not hold a page that shows it.
"""

from typing import NamedTuple

from django.conf import settings
from django.db import models

DIGEST_LETTERS = 24  # of a SHA-256 in hexadecimal
WHOLE, CARD = "", "card"
AVIF, WEBP = "avif", "webp"
MEDIA_TYPES = {AVIF: "image/avif", WEBP: "image/webp"}


class Rendition(NamedTuple):
    """One file: the whole picture or its cut for cards, in pixels; ``size`` in bytes."""

    crop: str
    format: str
    width: int
    height: int
    digest: str
    size: int

    @property
    def name(self):
        """Where the storage keeps it."""
        return stored_name(self.digest, self.format)

    @property
    def url(self):
        return f"{settings.MEDIA_URL}{self.digest[:2]}/{self.digest[2:]}.{self.format}"


def stored_name(digest, format):
    return f"renditions/{digest[:2]}/{digest[2:]}.{format}"


class RenditionsField(models.JSONField):
    """The renditions of one picture, the narrowest first."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, expression, connection):
        rows = super().from_db_value(value, expression, connection)
        return [Rendition(*row) for row in rows or ()]
