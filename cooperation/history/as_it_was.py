"""A record as readers saw it, made from a version: an object that is in no database.

It has all that the page of its kind reads: columns, what they point at, and its lists and rows as
if they had been prefetched, so that the templates of today's page show it. Nothing is written.
"""

from django.core.exceptions import ValidationError

from ..languages import LANGUAGE_CODES, active_language, suffixed
from ..models import Agreement, Partner, Source
from .public_parts import model_queryset, named_now, only_named
from .published import version_on
from .snapshots import columns, lists, row_relations

_OF_TODAY = ("slug", "status", "publish_at", "unpublish_at")


def as_of(record, day):
    """The record as readers saw it by the end of a day; None where no version is kept."""
    version = version_on(record, day)
    return as_it_was(record, version) if version else None


def as_it_was(record, version):
    """The record as in a ``PublishedVersion``; it names only what is public now.

    Its address, and whether readers see it at all, are those of the record today. ``changed_at`` is
    the moment from which the version was to be seen.
    """
    kind = type(record)
    named = named_now(kind, [version.state], _queryset)
    state = only_named(kind, version.state, named)
    made = _made(kind, record.pk, state["fields"], named)
    for column in _OF_TODAY:
        setattr(made, column, getattr(record, column))
    made.changed_at = version.begins_at
    made.version_number, made.version_at = version.number, version.begins_at
    made.outdated_since = made.outdated_from = None
    for field in lists(kind):
        found = [named[field.related_model][key] for key in state["lists"][field.name]]
        _keep(made, field.name, field.related_model, sorted(found, key=_place))
    for name, relation in row_relations(kind).items():
        rows = [_row(relation, values, named, made) for values in state["rows"][name]]
        _keep(made, name, relation.related_model, rows)
    if kind is Agreement:
        _add_what_its_rows_say(made, record)
    return made


def _queryset(model):
    """What a page shows of a thing that a record names."""
    if model is Partner:
        return Partner.objects.select_related("country", "picture", "logo", "logo_on_dark")
    return model_queryset(model)


def _made(model, key, values, named):
    made = model(pk=key)
    for field in columns(model):
        if field.attname not in values:
            continue
        value = values[field.attname]
        if field.is_relation:
            if value:
                target = field.related_model
                setattr(made, field.name, named[target][target._meta.pk.to_python(value)])
            elif field.null:
                setattr(made, field.name, None)
        else:
            setattr(made, field.attname, _value(field, value))
    made._state.adding = False
    return made


def _value(field, value):
    if value is None or (value == "" and not field.empty_strings_allowed):
        return None
    try:
        return field.to_python(value)
    except ValidationError:  # of an older shape of the kind
        return field.get_default()


def _row(relation, values, named, owner):
    model = relation.related_model
    row = _made(model, model._meta.pk.to_python(values["id"]), values, named)
    setattr(row, relation.field.name, owner)
    row.is_partner_visible = bool(getattr(row, "partner_id", None))
    return row


def _keep(made, name, model, rows):
    """As if they had been prefetched; whoever filters them gets nothing, not those of today."""
    found = model._default_manager.none()
    found._result_cache = rows
    found._prefetch_done = True
    made.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


def _place(thing):
    """Where it stands in its list: sources by their keys, all else in the reader's alphabet."""
    if isinstance(thing, Source):
        return thing.key, thing.pk
    return getattr(thing, suffixed("sort_key", active_language())), thing.pk


def _add_what_its_rows_say(agreement, today):
    """What the agreement's own queryset adds to it."""
    agreement.signed_on = agreement.first_signature()
    for language in LANGUAGE_CODES:
        text, has_text = suffixed("text", language), suffixed("has_text", language)
        was_there = any(getattr(article, text) for article in agreement.articles.all())
        # The page of the text is that of today.
        setattr(agreement, has_text, was_there and getattr(today, has_text, True))
