"""The public pages. Every path stands behind a language prefix (see ``uzbekspace.urls``)."""

from django.urls import path, re_path

from . import views
from .models import Agreement, Conference, Membership, Memorandum, Partner
from .open_data import KINDS
from .views import conference_calendar, feeds, social_cards, versions

app_name = "cooperation"


def versions_of(folder, page):
    """What readers saw before of the records in a folder; ``page`` is that of a version."""
    kind = page.model._meta.model_name
    every = versions.RecordVersions.as_view(model=page.model, section=page.section)
    at = f"{folder}/<slug:slug>/versions/"
    yield path(at, every, name=f"{kind}-versions")
    yield path(f"{at}<int:number>/", page.as_view(), name=f"{kind}-version")


def feeds_of(folder, model):
    kind = model._meta.model_name
    every, one = feeds.KindFeed.as_view(model=model), feeds.RecordFeed.as_view(model=model)
    yield path(f"{folder}/feed.atom", every, name=f"{kind}-feed")
    yield path(f"{folder}/<slug:slug>/feed.atom", one, name=f"{kind}-record-feed")


urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("memberships/", views.MembershipList.as_view(), name="membership-list"),
    path("memberships/<slug:slug>/", views.MembershipPage.as_view(), name="membership-detail"),
    path("partners/", views.PartnerList.as_view(), name="partner-list"),
    path("partners/<slug:slug>/", views.PartnerPage.as_view(), name="partner-detail"),
    path("memoranda/", views.MemorandumList.as_view(), name="memorandum-list"),
    path("memoranda/<slug:slug>/", views.MemorandumPage.as_view(), name="memorandum-detail"),
    path("agreements/", views.AgreementList.as_view(), name="agreement-list"),
    path("agreements/<slug:slug>/", views.AgreementPage.as_view(), name="agreement-detail"),
    path("agreements/<slug:slug>/text/", views.AgreementTextPage.as_view(), name="agreement-text"),
    path("conferences/", views.ConferenceList.as_view(), name="conference-list"),
    path("conferences/<slug:slug>/", views.ConferencePage.as_view(), name="conference-detail"),
    *versions_of("memberships", versions.MembershipVersion),
    *versions_of("partners", versions.PartnerVersion),
    *versions_of("memoranda", versions.MemorandumVersion),
    *versions_of("agreements", versions.AgreementVersion),
    *versions_of("conferences", versions.ConferenceVersion),
    path("documents/<slug:slug>/", views.DocumentPage.as_view(), name="document-detail"),
    path("countries/", views.CountryList.as_view(), name="country-list"),
    path("countries/<slug:code>/", views.CountryPage.as_view(), name="country-detail"),
    path("timeline/", views.TimelinePage.as_view(), name="timeline"),
    path("about/", views.About.as_view(), name="about"),
    path("data/", views.DataPage.as_view(), name="data"),
    re_path(
        rf"^data/(?P<word>{'|'.join(KINDS)})/$", views.KindOfDataPage.as_view(), name="data-kind"
    ),
    path("data/api/", views.ApiDocumentation.as_view(), name="api-documentation"),
    path("accessibility/", views.Accessibility.as_view(), name="accessibility"),
    path("state-symbols/", views.StateSymbols.as_view(), name="state-symbols"),
    path("search/", views.SearchPage.as_view(), name="search"),
    path("special-view/", views.SpecialViewPage.as_view(), name="special-view"),
    path("styleguide/", views.StyleGuide.as_view(), name="style-guide"),
    path("site-map/", views.SiteMap.as_view(), name="site-map"),
    # What belongs to pages without being one; the address of a page ends in a slash.
    path("site.webmanifest", views.Manifest.as_view(), name="manifest"),
    path("search/suggestions.json", views.Suggestions.as_view(), name="suggestions"),
    path("calendar/<str:key>.ics", views.DeadlineCalendar.as_view(), name="calendar"),
    path("feed.atom", feeds.ChangesFeed.as_view(), name="feed"),
    *feeds_of("memberships", Membership),
    *feeds_of("partners", Partner),
    *feeds_of("memoranda", Memorandum),
    *feeds_of("agreements", Agreement),
    *feeds_of("conferences", Conference),
    path(
        "conferences/calendar.ics",
        conference_calendar.ConferencesCalendar.as_view(),
        name="conferences-calendar",
    ),
    path(
        "conferences/<slug:slug>/calendar.ics",
        conference_calendar.ConferenceCalendar.as_view(),
        name="conference-calendar",
    ),
    path("opensearch.xml", views.OpenSearch.as_view(), name="opensearch"),
    path("card.png", social_cards.PortalCard.as_view(), name="card"),
    path("memberships/<slug:slug>/card.png", social_cards.MembershipCard.as_view()),
    path("partners/<slug:slug>/card.png", social_cards.PartnerCard.as_view()),
    path("memoranda/<slug:slug>/card.png", social_cards.MemorandumCard.as_view()),
    path("agreements/<slug:slug>/card.png", social_cards.AgreementCard.as_view()),
    path("conferences/<slug:slug>/card.png", social_cards.ConferenceCard.as_view()),
    path("countries/<slug:code>/card.png", social_cards.CountryCard.as_view()),
]
