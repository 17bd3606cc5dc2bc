"""What the field in the header offers while its reader types."""

from itertools import groupby

from ..enums import FoundKind
from .engine import search

MOST = 8
_OF_A_KIND = 4


def suggestions(asked, language):
    """The best of what was found, ``[(kind, [found, …])]``: the kind of the best first."""
    best, places = [], {}
    for found in search(asked, language).found:
        place = places.setdefault(found.kind, [])
        if len(place) < _OF_A_KIND:
            place.append(found)
            best.append(found)
        if len(best) == MOST:
            break
    order = list(places)
    best.sort(key=lambda found: order.index(found.kind))
    return [(FoundKind(kind), list(group)) for kind, group in groupby(best, lambda f: f.kind)]
