from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Agreement, AgreementParty, AgreementRelation, Article, LegalStep
from .base import PICTURE, InstrumentAdmin, date_column
from .filters import LegalStatusFilter
from .form_fields import FormRows, PlainTableRows
from .forms import rows
from .library_rows import AttachmentRows, GalleryRows


class PartyRows(FormRows):
    model = AgreementParty
    formset = rows("country", "partner", message=_("This party is already named."))
    autocomplete_fields = ("country", "partner")
    fields = ("country", "partner", "signing_body", "competent_body", "signatory", "position")


class StepRows(FormRows):
    model = LegalStep
    autocomplete_fields = ("source",)
    fields = ("kind", "on", "until", "place", "act", "source", "position")


class RelationRows(PlainTableRows):
    model = AgreementRelation
    fk_name = "agreement"
    formset = rows("kind", "other", message=_("This relation is already named."))
    autocomplete_fields = ("other",)
    fields = ("kind", "other", "position")


class ArticleRows(FormRows):
    model = Article
    formset = rows("number", message=_("There is already an article of this number."))
    fields = ("number", "heading", "text", "position")
    classes = ("collapse",)


@admin.register(Agreement)
class AgreementAdmin(InstrumentAdmin):
    list_display = ("state_names", "signed", "current_status")
    list_filter = (
        "level",
        LegalStatusFilter,
        ("parties__country", admin.RelatedOnlyFieldListFilter),
    )
    autocomplete_fields = ("sources",)
    inlines = (PartyRows, StepRows, RelationRows, AttachmentRows, ArticleRows, GalleryRows)
    signed = date_column("signed_on", _("signed on"))
    fieldsets = (
        (_("What it is"), {"fields": ["level", "is_framework", "areas"]}),
        (_("Names and texts"), {"fields": ["title", "short_title", "summary", "body"]}),
        PICTURE,
        (
            _("Term and legal standing"),
            {
                "fields": [
                    "term",
                    ("term_years", "valid_until"),
                    "renewal",
                    "notice_months",
                    "legal_standing",
                ]
            },
        ),
    )

    def get_queryset(self, request):
        records = super().get_queryset(request).with_signature_date()
        return records.prefetch_related("parties__country")

    @admin.display(description=_("states"))
    def state_names(self, obj):
        return ", ".join(str(party.country) for party in obj.parties.all())
