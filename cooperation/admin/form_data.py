"""The form of a record as a browser would post it: ``{name: [value, …]}``.

From a snapshot to what is posted, so that a draft, an earlier version or two merged changes can
be opened in the ordinary form; and from a form, right or wrong, back to a snapshot.
"""

import copy
import re

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from ..history.snapshots import columns, lists, row_relations, value_in_json

_MANAGEMENT = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")


class _Everybody(AnonymousUser):
    """May do all: what the whole form holds does not depend on who asks."""

    is_active = is_staff = is_superuser = True

    def has_perm(self, perm, obj=None):
        return True

    def has_module_perms(self, module):
        return True


def query_dict(data):
    posted = QueryDict(mutable=True)
    for name, values in data.items():
        posted.setlist(name, values)
    return posted


def posted_data(request):
    """What was posted of the form itself, without buttons, tokens and choices about it."""
    return {
        name: values
        for name, values in request.POST.lists()
        if not name.startswith("_") and name != "csrfmiddlewaretoken"
    }


def in_full(request, data=None):
    """A request for the whole form, whoever asks; with ``data`` one that posts it."""
    full = copy.copy(request)
    full.user = _Everybody()
    full.form_data = None
    full.method = "GET" if data is None else "POST"
    full.POST = query_dict(data or {})
    full._files = MultiValueDict()
    return full


def form_class(model_admin, request, obj):
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, obj))
    return model_admin.get_form(request, obj, change=obj is not None, fields=fields)


# --- From a snapshot ---------------------------------------------------------------------------


def data_of(model_admin, request, obj, state, places=None):
    """What a browser would post from the form of ``obj`` if it were as ``state`` says.

    Rows of the object that the state has not are posted as deleted, rows that it has and the
    object has not as new ones. ``places``, a dict, is told where each row stands:
    ``{(rows, key of the row): number}``.
    """
    places = {} if places is None else places
    full = in_full(request)
    form = form_class(model_admin, full, obj)(instance=obj)
    data = {}
    for name, field in form.fields.items():
        data |= _posted_field(model_admin.model, form, name, field, state)
    formsets, _inlines = model_admin._create_formsets(full, obj or form.instance, obj is not None)
    for formset in formsets:
        data |= _posted_rows(formset, obj, state["rows"].get(formset.prefix, []), places)
    return data


def _posted_field(model, form, name, field, state):
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        if former := getattr(form, "former_file", lambda state: "")(state):
            return {f"{name}-kept": [former]}
        return _posted(name, field, form.get_initial_for_field(field, name))
    if column.many_to_many:
        return _posted(name, field, state["lists"].get(name, []))
    return _posted_column(name, field, column, state["fields"])


def _posted_column(name, field, column, values):
    value = values.get(column.attname)
    try:
        value = column.to_python(value)
    except ValidationError:
        return {name: [str(value)]}  # as it was typed
    return _posted(name, field, value)


def _posted(name, field, value):
    widget = field.widget
    if isinstance(widget, forms.MultiWidget):
        parts = zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=True)
        return {name + ending: [part.format_value(v) or ""] for ending, part, v in parts}
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"]} if value else {}
    if isinstance(field, forms.ModelMultipleChoiceField):
        return {name: list(map(str, value or ()))}
    shown = widget.format_value(field.prepare_value(value))
    if isinstance(shown, list | tuple):
        return {name: [str(each) for each in shown] or [""]}
    return {name: ["" if shown is None else str(shown)]}


def _posted_rows(formset, obj, rows, places):
    own = {str(form.instance.pk): form.instance for form in formset.initial_forms}
    wanted = {row["id"]: row for row in rows}
    kept = [key for key in own if key in wanted]
    dropped = [key for key in own if key not in wanted]
    new = [row for row in rows if row["id"] not in own]
    numbers = (len(own) + len(new), len(own), formset.min_num, formset.max_num)
    data = {
        f"{formset.prefix}-{name}": [str(number)]
        for name, number in zip(_MANAGEMENT, numbers, strict=True)
    }
    fields = formset.empty_form.fields
    listed = [*(wanted[key] for key in kept), *({"id": key} for key in dropped), *new]
    for number, row in enumerate(listed):
        places[formset.prefix, row["id"]] = number
        instance = own.get(row["id"])
        values = row if row["id"] in wanted else _own_values(instance)
        for name, field in fields.items():
            place = f"{formset.prefix}-{number}-{name}"
            data |= _posted_cell(formset, obj, instance, place, name, field, values)
        if row["id"] in dropped:
            data[f"{formset.prefix}-{number}-DELETE"] = ["on"]
    return data


def _posted_cell(formset, obj, instance, place, name, field, values):
    if name == formset.model._meta.pk.name:
        return {place: [str(instance.pk) if instance else ""]}
    if name == formset.fk.name:
        return {place: [str(obj.pk) if obj else ""]}
    try:
        column = formset.model._meta.get_field(name)
    except FieldDoesNotExist:  # DELETE, an upload
        return {}
    return _posted_column(place, field, column, values)


_IN_ROW = re.compile(r"(\w+)-(\d+)-(.+)")
KEPT = "-kept"  # the end of the name of a file that was accepted before, see ``uploads``


def moved_uploads(request, data, places):
    """The uploads of a form whose rows were put in other places: new files, and accepted ones."""
    accepted = [(name, values) for name, values in data.items() if name.endswith(KEPT)]
    files, kept = MultiValueDict(), {}
    for name, values in request.FILES.lists():
        files.setlist(_moved(name, data, places), values)
    for name, values in accepted:
        kept[_moved(name, data, places)] = values
    return files, kept


def _moved(name, data, places):
    if not (match := _IN_ROW.fullmatch(name)):
        return name
    rows, number, field = match.groups()
    key = data.get(f"{rows}-{number}-id", [""])[0] or f"new-{number}"
    return f"{rows}-{places.get((rows, key), number)}-{field}"


def _own_values(instance):
    return {field.attname: value_in_json(instance, field) for field in columns(type(instance))}


# --- Back to a snapshot ------------------------------------------------------------------------


class WholeForm:
    """The form of a record with all its rows, filled with data, for whoever it may be."""

    def __init__(self, model_admin, request, obj, data, status=None):
        posted = in_full(request, data)
        instance = copy.copy(obj) if obj is not None else None
        self.form = form_class(model_admin, posted, obj)(
            posted.POST, posted.FILES, instance=instance
        )
        if status is not None:
            self.form.instance.status = status
        self.formsets, self.inlines = model_admin._create_formsets(
            posted, self.form.instance, obj is not None
        )

    def is_valid(self):
        return all([self.form.is_valid(), *[formset.is_valid() for formset in self.formsets]])

    def save(self):
        obj = self.form.save(commit=False)
        obj.save()
        self.form.save_m2m()
        for formset in self.formsets:
            formset.save()
        return obj

    def state(self, live):
        """The snapshot that the form would make of the live one; what is wrong in it as typed."""
        self.is_valid()
        model = type(self.form.instance)
        return {
            "fields": {**live["fields"], **_values_of(self.form, columns(model))},
            "lists": {
                **live["lists"],
                **{
                    field.name: _keys_of(self.form, field.name)
                    for field in lists(model)
                    if field.name in self.form.fields
                },
            },
            "rows": {
                **live["rows"],
                **{
                    formset.prefix: list(_rows_of(formset, live["rows"].get(formset.prefix, ())))
                    for formset in self.formsets
                    if formset.prefix in row_relations(model)
                },
            },
        }


def _values_of(form, fields):
    values = {}
    for field in fields:
        if field.name in getattr(form, "cleaned_data", {}):
            values[field.attname] = value_in_json(form.instance, field)
        elif field.name in form.fields:
            values[field.attname] = form[field.name].data or ""
    return values


def _keys_of(form, name):
    if name in form.cleaned_data:
        return sorted(row.pk for row in form.cleaned_data[name])
    return sorted(form[name].data or [])


def _rows_of(formset, live):
    before = {row["id"]: row for row in live}
    if not formset.is_bound or not formset.management_form.is_valid():
        return
    for number, form in enumerate(formset.forms):
        is_new = form.instance._state.adding
        if formset._should_delete_form(form) or (is_new and not form.has_changed()):
            continue
        key = f"new-{number}" if is_new else str(form.instance.pk)
        values = {**_own_values(form.instance), **_values_of(form, columns(formset.model))}
        yield {**before.get(key, {}), "id": key, **values}
