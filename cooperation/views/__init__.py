from .agreement_text import AgreementTextPage
from .api_documentation import ApiDocumentation
from .calendar import DeadlineCalendar
from .countries import CountryList
from .data_pages import DataPage, KindOfDataPage
from .documents import DocumentPage
from .doors import LanguageChoice, Robots, UzbekLatinHabit
from .dossier import CountryPage
from .downloads import Catalogue, Checksums, DownloadFile
from .files import DocumentDownload, PictureFile
from .home import Home
from .icons import Favicon, Manifest
from .lists import AgreementList, ConferenceList, MembershipList, MemorandumList, PartnerList
from .records import AgreementPage, ConferencePage, MembershipPage, MemorandumPage, PartnerPage
from .search import OpenSearch, SearchPage, Suggestions
from .shared_preview import SharedPreview, SharedPreviewFrame
from .sitemaps import SitemapIndex, SitemapSection
from .special_view import SpecialViewPage, SpecialViewSheet
from .style_guide import StyleGuide
from .texts import About, Accessibility, SiteMap, StateSymbols
from .timeline import TimelinePage

__all__ = [
    "About",
    "Accessibility",
    "AgreementList",
    "AgreementPage",
    "AgreementTextPage",
    "ApiDocumentation",
    "Catalogue",
    "Checksums",
    "ConferenceList",
    "ConferencePage",
    "CountryList",
    "CountryPage",
    "DataPage",
    "DeadlineCalendar",
    "DocumentDownload",
    "DocumentPage",
    "DownloadFile",
    "Favicon",
    "Home",
    "KindOfDataPage",
    "LanguageChoice",
    "Manifest",
    "MembershipList",
    "MembershipPage",
    "MemorandumList",
    "MemorandumPage",
    "OpenSearch",
    "PartnerList",
    "PartnerPage",
    "PictureFile",
    "Robots",
    "SearchPage",
    "SharedPreview",
    "SharedPreviewFrame",
    "SiteMap",
    "SitemapIndex",
    "SitemapSection",
    "SpecialViewPage",
    "SpecialViewSheet",
    "StateSymbols",
    "StyleGuide",
    "Suggestions",
    "TimelinePage",
    "UzbekLatinHabit",
]
