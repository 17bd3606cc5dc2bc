"""The forms of the admin: an address made from the title, and rows that are never lost."""

import re

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import ModelForm
from django.forms.formsets import INITIAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..languages import suffixed
from ..models import FormerSlug
from ..slugs import numbered, slug_from

SLUG_LANGUAGES = ("en", "uz", "ru")


class RecordForm(ModelForm):
    """Makes the address, or the key, from the title where the editor leaves it empty."""

    address_field = "slug"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.address_field in self.fields:
            self.fields[self.address_field].required = False

    def clean(self):
        super().clean()
        if self.cleaned_data.get(self.address_field) == "":
            self.cleaned_data[self.address_field] = self._free_slug()
            if not self.cleaned_data[self.address_field]:
                message = _("Enter it: no title here gives one in Latin letters.")
                self.add_error(self.address_field, message)

    def _update_errors(self, errors):
        """Say above the fields what is wrong with the status, for it is none of them."""
        if hasattr(errors, "error_dict") and "status" in errors.error_dict:
            found = dict(errors.error_dict)
            found[NON_FIELD_ERRORS] = [*found.get(NON_FIELD_ERRORS, ()), *found.pop("status")]
            errors = ValidationError(found)
        super()._update_errors(errors)

    def names_for_address(self):
        """The texts that may give the address, the best first."""
        columns = [suffixed(self._meta.model.title_field, each) for each in SLUG_LANGUAGES]
        return [self.cleaned_data.get(column) or "" for column in columns]

    def _free_slug(self):
        """An address that nobody has or had; empty if no title can be written in Latin letters."""
        length = self._meta.model._meta.get_field(self.address_field).max_length
        slugs = [slug_from(text, length) for text in self.names_for_address()]
        slug = candidate = next(filter(None, slugs), "")
        number = 1
        while candidate and self._is_taken(candidate):
            number += 1
            candidate = numbered(slug, number, length)
        return candidate

    def _is_taken(self, slug):
        kind = self._meta.model
        same = kind.objects.filter(**{self.address_field: slug})
        if same.exclude(pk=self.instance.pk).exists():
            return True
        is_record = hasattr(kind, "url_name")
        return is_record and FormerSlug.objects.taken(kind, slug, except_for=self.instance.pk)


class RowForm(ModelForm):
    """A row of a record."""

    @cached_property
    def changed_data(self):
        """Where only the place of a new row is filled in, by a script, nothing is."""
        changed = super().changed_data
        return [] if self.instance._state.adding and changed == ["position"] else changed


class ChildFormSet(BaseInlineFormSet):
    """The rows of a record.

    A class made from this names in ``unique_by`` the fields in which no two rows may be alike.
    The database has the same rule; here its message gets to the row that breaks it.
    """

    unique_by = ()
    duplicate_message = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._returned = []
        if self.is_bound and self.management_form.is_valid():
            self._take_back_vanished_rows()

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete this row")

    def clean(self):
        """In place of Django's own check of unique rows, which names columns."""
        for number in self._returned:
            self.forms[number].add_error(
                None,
                _("Somebody has deleted this row meanwhile. Save again to keep it, or remove it."),
            )
        if self.unique_by:
            self._refuse_duplicates()

    def save_existing_objects(self, commit=True):
        """Let rows exchange what must be unique: whatever changes in that steps aside first."""
        moving = [
            form.instance.pk
            for form in self.initial_forms
            if self._should_delete_form(form) or {*form.changed_data} & {*self.unique_by}
        ]
        if self.unique_by and moving:
            self.model._default_manager.filter(pk__in=moving).delete()
        return super().save_existing_objects(commit)

    def _take_back_vanished_rows(self):
        """Let rows that somebody else has deleted be new ones, with all that was typed in them.

        Django would pair the rows that are left with the wrong forms.
        """
        key = self.model._meta.pk.name
        known = {str(row.pk) for row in self.get_queryset()}
        total = self.total_form_count()
        initial = min(self.initial_form_count(), total)  # forged, it may be any number
        vanished = [
            i for i in range(initial) if self.data.get(f"{self.add_prefix(i)}-{key}") not in known
        ]
        if not vanished:
            return
        order = [i for i in range(total) if i not in vanished] + vanished
        self._returned = range(total - len(vanished), total)
        self.data = self._in_order(order, self.data)
        if self.files:
            self.files = self._in_order(order, self.files)
        for i in self._returned:
            self.data[f"{self.add_prefix(i)}-{key}"] = ""
        self.data[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = str(initial - len(vanished))
        del self.management_form  # kept from the first reading

    def _in_order(self, order, posted_data):
        """What was posted, its rows renumbered: first the one that ``order`` names first."""
        data = posted_data.copy()
        row = re.compile(rf"{re.escape(self.prefix)}-(\d+)-(.+)")
        posted = [match for match in map(row.fullmatch, posted_data) if match]
        posted = [match for match in posted if int(match[1]) in order]
        for match in posted:
            del data[match[0]]
        for match in posted:
            number = order.index(int(match[1]))
            data.setlist(f"{self.add_prefix(number)}-{match[2]}", posted_data.getlist(match[0]))
        return data

    def _living_forms(self):
        return [
            form
            for form in self.forms
            if form.is_valid() and form.cleaned_data and not self._should_delete_form(form)
        ]

    def _refuse_duplicates(self):
        seen = set()
        for form in self._living_forms():
            values = tuple(form.cleaned_data[field] for field in self.unique_by)
            if values in seen and any(values):
                form.add_error(self.unique_by[0], self.duplicate_message)
            seen.add(values)


def rows(*unique_by, message=""):
    """The class of formset for rows of which no two may agree in these fields."""
    return type("Rows", (ChildFormSet,), {"unique_by": unique_by, "duplicate_message": message})
