"""What changed between two snapshots of a record, field by field, in words for a reader."""

from collections import Counter
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models

from . import words
from .snapshots import columns, lists, nested_rows, row_relations
from .values import Writer

_WHOLE_VALUES = (models.SlugField, models.URLField, models.EmailField, models.FileField)


class Difference(NamedTuple):
    """A field, a list or a row that is not what it was; ``before`` and ``after`` in words.

    ``segments`` tell a text's changes word by word, see ``words``; they are empty for other
    values, and where nothing but the formatting of a text changed.
    """

    path: str  # "fields.title_ru", "lists.areas", "rows.steps.<id>.on", "rows.steps.<id>"
    label: str
    row: str  # what the row is called; empty for a field of the record itself
    language: str  # "" for what is the same in all
    before: str
    after: str
    segments: tuple

    @property
    def is_formatting_only(self):
        return self.before == self.after

    @property
    def is_whole_row(self):
        """Whether a row was added or removed: its path ends with its key."""
        return bool(self.row) and len(self.path.split(".")) % 2 == 1

    @property
    def is_on_the_form(self):
        """Former uploads of a document's file are not: they stay listed beside the newest."""
        return self.path.count(".") <= 3

    @property
    def part(self):
        """As ``parts`` names it."""
        return part_of(self.path, self.language)


class Change(NamedTuple):
    """A difference before it is put into words. ``field`` is None for a whole row."""

    path: str
    field: models.Field | None
    before: object
    after: object
    model: type | None = None  # of the row
    row: dict | None = None  # the row as it is now, or as it was

    @property
    def language(self):
        return getattr(self.field, "language", "")

    @property
    def part(self):
        return part_of(self.path, self.language)


def part_of(path, language):
    """The part of a kind that a path leads to: a field whatever its language, a list, a table."""
    section, name = path.split(".")[:2]
    return name.removesuffix(f"_{language}") if section == "fields" and language else name


def parts(kind):
    """All parts of which something can change, with what each is called."""
    fields = [field for field in columns(kind) if field.editable]
    named = {
        part_of(f"fields.{field.attname}", getattr(field, "language", "")): Writer.label(field)
        for field in fields
    }
    named |= {field.name: str(field.verbose_name) for field in lists(kind)}
    for name, relation in row_relations(kind).items():
        named[name] = str(relation.related_model._meta.verbose_name_plural)
    return named


def differences(kind, before, after):
    """All that tells two snapshots of a kind apart; None is a record that is not there."""
    changes = changes_between(kind, before, after)
    writer = Writer(changes)
    return [in_words(change, writer) for change in changes]


def changed_languages(kind, before, after):
    """How many differences there are in each language, "" for what has none; asks no database."""
    return Counter(change.language for change in changes_between(kind, before, after))


def changes_between(kind, before, after):
    changes = [*_of_fields(kind, _part(before, "fields"), _part(after, "fields"))]
    for field in lists(kind):
        old, new = ((_part(state, "lists").get(field.name) or []) for state in (before, after))
        if {*map(str, old)} != {*map(str, new)}:
            changes.append(Change(f"lists.{field.name}", field, old, new))
    for name, relation in row_relations(kind).items():
        old, new = ((_part(state, "rows").get(name) or []) for state in (before, after))
        changes += _of_rows(f"rows.{name}", relation.related_model, old, new)
    return changes


def _part(state, name):
    return (state or {}).get(name, {})


def _of_fields(kind, before, after, path="fields", **row):
    """Of those that both know: one that was added to the kind since is no change."""
    for field in columns(kind):
        if not field.editable:
            continue
        name = field.attname
        if (before and name not in before) or (after and name not in after):
            continue
        old, new = before.get(name), after.get(name)
        if _compared(field, old) != _compared(field, new):
            yield Change(f"{path}.{name}", field, old, new, **row)


def _compared(field, value):
    """A value as its field understands it, or as typed; everything empty is the same."""
    if value is None or value == "":
        return None
    try:
        value = field.target_field.to_python(value) if field.is_relation else field.to_python(value)
    except (ValidationError, ValueError, TypeError):
        return str(value)
    return None if value == "" else value


def _of_rows(path, model, before, after):
    old, new = ({str(row["id"]): row for row in rows} for rows in (before, after))
    for key in {**new, **old}:
        was, now = old.get(key), new.get(key)
        row = {"model": model, "row": now or was}
        if was is None or now is None:
            yield Change(f"{path}.{key}", None, was, now, **row)
            continue
        yield from _of_fields(model, was, now, f"{path}.{key}", **row)
        for name, relation in nested_rows(model).items():
            nested = f"{path}.{key}.{name}"
            yield from _of_rows(
                nested, relation.related_model, was.get(name, ()), now.get(name, ())
            )


# --- In words ----------------------------------------------------------------------------------


def in_words(change, writer):
    """A change as a Difference."""
    row = writer.row_name(change.model, change.row) if change.model else ""
    if change.field is None:
        before, after = (writer.row(change.model, each) for each in (change.before, change.after))
        label = str(change.model._meta.verbose_name)
        return Difference(change.path, label, row, "", before, after, words.compared(before, after))
    before, after = (writer.value(change.field, each) for each in (change.before, change.after))
    return Difference(
        change.path,
        writer.label(change.field),
        row,
        change.language,
        before,
        after,
        _segments(change, before, after, writer),
    )


def _segments(change, before, after, writer):
    field = change.field
    if field.many_to_many:
        return _segments_of_list(*(writer.names(field, each) for each in change[2:4]))
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    if before == after or not is_text or isinstance(field, _WHOLE_VALUES):
        return ()
    return words.shortened(words.compared(before, after))


def _segments_of_list(before, after):
    """Each name whole: of two names that share a word none stayed."""
    every = sorted({*before, *after})
    segments = []
    for number, name in enumerate(every):
        kind = words.SAME
        if name not in after:
            kind = words.REMOVED
        elif name not in before:
            kind = words.ADDED
        segments.append((kind, name if number == len(every) - 1 else f"{name}, "))
    return tuple(segments)
