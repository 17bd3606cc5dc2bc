"""The records that changed last, of one kind or of all, in a number of queries that is fixed."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple

from django.db.models import CharField, DateTimeField, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from ..explanations import explain
from ..languages import LANGUAGE_CODES, active_language, localized, suffixed
from ..listing import brief
from ..models import RECORD_KINDS, Agreement, Memorandum, Version

MOST = 50

_KINDS = {kind._meta.model_name: kind for kind in RECORD_KINDS}


class Label(NamedTuple):
    """A category: ``scheme`` and ``term`` are parts of names, see ``names``."""

    scheme: str
    term: str
    words: str


@dataclass(frozen=True)
class Entry:
    """Something that changed; ``name`` tells it from everything else, see ``names``."""

    name: tuple
    title: str
    path: str
    content: str
    published: datetime.datetime
    updated: datetime.datetime
    labels: tuple[Label, ...]


def latest_entries(kinds=RECORD_KINDS):
    """The public records of these kinds that exist in the active language, newest first."""
    first, *others = [_rows(kind) for kind in kinds]
    found = first.union(*others, all=True) if others else first
    rows = [_Row(*row) for row in found.order_by("-moment", "kind_name", "key")[:MOST]]
    areas = _areas_of(rows)
    sentences = _legal_sentences(rows)
    return [_entry(row, areas[row.thing], sentences.get(row.thing, "")) for row in rows]


def kind_label(kind):
    return Label("kinds", kind._meta.model_name, str(kind._meta.verbose_name))


class _Row(NamedTuple):
    kind: str
    key: int
    slug: str
    short_title: str
    title: str
    summary: str
    published: datetime.datetime
    updated: datetime.datetime

    @property
    def thing(self):
        return self.kind, self.key


def _rows(kind):
    """Of a kind what ``_Row`` holds, in its order."""
    language = active_language()
    names = {field.name for field in kind._meta.get_fields()}
    short_title = suffixed("short_title", language)
    columns = {
        "kind_name": Value(kind._meta.model_name, CharField()),
        "key": F("pk"),
        "address": F("slug"),
        "short": F(short_title) if short_title in names else Value("", CharField()),
        "heading": F(suffixed(kind.title_field, language)),
        "about": F(suffixed("summary", language)),
        "appeared": _appeared(kind),
        "moment": _moment(),
    }
    last = kind.objects.published().available_in(language).annotate(moment=_moment())
    # The last of each kind; SQLite cuts no part of a union itself.
    last = last.order_by("-moment", "pk").values("pk")[:MOST]
    # As they are: modeltranslation would put the columns into an order of its own.
    rows = kind.objects.filter(pk__in=last).order_by().rewrite(False)
    return rows.annotate(**columns).values_list(*columns)


def _moment():
    """Since when readers see a record as it is: a scheduled one changed before they did."""
    return Greatest("changed_at", Coalesce("publish_at", "changed_at"))


def _appeared(kind):
    """When readers saw a record first, as far as its versions remember."""
    versions = Version.objects.filter(
        kind=kind._meta.model_name, object_id=OuterRef("pk"), was_public=True
    )
    first = Subquery(versions.order_by("number").values("at")[:1], output_field=DateTimeField())
    return Greatest(Coalesce(first, "created_at"), Coalesce("publish_at", "created_at"))


def _entry(row, areas, legal_sentence):
    kind = _KINDS[row.kind]
    return Entry(
        name=(*row.thing, active_language()),
        title=row.short_title or row.title,
        path=reverse(kind.url_name, kwargs={"slug": row.slug}),
        content="\n\n".join(part for part in (row.summary, legal_sentence) if part),
        published=min(row.published, row.updated),
        updated=row.updated,
        labels=(kind_label(kind), *areas),
    )


# --- What belongs to the records found ----------------------------------------------------------


def _keys_of(rows):
    keys = defaultdict(list)
    for row in rows:
        keys[row.kind].append(row.key)
    return keys


def _areas_of(rows):
    """The areas of each record, as labels, in one query."""
    ties = [_ties(_KINDS[kind], keys) for kind, keys in _keys_of(rows).items()]
    found = defaultdict(list)
    if ties:
        first, *others = ties
        for kind, key, slug, *names in first.union(*others, all=True).order_by("slug"):
            columns = {
                suffixed("name", code): name
                for code, name in zip(LANGUAGE_CODES, names, strict=True)
            }
            name = localized(SimpleNamespace(**columns), "name")
            found[kind, key].append(Label("areas", slug, name.value))
    return found


def _ties(kind, keys):
    name = kind._meta.model_name
    columns = {
        "kind_name": Value(name, CharField()),
        "key": F(f"{name}_id"),
        "slug": F("area__slug"),
        **{f"name_{code}": F(f"area__{suffixed('name', code)}") for code in LANGUAGE_CODES},
    }
    ties = kind.areas.through.objects.filter(**{f"{name}__in": keys})
    return ties.annotate(**columns).values_list(*columns)


def _legal_sentences(rows):
    """What the legal status of each instrument is, in a sentence."""
    keys = _keys_of(rows)
    found = {}
    for kind in (Memorandum, Agreement):
        name = kind._meta.model_name
        if name in keys:
            instruments = brief(kind.objects.filter(pk__in=keys[name]))
            if kind is Agreement:
                instruments = instruments.prefetch_related("steps")
            found |= {(name, instrument.pk): explain(instrument) for instrument in instruments}
    return found
