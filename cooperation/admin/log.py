"""The log of the workshop: found, read and exported by administrators, changed by nobody."""

import csv
from datetime import timedelta

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .. import audit
from ..enums import AuditEvent
from ..models import AuditEntry
from ..people import name_of
from ..roles import role_label
from ..spreadsheets.cells import escaped
from .lists import GuardedList
from .log_details import details_of, in_one_line

PERIODS = {
    "day": (timedelta(days=1), pgettext_lazy("period", "the last 24 hours")),
    "week": (timedelta(days=7), pgettext_lazy("period", "the last 7 days")),
    "month": (timedelta(days=30), pgettext_lazy("period", "the last 30 days")),
    "year": (timedelta(days=365), pgettext_lazy("period", "the last 12 months")),
}
SEPARATOR = ";"  # of Excel in Uzbek and Russian settings


class EventFilter(admin.SimpleListFilter):
    title = gettext_lazy("what happened")
    parameter_name = "event"

    def lookups(self, request, model_admin):
        return AuditEvent.choices

    def queryset(self, request, queryset):
        return queryset.filter(event=self.value()) if self.value() else queryset


class PersonFilter(admin.SimpleListFilter):
    """Those who have an account; who has none any more is found by name."""

    title = gettext_lazy("who")
    parameter_name = "person"

    def lookups(self, request, model_admin):
        people = User.objects.order_by("first_name", "last_name", "username")
        return [(str(user.pk), name_of(user)) for user in people]

    def queryset(self, request, queryset):
        if self.value() in {key for key, _name in self.lookup_choices}:
            return queryset.filter(actor_id=self.value())
        return queryset


class KindFilter(admin.SimpleListFilter):
    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        models = [model for model in model_admin.admin_site._registry if model is not AuditEntry]
        return sorted(
            ((each._meta.model_name, capfirst(each._meta.verbose_name)) for each in models),
            key=lambda choice: choice[1],
        )

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


class PeriodFilter(admin.SimpleListFilter):
    title = pgettext_lazy("filter", "period")
    parameter_name = "period"

    def lookups(self, request, model_admin):
        years = range(timezone.localdate().year, _first_year() - 1, -1)
        return [
            *((name, words) for name, (_span, words) in PERIODS.items()),
            *((str(year), str(year)) for year in years),
        ]

    def queryset(self, request, queryset):
        if self.value() in PERIODS:
            return queryset.filter(at__gte=timezone.now() - PERIODS[self.value()][0])
        if self.value() in {key for key, _name in self.lookup_choices}:
            return queryset.filter(at__year=self.value())
        return queryset


def _first_year():
    first = AuditEntry.objects.order_by("at", "pk").values_list("at", flat=True).first()
    return localtime(first).year if first else timezone.localdate().year


@admin.register(AuditEntry)
class AuditEntryAdmin(GuardedList, admin.ModelAdmin):
    """To be read: no way adds, changes or deletes, not for superusers either."""

    change_list_template = "admin/history/log.html"
    change_form_template = "admin/history/log_entry.html"
    list_display = ("moment", "what_happened", "who", "what", "in_short", "address")
    list_filter = (EventFilter, PersonFilter, KindFilter, PeriodFilter)
    search_fields = ("actor_name", "title", "address")
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = "–"
    fields = readonly_fields = (
        "moment",
        "what_happened",
        "who",
        "subject",
        "what_exactly",
        "address",
    )

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.export)
        return [path("export/", view, name="cooperation_auditentry_export"), *super().get_urls()]

    def export(self, request):
        """What the list shows, filters and search included, line by line."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).get_queryset(request)
        audit.note(
            AuditEvent.EXPORTED,
            request.user,
            title=str(self.opts.verbose_name_plural),
            number=entries.count(),
            filters=dict(request.GET.items()),
        )
        response = StreamingHttpResponse(_lines(entries), content_type="text/csv; charset=utf-8")
        name = f"log-{timezone.localdate().isoformat()}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["Cache-Control"] = "no-store"
        return response

    # --- Columns ---

    @admin.display(description=gettext_lazy("when"), ordering="at")
    def moment(self, obj):
        return date_format(localtime(obj.at), "DATETIME_FORMAT")

    @admin.display(description=gettext_lazy("what happened"))
    def what_happened(self, obj):
        return obj.get_event_display()

    @admin.display(description=gettext_lazy("who"))
    def who(self, obj):
        return obj.actor_name or "–"

    @admin.display(description=gettext_lazy("what it was done to"), empty_value="–")
    def what(self, obj):
        title = str(role_label(obj.title)) if obj.kind == "group" else obj.title
        return ": ".join(filter(None, [_kind_name(obj.kind), title]))

    @admin.display(description=gettext_lazy("what it was done to"), empty_value="–")
    def subject(self, obj):
        """Its kind and its name then; where it is still there, with the way to it."""
        address = self._address_of_subject(obj)
        words = self.what(obj)
        return format_html('<a href="{}">{}</a>', address, words) if address else words

    @admin.display(description=gettext_lazy("details"), empty_value="–")
    def in_short(self, obj):
        return in_one_line(obj)[:200]

    @admin.display(description=gettext_lazy("details"))
    def what_exactly(self, obj):
        return render_to_string("admin/history/log_details.html", {"lines": details_of(obj)})

    def _address_of_subject(self, obj):
        model = _model(obj.kind)
        if model is None or not self.admin_site.is_registered(model):
            return ""
        if not model._default_manager.filter(pk=obj.object_id).exists():
            return ""
        name = f"{model._meta.app_label}_{model._meta.model_name}_change"
        return reverse(f"{self.admin_site.name}:{name}", args=[obj.object_id])


def _model(name):
    if name in ("user", "group"):
        return {"user": User, "group": Group}[name]
    try:
        return apps.get_model("cooperation", name) if name else None
    except LookupError:  # of a kind that there is no more
        return None


def _kind_name(name):
    model = _model(name)
    return str(capfirst(model._meta.verbose_name)) if model else name


class _Echo:
    def write(self, line):
        return line


def _lines(entries):
    """The file in pieces, which no list of a million entries holds in memory."""
    writer = csv.writer(_Echo(), delimiter=SEPARATOR, quoting=csv.QUOTE_ALL)
    heads = (
        _("when"),
        _("what happened"),
        _("who"),
        _("kind"),
        _("what it was done to"),
        _("details"),
        _("network address"),
    )
    yield ("\ufeff" + writer.writerow(map(capfirst, heads))).encode()
    for entry in entries.iterator():
        values = (
            localtime(entry.at).isoformat(sep=" ", timespec="seconds"),
            entry.get_event_display(),
            entry.actor_name,
            _kind_name(entry.kind),
            entry.title,
            in_one_line(entry),
            entry.address or "",
        )
        yield writer.writerow(escaped(str(value)) for value in values).encode("utf-8", "replace")
