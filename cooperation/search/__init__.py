"""One search for three languages and every way of writing Uzbek.

``content`` says what there is to find in a record, ``windows`` when readers may see it,
``indexing`` keeps the index; ``query`` understands a question, ``engine`` answers it.
"""

from ..gathering import gathered
from .engine import Found, Results, search
from .fruitless import count_fruitless
from .indexing import check, is_stale, rebuild, touch
from .listing import SearchListing
from .snippets import shown
from .staff import narrowed_by_words
from .suggestions import suggestions

__all__ = [
    "Found",
    "Results",
    "SearchListing",
    "check",
    "count_fruitless",
    "gathered",
    "is_stale",
    "narrowed_by_words",
    "rebuild",
    "search",
    "shown",
    "suggestions",
    "touch",
]
