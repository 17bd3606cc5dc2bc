from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Membership, Statistic
from .base import PICTURE_AND_LOGOS, RecordAdmin, date_column
from .form_fields import TableRows
from .library_rows import AttachmentRows


class StatisticRows(TableRows):
    model = Statistic
    autocomplete_fields = ("source",)
    fields = ("label", "qualifier", "value", "as_of", "source", "position")


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    list_display = ("state_status", "agency_role", "joined")
    list_filter = ("state_status", "agency_role")
    autocomplete_fields = ("seat_country", "sources")
    inlines = (StatisticRows, AttachmentRows)
    joined = date_column("since", _("since"))
    fieldsets = (
        (_("What it is"), {"fields": ["state_status", "agency_role", "areas"]}),
        (
            _("Names and texts"),
            {"fields": ["name", "abbreviation", "parent_body", "summary", "body", "benefits"]},
        ),
        PICTURE_AND_LOGOS,
        (_("Dates and legal standing"), {"fields": ["since", "decision", "founded_on"]}),
        (_("Seat and links"), {"fields": ["seat_city", "seat_country", "website"]}),
    )
