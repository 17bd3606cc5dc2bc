from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from cooperation.views import (
    Favicon,
    LanguageChoice,
    Robots,
    SpecialViewSheet,
    UzbekLatinHabit,
    errors,
)

urlpatterns = [
    path("", LanguageChoice.as_view(), name="language-choice"),
    path("robots.txt", Robots.as_view(), name="robots"),
    path("favicon.ico", Favicon.as_view()),
    path("special-view.css", SpecialViewSheet.as_view(), name="special-view-sheet"),
    # State sites of Uzbekistan keep Latin-script Uzbek under /oz/.
    path("oz/", UzbekLatinHabit.as_view()),
    path("oz/<path:rest>", UzbekLatinHabit.as_view()),
    *i18n_patterns(
        path("", include("cooperation.urls")),
        path("admin/", admin.site.urls),
        path("accounts/", include("uzbekspace.account_urls")),
    ),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error
