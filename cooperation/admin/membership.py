from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Membership, Statistic
from .base import RecordAdmin, date_column
from .form_fields import TableRows


class StatisticRows(TableRows):
    model = Statistic
    autocomplete_fields = ("source",)
    fields = ("label", "qualifier", "value", "as_of", "source", "position")


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    list_display = ("state_status", "agency_role", "joined")
    list_filter = ("state_status", "agency_role")
    autocomplete_fields = ("seat_country", "sources")
    inlines = (StatisticRows,)
    joined = date_column("since", _("since"))
    fieldsets = (
        (_("What it is"), {"fields": ["state_status", "agency_role", "areas"]}),
        (
            _("Names and texts"),
            {"fields": ["name", "abbreviation", "parent_body", "summary", "body", "benefits"]},
        ),
        (_("Dates and legal standing"), {"fields": ["since", "decision", "founded_on"]}),
        (_("Seat and links"), {"fields": ["seat_city", "seat_country", "website"]}),
    )
