"""A translator's spreadsheet on its way back: what it would change, and doing it as a whole."""

import hashlib
import json
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from ..fields import ProseField
from ..history import words
from ..languages import ENDONYMS, LANGUAGE_CODES
from ..spreadsheets import cells
from ..spreadsheets.mistakes import Mistake, Mistakes, NotTaken
from ..spreadsheets.reading import Bad
from . import editing, overview, sheets, states
from .standing import digest_of
from .texts import BY_NAME, TextKey

NEW, CHANGED, MARKED, CONFLICT = "new", "changed", "marked", "conflict"
_YES = {"yes", "да", "ha", "x", "х", "+", "1", "true", "✓"}


@dataclass
class Planned:
    """What one line of the file would do."""

    line: int
    key: str
    title: str
    entry: editing.Entry
    text: str
    outcome: str
    is_reviewed: bool
    reason: str = ""  # why it is a conflict

    @property
    def changes_text(self):
        return digest_of(self.text) != self.entry.marks.target

    @property
    def is_prose(self):
        return isinstance(self.entry.model_field, ProseField)

    @property
    def segments(self):
        """The change word by word."""
        texts = [self.entry.target, self.text]
        if self.is_prose:
            texts = map(words.plain_text, texts)
        return words.shortened(words.compared(*texts))


@dataclass
class Plan:
    language: str
    planned: list = field(default_factory=list)
    mistakes: Mistakes = field(default_factory=Mistakes)
    unchanged: int = 0
    gone: list = field(default_factory=list)  # the lines of texts that are not there any more

    def of(self, outcome):
        return [each for each in self.planned if each.outcome == outcome]

    @property
    def counts(self):
        return {each: len(self.of(each)) for each in (NEW, CHANGED, MARKED, CONFLICT)}

    @property
    def digest(self):
        """What tells whether the same would happen: the lines, and what they would change."""
        what = [
            [each.key, each.outcome, each.text, each.is_reviewed, *each.entry.marks]
            for each in self.planned
        ]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()


def planned(read_sheets, user, drafted_of):
    """What the file would do; raises ``NotTaken`` for one that is no sheet of translations."""
    sheet, language, columns = _recognised(read_sheets)
    plan = Plan(language)
    lines = [line for line in sheet.lines if line[0] > 2]
    keys = {number: _parsed(cells_of.get(columns[sheets.KEY])) for number, cells_of in lines}
    owners = {key[:2] for key in keys.values() if key}
    found = _entries(owners, language, drafted_of)
    allowed, seen = {}, set()
    for number, values in lines:
        key = keys[number]
        if key is None or key in seen:
            plan.mistakes.append(_mistake(_wrong_key(key), number, columns, sheets.KEY))
            continue
        seen.add(key)
        if key not in found:
            plan.gone.append(number)
            continue
        title, entry = found[key]
        if key[:2] not in allowed:
            allowed[key[:2]] = overview.may_write(user, entry.owner, language)
        each = _Line(number, values, columns, language)
        _plan_line(plan, each, key, title, entry, allowed[key[:2]])
    return plan


def _recognised(read_sheets):
    """The sheet with the codes of ours in its first line, its language, ``{code: column}``."""
    for sheet in read_sheets:
        if not sheet.lines or sheet.lines[0][0] != 1:
            continue
        named = {str(value): column for column, value in sheet.lines[0][1].items()}
        for language in LANGUAGE_CODES:
            if {sheets.KEY, sheets.CHECK, sheets.target_code(language)} <= named.keys():
                return sheet, language, named
    raise NotTaken(
        _(
            "This is no spreadsheet of translations. Fill in the one that the work list gives, and "
            "leave its first line as it is."
        )
    )


def _parsed(value):
    """``(kind, pk, TextKey)`` of a key; None where it is none."""
    match str(value or "").split("/"):
        case [kind, pk, text] if kind in BY_NAME and pk.isdecimal() and len(pk) < 18:
            key = TextKey.parse(text)
            return (kind, int(pk), key) if key else None
    return None


def _entries(owners, language, drafted_of):
    """``{(kind, pk, TextKey): (title, entry)}``."""
    found, owners = {}, sorted(owners)
    for start in range(0, len(owners), 100):
        part = owners[start : start + 100]
        known, titles = states.known_of_all(part), overview.named(part)
        for (kind, pk), obj in editing.opened_all(part).items():
            for entry in editing.entries(obj, language, drafted_of(obj), known):
                found[kind, pk, entry.key] = (titles[kind, pk], entry)
    return found


class _Line:
    def __init__(self, number, values, columns, language):
        self.number, self.columns = number, columns
        self.target = values.get(columns[sheets.target_code(language)])
        self.check = str(values.get(columns[sheets.CHECK]) or "")
        self.reviewed = values.get(columns.get(sheets.REVIEWED, -1))
        self.target_column = sheets.target_code(language)


def _plan_line(plan, line, key, title, entry, may_write):
    def wrong(message, column):
        plan.mistakes.append(_mistake(message, line.number, line.columns, column))

    for value, column in ((line.target, line.target_column), (line.reviewed, sheets.REVIEWED)):
        if isinstance(value, Bad):
            wrong(value.message, column)
            return
    text = cells.read_text(line.target)
    is_reviewed = cells.read_text(line.reviewed).strip().casefold() in _YES
    as_written = cells.read_text(cells.written(entry.target))
    is_left = not text.strip() or text == cells.TOO_LONG or digest_of(text) == digest_of(as_written)
    if is_left and is_reviewed == entry.is_reviewed:
        plan.unchanged += 1
        return
    if is_left and not entry.target.strip():
        plan.unchanged += 1  # nothing that could be marked
        return
    if not may_write:
        wrong(
            _("You may not write texts in %(language)s here.")
            % {"language": ENDONYMS[entry.language]},
            line.target_column,
        )
        return
    try:
        text = entry.target if is_left else editing.cleaned(entry.model_field, text)
    except ValidationError as error:
        wrong(" ".join(error.messages), line.target_column)
        return
    each = Planned(line.number, sheets_key(key), title, entry, text, CHANGED, is_reviewed)
    each.outcome, each.reason = _outcome(each, line.check)
    plan.planned.append(each)


def sheets_key(key):
    kind, pk, text = key
    return f"{kind}/{pk}/{text}"


def _outcome(each, check):
    source, _dash, target = check.partition("-")
    marks = each.entry.marks
    if source != marks.source[:16]:
        return CONFLICT, _("The original has changed since the file was made.")
    if target != marks.target[:16] and each.changes_text:
        return CONFLICT, _("Somebody else has changed the translation since the file was made.")
    if not each.changes_text:
        return MARKED, ""
    return (CHANGED if each.entry.target.strip() else NEW), ""


def _wrong_key(key):
    if key is None:
        return _("The key of this line is not one of the portal’s. Leave the locked cells alone.")
    return _("This line stands in the file twice.")


def _mistake(message, line, columns, code):
    column = columns.get(code)
    letter = get_column_letter(column + 1) if column is not None else ""
    return Mistake(message, "", line, letter, code)


def apply(plan, taken, user, keep_draft, address=None, file_name=""):
    """Write what was planned, within a transaction: all of it.

    ``taken`` are the keys of the conflicts that somebody chose to overwrite. ``keep_draft(obj,
    texts)`` puts texts into a draft and answers True where the record is changed by one; else
    False. Returns how many texts were written.
    """
    chosen = [each for each in plan.planned if each.outcome != CONFLICT or each.key in taken]
    by_owner = {}
    for each in chosen:
        owner = each.entry.owner
        by_owner.setdefault((type(owner), owner.pk), []).append(each)
    written = 0
    for group in by_owner.values():
        owner = group[0].entry.owner
        changes = [(each.entry, each.text) for each in group if each.changes_text]
        if keep_draft(owner, {entry.draft_key: text for entry, text in changes}):
            written += len(changes)
            group = [each for each in group if not each.changes_text]
        elif changes:
            editing.write(owner, changes, user, address, comment=file_name)
            written += len(changes)
        marked = [each for each in group if not each.entry.is_drafted]
        editing.confirm([each.entry for each in marked if each.is_reviewed], user)
        editing.unconfirm([e.entry for e in marked if not e.is_reviewed and not e.changes_text])
    return written
