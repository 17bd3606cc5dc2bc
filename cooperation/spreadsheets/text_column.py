"""What every column of a table is: a field with its code, its header and its cells.

``cell`` makes of a record what is written; ``value`` makes of what was read what a snapshot
holds (see ``cooperation.history``), or raises ``Unreadable`` with the reason.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..enums import FileLanguage
from ..fields import ProseField, WebAddressField
from ..languages import LANGUAGE_CODES
from ..orthography import mend_uzbek
from . import cells, limits
from .reading import Bad


class Unreadable(Exception):
    """A cell that means nothing to its column; the message says why."""


class Column:
    """A field of a record or of a row, as text."""

    def __init__(self, field):
        self.field = field
        self.code = field.name
        self.key = field.attname  # in a snapshot
        self.language = getattr(field, "language", "")

    @property
    def label(self):
        return capfirst(getattr(self.field, "translated_field", self.field).verbose_name)

    @property
    def header(self):
        """What the column is called, in the language that is active."""
        if not self.language:
            return str(self.label)
        language = FileLanguage(self.language).label
        return _("%(column)s, %(language)s") % {"column": self.label, "language": language}

    @property
    def headers(self):
        """The header in every language of the portal."""
        found = set()
        for language in LANGUAGE_CODES:
            with override(language):
                found.add(self.header)
        return found

    @property
    def content(self):
        """What to write into its cells, in words."""
        if isinstance(self.field, ProseField):
            return _("Text with formatting, as HTML")
        return _("Text")

    @property
    def codes(self):
        """What may stand in it with what that is called, if that is a closed list."""
        return ()

    def cell(self, obj, keys):
        return cells.written(getattr(obj, self.key) or "")

    def value(self, cell, keys):
        text = self._text(cell)
        if self.language == "uz":
            text = mend_uzbek(text)
        if isinstance(self.field, ProseField):
            text = self.field.sanitize(text)
        elif isinstance(self.field, WebAddressField) and text and "://" not in text:
            text = f"https://{text}"
        return text

    def is_untouched(self, cell, obj, keys):
        """Whether a cell that was read is what an export would write now."""
        now = self.cell(obj, keys)
        if cell is None:
            return now is None or (isinstance(now, str) and not now.strip())
        if isinstance(now, str):
            return cell == now or (cell == cells.TOO_LONG and not cells.fits(now))
        return str(cell).lower() == str(now).lower()  # as CSV has it

    def _text(self, cell):
        text = cells.read_text(cell).strip()
        if text == cells.TOO_LONG:
            raise Unreadable(
                _("This mark stands for a text that was too long for a cell. Enter the text.")
            )
        if len(text) > limits.CELL_CHARACTERS:
            raise Unreadable(_("This text is too long for a cell. Enter it in the form."))
        if cells.has_unwritable(text):
            raise Unreadable(Bad.UNWRITABLE.message)
        return text
