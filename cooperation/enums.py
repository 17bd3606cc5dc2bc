"""Closed lists of the register, and the groups of values that code asks about by name."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PublicationStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("publication status", "Draft")
    REVIEW = "review", pgettext_lazy("publication status", "In review")
    PUBLISHED = "published", pgettext_lazy("publication status", "Published")
    ARCHIVED = "archived", pgettext_lazy("publication status", "Archived")


class Region(TextChoices):
    """The regions of the UN geoscheme (M49), by which the country list is grouped."""

    AFRICA = "africa", _("Africa")
    AMERICAS = "americas", _("Americas")
    ASIA = "asia", _("Asia")
    EUROPE = "europe", _("Europe")
    OCEANIA = "oceania", _("Oceania")
    ANTARCTICA = "antarctica", _("Antarctica")


class PartnerKind(TextChoices):
    SPACE_AGENCY = "space-agency", _("Space agency")
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University")
    RESEARCH_BODY = "research-body", _("Research organisation")
    GOVERNMENT_BODY = "government-body", _("Government body")
    INTERNATIONAL_ORGANISATION = "international-organisation", _("International organisation")


class StateStatus(TextChoices):
    """What Uzbekistan is to an international body."""

    MEMBER = "member", _("Member state")
    ASSOCIATE = "associate", _("Associate member")
    PARTICIPANT = "participant", _("Participating state")
    OBSERVER = "observer", _("Observer")


class AgencyRole(TextChoices):
    """What the agency does in an international body, of which states are the members."""

    COMPETENT_AUTHORITY = "competent-authority", _("Competent authority of Uzbekistan")
    REPRESENTATIVE = "representative", _("Represents Uzbekistan")
    PARTICIPANT = "participant", _("Takes part in meetings and programmes")


class AgreementLevel(TextChoices):
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental")
    INTERMINISTERIAL = "interministerial", _("Interministerial")
    INTERAGENCY = "interagency", _("Interagency")


class StepKind(TextChoices):
    """A legal step in the life of a treaty, in the terms of the Vienna Convention (1969)."""

    SIGNED = "signed", pgettext_lazy("legal step", "Signed")
    APPROVED = "approved", pgettext_lazy("legal step", "Approved")
    RATIFIED = "ratified", pgettext_lazy("legal step", "Ratified")
    NOTIFIED = "notified", pgettext_lazy("legal step", "Notification given")
    ENTERED_INTO_FORCE = "entered-into-force", pgettext_lazy("legal step", "Entered into force")
    AMENDED = "amended", pgettext_lazy("legal step", "Amended")
    EXTENDED = "extended", pgettext_lazy("legal step", "Extended")
    SUSPENDED = "suspended", pgettext_lazy("legal step", "Suspended")
    RESUMED = "resumed", pgettext_lazy("legal step", "Resumed")
    TERMINATED = "terminated", pgettext_lazy("legal step", "Terminated")
    EXPIRED = "expired", pgettext_lazy("legal step", "Expired")


class LegalStatus(TextChoices):
    """What an instrument is on a given day; computed, never typed in (see legal_status)."""

    SIGNED = "signed", _("Signed, entry into force not recorded")
    NOT_YET_IN_FORCE = "not-yet-in-force", _("Signed, not yet in force")
    IN_FORCE = "in-force", _("In force")
    EXPIRING = "expiring", _("In force, expires soon")
    SUSPENDED = "suspended", _("Suspended")
    EXPIRED = "expired", _("Expired")
    TERMINATED = "terminated", _("Terminated")
    UNKNOWN = "unknown", _("Status not published")


class Term(TextChoices):
    """For how long an instrument was concluded."""

    NOT_PUBLISHED = "not-published", _("Not published")
    FIXED = "fixed", _("For a fixed term")
    INDEFINITE = "indefinite", _("For an indefinite term")


class Renewal(TextChoices):
    NOT_PUBLISHED = "not-published", _("Not published")
    NONE = "none", _("Ends with its term")
    AUTOMATIC = "automatic", _("Renewed automatically unless a party objects")
    BY_CONSENT = "by-consent", _("Renewed by consent of the parties")


class AgreementRelationKind(TextChoices):
    AMENDS = "amends", _("Amends")
    IMPLEMENTS = "implements", _("Implements")
    REPLACES = "replaces", _("Replaces")


class ConferenceMode(TextChoices):
    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Qualifier(TextChoices):
    """How exact a published figure is."""

    EXACT = "exact", pgettext_lazy("figure", "Exactly")
    AT_LEAST = "at-least", pgettext_lazy("figure", "At least")
    ABOUT = "about", pgettext_lazy("figure", "About")
    NEARLY = "nearly", pgettext_lazy("figure", "Nearly")


class DocumentKind(TextChoices):
    TEXT = "text", pgettext_lazy("kind of document", "Text of the instrument")
    ANNEX = "annex", pgettext_lazy("kind of document", "Annex")
    PROGRAMME = "programme", pgettext_lazy("kind of document", "Programme")
    PRESENTATION = "presentation", pgettext_lazy("kind of document", "Presentation")
    PRESS_RELEASE = "press-release", pgettext_lazy("kind of document", "Press release")
    REPORT = "report", pgettext_lazy("kind of document", "Report or paper")
    OTHER = "other", pgettext_lazy("kind of document", "Other document")


class Authenticity(TextChoices):
    """What a file is among the texts of one document; law ZRU-518 of 2019, article 5."""

    AUTHENTIC = "authentic", _("Authentic text")
    OFFICIAL_TRANSLATION = "official-translation", _("Official translation")
    TRANSLATION = "translation", _("Unofficial translation")
    NOT_STATED = "not-stated", _("Not stated")


class FileLanguage(TextChoices):
    """The languages in which partners write: the portal's own first, then by their names.

    Codes of BCP 47; "mul" of ISO 639-2 is a file with several languages in it.
    """

    UZ = "uz", pgettext_lazy("language", "Uzbek")
    RU = "ru", pgettext_lazy("language", "Russian")
    EN = "en", pgettext_lazy("language", "English")
    SEVERAL = "mul", pgettext_lazy("language", "Several languages in one file")
    AR = "ar", pgettext_lazy("language", "Arabic")
    AZ = "az", pgettext_lazy("language", "Azerbaijani")
    ZH = "zh", pgettext_lazy("language", "Chinese")
    FR = "fr", pgettext_lazy("language", "French")
    DE = "de", pgettext_lazy("language", "German")
    HE = "he", pgettext_lazy("language", "Hebrew")
    HI = "hi", pgettext_lazy("language", "Hindi")
    IT = "it", pgettext_lazy("language", "Italian")
    JA = "ja", pgettext_lazy("language", "Japanese")
    KK = "kk", pgettext_lazy("language", "Kazakh")
    KO = "ko", pgettext_lazy("language", "Korean")
    KY = "ky", pgettext_lazy("language", "Kyrgyz")
    MS = "ms", pgettext_lazy("language", "Malay")
    ES = "es", pgettext_lazy("language", "Spanish")
    TG = "tg", pgettext_lazy("language", "Tajik")
    TH = "th", pgettext_lazy("language", "Thai")
    TR = "tr", pgettext_lazy("language", "Turkish")
    TK = "tk", pgettext_lazy("language", "Turkmen")
    UR = "ur", pgettext_lazy("language", "Urdu")


class Section(TextChoices):
    """The parts of the portal that have an introduction of their own."""

    HOME = "home", _("Home page")
    MEMBERSHIPS = "memberships", _("Memberships")
    PARTNERS = "partners", _("Partners")
    MEMORANDA = "memoranda", _("Memoranda")
    AGREEMENTS = "agreements", _("Agreements")
    CONFERENCES = "conferences", _("Conferences")
    COUNTRIES = "countries", _("Countries")
    TIMELINE = "timeline", _("Timeline")
    ABOUT = "about", _("About the agency")
    DATA = "data", _("Open data")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")
    SITE_MAP = "site-map", _("Site map")
    STATE_SYMBOLS = "state-symbols", _("State symbols")
    SEARCH = "search", pgettext_lazy("section", "Search")


class FoundKind(TextChoices):
    """What search finds, in the order in which to count it."""

    MEMBERSHIP = "membership", _("Memberships")
    PARTNER = "partner", _("Partners")
    MEMORANDUM = "memorandum", _("Memoranda")
    AGREEMENT = "agreement", _("Agreements")
    CONFERENCE = "conference", _("Conferences")
    COUNTRY = "country", _("Countries")
    DOCUMENT = "document", pgettext_lazy("search", "Documents")
    SECTION = "section", pgettext_lazy("search", "About the portal")


# --- The editors' workshop ---------------------------------------------------------------------


class DraftStage(TextChoices):
    """How far a draft of changes to a public record has got."""

    WORKING = "working", pgettext_lazy("draft of changes", "In work")
    REVIEW = "review", pgettext_lazy("draft of changes", "In review")


class VersionEvent(TextChoices):
    """What made a version of a record; each is a line of its history."""

    FOUND = "found", pgettext_lazy("version", "As it was found")
    CREATED = "created", pgettext_lazy("version", "Created")
    CHANGED = "changed", pgettext_lazy("version", "Changed")
    SUBMITTED = "submitted", pgettext_lazy("version", "Submitted for review")
    SENT_BACK = "sent-back", pgettext_lazy("version", "Sent back")
    PUBLISHED = "published", pgettext_lazy("version", "Published")
    ARCHIVED = "archived", pgettext_lazy("version", "Archived")
    WITHDRAWN = "withdrawn", pgettext_lazy("version", "Taken back into drafts")
    TRANSLATED = "translated", pgettext_lazy("version", "Translated")
    IMPORTED = "imported", pgettext_lazy("version", "Imported")
    IMPORT_UNDONE = "import-undone", pgettext_lazy("version", "Import undone")
    DELETED = "deleted", pgettext_lazy("version", "Deleted")
    RECOVERED = "recovered", pgettext_lazy("version", "Recovered")


class PublicEvent(TextChoices):
    """What readers could see happen to a record of the register."""

    PUBLISHED = "published", pgettext_lazy("version", "Published")
    CHANGED = "changed", pgettext_lazy("version", "Changed")
    WITHDRAWN = "withdrawn", pgettext_lazy("version", "Withdrawn from the register")
    DELETED = "deleted", pgettext_lazy("version", "Deleted")


class NoticeKind(TextChoices):
    """What a member of staff is told."""

    SUBMITTED = "submitted", pgettext_lazy("notice", "Waits for your review")
    APPROVED = "approved", pgettext_lazy("notice", "Published")
    SENT_BACK = "sent-back", pgettext_lazy("notice", "Sent back to you")
    COMMENTED = "commented", pgettext_lazy("notice", "Comment")
    DISCARDED = "draft-discarded", pgettext_lazy("notice", "Draft discarded")
    REMINDER = "reminder", pgettext_lazy("notice", "Reminder")


class AuditEvent(TextChoices):
    """What the log of the workshop keeps, beside the versions of records."""

    LOGGED_IN = "logged-in", pgettext_lazy("audit", "Logged in")
    LOGIN_FAILED = "login-failed", pgettext_lazy("audit", "Log-in failed")
    LOGGED_OUT = "logged-out", pgettext_lazy("audit", "Logged out")
    ACCOUNT_CREATED = "account-created", pgettext_lazy("audit", "Account created")
    ACCOUNT_CHANGED = "account-changed", pgettext_lazy("audit", "Account changed")
    ACCOUNT_DELETED = "account-deleted", pgettext_lazy("audit", "Account deleted")
    ROLES_CHANGED = "roles-changed", pgettext_lazy("audit", "Roles or permissions changed")
    CREATED = "created", pgettext_lazy("audit", "Created")
    CHANGED = "changed", pgettext_lazy("audit", "Changed")
    SUBMITTED = "submitted", pgettext_lazy("audit", "Submitted for review")
    SENT_BACK = "sent-back", pgettext_lazy("audit", "Sent back")
    PUBLISHED = "published", pgettext_lazy("audit", "Published")
    ARCHIVED = "archived", pgettext_lazy("audit", "Archived")
    WITHDRAWN = "withdrawn", pgettext_lazy("audit", "Taken back into drafts")
    DRAFT_DISCARDED = "draft-discarded", pgettext_lazy("audit", "Draft discarded")
    DELETED = "deleted", pgettext_lazy("audit", "Deleted")
    RECOVERED = "recovered", pgettext_lazy("audit", "Recovered")
    IMPORTED = "imported", pgettext_lazy("audit", "Imported")
    IMPORT_UNDONE = "import-undone", pgettext_lazy("audit", "Import undone")
    EXPORTED = "exported", pgettext_lazy("audit", "Exported")
    PREVIEW_SHARED = "preview-shared", pgettext_lazy("audit", "Preview link made")
    PREVIEW_REVOKED = "preview-revoked", pgettext_lazy("audit", "Preview link revoked")


class TranslationStanding(TextChoices):
    """How a text in one language stands to its source."""

    SOURCE = "source", pgettext_lazy("translation", "Source")
    MISSING = "missing", pgettext_lazy("translation", "Missing")
    DRAFT = "draft", pgettext_lazy("translation", "Draft")
    OUTDATED = "outdated", pgettext_lazy("translation", "Outdated")
    REVIEWED = "reviewed", pgettext_lazy("translation", "Reviewed")


class Matter(TextChoices):
    """What of a record needs attention, in the order in which it is urgent."""

    EXPIRY = "expiry", pgettext_lazy("renewal", "End of term")
    NOTICE = "notice", pgettext_lazy("renewal", "Notice deadline")
    SCHEDULE = "schedule", pgettext_lazy("renewal", "Scheduled")
    VERIFICATION = "verification", pgettext_lazy("renewal", "To verify")
    FIGURE = "figure", pgettext_lazy("renewal", "Old figures")
    DOUBT = "doubt", pgettext_lazy("renewal", "Doubts")
    LINK = "link", pgettext_lazy("renewal", "Links to mend")


class LinkProblem(TextChoices):
    """Why a link leads nowhere."""

    NO_NAME = "no-name", pgettext_lazy("link", "there is no such site")
    NOT_PUBLIC = "not-public", pgettext_lazy("link", "the address is not on the public internet")
    NO_ANSWER = "no-answer", pgettext_lazy("link", "the site does not answer")
    TIMEOUT = "timeout", pgettext_lazy("link", "the site takes too long to answer")
    TLS = "tls", pgettext_lazy("link", "the site’s certificate is not valid")
    GONE = "gone", pgettext_lazy("link", "the page is not there")
    FAILS = "fails", pgettext_lazy("link", "the site answers with an error")
    REDIRECTS = "redirects", pgettext_lazy("link", "the site keeps sending on")
    NOT_AN_ADDRESS = "not-an-address", pgettext_lazy("link", "this is no web address")
