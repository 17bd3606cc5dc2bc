from .countries import CountryList
from .doors import LanguageChoice, Robots, UzbekLatinHabit
from .dossier import CountryPage
from .home import Home
from .icons import Favicon, Manifest
from .lists import AgreementList, ConferenceList, MembershipList, MemorandumList, PartnerList
from .records import AgreementPage, ConferencePage, MembershipPage, MemorandumPage, PartnerPage
from .search import SearchPage
from .special_view import SpecialViewPage, SpecialViewSheet
from .style_guide import StyleGuide
from .texts import About, Accessibility, SiteMap, StateSymbols
from .timeline import TimelinePage

__all__ = [
    "About",
    "Accessibility",
    "AgreementList",
    "AgreementPage",
    "ConferenceList",
    "ConferencePage",
    "CountryList",
    "CountryPage",
    "Favicon",
    "Home",
    "LanguageChoice",
    "Manifest",
    "MembershipList",
    "MembershipPage",
    "MemorandumList",
    "MemorandumPage",
    "PartnerList",
    "PartnerPage",
    "Robots",
    "SearchPage",
    "SiteMap",
    "SpecialViewPage",
    "SpecialViewSheet",
    "StateSymbols",
    "StyleGuide",
    "TimelinePage",
    "UzbekLatinHabit",
]
