from .countries import CountryList, CountryPage
from .doors import LanguageChoice, Robots, UzbekLatinHabit
from .home import Home
from .lists import AgreementList, ConferenceList, MembershipList, MemorandumList, PartnerList
from .records import AgreementPage, ConferencePage, MembershipPage, MemorandumPage, PartnerPage
from .texts import About, Accessibility, SiteMap
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
    "Home",
    "LanguageChoice",
    "MembershipList",
    "MembershipPage",
    "MemorandumList",
    "MemorandumPage",
    "PartnerList",
    "PartnerPage",
    "Robots",
    "SiteMap",
    "TimelinePage",
    "UzbekLatinHabit",
]
