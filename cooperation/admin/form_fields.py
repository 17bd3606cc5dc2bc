"""How the fields of a model become fields of its form, and its rows parts of a form."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationStackedInline, TranslationTabularInline

from ..fields import PlainTextField
from .choosers import LibraryField, LibraryKind, Shelf
from .forms import ChildFormSet, RowForm
from .keys import may_be_key


class _Suggestions:
    def optgroups(self, name, value, attr=None):
        """Show nothing as chosen for what cannot be a key; the field says what is wrong."""
        return super().optgroups(name, [key for key in value if may_be_key(key)], attr)


class SelectOne(_Suggestions, AutocompleteSelect):
    pass


class SelectMany(_Suggestions, AutocompleteSelectMultiple):
    """Without the cross that empties the whole list: one slip, and for a screen reader no item."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}


class ManyField(forms.ModelMultipleChoiceField):
    def clean(self, value):
        for key in value or ():
            if not may_be_key(key):
                message = self.error_messages["invalid_pk_value"]
                raise forms.ValidationError(message, "invalid_pk_value", {"pk": key})
        return super().clean(value)


class FormFields:
    """What is the same for the fields of records and of their rows."""

    texts_needed = ()
    formfield_overrides = {PlainTextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        if language := getattr(db_field, "language", None):
            field.widget.attrs["lang"] = language  # for spelling, screen readers and the bar
            if db_field.translated_field.name in self.texts_needed:
                field.widget.attrs["data-needed"] = ""
        if isinstance(field, LibraryField):
            field.without_wrapper()
        elif isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False  # not from the form of something else
        if isinstance(field, forms.SplitDateTimeField):
            for widget, part in zip(field.widget.widgets, (_("date"), _("time")), strict=True):
                widget.attrs["aria-label"] = f"{capfirst(field.label)}: {part}"
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if kind := self._library_kind(db_field):
            kwargs |= {"form_class": LibraryField, "shelf": Shelf(kind, request)}
            return db_field.formfield(**kwargs)
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = SelectOne(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["form_class"] = ManyField
        if db_field.name == "areas":  # few enough to see all of them
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["queryset"] = db_field.remote_field.model.objects.in_title_order()
        elif db_field.name in self.autocomplete_fields:
            kwargs["widget"] = SelectMany(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _library_kind(self, db_field):
        """The admin of the pictures or documents from which the field names one."""
        kind = self.admin_site._registry.get(db_field.remote_field and db_field.related_model)
        return kind if isinstance(kind, LibraryKind) else None


class Rows(FormFields):
    """Rows of a record, edited on its form."""

    extra = 0
    form = RowForm
    formset = ChildFormSet
    max_num = 200  # more than any record has
    view_on_site = False  # by a detour that the site has not (see PortalAdminSite.get_urls)

    # A row is part of its record: whoever may change the one may change the other.

    def has_view_permission(self, request, obj=None):
        return self._owner_admin.has_view_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    def _may_edit(self, request, obj):
        if obj is None:
            return self._owner_admin.has_add_permission(request)
        return self._owner_admin.has_change_permission(request, obj)

    @property
    def _owner_admin(self):
        return self.admin_site.get_model_admin(self.parent_model)

    def get_queryset(self, request):
        """With what the rows name from the library, which each of them shows."""
        rows = super().get_queryset(request)
        for field in self.opts.fields:
            if kind := self._library_kind(field):
                things = kind.as_choices(kind.model.objects.all())
                rows = rows.prefetch_related(Prefetch(field.name, queryset=things))
        return rows

    def get_formset(self, request, obj=None, **kwargs):
        """Never build the thousands of rows that a forged form may ask for."""
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)


class LabelledCells(Rows):
    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            # The heading of the column is no label of the field for a screen reader.
            field.widget.attrs["aria-label"] = capfirst(field.label)
        return field


class TableRows(LabelledCells, TranslationTabularInline):
    """Short rows, one line each."""


class PlainTableRows(LabelledCells, admin.TabularInline):
    """Short rows without a text of their own."""


class FormRows(Rows, TranslationStackedInline):
    """Rows with many fields, one below the other."""


class PlainFormRows(Rows, admin.StackedInline):
    """Likewise, without a text of their own."""
