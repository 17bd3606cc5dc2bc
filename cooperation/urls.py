"""The public pages. Every path stands behind a language prefix (see ``uzbekspace.urls``)."""

from django.urls import path

from . import views
from .views import social_cards

app_name = "cooperation"

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
    path("documents/<slug:slug>/", views.DocumentPage.as_view(), name="document-detail"),
    path("countries/", views.CountryList.as_view(), name="country-list"),
    path("countries/<slug:code>/", views.CountryPage.as_view(), name="country-detail"),
    path("timeline/", views.TimelinePage.as_view(), name="timeline"),
    path("about/", views.About.as_view(), name="about"),
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
    path("opensearch.xml", views.OpenSearch.as_view(), name="opensearch"),
    path("card.png", social_cards.PortalCard.as_view(), name="card"),
    path("memberships/<slug:slug>/card.png", social_cards.MembershipCard.as_view()),
    path("partners/<slug:slug>/card.png", social_cards.PartnerCard.as_view()),
    path("memoranda/<slug:slug>/card.png", social_cards.MemorandumCard.as_view()),
    path("agreements/<slug:slug>/card.png", social_cards.AgreementCard.as_view()),
    path("conferences/<slug:slug>/card.png", social_cards.ConferenceCard.as_view()),
    path("countries/<slug:code>/card.png", social_cards.CountryCard.as_view()),
]
