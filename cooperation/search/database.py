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
    """What to look for, and how many of it to read.

    Whatever a tier has, the one that it is ``within`` has too: there is something to look for
    only where that one has more than may be read of it.
    """

    condition: object
    most: int
    within: "Tier | None" = None


_OPERATORS = {"sqlite": (" OR ", " AND "), "postgresql": (" | ", " & ")}
_MATCHING = {
    "sqlite": "SELECT rowid AS id FROM cooperation_searchmatch AS found "
    "WHERE cooperation_searchmatch MATCH %s",
    # Whatever follows "@@" is always true, and never called. PostgreSQL may look through the index
    # of words, or through the entries from the newest on until it has enough, and takes a look into
    # an entry's words for cheap. This says what it costs, and, by passing for a filter that leaves
    # one row of nine, how much more than a row that the index has found.
    "postgresql": "SELECT id FROM cooperation_searchmatch WHERE vector @@ %s::tsquery "
    "AND (id > 0 OR cooperation_search_dear(id)) AND id + 0 > 0 AND id + 1 > 0",
}
_WINDOW = (
    "EXISTS (SELECT 1 FROM cooperation_searchwindow AS w "
    "WHERE w.entry_id = found.{id} AND w.opens <= %s AND w.closes > %s{alone})"
)
_PUBLIC = {
    "sqlite": f"{_MATCHING['sqlite']} AND {_WINDOW.format(id='rowid', alone='')} "
    "ORDER BY rowid DESC LIMIT %s",
    # Windows are asked one by one, of the newest first, so no more often than needed; "OFFSET"
    # keeps PostgreSQL from joining them all.
    "postgresql": f"SELECT id FROM ({_MATCHING['postgresql']} ORDER BY id DESC OFFSET 0) AS found "
    f"WHERE {_WINDOW.format(id='id', alone=' OFFSET 0')} LIMIT %s",
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
    wholes, parts, parameters, more = [], [], [], []
    for number, tier in enumerate(tiers):
        part, values = _ids(tier, at or timezone.now())
        if tier.within is None:
            wholes.append(f"tier_{number} AS ({part})")
            parts.append(f"SELECT {number} AS tier, id FROM tier_{number}")
            parameters += values
        else:
            outer = f"tier_{tiers.index(tier.within)}"
            parts.append(
                f"SELECT {number} AS tier, id FROM ({part}) AS part_{number} "
                f"WHERE (SELECT COUNT(*) FROM {outer}) = {tier.within.most}"
            )
            more += values
    found = [[] for _tier in tiers]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(wholes)} {' UNION ALL '.join(parts)}", parameters + more)
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
    # Looked up for each: to join them, PostgreSQL would read the whole table.
    statement = (
        "SELECT (SELECT kind FROM cooperation_searchentry AS e WHERE e.id = counted.id) AS kind, "
        f"COUNT(*) FROM ({part}) AS counted GROUP BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return dict(cursor.fetchall())


def read(ids, columns):
    """These columns of entries. They are hundreds, for which the ORM takes its time."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(columns)} FROM cooperation_searchentry "
            f"WHERE id IN ({', '.join(map(str, ids))})"
        )
        return cursor.fetchall()


def all_matching(condition, most):
    """The ids of entries, whether readers may see them or not; for staff."""
    statement = f"{_MATCHING[connection.vendor]} ORDER BY id DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(statement, [expression(condition), most])
        return [each for (each,) in cursor.fetchall()]


def _ids(tier, at):
    moment = connection.ops.adapt_datetimefield_value(at)
    return _PUBLIC[connection.vendor], [expression(tier.condition), moment, moment, tier.most]


def gather_statistics():
    """Tell the database how often words occur, after many of them changed."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "INSERT INTO cooperation_searchmatch(cooperation_searchmatch) VALUES ('optimize')"
            )
        else:
            cursor.execute("ANALYZE cooperation_searchmatch")
        cursor.execute("ANALYZE cooperation_searchentry")
        cursor.execute("ANALYZE cooperation_searchwindow")


def is_whole():
    """Whether what the database searches is what the entries say."""
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(
                    "INSERT INTO cooperation_searchmatch(cooperation_searchmatch, rank) "
                    "VALUES ('integrity-check', 1)"
                )
                return True
            cursor.execute(
                "SELECT 1 FROM cooperation_searchentry AS e "
                "FULL JOIN cooperation_searchmatch AS m USING (id) WHERE m.vector IS DISTINCT FROM "
                "array_to_tsvector(string_to_array(e.tokens, ' ')) LIMIT 1"
            )
            return cursor.fetchone() is None
    except DatabaseError:
        return False
