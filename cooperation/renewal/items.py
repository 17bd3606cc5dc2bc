"""The matters that need attention, each with its record, its owner and the day it is due."""

import datetime
from collections import Counter, defaultdict
from typing import NamedTuple

from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..date_words import format_date, format_when
from ..deadline_words import Words
from ..enums import LinkProblem, Matter, PublicationStatus
from ..languages import LocalizedText, localized
from ..models import (
    RECORD_KINDS,
    CheckedLink,
    ConferenceSeries,
    LinkPlace,
    SectionText,
    SiteSettings,
    Source,
)
from ..models.base import Record
from ..partial_dates import PartialDate
from ..roles import may
from . import rows, term_rows
from .dates import a_year_after
from .terms import HORIZON, deadlines

KINDS = (*RECORD_KINDS, SectionText, SiteSettings, Source, ConferenceSeries)
NOTE_LETTERS = 240

# What has a day of its own, of which people are reminded and which their calendar shows.
DATED = (Matter.EXPIRY, Matter.NOTICE, Matter.SCHEDULE)


# What is said of a day that has passed.
AFTERWARDS = {"over", "renewed", "missed"}


class Item(NamedTuple):
    """A line of the desk. ``owner`` is the key of an account, None where nobody looks after it.

    ``words`` belong to a matter with a day of its own, ``note`` is what the others show: the name
    of a figure, the text of a note; ``links`` are filled in by ``with_links``.
    """

    matter: Matter
    kind: str
    pk: int
    title: LocalizedText
    owner: int | None = None
    responsible: int | None = None
    stage: str = ""
    changed_at: datetime.datetime | None = None
    due_on: datetime.date | None = None
    words: Words | None = None
    since: datetime.date | PartialDate | None = None
    note: LocalizedText | None = None
    links: tuple = ()

    @property
    def model(self):
        return apps.get_model("cooperation", self.kind)

    @property
    def kind_name(self):
        return self.model._meta.verbose_name

    @property
    def key(self):
        """What names the record in a form."""
        return f"{self.kind}:{self.pk}"

    @property
    def url(self):
        names = self.model._meta
        return reverse(f"admin:{names.app_label}_{names.model_name}_change", args=[self.pk])

    @property
    def is_record(self):
        return issubclass(self.model, Record)

    @property
    def is_settled_by_verification(self):
        """Whether it is off the desk once somebody has verified the record today."""
        if self.words is None:
            return self.matter == Matter.VERIFICATION
        return self.words.reason in AFTERWARDS

    @property
    def is_live(self):
        return self.stage == PublicationStatus.PUBLISHED

    @property
    def why(self):
        match self.matter:
            case Matter.EXPIRY | Matter.NOTICE | Matter.SCHEDULE:
                return self.words.sentence(self.due_on)
            case Matter.VERIFICATION if self.since:
                return _without_double_stop(
                    _("Last verified %(when)s.") % {"when": format_when(self.since)}
                )
            case Matter.VERIFICATION:
                return _("Nobody has verified it yet.")
            case Matter.FIGURE:
                return _without_double_stop(
                    _("The figure was true %(when)s.") % {"when": format_when(self.since)}
                )
        return ""


def items(kinds=KINDS, today=None, horizon=HORIZON):
    """All that needs attention in these kinds, in two queries: the deadlines first, each by day."""
    today = today or timezone.localdate()
    found = [*_terms(kinds, today, horizon), *_others(kinds, today)]
    return sorted(found, key=_urgency)


def dated(kinds=RECORD_KINDS, today=None, horizon=HORIZON):
    """Only what has a day of its own."""
    return [item for item in items(kinds, today, horizon) if item.matter in DATED]


def kinds_of(user):
    """The kinds that somebody may see here."""
    return [kind for kind in KINDS if may(user, "view", kind)]


def counts(user):
    """``{matter: {"mine": …, "all": …, "mine_url": …, "all_url": …}}`` in two queries."""
    today, kinds = timezone.localdate(), kinds_of(user)
    mine, everybody = Counter(), Counter()
    for item in _terms(kinds, today, HORIZON):
        everybody[item.matter] += 1
        mine[item.matter] += item.owner == user.pk
    for matter, owner, number in rows.counted(kinds, today, timezone.now()):
        everybody[matter] += number
        mine[matter] += number if owner == user.pk else 0
    desk = reverse("admin:renewal")
    return {
        matter: {
            "label": matter.label,
            "mine": mine[matter],
            "all": everybody[matter],
            "mine_url": f"{desk}?matter={matter}&owner=mine",
            "all_url": f"{desk}?matter={matter}",
        }
        for matter in Matter
    }


def with_links(found):
    """These items with the links that are to be mended, in one query for all of them."""
    wanted = [item for item in found if item.matter == Matter.LINK]
    if not wanted:
        return found
    places = LinkPlace.objects.filter(
        kind__in={item.kind for item in wanted},
        object_id__in={item.pk for item in wanted},
        link__in=CheckedLink.objects.to_mend().order_by().values("pk"),
    ).select_related("link")
    links = defaultdict(list)
    for place in places.order_by("link__address"):
        links[place.kind, place.object_id].append(place.link)
    return [item._replace(links=tuple(links.get((item.kind, item.pk), ()))) for item in found]


def link_words(link):
    """What is wrong with a link."""
    if not link.is_broken:
        return _("It has moved for good to another address.")
    since = timezone.localdate(link.broken_since)
    return _without_double_stop(
        _("Broken since %(day)s: %(problem)s.")
        % {"day": format_date(since), "problem": LinkProblem(link.problem).label}
    )


def _urgency(item):
    """By day; but a deadline of tomorrow stands before a figure that is old since years."""
    due_on = item.due_on or datetime.date.max
    return (item.matter not in DATED, due_on, [*Matter].index(item.matter), item.kind, item.pk)


# --- From rows -----------------------------------------------------------------------------------


def _terms(kinds, today, horizon):
    for row, terms in term_rows.terms(kinds):
        for deadline in deadlines(terms, today, horizon):
            yield Item(
                **_shared(row),
                matter=Matter(deadline.matter),
                due_on=deadline.due_on,
                words=Words(deadline.reason, deadline.ends, deadline.renewal),
            )


def _others(kinds, today):
    for row in rows.rows(kinds, today, timezone.now()):
        yield Item(**_shared(row), matter=Matter(row.matter), **_own(row))


def _shared(row):
    title = localized(row, "title")
    if row.kind == SectionText._meta.model_name and not title.value:
        title = LocalizedText(str(SectionText._meta.verbose_name), title.language)
    return {
        "kind": row.kind,
        "pk": row.pk,
        "title": title,
        "owner": row.owner,
        "responsible": row.responsible,
        "stage": row.stage,
        "changed_at": row.changed_at,
    }


def _own(row):
    match row.matter:
        case Matter.SCHEDULE:
            return {"due_on": timezone.localdate(row.at), "words": Words(row.event)}
        case Matter.VERIFICATION:
            due_on = a_year_after(row.since) if row.since else None
            return {"due_on": due_on, "since": row.since}
        case Matter.FIGURE:
            as_of = PartialDate.parse(row.as_of)
            return {
                "due_on": a_year_after(as_of.first_day),
                "since": as_of,
                "note": localized(row, "note"),
            }
        case Matter.DOUBT:
            return {"note": LocalizedText(row.note_uz[:NOTE_LETTERS], "")}
    return {}


def _without_double_stop(words):
    # A Russian date ends in the abbreviation "г.", whose full stop also ends the sentence.
    return words.replace("г..", "г.")
