"""A file as sheets of cells, whatever program wrote it. Nothing in it is ever computed."""

from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..uploads import Refused, examined_document
from ..uploads.kinds import ending_of
from ..uploads.messages import message
from . import limits
from .mistakes import NotTaken

TEXT_ENDINGS = ("csv", "txt", "tsv")
ENDINGS = ("xlsx", *TEXT_ENDINGS)


class Bad(Enum):
    """What a cell holds instead of a value."""

    FORMULA = "formula"
    ERROR = "error"
    MERGED = "merged"
    UNWRITABLE = "unwritable"

    @property
    def message(self):
        return {
            Bad.FORMULA: _(
                "There is a formula in this cell. Copy the column and insert it as values."
            ),
            Bad.ERROR: _("There is an error of the spreadsheet in this cell. Type the value."),
            Bad.MERGED: _("This cell is merged with others. Undo that and fill in each cell."),
            Bad.UNWRITABLE: _("There are invisible control characters in this cell. Type it anew."),
        }[self]


class Sheet(NamedTuple):
    """Its lines that are not empty, as ``(number, {column: value})``; columns count from 0."""

    title: str
    lines: list


def read(upload):
    """The sheets of a file of Django's; a CSV is one without a title. Raises ``NotTaken``."""
    if upload.size > limits.FILE_BYTES:
        raise NotTaken(
            _("This file is larger than %(megabytes)s MB. Import it in parts.")
            % {"megabytes": limits.FILE_BYTES // limits.MEGABYTE}
        )
    if not upload.size:
        raise NotTaken(_("This file is empty."))
    ending = ending_of(upload.name or "")
    if ending not in ENDINGS:
        raise NotTaken(
            _("This is no table that the portal reads. Save it as XLSX or as “CSV UTF-8”.")
        )
    if ending in TEXT_ENDINGS:
        from .reading_csv import sheet_of

        return [checked(Sheet("", sheet_of(upload)))]
    from .reading_xlsx import sheets_of

    with _examined(upload) as path:
        return [checked(sheet) for sheet in sheets_of(path)]


def checked(sheet):
    """The sheet with its lines as a list, unless there are too many."""
    lines = []
    for line in sheet.lines:
        lines.append(line)
        if len(lines) > limits.LINES:
            raise NotTaken(
                _("There are more than %(lines)s lines in the file. Import it in parts.")
                % {"lines": limits.LINES}
            )
    return Sheet(sheet.title, lines)


@contextmanager
def _examined(upload):
    """Where the workbook lies, once it has been found to hold nothing that acts or explodes."""
    try:
        with examined_document(upload) as document:
            if document.extension != "xlsx":
                raise NotTaken(
                    _("This is no table that the portal reads. Save it as XLSX or as “CSV UTF-8”.")
                )
            yield Path(document.path)
    except Refused as refused:
        raise NotTaken(_words_of(refused)) from refused


def _words_of(refused):
    """What to do with a workbook; the advice for documents is to print them."""
    words = {
        "scripts": _("This workbook contains a program (a macro). Save it as XLSX without one."),
        "remote_parts": _(
            "This workbook fetches data from elsewhere. Break its links to other files and save it "
            "anew."
        ),
        "attachments": _(
            "There are other files inside this workbook. Remove them and save it anew."
        ),
    }
    return words.get(refused.code) or message(refused)
