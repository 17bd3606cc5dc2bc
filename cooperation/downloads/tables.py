"""The tables of a kind: its records, and one for each sort of rows that they have."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..enums import FileLanguage
from ..open_data import KINDS, Column, kind_of
from ..open_data.references import Pages, Reference, References
from ..open_data.values import Rows, Value
from .declaration import label_of

RECORD, ROW = "record", "row"  # what every table of rows begins with


class TableColumn(NamedTuple):
    """A column with the value that fills it; the two that lead a table of rows have none."""

    column: Column
    value: Value | None = None

    @property
    def code(self):
        return self.column.code

    @property
    def language(self):
        """Of the texts in it, or of the pages to which it leads; empty if of none."""
        if isinstance(self.value, Pages):
            return self.code.removeprefix(f"{self.value.code}_")
        return self.column.language


@dataclass(frozen=True)
class Table:
    kind: object
    rows: Rows | None = None

    @property
    def name(self):
        return f"{self.kind.word}-{self.rows.code}" if self.rows else self.kind.word

    @property
    def file_name(self):
        return f"{self.name}.csv"

    @property
    def title(self):
        """In the active language."""
        title = capfirst(str(self.kind.title))
        if self.rows is None:
            return title
        rows = str(self.kind.label_of(self.rows))
        return f"{title}: {rows[0].lower()}{rows[1:]}"

    @property
    def about(self):
        return self.rows.about if self.rows else ""

    @property
    def values(self):
        return [each for each in (self.rows or self.kind).values if not isinstance(each, Rows)]

    @cached_property
    def columns(self):
        leading = [TableColumn(Column(RECORD)), TableColumn(Column(ROW, "integer"))]
        return [
            *(leading if self.rows else ()),
            *(TableColumn(column, value) for value in self.values for column in value.columns),
        ]

    @property
    def key(self):
        """The codes of the columns that tell its lines apart."""
        return (RECORD, ROW) if self.rows else (key_of(self.kind),)

    @cached_property
    def references(self):
        """The table of whose keys a column holds one or several, by the code of the column."""
        found = {RECORD: Table(self.kind)} if self.rows else {}
        for value in self.values:
            if kind := target_of(self._model, value):
                found[value.code] = Table(kind)
        return found

    @property
    def foreign_keys(self):
        """Those references that CSV on the Web can check: one key in every cell, none empty."""
        loose = {
            value.code
            for value in self.values
            if isinstance(value, References)
            or (isinstance(value, Reference) and _field_of(self._model, value).null)
        }
        return {code: table for code, table in self.references.items() if code not in loose}

    @property
    def _model(self):
        return (self.rows or self.kind).model

    def label_of(self, column):
        """What a column is called, in the active language."""
        if column.code == ROW:
            return _("Number of the row")
        if column.value is None:
            return _("Key of the record")
        label = label_of(self.kind, column.value, self.rows)
        if column.language:
            language = FileLanguage(column.language).label
            return _("%(column)s, %(language)s") % {"column": label, "language": language}
        return label

    def lines(self, record):
        """The cells of the table's lines for a record in JSON; None is an empty cell."""
        if self.rows is None:
            yield self._cells(record)
            return
        key = record[key_of(self.kind)]
        for number, row in enumerate(record[self.rows.code], 1):
            yield (key, number, *self._cells(row))

    def _cells(self, thing):
        return tuple(cell for value in self.values for cell in value.cells(thing[value.code]))


def key_of(kind):
    """The code of the value that names a thing within its kind."""
    return kind.model._default_manager.all().natural_key_field


def target_of(model, value):
    """The kind of which a value of a model holds keys; None for other values."""
    if not isinstance(value, Reference):
        return None
    return kind_of(_field_of(model, value).related_model)


def _field_of(model, value):
    return model._meta.get_field(value.attribute or value.code)


def tables_of(kind):
    return [Table(kind), *(Table(kind, rows) for rows in kind.row_values)]


def all_tables():
    return [table for kind in KINDS.values() for table in tables_of(kind)]
