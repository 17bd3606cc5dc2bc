"""What editors do for the search: equal names, and what readers looked for in vain."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..languages import suffixed
from ..models import FruitlessQuery, Synonyms
from .base import PortalAdmin
from .forms import RecordForm
from .lists import GuardedList


@admin.register(Synonyms)
class SynonymsAdmin(PortalAdmin):
    form = RecordForm
    texts_needed = ("names",)
    list_display = ("equal_names", "written_in")
    search_fields = ("names_uz", "names_ru", "names_en")
    fields = ("names", "slug")
    prepopulated_fields = {"slug": ["names_en"]}

    @admin.display(description=_("names that mean the same"))
    def equal_names(self, obj):
        return " = ".join(obj.all_names)


@admin.register(FruitlessQuery)
class FruitlessQueryAdmin(GuardedList, admin.ModelAdmin):
    """Counted by the portal, so there is nothing to type; what was dealt with is deleted."""

    list_display = ("words", "language", "number", "asked_on", "way_out")
    list_filter = ("language",)
    search_fields = ("words",)
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    fields = readonly_fields = ("words", "language", "number", "asked_on", "way_out")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("what to do"))
    def way_out(self, obj):
        """To a new group of synonyms that has these words already."""
        query = urlencode({suffixed("names", obj.language): obj.words})
        address = reverse("admin:cooperation_synonyms_add")
        return format_html('<a href="{}?{}">{}</a>', address, query, _("Add a synonym"))
