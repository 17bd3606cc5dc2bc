"""The one place that knows which database it is.

A condition is a token, ``Begun`` for the beginning of one, ``Any`` or ``All`` of other conditions.
"""

from typing import NamedTuple

from django.db import DatabaseError, connection
from django.utils import timezone


class Begun(NamedTuple):
    """Any token that begins so."""

    token: str


class Any(NamedTuple):
    conditions: tuple


class All(NamedTuple):
    conditions: tuple


class Tier(NamedTuple):
    """What to look for, and how many of it to read."""

    condition: object
    most: int


_OPERATORS = {"sqlite": (" OR ", " AND "), "postgresql": (" | ", " & ")}
_MATCHING = {
    "sqlite": (
        "SELECT rowid AS id FROM cooperation_searchmatch WHERE cooperation_searchmatch MATCH %s",
        "cooperation_searchmatch.rowid",
    ),
    "postgresql": (
        # What the function is for stands in the migration that makes it.
        "SELECT id FROM cooperation_searchentry "
        "WHERE vector @@ %s::tsquery AND cooperation_search_dear(id)",
        "cooperation_searchentry.id",
    ),
}


def expression(condition):
    """The condition in the words of this database. Tokens are letters and digits, never signs."""
    either, both = _OPERATORS[connection.vendor]
    match condition:
        case Any(conditions):
            return f"({either.join(map(expression, conditions))})"
        case All(conditions):
            return f"({both.join(map(expression, conditions))})"
        case Begun(token):
            return f'"{token}"*' if connection.vendor == "sqlite" else f"'{token}':*"
    return f'"{condition}"' if connection.vendor == "sqlite" else f"'{condition}'"


def matching(tiers, at=None):
    """The entries that readers may see in each tier, as ``[[id, …], …]``.

    The newest of each, no more than it wants: a word of nearly every record costs no more than
    one of few. One query, whatever the number of tiers.
    """
    parts, parameters = [], []
    for number, tier in enumerate(tiers):
        part, values = _ids(tier, at or timezone.now())
        parts.append(f"SELECT {number} AS tier, id FROM ({part}) AS part_{number}")
        parameters += values
    found = [[] for _tier in tiers]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        for number, each in cursor.fetchall():
            found[number].append(each)
    return found


def numbers(tiers, at=None):
    """How many entries each tier has, counted no further than it wants; in one query."""
    parts, parameters = [], []
    for number, tier in enumerate(tiers):
        part, values = _ids(tier, at or timezone.now())
        parts.append(f"SELECT {number} AS tier, COUNT(*) AS n FROM ({part}) AS part_{number}")
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        found = dict(cursor.fetchall())
    return [found[number] for number in range(len(tiers))]


def numbers_of_kinds(tier, at=None):
    """How many entries of each kind are among those of a tier, as ``{kind: number}``."""
    part, values = _ids(tier, at or timezone.now())
    statement = (
        f"SELECT e.kind, COUNT(*) FROM ({part}) AS found "
        "JOIN cooperation_searchentry AS e ON e.id = found.id GROUP BY e.kind"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return dict(cursor.fetchall())


def all_matching(condition, most):
    """The ids of entries, whether readers may see them or not; for staff."""
    statement, own_id = _MATCHING[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(
            f"{statement} ORDER BY {own_id} DESC LIMIT %s", [expression(condition), most]
        )
        return [each for (each,) in cursor.fetchall()]


def _ids(tier, at):
    statement, own_id = _MATCHING[connection.vendor]
    moment = connection.ops.adapt_datetimefield_value(at)
    return (
        f"{statement} AND EXISTS (SELECT 1 FROM cooperation_searchwindow AS w "
        f"WHERE w.entry_id = {own_id} AND w.opens <= %s AND w.closes > %s) "
        f"ORDER BY {own_id} DESC LIMIT %s",
        [expression(tier.condition), moment, moment, tier.most],
    )


def gather_statistics():
    """Tell the database how often words occur, after many of them changed."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "INSERT INTO cooperation_searchmatch(cooperation_searchmatch) VALUES ('optimize')"
            )
        cursor.execute("ANALYZE cooperation_searchentry")
        cursor.execute("ANALYZE cooperation_searchwindow")


def is_whole():
    """Whether what the database searches is what the entries say."""
    if connection.vendor != "sqlite":
        return True  # a generated column cannot differ
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO cooperation_searchmatch(cooperation_searchmatch, rank) "
                "VALUES ('integrity-check', 1)"
            )
    except DatabaseError:
        return False
    return True
