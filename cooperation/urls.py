"""The public pages. Every path stands behind a language prefix (see ``uzbekspace.urls``)."""

from django.urls import path

from . import views

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
    path("conferences/", views.ConferenceList.as_view(), name="conference-list"),
    path("conferences/<slug:slug>/", views.ConferencePage.as_view(), name="conference-detail"),
    path("countries/", views.CountryList.as_view(), name="country-list"),
    path("countries/<slug:code>/", views.CountryPage.as_view(), name="country-detail"),
    path("timeline/", views.TimelinePage.as_view(), name="timeline"),
    path("about/", views.About.as_view(), name="about"),
    path("accessibility/", views.Accessibility.as_view(), name="accessibility"),
    path("site-map/", views.SiteMap.as_view(), name="site-map"),
]
