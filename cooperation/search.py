"""Finding records and countries by their names, however the reader writes them."""

from dataclasses import dataclass

from . import ties
from .enums import Section
from .models import Agreement, Conference, Membership, Memorandum, Partner
from .orthography import fold

SHOWN_OF_A_KIND = 20
LETTERS_READ = 200  # each word is a condition, and a database takes only so many
_KINDS = {
    Section.PARTNERS: Partner,
    Section.MEMBERSHIPS: Membership,
    Section.MEMORANDA: Memorandum,
    Section.AGREEMENTS: Agreement,
    Section.CONFERENCES: Conference,
}


@dataclass
class Found:
    """What a search found in one section: the first of them, and whether there are more."""

    section: Section
    records: list
    has_more: bool


def find(query, user):
    """What the user may see with every word of the query in one of its names.

    Names in all three languages are looked at, so that a Russian reader finds a record by its
    Uzbek name; only sections in which something was found are returned.
    """
    words = fold(query[:LETTERS_READ]).split()
    if not words:
        return []
    rows = {Section.COUNTRIES: ties.countries(user)}
    rows |= {section: kind.objects.visible_to(user) for section, kind in _KINDS.items()}
    found = [_found(section, records, words) for section, records in rows.items()]
    return [each for each in found if each.records]


def _found(section, records, words):
    for word in words:
        records = records.filter(search_key__contains=word)
    records = list(records.in_title_order()[: SHOWN_OF_A_KIND + 1])
    return Found(section, records[:SHOWN_OF_A_KIND], len(records) > SHOWN_OF_A_KIND)
