"""The columns of a table, by what their fields hold."""

import re

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..fields import PartialDateField
from ..languages import LANGUAGE_CODES
from ..orthography import mend_uzbek
from . import cells
from .date_columns import DayColumn, MomentColumn, PartialDateColumn
from .text_column import Column, Unreadable


class NumberColumn(Column):
    @property
    def content(self):
        return _("Number")

    def cell(self, obj, keys):
        return getattr(obj, self.key)

    def value(self, cell, keys):
        text = self._text(cell).replace("\u00a0", "").replace(" ", "")
        if not text:
            return None
        return self._number(text)

    def _number(self, text):
        if not re.fullmatch(r"-?\d{1,12}", text, re.ASCII):
            raise Unreadable(_("Enter a whole number."))
        return int(text)


class DecimalColumn(NumberColumn):
    def _number(self, text):
        if not re.fullmatch(r"-?\d{1,6}([.,]\d{1,15})?", text, re.ASCII):
            raise Unreadable(_("Enter a number."))
        return str(float(text.replace(",", ".")))


class YesNoColumn(Column):
    # As programs write them, and as people do; Excel's own words in the editors' languages.
    _YES = {"true", "1", "yes", "да", "истина", "ha", "rost"}
    _NO = {"false", "0", "no", "нет", "ложь", "yoʻq", "yolgʻon"}

    @property
    def content(self):
        return _("TRUE or FALSE")

    def cell(self, obj, keys):
        return bool(getattr(obj, self.key))

    def value(self, cell, keys):
        word = mend_uzbek(self._text(cell)).casefold()
        if not word:
            return None
        if word in self._YES:
            return True
        if word in self._NO:
            return False
        raise Unreadable(_("Enter TRUE or FALSE."))


class ChoiceColumn(Column):
    @property
    def content(self):
        return _("A code of the list")

    @property
    def codes(self):
        return [(code, str(label)) for code, label in self.field.choices]

    def value(self, cell, keys):
        """A code; what it is called is understood too, in any language of the portal."""
        text = self._text(cell)
        if not text or text in dict(self.codes):
            return text
        for language in LANGUAGE_CODES:
            with override(language):
                found = [c for c, label in self.codes if text.casefold() in (c, label.casefold())]
            if len(found) == 1:
                return found[0]
        raise Unreadable(
            _("“%(text)s” is not in the list. Enter one of: %(codes)s.")
            % {"text": text[:80], "codes": ", ".join(code for code, _label in self.codes)}
        )


class ReferenceColumn(Column):
    """Names another thing by its key."""

    @property
    def content(self):
        return _("Key, from the list: %(kind)s") % {
            "kind": self.field.related_model._meta.verbose_name_plural
        }

    def cell(self, obj, keys):
        return cells.written(keys.key_of(self.field.related_model, getattr(obj, self.key)))

    def value(self, cell, keys):
        text = self._text(cell)
        return _number_of(self.field.related_model, text, keys) if text else None


class ListColumn(ReferenceColumn):
    """Names several things, in no order."""

    def __init__(self, field):
        super().__init__(field)
        self.key = field.name

    @property
    def content(self):
        kind = self.field.related_model._meta.verbose_name_plural
        return _("Keys with “;” between them, from the list: %(kind)s") % {"kind": kind}

    def cell(self, obj, keys):
        named = (keys.key_of(self.field.related_model, each) for each in obj.listed[self.key])
        return cells.written("; ".join(sorted(named)))

    def value(self, cell, keys):
        named = [part.strip() for part in re.split(r"[;,\n]", self._text(cell))]
        return sorted({_number_of(self.field.related_model, key, keys) for key in named if key})


def _number_of(model, key, keys):
    number = keys.number_of(model, key)
    if number is None:
        raise Unreadable(
            _("Not found in the list “%(kind)s”: “%(key)s”. Enter its key, or add it first.")
            % {"kind": model._meta.verbose_name_plural, "key": key[:80]}
        )
    return number


def column_of(field):
    """The column of a field, by what it holds."""
    if field.many_to_many:
        return ListColumn(field)
    if field.is_relation:
        return ReferenceColumn(field)
    if field.choices:
        return ChoiceColumn(field)
    for kind, column in _COLUMNS.items():
        if isinstance(field, kind):
            return column(field)
    return Column(field)


_COLUMNS = {
    PartialDateField: PartialDateColumn,
    models.BooleanField: YesNoColumn,
    models.FloatField: DecimalColumn,
    models.IntegerField: NumberColumn,
    models.DateTimeField: MomentColumn,
    models.DateField: DayColumn,
}
