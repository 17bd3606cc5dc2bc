"""Two changes of the same snapshot, put together.

What only one of them touched is taken from it. Where both changed the same value, the second
one's stands and the place is named, so that its editor can choose.
"""

from typing import NamedTuple


class Merged(NamedTuple):
    """``clashes`` are paths as in ``Difference.path``: both changed these, to different values."""

    state: dict
    clashes: frozenset


def merge(base, theirs, mine):
    """The state that both changes make; ``base`` is what both began from, or None if unknown."""
    clashes = set()
    base = base or {"fields": {}, "lists": {}, "rows": {}}
    fields = _values("fields", base["fields"], theirs["fields"], mine["fields"], clashes)
    lists = {
        name: _list(base["lists"].get(name), theirs["lists"].get(name, []), keys)
        for name, keys in mine["lists"].items()
    }
    rows = {
        name: _rows(
            f"rows.{name}",
            base["rows"].get(name, []),
            theirs["rows"].get(name, []),
            own,
            clashes,
        )
        for name, own in mine["rows"].items()
    }
    return Merged({"fields": fields, "lists": lists, "rows": rows}, frozenset(clashes))


def with_theirs(mine, theirs, paths):
    """A state in which the values at these paths are the other's; a row of theirs as a whole."""
    taken = {part: dict(mine[part]) for part in ("fields", "lists", "rows")}
    for path in paths:
        part, _dot, name = path.partition(".")
        if part in ("fields", "lists") and name in theirs[part]:
            taken[part][name] = theirs[part][name]
        elif part == "rows" and "." in name:
            rows, key, *column = name.split(".")
            other = {row["id"]: row for row in theirs["rows"].get(rows, ())}.get(key)
            taken["rows"][rows] = list(_with_row(taken["rows"].get(rows, ()), key, other, column))
    return taken


def _with_row(rows, key, other, column):
    for row in rows:
        if row["id"] != key:
            yield row
        elif other is not None:
            yield {**row, column[0]: other.get(column[0])} if column else other


_UNKNOWN = object()


def _values(path, base, theirs, mine, clashes):
    merged = {}
    for name, own in mine.items():
        before, other = base.get(name, _UNKNOWN), theirs.get(name, own)
        if own in (other, before):
            merged[name] = other
        else:
            merged[name] = own
            if other != before:
                clashes.add(f"{path}.{name}")
    return merged


def _list(base, theirs, mine):
    """A list has no order: what either added is in it, what either took out is not."""
    if base is None:
        base = [key for key in mine if key in theirs]
    added = [key for key in theirs if key not in base and key not in mine]
    return [key for key in mine if key in theirs or key not in base] + added


def _rows(path, base, theirs, mine, clashes):
    before = {row["id"]: row for row in base}
    others = {row["id"]: row for row in theirs}
    merged = []
    for row in mine:
        key = row["id"]
        if key in others:
            merged.append(_values(f"{path}.{key}", before.get(key, {}), others[key], row, clashes))
        elif key not in before:
            merged.append(row)
        elif row != before[key]:  # they deleted what this editor changed
            clashes.add(f"{path}.{key}")
            merged.append(row)
    own = {row["id"] for row in mine}
    for key, row in others.items():
        if key in own:
            continue
        if key not in before:
            merged.append(row)
        elif row != before[key]:  # this editor deleted what they changed
            clashes.add(f"{path}.{key}")
            merged.append(row)
    return merged
