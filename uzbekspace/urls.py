from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from cooperation.admin import published_page
from cooperation.views import (
    DocumentDownload,
    Favicon,
    LanguageChoice,
    PictureFile,
    Robots,
    SharedPreview,
    SharedPreviewFrame,
    SpecialViewSheet,
    UzbekLatinHabit,
    errors,
)

urlpatterns = [
    path("", LanguageChoice.as_view(), name="language-choice"),
    path("robots.txt", Robots.as_view(), name="robots"),
    path("favicon.ico", Favicon.as_view()),
    # The name of a rendition and nothing else, so that no address can lead out of their folder.
    re_path(
        r"^media/(?P<folder>[0-9a-f]{2})/(?P<name>[0-9a-f]{22})\.(?P<format>avif|webp)\Z",
        PictureFile.as_view(),
        name="picture-file",
    ),
    # Files have one address for readers of all languages.
    path(
        "documents/<slug:slug>/<slug:language>/",
        DocumentDownload.as_view(),
        name="document-file",
    ),
    path(
        "documents/<slug:slug>/<slug:language>/<int:number>/",
        DocumentDownload.as_view(),
        name="document-version",
    ),
    path("special-view.css", SpecialViewSheet.as_view(), name="special-view-sheet"),
    # State sites of Uzbekistan keep Latin-script Uzbek under /oz/.
    path("oz/", UzbekLatinHabit.as_view()),
    path("oz/<path:rest>", UzbekLatinHabit.as_view()),
    *i18n_patterns(
        path("", include("cooperation.urls")),
        path("admin/", admin.site.urls),
        path("accounts/", include("uzbekspace.account_urls")),
        # For reviewers without an account.
        path(
            "preview/<str:token>/",
            SharedPreview.as_view(parts_of=published_page.parts_of),
            name="shared-preview",
        ),
        path(
            "preview/<str:token>/<slug:language>/",
            SharedPreviewFrame.as_view(page=published_page.shared_page),
            name="shared-preview-frame",
        ),
    ),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error
