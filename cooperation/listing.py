"""A list as the address of its page asks for it: filtered, sorted, and able to say so."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from .filters import FILTERS, Choice, Filter, interface_text
from .languages import active_language, all_columns, suffixed
from .models import Agreement, Conference, Membership, Memorandum, Partner

SHOWN_OF_A_STRANGE_VALUE = 60

# Texts that no list shows, and that are most of a record's bytes.
_LONG_TEXTS = ("body", "benefits")


def brief(records):
    """The records without the columns that only their own pages show."""
    names = {column.name for column in records.model._meta.get_fields()}
    return records.defer(
        "internal_note", *(name for name in all_columns(*_LONG_TEXTS) if name in names)
    )


@dataclass(frozen=True)
class Sort:
    """By title, in the reader's alphabet."""

    value: str
    label: str

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
        is_descending = self.value.startswith("-")
        ordered = date.desc if is_descending else date.asc
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
    fields: list[Field] = field(init=False)
    sort: Sort | None = field(init=False, default=None)
    not_understood: list[NotUnderstood] = field(init=False, default_factory=list)

    def __post_init__(self):
        # All choices come from all records, so that a reader can change one filter for another.
        self.fields = [self._field(each) for each in self.filters]
        if self.sorts:
            self.sort = self._chosen_sort()
        for each in self.chosen:
            self.records = each.filter.narrow(self.records, each.chosen.value)
            each.query_without = self.query(**{each.name: None})

    @classmethod
    def of(cls, records, parameters):
        """The list of a kind of record, with the filters and sorts of that kind."""
        return cls(records, FILTERS[records.model], SORTS[records.model], parameters)

    @property
    def chosen(self):
        """The fields in which the reader chose something."""
        return [each for each in self.fields if each.chosen]

    def sorted(self, records):
        return self.sort.order(records) if self.sort else records

    def query(self, **changes):
        """The shortest query string that asks for this list, or for one with changes to it."""
        asked = {each.name: each.chosen.value for each in self.chosen}
        if self.sort and self.sort is not self.sorts[0]:
            asked["sort"] = self.sort.value
        asked = {name: value for name, value in {**asked, **changes}.items() if value}
        return f"?{urlencode(asked)}" if asked else ""

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

    def _chosen_sort(self):
        value = self.parameters.get("sort", "")
        for sort in self.sorts:
            if sort.value == value:
                return sort
        if value:
            self._note(_("Sort"), value)
        return self.sorts[0]

    def _note(self, label, value):
        shown = value[:SHOWN_OF_A_STRANGE_VALUE]
        self.not_understood.append(NotUnderstood(interface_text(label).value, shown))
