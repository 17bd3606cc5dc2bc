"""Pages of the portal, and what they tell search engines in one block of data."""

import json
from typing import NamedTuple

from django.utils.safestring import mark_safe

from ..languages import LocalizedText
from .nodes import VOCABULARY, day, moment, node, source

# So that no text ends the element that it stands in; as Django's json_script writes them.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


class Crumb(NamedTuple):
    """A step on the way to a page; the page itself has no path."""

    name: LocalizedText
    path: str = ""


def graph_of(*things):
    """The things as one JSON-LD document, safe inside a script element.

    Those that are None are left out, and mere references, for what they name stands beside them.
    """
    described = [each for each in things if each and "@type" in each]
    graph = {"@context": VOCABULARY, "@graph": described}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPES))


def page(voice, type, *, url, title, portal, publisher=None, record=None, sources=(), **properties):
    """A page in the language of the voice; ``title`` is a LocalizedText.

    ``portal`` and ``publisher`` are descriptions or references, ``record`` is the record or
    document that the page is about, ``sources`` are the publications that it cites.
    """
    stamps = _stamps(record) if record else {}
    return node(
        type,
        id=url,
        url=url,
        name=voice.said(title),
        inLanguage=voice.language,
        isPartOf=portal,
        sdPublisher=publisher,
        citation=[source(voice, each) for each in sources],
        **stamps,
        **properties,
    )


def _stamps(record):
    """When it was changed, and when somebody last checked its facts."""
    return {
        "dateModified": moment(record.changed_at),
        "lastReviewed": day(getattr(record, "verified_on", None)),
    }


def trail(voice, url, crumbs):
    """The way to the page from the home page, as its breadcrumbs show it."""
    return node(
        "BreadcrumbList",
        id=f"{url}#trail",
        itemListElement=[
            node(
                "ListItem",
                position=position,
                name=voice.said(crumb.name),
                item=crumb.path and node("WebPage", id=voice.absolute(crumb.path)),
            )
            for position, crumb in enumerate(crumbs, 1)
        ],
    )
