"""Which links a document may hold."""

import re

from .refusals import Refused

SCHEMES = ("http", "https", "mailto")
SHOWN_CHARACTERS = 100

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


def refuse_forbidden_link(link):
    """Refuse what would run a script, open a file, or call at another machine by itself.

    A link without a scheme leads to a page beside the document, or nowhere: it stays. One that
    begins with two slashes names a machine, to which Windows would offer the reader's password.
    """
    link = _CONTROL.sub("", link)
    scheme = _SCHEME.match(link)
    if scheme:
        allowed = scheme[1].lower() in SCHEMES
    else:
        allowed = not link.replace("\\", "/").startswith("//")
    if not allowed:
        raise Refused("forbidden_link", link=link[:SHOWN_CHARACTERS])
