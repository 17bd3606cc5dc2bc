"""Records with their lists and rows, read in parts, so that no number of them fills the memory."""

from collections import defaultdict
from functools import cache
from itertools import islice

from ..history import snapshot
from ..history.snapshots import columns, lists, row_relations, value_in_json
from .tables import tables_of

AT_ONCE = 500


def in_parts(items, size=AT_ONCE):
    items = iter(items)
    while part := list(islice(items, size)):
        yield part


def loaded(kind, numbers):
    """The records with these numbers, in their order; each has ``listed`` and ``rows``.

    ``listed`` has the numbers of what each list names, ``rows`` the rows of each table.
    """
    for part in in_parts(numbers):
        found = kind._default_manager.in_bulk(part)
        records = [found[number] for number in part if number in found]
        _load_lists(kind, records)
        _load_rows(kind, records)
        yield from records


def _load_lists(kind, records):
    for record in records:
        record.listed = {field.name: [] for field in lists(kind)}
    by_number = {record.pk: record for record in records}
    for field in lists(kind):
        source, target = field.m2m_column_name(), field.m2m_reverse_name()
        pairs = field.remote_field.through._default_manager.filter(**{f"{source}__in": by_number})
        for owner, named in pairs.values_list(source, target):
            by_number[owner].listed[field.name].append(named)


def _load_rows(kind, records):
    _of_records, *tables = tables_of(kind)
    for record in records:
        record.rows = {table.name: [] for table in tables}
    by_number = {record.pk: record for record in records}
    for table in tables:
        grouped = defaultdict(list)
        for row in table.model._default_manager.filter(**{f"{table.owner}__in": by_number}):
            grouped[getattr(row, f"{table.owner}_id")].append(row)
        for number, rows in grouped.items():
            by_number[number].rows[table.name] = rows


def state_of(record):
    """The snapshot of a record that was loaded here, without a query for each of its lists."""
    if len(record.rows) < len(row_relations(type(record))):
        return snapshot(record)  # there are rows that no table has
    return {
        "fields": _values(record),
        "lists": {name: sorted(numbers) for name, numbers in record.listed.items()},
        "rows": {name: [row_state(row) for row in rows] for name, rows in record.rows.items()},
    }


def row_state(row):
    return {"id": str(row.pk), **_values(row)}


def _values(obj):
    return {field.attname: value_in_json(obj, field) for field in columns_of(type(obj))}


@cache
def columns_of(model):
    return columns(model)
