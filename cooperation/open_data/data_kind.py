"""What a kind of thing is to readers of data."""

from dataclasses import dataclass

from ..enums import Section
from .schemas import object_schema
from .values import Rows, Value


@dataclass(frozen=True)
class DataKind:
    """A kind of record or of reference data; ``word`` names it in addresses and in files."""

    word: str
    model: type
    values: tuple[Value, ...]

    @property
    def title(self):
        return Section(self.word).label if self.word in Section.values else self._plural

    @property
    def _plural(self):
        return self.model._meta.verbose_name_plural

    @property
    def row_values(self):
        """The values that have tables of their own."""
        return tuple(each for each in self.values if isinstance(each, Rows))

    @property
    def schema(self):
        return object_schema(self.values)

    def label_of(self, value):
        """What a value is called, in the active language."""
        return _label(self.model, value)

    def label_of_row_value(self, rows, value):
        return _label(rows.model, value)


def _label(model, value):
    if value.label:
        return value.label
    field = model._meta.get_field(value.attribute or value.code)
    return getattr(field, "translated_field", field).verbose_name
