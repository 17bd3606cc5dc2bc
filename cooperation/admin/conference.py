from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Conference
from .base import PICTURE, RecordAdmin, date_column
from .library_rows import AttachmentRows, GalleryRows
from .membership import StatisticRows


@admin.register(Conference)
class ConferenceAdmin(RecordAdmin):
    list_display = ("begins", "country", "is_organised_by_agency")
    list_filter = (
        "is_organised_by_agency",
        "mode",
        "series",
        ("country", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("country",)
    autocomplete_fields = ("series", "country", "organisers", "participants", "sources")
    inlines = (StatisticRows, AttachmentRows, GalleryRows)
    begins = date_column("starts_on", _("first day"))
    fieldsets = (
        (
            _("What it is"),
            {"fields": ["series", "edition", "mode", "is_organised_by_agency", "areas"]},
        ),
        (_("Names and texts"), {"fields": ["title", "summary", "body"]}),
        PICTURE,
        (
            _("Dates and place"),
            {"fields": [("starts_on", "ends_on"), "country", "city", "venue"]},
        ),
        (_("Partners"), {"fields": ["organisers", "participants"]}),
        (_("Links"), {"fields": ["website"]}),
    )
