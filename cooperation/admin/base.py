"""What the forms and lists of the admin share: languages, search, stamps, safe deletion."""

from django.contrib import admin
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from js_asset import Media
from modeltranslation.admin import TranslationAdmin

from ..date_words import format_date
from ..explanations import explain, status_label
from ..languages import ENDONYMS, LANGUAGE_CODES, active_language, is_filled, suffixed
from ..models.base import Titled
from ..previews import may_preview
from ..search import gathered, narrowed_by_words
from ..workflow import WrongState
from .bench import Overtaken
from .deletion import consequences
from .filters import MissingLanguageFilter
from .form_fields import FormFields
from .forms import RecordForm
from .history import HistoryAdmin
from .lists import SEARCHED_LETTERS, GuardedList
from .outdated import WithStandings
from .responsible import WithResponsible
from .review import ReviewedRecord
from .spreadsheets import SpreadsheetAdmin
from .workshop import Workshop

# A fieldset of this class stands below the rows (parties, steps, figures) of a record.
BELOW_ROWS = "below-rows"


# A record's own picture, and an organisation's with its logos.
PICTURE = (gettext_lazy("Picture"), {"fields": ["picture"]})
PICTURE_AND_LOGOS = (
    gettext_lazy("Picture and logo"),
    {"fields": ["picture", ("logo", "logo_on_dark")]},
)


class SortKey(F):
    """The sort key of the editor's language, chosen when the query is made."""

    def __init__(self):
        super().__init__("sort_key")

    def resolve_expression(self, *args, **kwargs):
        return F(suffixed("sort_key", active_language())).resolve_expression(*args, **kwargs)


def date_column(field, description):
    """A column of a list that writes a partial date in words."""

    @admin.display(description=description, ordering=field, empty_value="–")
    def column(self, obj):
        value = getattr(obj, field)
        return format_date(value) if value else None

    return column


class PortalAdmin(
    HistoryAdmin,
    Workshop,
    SpreadsheetAdmin,
    WithStandings,
    GuardedList,
    FormFields,
    TranslationAdmin,
):
    """A kind of thing with texts in three languages."""

    change_form_template = "admin/trilingual_form.html"
    list_per_page = 50
    ordering = ("pk",)  # no column: the order is that of get_ordering, which no heading shows
    show_facets = admin.ShowFacets.NEVER

    @property
    def texts_needed(self):
        """The texts without which it is not written in a language."""
        return [self.model.title_field]

    def get_ordering(self, request):
        if issubclass(self.model, Titled):
            return [suffixed("sort_key", active_language()), "pk"]
        return self.opts.ordering

    def get_search_results(self, request, queryset, search_term):
        """What has the words as readers search them, or has them as they are in other columns."""
        search_term = search_term[:SEARCHED_LETTERS]
        if not search_term or "search_key" not in self.search_fields:
            return super().get_search_results(request, queryset, search_term)
        found = Q(pk__in=narrowed_by_words(queryset.order_by(), search_term).values("pk"))
        for field in self.search_fields:
            if field != "search_key":
                found |= Q(**{f"{field}__icontains": search_term.strip()})
        return queryset.filter(found), False

    # --- Columns ---

    @admin.display(description=gettext_lazy("title"), ordering=SortKey())
    def localized_title(self, obj):
        """The title, marked where it is not in the editor's language."""
        title, language = obj.localized_title
        if language == active_language():
            return title
        return format_html('<span lang="{}">{}</span>', language, title)

    @admin.display(description=gettext_lazy("languages"))
    def written_in(self, obj):
        return format_html_join(
            " ",
            '<span class="language {}">{}<span class="visually-hidden">: {}</span></span>',
            (
                ("outdated", language, _("outdated"))
                if getattr(obj, f"outdated_{language}", False)
                else ("written", language, _("written"))
                if all(is_filled(obj, field, language) for field in self.texts_needed)
                else ("missing", language, _("missing"))
                for language in LANGUAGE_CODES
            ),
        )

    # --- Form ---

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Again where a colleague saved the same just before, so that the form can say so."""

        def attempt():
            return self._indexed_once(request, object_id, form_url, extra_context)

        try:
            return attempt()
        except IntegrityError:
            return attempt()
        except (Overtaken, WrongState, OperationalError) as refusal:
            if request.method == "GET" or object_id is None:
                raise
            return self.shown_after(refusal, request, object_id, form_url, attempt)

    def _indexed_once(self, request, *args, **kwargs):
        """The form's answer, its record indexed once with all its rows, in one transaction."""
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with transaction.atomic(), gathered():
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        """Give the rich-text editor's import map, which is an inline script, this page's nonce."""
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        context |= {"text_languages": ENDONYMS, "below_rows": BELOW_ROWS}
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, obj):
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

    def construct_change_message(self, request, form, formsets, add=False):
        """Name the changed fields by messages that the history can translate when it is read.

        Django stores the labels of the form, which begin with a capital and end in "[uz]".
        """
        message = super().construct_change_message(request, form, formsets, add)
        changed_rows = iter(
            (formset.form, fields)
            for formset in formsets or ()
            for _row, fields in formset.changed_objects
        )
        for changed in (entry["changed"] for entry in message if "changed" in entry):
            of_form, fields = (
                next(changed_rows) if "name" in changed else (type(form), form.changed_data)
            )
            changed["fields"] = _field_names(of_form, fields)
        return message

    def get_deleted_objects(self, objs, request):
        return consequences(objs, request, self.admin_site)


def _field_names(form, names):
    """What the fields of a form are called; ``extra_fields`` has those of another model."""
    model, extra = form._meta.model, getattr(form, "extra_fields", {})
    with override(None):
        fields = [extra.get(name) or model._meta.get_field(name) for name in names]
        originals = [getattr(field, "translated_field", field) for field in fields]
        return list(dict.fromkeys(str(field.verbose_name) for field in originals))


class StampedAdmin(PortalAdmin):
    """Something of which it is kept who made and changed it."""

    readonly_fields = ("created_at", "created_by", "changed_at", "changed_by")
    closing_fieldsets = ()  # what a family of models shares, below its own

    def get_fieldsets(self, request, obj=None):
        fieldsets = [*super().get_fieldsets(request, obj), *self.closing_fieldsets]
        if obj is not None:
            stamps = [("created_at", "created_by"), ("changed_at", "changed_by")]
            fieldsets.append((_("Changes"), {"fields": stamps, "classes": [BELOW_ROWS]}))
        return fieldsets

    @admin.display(description=gettext_lazy("changed at"), ordering="changed_at")
    def changed(self, obj):
        return date_format(localtime(obj.changed_at), "SHORT_DATE_FORMAT")

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        obj.changed_by = request.user
        super().save_model(request, obj, form, change)


class RecordAdmin(ReviewedRecord, WithResponsible, StampedAdmin):
    """A public kind of record, with what all kinds have in common below its own fields."""

    form = RecordForm
    search_fields = ("search_key",)
    list_display = ()
    closing_fieldsets = (
        (
            gettext_lazy("Publication"),
            {"fields": ["slug", "publish_at", "unpublish_at"], "classes": [BELOW_ROWS]},
        ),
        (
            gettext_lazy("Sources and verification"),
            {"fields": ["sources", "verified_on"], "classes": [BELOW_ROWS]},
        ),
        (
            gettext_lazy("Internal"),
            {"fields": ["responsible", "internal_note"], "classes": [BELOW_ROWS]},
        ),
    )

    @property
    def texts_needed(self):
        return [self.model.title_field, "summary"]

    def get_list_display(self, request):
        may = may_preview(request.user, self.model)
        publication = "publication_and_page" if may else "publication"
        return ("localized_title", publication, "written_in", *self.list_display, "changed")

    def get_list_filter(self, request):
        areas = ("areas", admin.RelatedOnlyFieldListFilter)
        return ("status", MissingLanguageFilter, *self.list_filter, areas)

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": [suffixed(self.model.title_field, "en")]}

    @admin.display(description=gettext_lazy("publication"), ordering="status")
    def publication(self, obj):
        return format_html('<span class="badge {}">{}</span>', obj.status, obj.get_status_display())

    @admin.display(description=gettext_lazy("publication"), ordering="status")
    def publication_and_page(self, obj):
        return format_html(
            '{} <a class="row-preview" href="{}">{}<span class="visually-hidden">: {}</span></a>',
            self.publication(obj),
            reverse("admin:preview_form", args=[self.opts.model_name, obj.pk]),
            _("Preview"),
            obj,
        )


class InstrumentAdmin(RecordAdmin):
    """A text that binds, with its legal status as computed from its dates."""

    readonly_fields = ("legal_standing", *RecordAdmin.readonly_fields)

    def get_queryset(self, request):
        return super().get_queryset(request).with_current_status()

    @admin.display(description=gettext_lazy("legal status"), ordering="current_status")
    def current_status(self, obj):
        return status_label(self.model, obj.current_status)

    @admin.display(description=gettext_lazy("legal status today"))
    def legal_standing(self, obj):
        if obj.pk is None:
            return _("Worked out from the dates and the term when the record is saved.")
        label = status_label(self.model, obj.standing_on().status)
        return format_html("<strong>{}.</strong> {}", label, explain(obj))
