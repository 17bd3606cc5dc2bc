"""The rules of the models, asked of everything that an import would write."""

from collections import defaultdict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext as _
from modeltranslation.translator import translator

from ..models import Draft
from .loading import AT_ONCE, columns_of, in_parts
from .tables import tables_of


def check(plan):
    """Add to the mistakes what the models refuse, and to the warnings what is to be known."""
    main = tables_of(plan.kind)[0]
    for entry in plan.entries:
        record = entry.record or plan.kind()
        fill(record, entry.after["fields"])
        try:
            record.full_clean(exclude=_in_no_language(plan.kind))
        except ValidationError as error:
            _tell(plan, main, error, entry.matched, entry.line)
        _check_rows(plan, entry, record)
    _refuse_equals(
        plan, plan.kind, [(e.after["fields"], (e.matched, e.line)) for e in plan.entries]
    )
    _warn_of_drafts(plan)
    _warn_of_lost_rows(plan)


def fill(obj, values):
    """Give an object the values of a snapshot, in memory alone."""
    for field in columns_of(type(obj)):
        if field.attname in values:
            value = values[field.attname]
            if value == "" and field.null and not field.empty_strings_allowed:
                value = None
            setattr(obj, field.attname, field.to_python(value) if value is not None else None)


def _check_rows(plan, entry, record):
    for table in tables_of(plan.kind)[1:]:
        if table.name not in plan.tables:
            continue
        before = entry.before["rows"].get(table.name, []) if entry.before else []
        rows = entry.after["rows"].get(table.name, [])
        for row in rows:
            if row not in before and row["id"] in plan.row_lines:
                _check_row(plan, table, row, record)
        if rows != before:
            placed = [(row, plan.row_lines.get(row["id"])) for row in rows]
            _refuse_equals(plan, table.model, placed, of_one_record=True)


def _check_row(plan, table, state, record):
    row = table.model(pk=state["id"])
    fill(row, state)
    setattr(row, table.owner, record)
    owners = {*table.model.owner_fields}
    try:
        row.clean_fields(exclude=owners | _in_no_language(table.model))
        row.clean()
        # Of rows that must differ the whole record is asked, below: they may exchange values.
        for constraint in table.model._meta.constraints:
            if not isinstance(constraint, UniqueConstraint):
                constraint.validate(table.model, row, exclude=owners)
    except ValidationError as error:
        matched, line = plan.row_lines[state["id"]]
        _tell(plan, table, error, matched, line)


def _in_no_language(model):
    """The columns that modeltranslation keeps beside those of the three languages."""
    if model in translator.get_registered_models():
        return {*translator.get_options_for_model(model).all_fields}
    return set()


def _tell(plan, table, error, matched, line):
    """Name the cell of each message, or the column alone where the sheet has none."""
    by_code = {column.code: column for column in table.columns}
    for name, messages in _by_field(error).items():
        column = by_code.get(name, name if name in table.leading else None)
        for message in messages:
            plan.tell(matched.mistake(message, line, column))


def _by_field(error):
    if hasattr(error, "error_dict"):
        return error.message_dict
    return {NON_FIELD_ERRORS: error.messages}


def _refuse_equals(plan, model, placed, *, of_one_record=False):
    """Refuse what is equal within the file where it must differ; ``placed`` are states with places.

    Of records the database is asked by their own rules; here they are held against each other.
    """
    owners = {*getattr(model, "owner_fields", ())} if of_one_record else set()
    for constraint in model._meta.constraints:
        if not isinstance(constraint, UniqueConstraint) or not constraint.fields:
            continue
        names = [name for name in constraint.fields if name not in owners]
        seen = defaultdict(list)
        for state, place in placed:
            values = tuple(state.get(model._meta.get_field(name).attname) for name in names)
            if _is_meant(model, constraint, state, values):
                seen[values].append(place)
        for places in seen.values():
            for matched, line in filter(None, places[1:] if len(places) > 1 else ()):
                message = constraint.get_violation_error_message()
                plan.tell(matched.mistake(message, line))


def _is_meant(model, constraint, state, values):
    """Whether a rule speaks of a row: NULL differs from NULL, and a rule may have a condition."""
    if constraint.condition is None:
        return None not in values
    known = {
        field.name: field.to_python(state[field.attname])
        if not field.is_relation
        else state[field.attname]
        for field in columns_of(model)
        if field.attname in state
    }
    return _holds(constraint.condition, known)


def _holds(condition, values):
    """A condition of the simple kind that our constraints have, without asking the database."""
    results = []
    for part in condition.children:
        if isinstance(part, Q):
            results.append(_holds(part, values))
            continue
        lookup, expected = part
        name, _sep, kind = lookup.partition("__")
        value = values.get(name)
        results.append((value is None) == expected if kind == "isnull" else value == expected)
    found = all(results) if condition.connector == Q.AND else any(results)
    return found != condition.negated


def _warn_of_drafts(plan):
    records = {entry.record.pk: entry.record for entry in plan.entries if not entry.is_new}
    name = plan.kind._meta.model_name
    for part in in_parts(records, AT_ONCE):
        drafted = Draft.objects.filter(kind=name, object_id__in=part)
        for number in drafted.values_list("object_id", flat=True):
            plan.warnings.append(
                _(
                    "Somebody has a draft of changes to “%(record)s”. It stays; its publication "
                    "will show what the import changed."
                )
                % {"record": records[number]}
            )


def _warn_of_lost_rows(plan):
    for entry in plan.entries:
        for table in tables_of(plan.kind)[1:] if entry.before else ():
            before = {row["id"] for row in entry.before["rows"].get(table.name, ())}
            lost = before - {row["id"] for row in entry.after["rows"].get(table.name, ())}
            if lost:
                plan.warnings.append(
                    _("“%(record)s” loses rows: %(rows)s (%(number)s).")
                    % {"record": entry.key, "rows": table.title, "number": len(lost)}
                )
