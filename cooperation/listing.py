"""A list as the address of its page asks for it: filtered, sorted, and able to say so."""

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .filters import AS_OF, FILTERS, Choice, DayFilter, Filter, interface_text
from .languages import active_language, all_columns, suffixed
from .models import Agreement, Conference, Membership, Memorandum, Partner
from .partial_dates import day_of

SHOWN_OF_A_STRANGE_VALUE = 60

# Texts that no list shows, and that are most of a record's bytes.
_LONG_TEXTS = ("body", "benefits")


def brief(records):
    """The records without the columns that only their own pages show."""
    names = {column.name for column in records.model._meta.get_fields()}
    return records.defer(
        "internal_note", *(name for name in all_columns(*_LONG_TEXTS) if name in names)
    )


class View(NamedTuple):
    """A way to look at the same records."""

    value: str
    label: str


# The first is how a list looks unless its reader chooses.
VIEWS = (
    View("cards", pgettext_lazy("view of a list", "Cards")),
    View("table", pgettext_lazy("view of a list", "Table")),
)


@dataclass(frozen=True)
class Sort:
    """By title, in the reader's alphabet."""

    value: str
    label: str

    @property
    def column(self):
        """What the list is sorted by, whatever the direction."""
        return self.value.removeprefix("-")

    @property
    def direction(self):
        return "descending" if self.value.startswith("-") else "ascending"

    def order(self, records):
        return records.order_by(*self.criteria(suffixed("sort_key", active_language())), "pk")

    def criteria(self, title):
        return [title]


class SortByCountry(Sort):
    def criteria(self, title):
        return [f"country__{title}", title]


@dataclass(frozen=True)
class SortByDate(Sort):
    """By a date that not every record has; those without come last, whatever the direction."""

    path: str

    def criteria(self, title):
        date = F(self.path)
        ordered = date.desc if self.direction == "descending" else date.asc
        return [ordered(nulls_last=True), title]


def _sorts_by_date(path):
    return (
        SortByDate("-date", _("Newest first"), path),
        SortByDate("date", _("Oldest first"), path),
    )


_BY_TITLE = Sort("title", _("By name"))

# The first is how a list is sorted unless its reader chooses.
SORTS = {
    Membership: (_BY_TITLE, *_sorts_by_date("since")),
    Partner: (_BY_TITLE, SortByCountry("country", _("By country"))),
    Memorandum: (_BY_TITLE, *_sorts_by_date("signed_on")),
    Agreement: (_BY_TITLE, *_sorts_by_date("signed_on")),
    Conference: (*_sorts_by_date("starts_on"), _BY_TITLE),
}


@dataclass
class Field:
    """A filter with what this reader chose in it."""

    filter: Filter
    choices: list[Choice]
    chosen: Choice | None = None
    query_without: str = ""

    @property
    def name(self):
        return self.filter.name

    @property
    def label(self):
        return self.filter.label

    @property
    def is_day(self):
        """Whether it is filled with a day and not chosen from a list."""
        return isinstance(self.filter, DayFilter)


class Option(NamedTuple):
    """A sort or a view, and the list that has it."""

    value: str
    label: str
    query: str
    is_chosen: bool


class Header(NamedTuple):
    """The head of a column by which a table can be sorted: one more click turns the order."""

    direction: str  # of the present order, "" if the list is sorted by something else
    query: str


@dataclass
class NotUnderstood:
    label: str
    value: str


@dataclass
class Listing:
    """What the parameters of an address make of the records that the reader may see."""

    records: object
    filters: tuple[Filter, ...]
    sorts: tuple[Sort, ...]
    parameters: dict
    views: tuple[View, ...] = ()
    fields: list[Field] = field(init=False)
    sort: Sort | None = field(init=False, default=None)
    view: View | None = field(init=False, default=None)
    day: datetime.date | None = field(init=False, default=None)  # of which the list is, if asked
    not_understood: list[NotUnderstood] = field(init=False, default_factory=list)

    def __post_init__(self):
        self._turn_to_day()
        # All choices come from all records, so that a reader can change one filter for another.
        self.fields = [self._field(each) for each in self.filters]
        self.sort = self._chosen_of(self.sorts, "sort", _("Sort"))
        self.view = self._chosen_of(self.views, "view", pgettext_lazy("of a list", "View"))
        for each in self.chosen:
            if not each.is_day:  # which has narrowed them before
                self.records = each.filter.narrow(self.records, each.chosen.value)
            each.query_without = self.query(**{each.name: None})

    @classmethod
    def of(cls, records, parameters):
        """The list of a kind of record, with the filters and sorts of that kind."""
        return cls(records, FILTERS[records.model], SORTS[records.model], parameters, VIEWS)

    @property
    def chosen(self):
        """The fields in which the reader chose something."""
        return [each for each in self.fields if each.chosen]

    @property
    def can_be_filtered(self):
        return any(each.choices for each in self.fields)

    def sorted(self, records):
        return self.sort.order(records) if self.sort else records

    # --- Addresses ---

    def query(self, **changes):
        """The shortest query string that asks for this list, or for one with changes to it."""
        order = dict.fromkeys([*(each.name for each in self.filters), "sort", "view"])
        asked = order | self._filters() | self._arrangement() | changes
        asked = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(asked)}" if asked else ""

    @property
    def query_without_filters(self):
        return self.query(**dict.fromkeys(self._filters()))

    @property
    def arrangement(self):
        """The sort and the view, where they are not the first, as ``(name, value)``."""
        return self._arrangement().items()

    @property
    def sort_options(self):
        return self._options("sort", self.sorts, self.sort)

    @property
    def view_options(self):
        return self._options("view", self.views, self.view)

    @property
    def headers(self):
        """A header for each column by which this list can be sorted, by the column's name."""
        headers = {}
        for sort, option in zip(self.sorts, self.sort_options, strict=True):
            is_present = sort.column == self.sort.column
            is_opposite = is_present and not option.is_chosen
            if is_opposite or sort.column not in headers:
                direction = self.sort.direction if is_present else ""
                headers[sort.column] = Header(direction, option.query)
        return headers

    def _filters(self):
        return {each.name: each.chosen.value for each in self.chosen}

    def _arrangement(self):
        chosen = {"sort": (self.sorts, self.sort), "view": (self.views, self.view)}
        return {
            name: option.value
            for name, (options, option) in chosen.items()
            if option and option is not options[0]
        }

    def _options(self, name, options, chosen):
        return [
            Option(
                each.value,
                each.label,
                self.query(**{name: None if each is options[0] else each.value}),
                each is chosen,
            )
            for each in options
        ]

    # --- What was chosen ---

    def _turn_to_day(self):
        """Let all that follows be as of the day that is asked for, the other filters too."""
        value = self.parameters.get(AS_OF.name, "")
        if AS_OF not in self.filters:
            if value:  # a list without dates: let nobody think that it is of that day
                self._note(AS_OF.label, value)
            return
        if day := day_of(value):
            self.day = day
            self.records = self.records.existing_on(day)
            self.filters = tuple(each.on_day(day) for each in self.filters)

    def _field(self, each):
        choices = each.choices(self.records)
        value = self.parameters.get(each.name, "")
        chosen = next((choice for choice in choices if choice.value == value), None)
        if value and not chosen:
            chosen = each.understand(value)
            if chosen:
                choices = [*choices, chosen]
            else:
                self._note(each.label, value)
        return Field(each, choices, chosen)

    def _chosen_of(self, options, name, label):
        """The option that the address names, or the first; None where there are none."""
        value = self.parameters.get(name, "")
        chosen = next((each for each in options if each.value == value), None)
        if value and options and not chosen:
            self._note(label, value)
        return chosen or (options[0] if options else None)

    def _note(self, label, value):
        shown = value[:SHOWN_OF_A_STRANGE_VALUE]
        self.not_understood.append(NotUnderstood(interface_text(label).value, shown))
