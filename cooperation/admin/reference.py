from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..languages import localized
from ..models import Area, ConferenceSeries, Country, Source
from .base import PortalAdmin, date_column
from .forms import RecordForm
from .permissions import LockedOncePublic


@admin.register(Country)
class CountryAdmin(PortalAdmin):
    list_display = ("localized_title", "code", "region", "written_in")
    list_filter = ("region",)
    search_fields = ("search_key", "code")
    fields = ("code", "name", "region", ("latitude", "longitude"))


class KeyedAdmin(LockedOncePublic, PortalAdmin):
    """Reference data with a key for addresses, made from the name where it is left empty."""

    form = RecordForm
    list_display = ("localized_title", "slug", "written_in")
    search_fields = ("search_key",)
    prepopulated_fields = {"slug": ["name_en"]}


@admin.register(Area)
class AreaAdmin(KeyedAdmin):
    fields = ("name", "slug")


@admin.register(ConferenceSeries)
class ConferenceSeriesAdmin(KeyedAdmin):
    fields = ("name", "website", "slug")


@admin.register(Source)
class SourceAdmin(LockedOncePublic, PortalAdmin):
    list_display = ("localized_title", "source_publisher", "date", "key", "written_in")
    search_fields = ("search_key", "key", "url")
    prepopulated_fields = {"key": ["publisher_en", "title_en"]}
    fields = ("title", "publisher", "published_on", "url", "key")
    date = date_column("published_on", _("published on"))

    @admin.display(description=_("publisher"))
    def source_publisher(self, obj):
        return localized(obj, "publisher").value
