"""The values of a snapshot in words, with the names of all that they point at fetched at once."""

import datetime
from collections import defaultdict

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.formats import date_format, localize
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..date_words import format_date
from ..fields import PartialDateField, ProseField
from ..languages import ENDONYMS, LANGUAGE_CODES
from ..people import name_of
from .snapshots import columns, nested_rows
from .words import plain_text


class Writer:
    """Writes the values of some changes; knows what these point at, and nothing else."""

    # Of a whole row, the texts in these are written, each with the name of its language.
    languages = LANGUAGE_CODES

    def __init__(self, changes):
        wanted = defaultdict(set)
        for change in changes:
            if change.field is not None and change.field.is_relation:
                for value in (change.before, change.after):
                    _want(wanted, change.field, value)
            for row in (change.before, change.after) if change.field is None else ():
                _want_row(wanted, change.model, row)
            if change.row:
                _want_row(wanted, change.model, change.row)
        self._known = {model: _found(model, keys) for model, keys in wanted.items()}

    @staticmethod
    def label(field):
        """What the field is called, without its language."""
        return str(getattr(field, "translated_field", field).verbose_name)

    def value(self, field, value):
        """In words; what is no value of its field stays as it was typed."""
        if value is None or value == "" or value == []:
            return ""
        if field.many_to_many:
            return ", ".join(self.names(field, value))
        if field.is_relation:
            return self._name(field.related_model, value)
        try:
            return self.written(field, value)
        except (ValidationError, ValueError, TypeError):
            return str(value)

    def written(self, field, value):
        return plain_text(str(value)) if isinstance(field, ProseField) else _written(field, value)

    def names(self, field, keys):
        return sorted(self._name(field.related_model, key) for key in keys or ())

    def row(self, model, row):
        """A whole row, a line for each of its fields that is filled; empty for no row."""
        if row is None:
            return ""
        lines = []
        for field in columns(model):
            text = self.value(field, row.get(field.attname))
            if not text or not field.editable or field.name == "position":
                continue
            language = getattr(field, "language", "")
            if language and language not in self.languages:
                continue
            label = capfirst(self.label(field))
            if language and len(self.languages) > 1:
                label = f"{label} ({ENDONYMS[language]})"
            lines.append(f"{label}: {text}")
        for name, relation in nested_rows(model).items():
            lines += [self.row(relation.related_model, each) for each in row.get(name, ())]
        return "\n".join(lines)

    def row_name(self, model, row):
        """Its kind and what it is called, as staff know it."""
        kind = capfirst(model._meta.verbose_name)
        name = self._own_name(model, row)
        return f"{kind}: {name}" if name else kind

    def _own_name(self, model, row):
        try:
            return str(self._made(model, row)).strip()
        except (ObjectDoesNotExist, AttributeError, TypeError, ValueError):
            # What it is named after is gone, or never was a value.
            return str(row.get("number") or "")

    def _made(self, model, row):
        """The row as an object that asks the database for nothing."""
        made = model(pk=row["id"])
        for field in columns(model):
            value = row.get(field.attname)
            if field.is_relation:
                if found := self._found(field.related_model, value):
                    setattr(made, field.name, found)
                continue
            try:
                setattr(made, field.attname, field.to_python(value))
            except ValidationError:
                continue
        return made

    def _found(self, model, key):
        return self._known.get(model, {}).get(_key(model, key))

    def _name(self, model, key):
        if found := self._found(model, key):
            return name_of(found) if model is get_user_model() else str(found)
        if _key(model, key) is None:
            return str(key)
        return _("deleted (no. %(number)s)") % {"number": key}


def _written(field, value):
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    value = field.to_python(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime.datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(field, PartialDateField) or isinstance(value, datetime.date):
        return format_date(value)
    if isinstance(field, models.CharField | models.TextField):
        return str(value)
    return str(localize(value))


def _want(wanted, field, value):
    keys = value if field.many_to_many else [value]
    keys = {_key(field.related_model, each) for each in keys or ()} - {None}
    if keys:
        wanted[field.related_model] |= keys


def _want_row(wanted, model, row):
    for field in columns(model) if row else ():
        if field.is_relation:
            _want(wanted, field, row.get(field.attname))


def _key(model, value):
    """A key as the database has it; None for what is none."""
    try:
        key = model._meta.pk.to_python(value)
    except ValidationError:
        return None
    # SQLite raises for numbers that its column cannot hold.
    return None if isinstance(key, int) and not 0 < key < 2**63 else key


def _found(model, keys):
    return model._default_manager.in_bulk(keys)
