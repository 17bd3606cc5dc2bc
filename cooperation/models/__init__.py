from .address import FormerSlug
from .agreement import Agreement, AgreementParty, AgreementPhase, AgreementRelation, LegalStep
from .article import Article
from .attachment import Attachment, GalleryPicture
from .conference import Conference
from .document import Document, DocumentFile, DocumentVersion
from .membership import Membership
from .memorandum import Memorandum, MemorandumPartner, MemorandumPhase
from .partner import Partner
from .picture import Picture
from .reference import Area, ConferenceSeries, Country, Source
from .search import (
    FruitlessQuery,
    SearchEntry,
    SearchWindow,
    SearchWord,
    SynonymKey,
    Synonyms,
)
from .site_text import SectionText, SiteLink, SiteSettings
from .statistic import Statistic

# The public kinds of record, in the order of the menu.
RECORD_KINDS = (Membership, Partner, Memorandum, Agreement, Conference)

__all__ = [
    "RECORD_KINDS",
    "Agreement",
    "AgreementParty",
    "AgreementPhase",
    "AgreementRelation",
    "Area",
    "Article",
    "Attachment",
    "Conference",
    "ConferenceSeries",
    "Country",
    "Document",
    "DocumentFile",
    "DocumentVersion",
    "FormerSlug",
    "FruitlessQuery",
    "GalleryPicture",
    "LegalStep",
    "Membership",
    "Memorandum",
    "MemorandumPartner",
    "MemorandumPhase",
    "Partner",
    "Picture",
    "SearchEntry",
    "SearchWindow",
    "SearchWord",
    "SectionText",
    "SiteLink",
    "SiteSettings",
    "Source",
    "Statistic",
    "SynonymKey",
    "Synonyms",
]
