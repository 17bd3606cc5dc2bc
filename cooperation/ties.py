"""Which countries the register ties Uzbekistan to, and through which of its records."""

from typing import NamedTuple

from django.db.models import CharField, Count, F, Min, Q, Value

from .enums import StepKind
from .fields import PartialDateField
from .filters import HOME_COUNTRY
from .models import Agreement, Conference, Country, Membership, Memorandum, Partner
from .models.memorandum import named_partners
from .partial_dates import PartialDate

# By which path each kind of record leads to countries, in the order in which to show them.
PATHS = {
    Partner: "country",
    Memorandum: "partners__country",
    Agreement: "parties__country",
    Membership: "seat_country",
    Conference: "country",
}

# What must hold, besides, of the rows on the path.
_CONDITIONS = {Memorandum: named_partners}

# Since when a record ties its countries; a partner is not dated, an agreement by its signature.
DATES = {
    Memorandum: "signed_on",
    Membership: "since",
    Conference: "starts_on",
}


class Ties(NamedTuple):
    """What ties one country: the number of records of each kind, and the earliest date known."""

    numbers: dict
    since: PartialDate | None

    @property
    def total(self):
        return sum(self.numbers.values())


def condition(kind):
    """What must hold of the rows by which a record of the kind leads to a country."""
    return _CONDITIONS.get(kind, Q)()


def countries(user):
    """The countries to which any record that the user may see has a tie."""
    has_tie = Q()
    for kind, path in PATHS.items():
        rows = kind.objects.visible_to(user).filter(condition(kind)).order_by()
        has_tie |= Q(pk__in=rows.values(path))
    return Country.objects.filter(has_tie).exclude(code=HOME_COUNTRY)


def by_country(user):
    """The ties of every country that has any, in one query: ``{country_id: Ties}``."""
    first, *others = [_tied(kind, user) for kind in PATHS]
    numbers, dates = {}, {}
    for name, country, number, since in first.union(*others, all=True):
        numbers.setdefault(country, {})[name] = number
        dates.setdefault(country, []).append(since)
    return {
        country: Ties(
            {
                kind: found[kind._meta.model_name]
                for kind in PATHS
                if kind._meta.model_name in found
            },
            min(filter(None, dates[country]), default=None),
        )
        for country, found in numbers.items()
    }


def _tied(kind, user):
    """Of a kind: its name, each country, the number of records and the earliest date."""
    path = PATHS[kind]
    rows = kind.objects.visible_to(user).order_by()
    rows = rows.filter(condition(kind), **{f"{path}__isnull": False})
    return (
        rows.rewrite(False)  # modeltranslation would put the columns into an order of its own
        .annotate(kind_name=Value(kind._meta.model_name, CharField()), tied=F(path))
        .values("kind_name", "tied")  # which are what the numbers are of
        .annotate(
            number=Count("pk", distinct=True),
            earliest=_earliest(kind),
        )
        .values_list("kind_name", "tied", "number", "earliest")
    )


def _earliest(kind):
    if kind is Agreement:  # whose signature is one of its steps
        return Min("steps__on", filter=Q(steps__kind=StepKind.SIGNED))
    return Min(DATES[kind]) if kind in DATES else Value(None, PartialDateField())


def records(kind, country, user):
    """The records of a kind that tie a country, each once."""
    tied = kind.objects.filter(condition(kind), **{PATHS[kind]: country}).order_by()
    return kind.objects.visible_to(user).filter(pk__in=tied.values("pk"))
