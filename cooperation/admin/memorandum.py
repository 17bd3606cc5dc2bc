from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Memorandum, MemorandumPartner
from .base import PICTURE, InstrumentAdmin, date_column
from .filters import LegalStatusFilter
from .form_fields import TableRows
from .forms import rows
from .library_rows import AttachmentRows, GalleryRows


class PartnerRows(TableRows):
    model = MemorandumPartner
    formset = rows("partner", message=_("This partner is already named."))
    autocomplete_fields = ("partner",)
    fields = ("partner", "signed_as", "position")


@admin.register(Memorandum)
class MemorandumAdmin(InstrumentAdmin):
    list_display = ("signed", "current_status")
    list_filter = (
        LegalStatusFilter,
        ("partners__country", admin.RelatedOnlyFieldListFilter),
        ("occasion", admin.RelatedOnlyFieldListFilter),
    )
    autocomplete_fields = ("signed_country", "occasion", "sources")
    inlines = (PartnerRows, AttachmentRows, GalleryRows)
    signed = date_column("signed_on", _("signed on"))
    fieldsets = (
        (_("What it is"), {"fields": ["areas"]}),
        (_("Names and texts"), {"fields": ["title", "subject", "summary", "body"]}),
        PICTURE,
        (
            _("Dates and legal standing"),
            {
                "fields": [
                    "signed_on",
                    "signed_in",
                    "signed_country",
                    "occasion",
                    "term",
                    "valid_until",
                    "renewal",
                    "terminated_on",
                    "legal_standing",
                ]
            },
        ),
    )
