"""The tabs and filters of the renewal desk: each counts and links with all the others kept."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ..enums import Matter
from ..renewal import KINDS

WITHIN = (30, 90, 180)
NOT_FILTERED = ("page",)


class Choice(NamedTuple):
    """As ``admin/filter.html`` takes it; the first of a filter is that it does not filter."""

    display: str
    query_string: str
    selected: bool
    count: int


class Filter(NamedTuple):
    name: str
    title: str
    values: list  # of (value, label)
    matches: object  # a function of (item, value)


class Filters:
    """What the address of the desk asks for; a value that is none is as if it were not there."""

    def __init__(self, query, items, user, people):
        self.items = items
        self.filters = [
            Filter("matter", _("Matter"), Matter.choices, lambda item, value: item.matter == value),
            _owners(items, user, people),
            Filter("kind", _("Kind"), _kinds(items), lambda item, value: item.kind == value),
            Filter("period", _("Period"), _periods(), _is_within(timezone.localdate())),
        ]
        self.wishes = {
            each.name: query[each.name]
            for each in self.filters
            if query.get(each.name) in {value for value, _label in each.values}
        }

    def narrowed(self, except_for=""):
        """The items that match all filters, or all but one."""
        found = self.items
        for each in self.filters:
            wish = self.wishes.get(each.name)
            if wish and each.name != except_for:
                found = [item for item in found if each.matches(item, wish)]
        return found

    @property
    def tabs(self):
        return self._choices(self.filters[0], _("Everything"))

    @property
    def menus(self):
        """The other filters, each with its title."""
        return [
            {"title": each.title, "choices": self._choices(each, pgettext("filter", "All"))}
            for each in self.filters[1:]
            if len(each.values) > 1 or each.name in self.wishes
        ]

    @property
    def matter(self):
        return self.wishes.get("matter")

    @property
    def is_narrowed(self):
        """Whether anything but the tab narrows the list."""
        return bool(self.wishes.keys() - {"matter"})

    @property
    def cleared(self):
        return self._address({"matter": self.matter} if self.matter else {})

    def page(self, number):
        return self._address({**self.wishes, "page": number})

    def _choices(self, filter_, all_label):
        found = self.narrowed(except_for=filter_.name)
        chosen = self.wishes.get(filter_.name)
        others = {name: wish for name, wish in self.wishes.items() if name != filter_.name}
        choices = [Choice(all_label, self._address(others), chosen is None, len(found))]
        for value, label in filter_.values:
            count = sum(filter_.matches(item, value) for item in found)
            address = self._address({**others, filter_.name: value})
            choices.append(Choice(label, address, chosen == value, count))
        return choices

    @staticmethod
    def _address(wishes):
        return "?" + urlencode(wishes)


def _owners(items, user, people):
    """Me, nobody, and whoever else looks after something."""
    others = {item.owner for item in items} - {None, user.pk}
    values = [("mine", _("Mine")), ("nobody", _("Nobody’s"))]
    values += [(str(pk), name) for pk, name in people.items() if pk in others]

    def matches(item, value):
        if value == "mine":
            return item.owner == user.pk
        return item.owner is None if value == "nobody" else str(item.owner) == value

    return Filter("owner", _("Owner"), values, matches)


def _kinds(items):
    found = {item.kind for item in items}
    return [
        (kind._meta.model_name, capfirst(kind._meta.verbose_name))
        for kind in KINDS
        if kind._meta.model_name in found
    ]


def _periods():
    return [
        ("overdue", _("Overdue")),
        *(
            (
                str(days),
                ngettext("Within %(days)s day", "Within %(days)s days", days) % {"days": days},
            )
            for days in WITHIN
        ),
        ("undated", _("Without a day")),
    ]


def _is_within(today):
    def matches(item, value):
        if value == "undated" or item.due_on is None:
            return value == "undated" and item.due_on is None
        days = (item.due_on - today).days
        return days < 0 if value == "overdue" else 0 <= days <= int(value)

    return matches
