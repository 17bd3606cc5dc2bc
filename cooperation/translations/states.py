"""Keeping the standings: they follow each saving, whatever its way in."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..gathering import later
from ..models import TextState
from . import standing, texts
from .standing import Known
from .texts import KINDS, Place

_AT_ONCE = 100  # records whose states are read together
_WHOLE = "*"  # in place of a field: all of the record, which is gone
_UNIQUE = ["kind", "object_id", "row_kind", "row_id", "field", "language"]


def saved(instance, update_fields=None):
    """Note the standing of the texts of a record or row that was saved."""
    if not texts.has_texts(type(instance)):
        return
    names = [
        name
        for name in texts.fields(type(instance))
        if update_fields is None or not update_fields.isdisjoint(_columns(type(instance), name))
    ]
    if names and (place := texts.place_of(instance)):
        found = texts.texts_of(instance, names)
        later(_refresh, {(place, name): each for name, each in found.items()})


def deleted(instance, origin):
    """Forget the texts of what was deleted; those of a row whose record goes, go with it."""
    model = type(instance)
    if not texts.has_texts(model):
        return
    if model in KINDS:
        later(_refresh, {(texts.place_of(instance), _WHOLE): None})
    elif getattr(origin, "model", type(origin)) not in texts.owner_kinds(model):
        place = texts.place_of(instance)
        later(_refresh, {(place, name): None for name in texts.fields(model)})


def rebuild():
    """Make all standings anew from the texts; what is known of each stays known.

    Returns how many were wrong.
    """
    wrong = 0
    for kind in KINDS:
        name = kind._meta.model_name
        keys = list(kind._default_manager.order_by("pk").values_list("pk", flat=True))
        known = TextState.objects.filter(kind=name).order_by().values_list("object_id", flat=True)
        wrong += _forget(name, set(known.distinct()) - set(keys))
        for part in _parts(keys):
            with transaction.atomic():
                records = texts.with_rows(kind._default_manager.filter(pk__in=part))
                wrong += _refresh({(Place(name, pk), _WHOLE): None for pk in part} | _all(records))
    return wrong


def is_empty():
    """Whether the standings were never made, though there is something to translate."""
    if TextState.objects.exists():
        return False
    return any(kind._default_manager.exists() for kind in KINDS)


@transaction.atomic
def confirm(place_texts, language, by):
    """Mark translations as saying what their sources say now.

    ``place_texts`` is ``{(place, field): {language: text}}``. What is missing, or is the source
    itself, cannot be confirmed.
    """
    at = timezone.now()

    def change(known, each):
        if known.text_digest and known.standing != standing.Standing.SOURCE:
            return standing.confirmed(known, each, by.pk, at)
        return known

    return _change(place_texts, language, change)


@transaction.atomic
def unconfirm(place_texts, language):
    """Take back the marks of these translations."""

    def change(known, _each):
        is_marked = known.standing == standing.Standing.REVIEWED
        return standing.unconfirmed(known) if is_marked else known

    return _change(place_texts, language, change)


def known_of(obj):
    """``{(place, field): {language: Known}}`` of a record with its rows."""
    return _known(TextState.objects.about(obj))


def known_of_all(keys):
    """Likewise of many records, named by kind and key."""
    return _known(TextState.objects.filter(_owned_by(keys)))


def _columns(model, field):
    return {field, *(f"{field}_{language}" for language in standing.LANGUAGE_CODES)}


def _all(records):
    found = {}
    for record in records:
        found |= texts.all_texts(record)
    return found


# --- The table ---------------------------------------------------------------------------------


def _refresh(items):
    """Write the standings of these texts; None in place of a text: it is gone."""
    by_owner = {}
    for (place, field), each in items.items():
        wanted = by_owner.setdefault((place.kind, place.object_id), {})
        if field == _WHOLE:  # whatever follows it was made again
            wanted.clear()
        wanted[place, field] = each
    return sum(_write(dict(part)) for part in _parts(list(by_owner.items())))


def _write(by_owner):
    """Write what differs from the table, in three queries at most; return how much did."""
    at = timezone.now()
    states = list(_stored(by_owner))
    known = _known(states)
    changed, gone = [], set()
    for wanted in by_owner.values():
        whole = [place for place, field in wanted if field == _WHOLE]
        if whole:
            owner = whole[0][:2]
            wanted = {**{key: None for key in known if key[0][:2] == owner}, **wanted}
        for (place, field), each in wanted.items():
            if field == _WHOLE:
                continue
            before = known.get((place, field), {})
            after = standing.standings(each, before, at) if each else {}
            changed += [
                _row(place, field, language, columns)
                for language, columns in after.items()
                if before.get(language) != columns
            ]
            if before and not after:
                gone.add((place, field))
    _upsert(changed)
    if gone:
        left_over = [state.pk for state in states if (_place_of(state), state.field) in gone]
        _drop(TextState.objects.filter(pk__in=left_over))
    return len(changed) + len(gone)


def _stored(by_owner):
    """The rows of the table that may be concerned; of one saved row no more than its own."""
    places = {place for wanted in by_owner.values() for place, _field in wanted}
    fields = {field for wanted in by_owner.values() for _place, field in wanted}
    if len(places) == 1 and _WHOLE not in fields:
        return TextState.objects.filter(**places.pop()._asdict())
    return TextState.objects.filter(_owned_by(by_owner))


def _owned_by(owners):
    keys = {}
    for kind, pk in owners:
        keys.setdefault(kind, []).append(pk)
    condition = Q(pk=None)
    for kind, ids in keys.items():
        condition |= Q(kind=kind, object_id__in=ids)
    return condition


def _known(states):
    found = {}
    for state in states:
        found.setdefault((_place_of(state), state.field), {})[state.language] = Known.of(state)
    return found


def _place_of(state):
    return Place(state.kind, state.object_id, state.row_kind, state.row_id)


def _parts(items):
    return [items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE)]


def _row(place, field, language, known):
    return TextState(**place._asdict(), field=field, language=language, **known._asdict())


def _upsert(rows):
    if rows:
        TextState.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=_UNIQUE,
            update_fields=list(Known._fields),
        )


def _change(place_texts, language, change):
    owners = {(place.kind, place.object_id) for place, _field in place_texts}
    known = _known(TextState.objects.filter(_owned_by(owners)).select_for_update())
    changed = []
    for (place, field), each in place_texts.items():
        before = known.get((place, field), {}).get(language)
        after = change(before, each) if before else None
        if after != before:
            changed.append(_row(place, field, language, after))
    _upsert(changed)
    return len(changed)


def _forget(kind, ids):
    if not ids:
        return 0
    return _drop(TextState.objects.filter(kind=kind, object_id__in=ids))


def _drop(states):
    """In one query: nothing hangs on them, so there is nobody to be asked or told."""
    return states.order_by()._raw_delete(states.db)
