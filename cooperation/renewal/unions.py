"""Rows of several kinds in one query: columns of one type, whatever the kind calls them."""

from django.db.models import Case, CharField, F, IntegerField, Q, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf

from ..enums import PublicationStatus
from ..languages import all_columns
from ..models import Agreement, SiteSettings
from ..models.base import Record, Stamped

NOT_ARCHIVED = ~Q(status=PublicationStatus.ARCHIVED)
_STAMPS = ("changed_by", "created_by")


def owner_of(kind):
    """Who looks after a record of this kind: of those whose account is open, the first of the
    person responsible, the one who changed it last and the one who made it."""
    names = ("responsible", *_STAMPS) if issubclass(kind, Record) else _STAMPS
    if not issubclass(kind, Stamped):
        return nothing(IntegerField())
    cases = [
        When(**{f"{name}__is_active": True, f"{name}__is_staff": True, "then": f"{name}_id"})
        for name in names
    ]
    return Case(*cases, default=None, output_field=IntegerField())


def nothing(field):
    """NULL of this type; PostgreSQL does not guess one in a union."""
    return Cast(Value(None), field)


def iso(name):
    """A partial date as its text, so that the parts of a union are of one type."""
    return Cast(name, CharField())


def titles(kind):
    """What it is called in each language, in the order of ``all_columns("title")``."""
    field = "agency_name" if kind is SiteSettings else getattr(kind, "title_field", "title")
    if kind is not Agreement:
        return [F(column) for column in all_columns(field)]
    columns = zip(all_columns("short_title"), all_columns(field), strict=True)
    return [
        Coalesce(NullIf(short, Value("")), whole, output_field=CharField())
        for short, whole in columns
    ]


def united(parts):
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def bare(queryset):
    # As Django does it: modeltranslation keeps the columns in a set, which has no order.
    return queryset.rewrite(False).order_by()
