from .address import FormerSlug
from .agreement import Agreement, AgreementParty, AgreementPhase, AgreementRelation, LegalStep
from .article import Article
from .attachment import Attachment, GalleryPicture
from .audit import AuditEntry
from .calendar_key import CalendarKey
from .checked_link import CheckedLink, LinkPlace
from .conference import Conference
from .document import Document, DocumentFile, DocumentVersion
from .draft import Draft
from .import_run import ImportRun
from .membership import Membership
from .memorandum import Memorandum, MemorandumPartner, MemorandumPhase
from .partner import Partner
from .picture import Picture
from .preview import Preview
from .reference import Area, ConferenceSeries, Country, Source
from .review import Notice, ReviewNote
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
from .translation_state import TextState
from .version import Version

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
    "AuditEntry",
    "CalendarKey",
    "CheckedLink",
    "Conference",
    "ConferenceSeries",
    "Country",
    "Document",
    "DocumentFile",
    "DocumentVersion",
    "Draft",
    "FormerSlug",
    "FruitlessQuery",
    "GalleryPicture",
    "ImportRun",
    "LegalStep",
    "LinkPlace",
    "Membership",
    "Memorandum",
    "MemorandumPartner",
    "MemorandumPhase",
    "Notice",
    "Partner",
    "Picture",
    "Preview",
    "ReviewNote",
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
    "TextState",
    "Version",
]
