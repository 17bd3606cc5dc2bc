"""What of the register is public at a moment, told by one query: whether files are of today.

It notices what the workshop does, what the schedule does and what midnight does to legal statuses.
A write past the portal that touches neither a number of rows nor a ``changed_at`` stays unseen,
as a corrected name of a country would: ``build_downloads --anew`` is for that.
"""

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, DateTimeField, Max, Min, QuerySet, Sum, Value
from django.db.models.functions import Cast

from .. import clock
from ..models import (
    Area,
    Attachment,
    ConferenceSeries,
    Country,
    Document,
    DocumentFile,
    DocumentVersion,
    SiteSettings,
    Source,
    Version,
)
from ..open_data import RECORDS
from .declaration import declaration_digest

# An aggregate like the others: so a table without rows has its line as well.
_NEVER = Max(Cast(Value(None), DateTimeField()))

FORMAT = 1  # of the files; raised when what is written changes and the declaration does not


class _Line(NamedTuple):
    """What the query tells of a table."""

    what: str
    number: int | None
    keys: int | None
    changed_at: datetime.datetime | None
    begun_at: datetime.datetime | None
    created_at: datetime.datetime | None


@dataclass(frozen=True)
class State:
    """``origin`` is in it because files hold whole addresses; equal states have equal files."""

    origin: str
    day: datetime.date  # of the legal statuses
    lines: tuple[_Line, ...] = field(repr=False)

    @classmethod
    def now(cls, origin):
        first, *others = _queries()
        found = first.union(*others, all=True)
        return cls(origin, clock.today(), tuple(sorted(map(_Line._make, found))))

    @property
    def digest(self):
        told = repr((FORMAT, declaration_digest(), self.origin, self.day, self.lines))
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def number(self, word):
        """How many records of a kind are public."""
        return self._line(word).number

    @property
    def records(self):
        """How many records are public, of all kinds."""
        return sum(self.number(word) for word in RECORDS)

    def changed_at(self, word=None):
        """When a kind last changed; None if it is empty. Of reference data, when anything did."""
        words = [word] if word in RECORDS else RECORDS
        return max(filter(None, (_changed_at(self._line(each)) for each in words)), default=None)

    def created_at(self, word=None):
        """When the first record that is public was made."""
        words = [word] if word in RECORDS else RECORDS
        return min(filter(None, (self._line(each).created_at for each in words)), default=None)

    def _line(self, word):
        return next(line for line in self.lines if line.what == word)


def _changed_at(line):
    return max(filter(None, (line.changed_at, line.begun_at)), default=None)


def _queries():
    """A line each. The records come first: they tell the database of what type the columns are."""
    for word, kind in RECORDS.items():
        yield _line_of(
            word,
            kind.model.objects.published(),
            keys=Sum("pk"),
            changed_at=Max("changed_at"),
            begun_at=Max("publish_at"),
            created_at=Min("created_at"),
        )
    for model in (Country, Area, ConferenceSeries, Source):
        yield _line_of(_name(model), model.objects.all(), keys=Sum("pk"))
    for model in (SiteSettings, Document, DocumentVersion):
        yield _line_of(_name(model), model.objects.all(), changed_at=Max("changed_at"))
    for model in (Attachment, DocumentFile):  # their keys are no numbers
        yield _line_of(_name(model), model.objects.all())
    public = Version.objects.filter(was_public=True)
    yield _line_of(_name(Version), public, number=Max("pk"))


def _line_of(what, things, number=None, keys=None, **moments):
    told = {
        "number": number or Count("pk"),
        "sum_of_keys": keys or Count("pk"),
        "latest": moments.get("changed_at", _NEVER),
        "begun": moments.get("begun_at", _NEVER),
        "earliest": moments.get("created_at", _NEVER),
    }
    # Not by the querysets of modeltranslation, which lose the order of what is asked for.
    plain = QuerySet(things.model, things.order_by().query)
    line = plain.annotate(what=Value(what)).values("what").annotate(**told)
    return line.values_list("what", *told)


def _name(model):
    return model._meta.model_name
