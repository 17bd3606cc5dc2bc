"""The tables of each kind: one for the records, one for each sort of row that they have."""

from functools import cache
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..history.snapshots import columns, lists, nested_rows, row_relations
from ..models import (
    RECORD_KINDS,
    Area,
    ConferenceSeries,
    Country,
    Document,
    Picture,
    SectionText,
    Source,
    Synonyms,
)
from ..models.base import Record, Stamped
from .columns import column_of
from .keys import key_field

KINDS = (
    *RECORD_KINDS,
    Picture,
    Document,
    SectionText,
    Source,
    Area,
    ConferenceSeries,
    Country,
    Synonyms,
)
# What begins with a file is added in the library; tables describe it.
MADE_OF_FILES = (Picture, Document)

RECORD = "record"  # the code of the column in which a row names its record
ROW = "id"  # and of that with its own key


class Table(NamedTuple):
    """``name`` is the code of its sheet. Rows of a record have an ``owner``, the field's name."""

    name: str
    model: type
    key: str  # the code of the column that names the record
    columns: list
    owner: str = ""

    @property
    def title(self):
        return str(capfirst(self.model._meta.verbose_name_plural))

    @property
    def leading(self):
        """The columns that say which line this is, by code with their headers."""
        if not self.owner:
            field = self.model._meta.get_field(self.key)
            return {self.key: str(capfirst(field.verbose_name))}
        return {RECORD: _("Record"), ROW: _("Key of the row")}

    @property
    def codes(self):
        return [*self.leading, *(column.code for column in self.columns)]

    @property
    def headers(self):
        return [*self.leading.values(), *(column.header for column in self.columns)]


@cache
def tables_of(kind):
    """The table of the records first, then those of their rows."""
    of_rows = (
        _of_rows(name, relation)
        for name, relation in row_relations(kind).items()
        if not nested_rows(relation.related_model)  # those have files of their own
    )
    return [_of_records(kind), *of_rows]


def _of_records(kind):
    key = key_field(kind)
    shared = {field.name for base in (Record, Stamped) for field in base._meta.get_fields()}
    fields = [each for each in columns(kind) if _is_typed(each) and each.name != key]
    own = [each for each in fields if each.name not in shared]
    own.sort(key=lambda each: (_translated_name(each) != _title(kind), _is_picture(each)))
    rest = [each for each in fields if each.name in shared]
    return Table(
        kind._meta.model_name, kind, key, [column_of(each) for each in (*own, *lists(kind), *rest)]
    )


def _of_rows(name, relation):
    model = relation.related_model
    fields = [each for each in columns(model) if _is_typed(each)]
    fields.sort(key=lambda each: each.name == "position")
    return Table(name, model, RECORD, [column_of(each) for each in fields], relation.field.name)


def _is_typed(field):
    return field.editable and field.get_internal_type() != "FileField"


def _title(kind):
    return getattr(kind, "title_field", "")


def _is_picture(field):
    return field.related_model is Picture


def _translated_name(field):
    return getattr(getattr(field, "translated_field", field), "name", field.name)
