"""Which countries the register ties Uzbekistan to, and through which of its records."""

from django.db.models import Count, Q

from .filters import HOME_COUNTRY
from .models import Agreement, Conference, Country, Membership, Memorandum, Partner

# By which path each kind of record leads to countries, in the order in which to show them.
PATHS = {
    Partner: "country",
    Memorandum: "partners__country",
    Agreement: "parties__country",
    Membership: "seat_country",
    Conference: "country",
}


def countries(user):
    """The countries to which any record that the user may see has a tie."""
    has_tie = Q()
    for kind, path in PATHS.items():
        has_tie |= Q(pk__in=kind.objects.visible_to(user).order_by().values(path))
    return Country.objects.filter(has_tie).exclude(code=HOME_COUNTRY)


def counts(user):
    """How many records of each kind tie each country: ``{country_id: {kind: number}}``."""
    found = {}
    for kind, path in PATHS.items():
        rows = kind.objects.visible_to(user).order_by().values_list(path)
        for country, number in rows.annotate(Count("pk", distinct=True)):
            if country:
                found.setdefault(country, {})[kind] = number
    return found


def records(kind, country, user):
    """The records of a kind that tie a country, each once."""
    tied = kind.objects.filter(**{PATHS[kind]: country}).order_by()
    return kind.objects.visible_to(user).filter(pk__in=tied.values("pk"))
