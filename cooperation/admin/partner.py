from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Partner
from .base import PICTURE_AND_LOGOS, RecordAdmin
from .library_rows import AttachmentRows


@admin.register(Partner)
class PartnerAdmin(RecordAdmin):
    list_display = ("kind", "country")
    list_filter = ("kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country",)
    autocomplete_fields = ("country", "sources")
    inlines = (AttachmentRows,)
    fieldsets = (
        (_("What it is"), {"fields": ["kind", "country", "areas"]}),
        (
            _("Names and texts"),
            {"fields": ["name", "short_name", "now_known_as", "city", "summary", "body"]},
        ),
        PICTURE_AND_LOGOS,
        (_("Dates and links"), {"fields": ["founded_on", "website"]}),
    )
