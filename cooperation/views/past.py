"""A record's page as of another day: a version of it, or what was true of it on a day."""

import datetime
from dataclasses import dataclass

from django.utils.functional import cached_property

from .. import clock
from ..documents import shown_among
from ..filters import AS_OF
from ..history.as_it_was import as_it_was
from ..history.published import PublishedVersion, version_on
from ..listing import SHOWN_OF_A_STRANGE_VALUE
from ..models.instrument import Instrument
from ..partial_dates import day_of
from .addressed import AddressedPage


@dataclass(frozen=True)
class Past:
    """What a page of the past shows: the record as in a version, and its standing on a day.

    ``is_asked_for`` tells whether a reader asked for the day, or for the version by its number.
    """

    record: object
    version: PublishedVersion
    day: datetime.date
    is_asked_for: bool

    @property
    def is_before_first_version(self):
        """Whether the day is one before the register kept what it showed."""
        return self.is_asked_for and self.day < self.first_day

    @property
    def was_hidden(self):
        """Whether readers saw no version on the day, because the record was withdrawn then."""
        return self.is_asked_for and self.day > self.version.last_day < clock.today()

    @property
    def first_day(self):
        return self.version.first_day

    @property
    def last_day(self):
        return self.version.last_day

    @property
    def is_ahead(self):
        return self.day > clock.today()

    @property
    def has_legal_status(self):
        return isinstance(self.record, Instrument)

    def documents(self):
        attached = self.record.attachments.all()
        return shown_among([each.document for each in attached]) if attached else []


class ShownInThePast(AddressedPage):
    """The page of a record that ``?on=2023-04-25`` shows as it was by the end of that day.

    Only whole days are understood: a year or a month has many, and no page is as of all of them.
    """

    past = None

    @cached_property
    def asked_on(self):
        return self.request.GET.get(AS_OF.name, "")

    @cached_property
    def day(self):
        """The day of which the page speaks."""
        return (self.past and self.past.day) or day_of(self.asked_on) or clock.today()

    @property
    def is_of_a_day(self):
        """Whether its address asks for another page than that of today."""
        return bool(self.past or self.asked_on)

    def records(self):
        """Without what hangs on today's records, where a version will take their place."""
        return super().records() if day_of(self.asked_on) else self.records_of_today()

    def records_of_today(self):
        """The records with all that the page shows of them."""
        return super().records()

    def as_shown(self, record):
        day = day_of(self.asked_on)
        if day is None:
            return record
        version = version_on(record, day)
        if version is None:  # nothing was kept: the facts are today's
            return self.records_of_today().get(pk=record.pk)
        return self.show(record, version, day, is_asked_for=True)

    def show(self, record, version, day, *, is_asked_for):
        made = as_it_was(record, version)
        self.past = Past(made, version, day, is_asked_for)
        return made

    def get_context_data(self, **kwargs):
        asked = day_of(self.asked_on)
        return super().get_context_data(
            past=self.past,
            past_day=self.day,
            day_without_version=asked if asked and not self.past else None,
            day_not_understood="" if asked else self.asked_on[:SHOWN_OF_A_STRANGE_VALUE],
            query="",
            own_query=f"?{AS_OF.name}={self.asked_on}" if asked else None,
            **kwargs,
        )
