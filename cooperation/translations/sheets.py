"""The work of a translator as a spreadsheet: the sources locked, the targets to be filled in."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ..enums import TranslationStanding as Standing
from ..languages import ENDONYMS, suffixed
from ..spreadsheets import cells
from . import editing, overview, states

MOST_TEXTS = 5000  # of one file: it is made in memory, and nobody translates more in one go
_AT_ONCE = 100

KEY, RECORD, FIELD, STANDING, SOURCE, TARGET, REVIEWED, CHECK = (
    "key", "record", "field", "standing", "source", "target", "reviewed", "check",
)  # fmt: skip
_WIDTHS = {KEY: 12, RECORD: 30, FIELD: 24, STANDING: 14, SOURCE: 60, TARGET: 60, REVIEWED: 14}
_HIDDEN = (KEY, CHECK)
_OPEN = (TARGET, REVIEWED)

_HEAD = Font(name="Calibri", size=11, bold=True)
_GROUND = PatternFill("solid", fgColor="E8EEF4")
_TO_FILL_IN = PatternFill("solid", fgColor="FFF8E1")
_TEXT = Alignment(vertical="top", wrap_text=True)


def target_code(language):
    return suffixed(TARGET, language)


def check_of(entry):
    """Tells whether source and target are what they were when the file was made."""
    return "-".join(mark[:16] for mark in entry.marks)


def key_of(entry):
    place = entry.place
    return f"{place.kind}/{place.object_id}/{entry.key}"


def yes():
    return pgettext("spreadsheet", "yes")


def codes(language):
    named = (KEY, RECORD, FIELD, STANDING, SOURCE, target_code(language), REVIEWED, CHECK)
    return list(named)


def headers(language):
    return [
        _("Key"),
        _("Record"),
        _("Field"),
        _("Standing"),
        _("Original"),
        _("Translation: %(language)s") % {"language": ENDONYMS[language]},
        _("Says what the original says now"),
        _("Check"),
    ]


def listed(asked, drafted_of):
    """The entries of a work list with the names of their records, as ``(title, entry)``.

    ``drafted_of`` gives the texts in the draft of a record.
    """
    keys = [(row["kind"], row["object_id"]) for row in overview.records(asked)[:MOST_TEXTS]]
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        records, known, titles = (
            editing.opened_all(part), states.known_of_all(part), overview.named(part),
        )  # fmt: skip
        for key in part:
            if obj := records.get(key):
                for entry in editing.entries(obj, asked.language, drafted_of(obj), known):
                    if entry.known.standing in asked.standings:
                        yield str(titles[key]), entry


def write(asked, drafted_of, file):
    """Write the work list of a language into a binary file; how many texts it has."""
    book = Workbook()
    sheet = book.active
    sheet.title = asked.language
    _head(sheet, asked.language)
    number = 0
    for title, entry in listed(asked, drafted_of):
        if number == MOST_TEXTS:
            break
        _line(sheet, number + 3, title, entry)
        number += 1
    _offer_yes(sheet, number + 3)
    _about(book.create_sheet(_("How to fill it in")[:31]))
    book.save(file)
    return number


def _head(sheet, language):
    for column, (code, header) in enumerate(
        zip(codes(language), headers(language), strict=True), 1
    ):
        letter = get_column_letter(column)
        name = TARGET if code.startswith(TARGET) else code
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, 12)
        sheet.column_dimensions[letter].hidden = name in _HIDDEN
        _text(sheet, 1, column, code)
        cell = _text(sheet, 2, column, header)
        cell.font, cell.fill = _HEAD, _GROUND
    sheet.row_dimensions[1].hidden = True  # for the way back
    sheet.freeze_panes = "C3"
    sheet.protection.sheet = True  # against slips; without a password
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # which may be done


def _line(sheet, line, title, entry):
    source, target = entry.source, entry.target
    fits = cells.fits(source) and cells.fits(target)
    values = [
        key_of(entry),
        title,
        " · ".join(filter(None, [entry.row_name, str(capfirst(entry.name))])),
        Standing(entry.known.standing).label,
        source if fits else cells.TOO_LONG,
        target if fits else cells.TOO_LONG,
        yes() if entry.is_reviewed else "",
        check_of(entry),
    ]
    for column, (code, value) in enumerate(zip(_WIDTHS | {CHECK: 0}, values, strict=True), 1):
        cell = _text(sheet, line, column, value)
        if code in _OPEN and fits:
            cell.protection = Protection(locked=False)
            cell.fill = _TO_FILL_IN


def _text(sheet, line, column, value):
    """A cell that is a text whatever it looks like."""
    cell = sheet.cell(line, column)
    cell.value = cells.written(str(value))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = _TEXT
    return cell


def _offer_yes(sheet, end):
    offered = DataValidation("list", formula1=f'"{yes()}"', allow_blank=True)
    letter = get_column_letter(list(_WIDTHS).index(REVIEWED) + 1)
    offered.add(f"{letter}3:{letter}{max(end, 3)}")
    sheet.add_data_validation(offered)


def _about(sheet):
    sheet.column_dimensions["A"].width = 100
    for number, sentence in enumerate(_sentences(), 1):
        _text(sheet, number, 1, sentence)


def _sentences():
    return [
        _("Write the translations into the yellow cells; everything else is locked."),
        _(
            "Where a text has marks such as <p> or <strong>, keep them around the same words: they "
            "are its paragraphs, links and emphasis."
        ),
        _(
            "Choose “%(yes)s” in the column beside where the translation says all that the "
            "original says now. A new translation without it counts as a draft."
        )
        % {"yes": yes()},
        _("An empty cell changes nothing: what is in the register stays."),
        _(
            "Texts that are too long for a cell are marked %(mark)s. Translate them in the portal, "
            "on the page of their record."
        )
        % {"mark": cells.TOO_LONG},
        _(
            "The portal shows what the file would change before anything is saved. What somebody "
            "changed there meanwhile is never overwritten unless you choose to."
        ),
    ]
