from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from cooperation.admin import published_page
from cooperation.views import (
    Catalogue,
    Checksums,
    DocumentDownload,
    DownloadFile,
    Favicon,
    LanguageChoice,
    PictureFile,
    Robots,
    SharedPreview,
    SharedPreviewFrame,
    SitemapIndex,
    SitemapSection,
    SpecialViewSheet,
    UzbekLatinHabit,
    errors,
    identifiers,
)

urlpatterns = [
    path("", LanguageChoice.as_view(), name="language-choice"),
    path("robots.txt", Robots.as_view(), name="robots"),
    path("sitemap.xml", SitemapIndex.as_view(), name="sitemap"),
    path("sitemap-<slug:section>.xml", SitemapSection.as_view(), name="sitemap-section"),
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
    # So have those of the register as data.
    path("data/SHA256SUMS", Checksums.as_view(), name="data-checksums"),
    path("data/catalog.jsonld", Catalogue.as_view(), name="data-catalogue"),
    # No slash ends them, as one does the pages.
    re_path(
        r"^data/(?P<name>[a-z0-9-]+(\.[a-z0-9-]+)+)\Z", DownloadFile.as_view(), name="download"
    ),
    path("special-view.css", SpecialViewSheet.as_view(), name="special-view-sheet"),
    path("api/v1/", include("cooperation.api.urls")),
    *(
        re_path(
            rf"^id/{word}/(?P<key>[-a-zA-Z0-9_]+)(?:\.(?P<form>html|jsonld|json|csv))?\Z",
            identifiers.Identifier.as_view(word=word),
            name=f"identifier-{word}",
        )
        for word in identifiers.WORDS
    ),
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
