"""What an import would do: each record before and after, and all that stands in its way.

Nothing is written here. A plan is made for the dry run and again in the transaction of the
import; the two are the same if their digests are.
"""

import uuid
from copy import deepcopy
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..history import digest
from ..history.snapshots import lists, value_in_json
from . import limits, rights
from .checking import check, fill
from .columns import ListColumn
from .keys import Keys
from .loading import AT_ONCE, columns_of, in_parts, loaded, row_state, state_of
from .matching import ROW, Line, Matched, content_of
from .mistakes import Mistakes, NotTaken
from .tables import MADE_OF_FILES, tables_of
from .text_column import Unreadable


class Entry(NamedTuple):
    """A record that the import changes, or makes: then ``record`` is None and ``before`` too."""

    key: str
    record: object
    before: dict | None
    after: dict
    matched: Matched  # where it stands first
    line: int

    @property
    def is_new(self):
        return self.record is None

    @property
    def name(self):
        """What it is called once it is imported."""
        obj = self.matched.table.model() if not self.matched.table.owner else None
        obj = obj or type(self.record)()
        fill(obj, self.after["fields"])
        return str(obj) or self.key


class Plan:
    """``entries`` are the records that are changed or made, in the order of the file."""

    def __init__(self, kind, user, content):
        self.kind = kind
        self.user = user
        self.tables = content.tables
        self.mistakes = Mistakes(content.mistakes)
        self.warnings = content.warnings
        self.entries = []
        self.unchanged = 0
        self.keys = Keys()
        # Where the lines of each row stand, by the row's key; for the mistakes of rows.
        self.row_lines = {}

    def tell(self, mistake):
        """Add a mistake, unless one was told of its cell: the first is why there are others."""
        cells = {(each.sheet, each.cell) for each in self.mistakes[-50:] if each.cell}
        if (mistake.sheet, mistake.cell) not in cells:
            self.mistakes.append(mistake)

    def sort(self):
        """In the order of the file."""
        sheets = [matched.sheet for matched in self.tables.values()]
        places = {sheet: number for number, sheet in enumerate(sheets)}
        self.mistakes.sort(key=lambda each: (places.get(each.sheet, -1), each.line or 0))

    @property
    def created(self):
        return sum(entry.is_new for entry in self.entries)

    @property
    def changed(self):
        return len(self.entries) - self.created

    @property
    def left_alone(self):
        """The sheets that leave out columns, with the headers of these."""
        return [
            (matched.sheet, [column.header for column in matched.absent])
            for matched in self.tables.values()
            if matched.absent
        ]

    @property
    def digest(self):
        """What tells two plans apart: the records as they are, and as they will be."""
        return digest(
            [[e.key, e.before and digest(e.before), _without_new_keys(e)] for e in self.entries]
        )


def _without_new_keys(entry):
    """What a record will be; rows that the import makes get their keys in each plan anew."""
    known = {row["id"] for rows in (entry.before or {"rows": {}})["rows"].values() for row in rows}
    state = deepcopy(entry.after)
    for rows in state["rows"].values():
        for row in rows:
            row["id"] = row["id"] if row["id"] in known else ""
    return state


def planned(kind, sheets, user, *, is_locked=False):
    """What the sheets of a file would do to the records of a kind, if a user imported them.

    ``is_locked``: within a transaction that writes it, so that nobody changes them meanwhile.
    """
    plan = Plan(kind, user, content_of(kind, sheets))
    lines = _lines_of_records(plan)
    for part in in_parts(lines, AT_ONCE):
        found = _found(kind, part, is_locked)
        for key in part:
            _plan_record(plan, key, found.get(key), lines[key])
        if len(plan.entries) > limits.RECORDS:
            message = _("The file changes more than %(number)s records. Import it in parts.")
            raise NotTaken(message % {"number": limits.RECORDS})
    rights.check(plan)  # first, while the records are as they are in the database
    check(plan)
    plan.sort()
    return plan


def _found(kind, keys, is_locked):
    column = tables_of(kind)[0].key
    rows = kind._default_manager.filter(**{f"{column}__in": keys})
    if is_locked:
        list(rows.select_for_update().order_by("pk").values_list("pk"))
    numbers = list(rows.values_list("pk", flat=True))
    return {getattr(record, column): record for record in loaded(kind, numbers)}


def _lines_of_records(plan):
    """The lines about each record, as ``{key: {table: [line, …]}}``, in the order of the file."""
    records = {}
    for name, matched in plan.tables.items():
        for line in matched.lines:
            of_record = records.setdefault(line.record, {})
            if name in of_record and not matched.table.owner:
                message = _("This record stands in line %(line)s, too.")
                number = of_record[name][0].number
                plan.tell(
                    matched.mistake(message % {"line": number}, line.number, matched.table.key)
                )
                continue
            of_record.setdefault(name, []).append(line)
    return records


def _plan_record(plan, key, record, lines):
    main, *of_rows = tables_of(plan.kind)
    name = main.name if main.name in lines else next(iter(lines))
    matched, first = plan.tables[name], lines[name][0]
    if record is None:
        if name != main.name or plan.kind in MADE_OF_FILES:
            message = _("There is no record with this key.")
            plan.tell(matched.mistake(message, first.number, next(iter(matched.table.leading))))
            return
        record = plan.kind(**{main.key: key})
        record.listed = {field.name: [] for field in lists(plan.kind)}
        record.rows = {table.name: [] for table in of_rows}
    fields = _fields(plan, record, lines[main.name][0]) if main.name in lines else {}
    rows = {}
    for table in of_rows:
        if table.name in plan.tables and (main.name in lines or table.name in lines):
            wanted = _rows(plan, record, plan.tables[table.name], lines.get(table.name, ()))
            if wanted is not None:
                rows[table.name] = wanted
    if fields or rows or record.pk is None:
        entry = _entry(key, record, fields, rows, matched, first)
        if entry.before != entry.after:
            plan.entries.append(entry)
            return
    plan.unchanged += 1


def _entry(key, record, fields, rows, matched, first):
    is_new = record.pk is None
    before = None if is_new else state_of(record)
    after = _blank(record) if is_new else deepcopy(before)
    for column, value in fields.items():
        after["lists" if isinstance(column, ListColumn) else "fields"][column.key] = value
    after["rows"] |= rows
    return Entry(key, None if is_new else record, before, after, matched, first.number)


def _blank(record):
    """The snapshot of a record that is not there yet, with the defaults of its kind."""
    kind = type(record)
    return {
        "fields": {field.attname: value_in_json(record, field) for field in columns_of(kind)},
        "lists": {field.name: [] for field in lists(kind)},
        "rows": {table.name: [] for table in tables_of(kind)[1:]},
    }


def _fields(plan, record, line):
    """The values that a line gives to a record, where they are not what it has."""
    matched = plan.tables[tables_of(plan.kind)[0].name]
    return _values(plan, matched, record, line)


def _values(plan, matched, obj, line: Line):
    """The values of the line's cells by column: those that were touched."""
    found = {}
    is_new = obj._state.adding
    for column in matched.columns:
        cell = line.cells.get(column.code)
        if (cell is None and is_new) or column.is_untouched(cell, obj, plan.keys):
            continue
        try:
            found[column] = _value(plan, column, cell, is_new)
        except Unreadable as reason:
            plan.tell(matched.mistake(reason, line.number, column))
    return found


def _value(plan, column, cell, is_new):
    value = column.value(cell, plan.keys)
    can_be_empty = column.field.null or column.field.blank or column.field.many_to_many
    if value in (None, "") and not can_be_empty:
        raise Unreadable(_("This cell must not be empty."))
    return value


def _rows(plan, record, matched, lines):
    """The rows that a record will have, or None where they are what they are."""
    known = {str(row.pk): row for row in record.rows[matched.table.name]}
    before = {key: row_state(row) for key, row in known.items()}
    wanted = {}
    for position, line in enumerate(lines):
        key = _row_key(plan, matched, line, known, wanted)
        row = known.get(key)
        if row is None:
            row = matched.table.model(position=position)
        state = before.get(key) or {**row_state(row), "id": key}
        changes = {c.key: value for c, value in _values(plan, matched, row, line).items()}
        wanted[key] = {**state, **changes}
        plan.row_lines[key] = (matched, line.number)
    return None if wanted == before else list(wanted.values())


def _row_key(plan, matched, line, known, wanted):
    """The key of the row that a line is about; a new one for a new row."""
    if ROW not in matched.places:
        return _key_of_equal(plan, matched, line, known, wanted)
    text = str(line.cells.get(ROW, "")).strip()
    if not text:
        return str(uuid.uuid4())
    try:
        key = str(uuid.UUID(text))
    except ValueError:
        message = _("This is no key of a row. Leave the cell empty for a new row.")
        plan.tell(matched.mistake(message, line.number, ROW))
        return str(uuid.uuid4())
    if key in wanted:
        plan.tell(matched.mistake(_("This row is there twice."), line.number, ROW))
    elif key not in known and matched.table.model._default_manager.filter(pk=key).exists():
        message = _("This row belongs to another record. Leave the cell empty for a new row.")
        plan.tell(matched.mistake(message, line.number, ROW))
    return key


def _key_of_equal(plan, matched, line, known, wanted):
    """Without keys a line is about the row that says the same, if there is one."""
    for key, row in known.items():
        cells = {column: line.cells.get(column.code, "") for column in matched.columns}
        if key not in wanted and all(
            str(cell) == str(column.cell(row, plan.keys) or "") for column, cell in cells.items()
        ):
            return key
    return str(uuid.uuid4())
