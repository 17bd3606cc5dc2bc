"""The addresses of /api/v1/. No wildcard for the kinds: there are these and no others."""

from django.urls import path, re_path

from ..open_data import RECORDS
from . import changes, general, records, reference, search, versions

app_name = "api"


def _of_records(word):
    return [
        path(word, records.RecordList.as_view(word=word), name=f"{word}-list"),
        path(f"{word}/<slug:slug>", records.Record.as_view(word=word), name=f"{word}-record"),
        path(
            f"{word}/<slug:slug>/versions",
            versions.Versions.as_view(word=word),
            name=f"{word}-versions",
        ),
    ]


urlpatterns = [
    path("", general.Root.as_view(), name="root"),
    path("openapi.json", general.OpenApi.as_view(), name="openapi"),
    *(each for word in RECORDS for each in _of_records(word)),
    path("countries", reference.CountryList.as_view(), name="countries-list"),
    re_path(
        r"^countries/(?P<code>[A-Za-z]{2})\Z",
        reference.CountryRecord.as_view(),
        name="countries-record",
    ),
    *(
        path(word, reference.ReferenceList.as_view(word=word), name=f"{word}-list")
        for word in ("areas", "series", "sources")
    ),
    path("search", search.Search.as_view(), name="search"),
    path("changes", changes.Changes.as_view(), name="changes"),
    path("<path:rest>", general.Nothing.as_view()),
]
