"""A record as data as of a day: as readers saw it by the end of it, with its legal status then."""

from ..history.as_it_was import as_of
from .records import data_as_it_was, data_of_page


def data_on(kind, record, addresses, day=None):
    """What is public of a public record, as JSON holds it; today unless a day is told.

    Where the register keeps no version, the facts are today's. None where the record ceased to be
    public this moment.
    """
    made = day and as_of(record, day)
    if made:
        return data_as_it_was(kind, made, addresses, day)
    found = kind.model.objects.published().filter(pk=record.pk)
    return next(iter(data_of_page(kind, found, addresses, day)), None)
