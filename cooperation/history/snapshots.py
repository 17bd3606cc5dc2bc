"""A record with its rows and lists as one value of JSON, and back.

A snapshot is ``{"fields": {column: value}, "lists": {name: [key, …]}, "rows": {name: [{"id": …,
column: value}, …]}}``. It holds what people enter: suffixed columns, foreign keys as keys, dates
in ISO 8601; nothing that is derived, and no stamps. Rows stand under the name by which the record
reads them ("steps"), in their own order.
"""

import datetime
import hashlib
import json
from decimal import Decimal

from django.db import models, transaction
from modeltranslation.translator import translator

from ..gathering import gathered
from ..models.child import Child
from . import files

_STAMPS = {"created_at", "created_by", "changed_at", "changed_by"}


class CannotRestore(Exception):
    """Something that the snapshot names is gone; ``missing`` says what, as ``(model, key)``."""

    def __init__(self, missing):
        super().__init__(missing)
        self.missing = missing


def snapshot(obj):
    """The object as it is in the database now, with all that is edited on its form."""
    obj = type(obj)._default_manager.get(pk=obj.pk)  # as it is kept, not as it was typed
    return {
        "fields": _values(obj, columns(type(obj))),
        "lists": {
            field.name: sorted(map(_key, getattr(obj, field.name).values_list("pk", flat=True)))
            for field in lists(type(obj))
        },
        "rows": {
            name: [_row_values(row) for row in _with_nested_rows(getattr(obj, name))]
            for name, relation in row_relations(type(obj)).items()
        },
    }


def digest(state):
    """What tells two snapshots apart, of 64 letters."""
    text = json.dumps(state, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


# --- What a kind has ---------------------------------------------------------------------------


def columns(model):
    """The columns that people fill in, in the order of the model."""
    left_out = {*_STAMPS, *getattr(model, "derived_fields", ()), *getattr(model, "made_fields", ())}
    left_out |= {*getattr(model, "owner_fields", ())}
    if model in translator.get_registered_models():
        left_out |= set(translator.get_options_for_model(model).all_fields)
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in left_out
    ]


def lists(model):
    """The relations of many to many that hold nothing but the two keys."""
    return [
        field
        for field in model._meta.local_many_to_many
        if field.remote_field.through._meta.auto_created
    ]


def row_relations(model):
    """The tables of rows that are edited with it, as ``{name: relation}``."""
    return {
        relation.get_accessor_name(): relation
        for relation in model._meta.related_objects
        if issubclass(relation.related_model, Child)
        and relation.field.name in relation.related_model.owner_fields
    }


def nested_rows(model):
    """The tables of rows that belong to a row: the versions of a document's file."""
    return {
        relation.get_accessor_name(): relation
        for relation in model._meta.related_objects
        if issubclass(model, Child)
        and relation.field.name in getattr(relation.related_model, "owner_fields", ())
    }


def _values(obj, fields):
    return {field.attname: value_in_json(obj, field) for field in fields}


def _row_values(row):
    nested = {
        name: [_row_values(each) for each in getattr(row, name).all()]
        for name in nested_rows(type(row))
    }
    return {"id": str(row.pk), **_values(row, columns(type(row))), **nested}


def _with_nested_rows(manager):
    """The rows, with theirs fetched at once, but for what was made of a file."""
    nested = [
        models.Prefetch(
            name,
            relation.related_model._default_manager.defer(
                *getattr(relation.related_model, "made_fields", ())
            ),
        )
        for name, relation in nested_rows(manager.model).items()
    ]
    return manager.prefetch_related(*nested) if nested else manager.all()


def value_in_json(obj, field):
    value = field.value_from_object(obj)
    if value is None and isinstance(field, models.CharField | models.TextField):
        return ""  # a text that is missing is one or the other, by the way it came in
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, dict | list):
        return value
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, Decimal):
        return f"{value:.{field.decimal_places}f}"
    return str(value) if field.is_relation else field.value_to_string(obj)


def _key(value):
    return value if isinstance(value, int) else str(value)


# --- Back --------------------------------------------------------------------------------------


@transaction.atomic
def apply(obj, state):
    """Write a snapshot over an object: its fields, lists and rows.

    Raises ``CannotRestore`` where something that it cannot do without is gone. A list forgets
    what is gone, and a field that may be empty is.
    """
    kind = type(obj)
    missing = []
    sources = [] if obj._state.adding else files.sources_of(obj)
    _fill(obj, columns(kind), state["fields"], missing)
    if sources != files.sources_of(obj):
        files.remake(obj, missing)
    rows = {
        name: [_row(obj, relation, values, missing) for values in state["rows"].get(name, ())]
        for name, relation in row_relations(kind).items()
    }
    if missing:
        raise CannotRestore(missing)
    with gathered():  # a row that is deleted and made again is the same to whatever follows
        obj.save()
        for field in lists(kind):
            related = field.related_model._default_manager
            keys = state["lists"].get(field.name, ())
            getattr(obj, field.name).set(related.filter(pk__in=keys))
        for name, wanted in rows.items():
            _replace_rows(getattr(obj, name), wanted)


def recover(kind, key, state, **overrides):
    """Make a deleted object again under its old key, with its rows; ``overrides`` its columns."""
    obj = kind(pk=key)
    apply(obj, {**state, "fields": {**state["fields"], **overrides}})
    return obj


def _fill(obj, fields, values, missing):
    for field in fields:
        if field.attname not in values:
            continue
        value = values[field.attname]
        if field.is_relation and value is not None:
            if not field.related_model._default_manager.filter(pk=value).exists():
                if not field.null:
                    missing.append((field.related_model, value))
                value = None
        elif value == "" and field.null and not field.empty_strings_allowed:
            value = None
        setattr(obj, field.attname, field.to_python(value) if value is not None else None)


def _row(obj, relation, values, missing):
    """A row of the object, not yet saved; its own rows wait in ``nested``."""
    kind = relation.related_model
    row = kind(pk=kind._meta.pk.to_python(values["id"]))
    _fill(row, columns(kind), values, missing)
    setattr(row, relation.field.name, obj)
    row.nested = [
        _row(row, nested, each, missing)
        for name, nested in nested_rows(kind).items()
        for each in values.get(name, ())
    ]
    if hasattr(row, "made_fields") and not kind.objects.filter(pk=row.pk).exists():
        files.remake(row, missing)
    return row


def _replace_rows(manager, wanted):
    """Delete the rows that changed or are not wanted, so that no two collide, and write anew."""
    manager.exclude(pk__in=[row.pk for row in wanted]).delete()
    before = {str(row.pk): _values(row, columns(type(row))) for row in manager.all()}
    changed = [row for row in wanted if before.get(str(row.pk)) != _values(row, columns(type(row)))]
    if nested_rows(manager.model):
        _replace_files(manager, wanted)
        return
    manager.filter(pk__in=[row.pk for row in changed]).delete()
    for row in changed:
        row.save(force_insert=True)


def _replace_files(manager, wanted):
    """The files of a document, which keep their versions and so are never deleted for this."""
    there = set(manager.values_list("pk", flat=True))
    for number, key in enumerate(there):
        manager.filter(pk=key).update(language=f"~{number:x}")  # lest two collide on the way
    for row in wanted:
        row.save(force_insert=row.pk not in there, force_update=row.pk in there)
        files.restore_versions(row, row.nested)
