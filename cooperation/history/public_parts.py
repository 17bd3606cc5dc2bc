"""What of a snapshot is for readers, and what of it may still be named.

A snapshot holds all that staff edit. Readers get the facts and texts of the record's page, and of
the things that it names only those that are public at the moment of reading: a version of 2023
must not give away a partner that was withdrawn in 2025.
"""

from collections import defaultdict

from django.core.exceptions import ValidationError

from ..models.querysets import VisibleQuerySet
from .snapshots import columns, lists, row_relations

# By whom and when a record is looked after, and in which order its rows stand.
_OF_STAFF = frozenset(
    ("internal_note", "responsible_id", "status", "publish_at", "unpublish_at", "position")
)


def public_part(state):
    """A snapshot without what only staff see."""
    return {
        "fields": _public_columns(state["fields"]),
        "lists": state["lists"],
        "rows": {
            name: [_public_columns(row) for row in rows] for name, rows in state["rows"].items()
        },
    }


def _public_columns(values):
    return {name: value for name, value in values.items() if name not in _OF_STAFF}


# --- What it names -----------------------------------------------------------------------------


def named_now(kind, states, queryset_of=None):
    """What any of the snapshots names and readers may see now, as ``{model: {key: object}}``.

    One query for each model; ``queryset_of`` gives another queryset of one than its plain one.
    """
    wanted = defaultdict(set)
    for state in states:
        for model, key in _references(kind, state):
            wanted[model].add(key)
    querysets = queryset_of or model_queryset
    return {model: _public(querysets(model)).in_bulk(list(keys)) for model, keys in wanted.items()}


def model_queryset(model):
    return model._default_manager.all()


def _public(queryset):
    return queryset.published() if isinstance(queryset, VisibleQuerySet) else queryset


def only_named(kind, state, named):
    """A public part in which nothing is left that is not among ``named``.

    A row that cannot be told without what is missing goes as a whole.
    """
    rows = {}
    for name, relation in row_relations(kind).items():
        filtered = (
            _restricted(relation.related_model, row, named) for row in state["rows"].get(name, ())
        )
        rows[name] = [row for row in filtered if row is not None]
    return {
        "fields": _restricted(kind, state["fields"], named) or {},
        "lists": {
            field.name: [
                key
                for key in state["lists"].get(field.name, ())
                if _key(field.related_model, key) in named.get(field.related_model, ())
            ]
            for field in lists(kind)
        },
        "rows": rows,
    }


def _restricted(model, values, named):
    values = dict(values)
    for field in columns(model):
        if not field.is_relation:
            continue
        target = field.related_model
        if _key(target, values.get(field.attname)) in named.get(target, ()):
            continue
        if field.null or "id" not in values:
            values[field.attname] = None
        else:
            return None
    return values


def _references(kind, state):
    for model, key in _raw_references(kind, state):
        if (number := _key(model, key)) is not None:
            yield model, number


def _raw_references(kind, state):
    tables = [(kind, [state["fields"]])]
    for name, relation in row_relations(kind).items():
        tables.append((relation.related_model, state["rows"].get(name, ())))
    for model, rows in tables:
        relations = [field for field in columns(model) if field.is_relation]
        for row in rows:
            for field in relations:
                if field.attname in row and field.attname not in _OF_STAFF:
                    yield field.related_model, row[field.attname]
    for field in lists(kind):
        for key in state["lists"].get(field.name, ()):
            yield field.related_model, key


def _key(model, value):
    try:
        return model._meta.pk.to_python(value) if value else None
    except ValidationError:
        return None
