"""Search in the admin: the words of the public search, over what editors may see."""

from django.db.models import Q

from ..analysis import tokens
from ..models import Country, SearchEntry
from . import database
from .query import understand
from .sources import SOURCES

_MOST = 2000  # rows of one list; more is no search
# Of countries it knows those alone that something ties to Uzbekistan.
_KINDS = {source.model: kind for kind, source in SOURCES.items() if source.model is not Country}


def narrowed_by_words(rows, asked):
    """The rows that have all the words, whatever their publication.

    By the index where it knows the kind, else by the words of their names alone.
    """
    query = understand(asked)
    if not query.terms:
        return rows.none()
    kind = _KINDS.get(rows.model)
    if kind is None:
        for term in query.terms:
            rows = rows.filter(_stands_in_key(term))
        return rows
    condition = database.All((query.condition(tokens.WORDS), tokens.facet(tokens.KIND, kind.value)))
    entries = SearchEntry.objects.filter(pk__in=database.all_matching(condition, _MOST))
    return rows.filter(pk__in=entries.values("object_id"))


def _stands_in_key(term):
    found = Q()
    for way in term.ways:
        stems = Q()
        for stem in way.stems:
            stems &= Q(search_key__contains=f" {way.letter}{tokens.WORDS}{stem} ")
        found |= stems
        if way.form:
            begun = f" {way.letter}{tokens.FACT_FORMS}{way.form}"
            found |= Q(search_key__contains=begun)
    return found
