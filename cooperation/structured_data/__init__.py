"""The register in the words of schema.org, as JSON-LD, for search engines and other machines.

Functions of what a page has loaded: they ask the database for nothing, but for ``record_ld``,
which serves a record by itself. They name what they are given, so it must be what readers see.
"""

from .agency import agency, agency_in_brief, portal
from .briefs import in_brief
from .datasets import Download, dataset
from .documents import document
from .events import conference
from .instruments import agreement, articles, memorandum
from .nodes import country, node
from .organisations import membership, partner
from .pages import Crumb, graph_of, page, trail
from .voice import Voice
from .whole import record_ld

__all__ = [
    "Crumb",
    "Download",
    "Voice",
    "agency",
    "agency_in_brief",
    "agreement",
    "articles",
    "conference",
    "country",
    "dataset",
    "document",
    "graph_of",
    "in_brief",
    "membership",
    "memorandum",
    "node",
    "page",
    "partner",
    "portal",
    "record_ld",
    "trail",
]
