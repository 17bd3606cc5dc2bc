from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from ..languages import localized
from ..models import SectionText, SiteLink, SiteSettings
from .base import BELOW_ROWS, StampedAdmin
from .form_fields import TableRows
from .review import Reviewed

INTERNAL = (_("Internal"), {"fields": ["internal_note"], "classes": [BELOW_ROWS]})


@admin.register(SectionText)
class SectionTextAdmin(Reviewed, StampedAdmin):
    texts_needed = ("title", "lead")
    list_display = ("section", "heading", "written_in", "changed")
    fieldsets = ((None, {"fields": ["section", "title", "lead", "body", "picture"]}),)
    closing_fieldsets = (INTERNAL,)

    @admin.display(description=_("heading"))
    def heading(self, obj):
        return localized(obj, "title").value


class LinkRows(TableRows):
    model = SiteLink
    fields = ("label", "url", "position")


@admin.register(SiteSettings)
class SiteSettingsAdmin(StampedAdmin):
    """There is one row, so its form stands in the place of a list."""

    texts_needed = ("agency_name", "official_name", "portal_name")
    inlines = (LinkRows,)
    fieldsets = (
        (
            _("Names"),
            {"fields": ["agency_name", "official_name", "parent_body", "portal_name"]},
        ),
        (
            _("Contacts and links"),
            {"fields": ["address", "phone", "email", "website", "parent_body_url"]},
        ),
        (_("Emblem"), {"fields": ["emblem"]}),
        (_("Terms of use"), {"fields": ["licence"]}),
    )
    closing_fieldsets = (INTERNAL,)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not SiteSettings.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        only = SiteSettings.objects.first()
        if only is None:
            return super().changelist_view(request, extra_context)
        return redirect("admin:cooperation_sitesettings_change", only.pk)
