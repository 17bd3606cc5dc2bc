"""What changed last in the register, whatever its kind, in one query."""

import datetime
from types import SimpleNamespace
from typing import NamedTuple

from django.db.models import CharField, F, Value
from django.urls import reverse

from .languages import LANGUAGE_CODES, LocalizedText, active_language, localized, suffixed
from .models import RECORD_KINDS

_KINDS = {kind._meta.model_name: kind for kind in RECORD_KINDS}


class Change(NamedTuple):
    changed_at: datetime.datetime
    kind: str
    title: LocalizedText
    path: str


def latest_changes(user, number):
    """The records that the user may see and that were changed last, newest first."""
    first, *others = [_rows(kind, user, number) for kind in RECORD_KINDS]
    rows = first.union(*others, all=True).order_by("-moment")[:number]
    return [_change(*row) for row in rows]


def _rows(kind, user, number):
    """Of a kind: its name, the address, the moment, the short title and the title's columns."""
    names = {field.name for field in kind._meta.get_fields()}
    short_title = suffixed("short_title", active_language())
    # The last of each kind by its index; SQLite cuts no part of a union itself.
    last = kind.objects.visible_to(user).order_by("-changed_at").values("pk")[:number]
    columns = {
        "kind_name": Value(kind._meta.model_name, CharField()),
        "address": F("slug"),
        "moment": F("changed_at"),
        "short": F(short_title) if short_title in names else Value("", CharField()),
        **{
            f"heading_{language}": F(suffixed(kind.title_field, language))
            for language in LANGUAGE_CODES
        },
    }
    # As they are: modeltranslation would put the columns into an order of its own.
    rows = kind.objects.filter(pk__in=last).order_by().rewrite(False)
    return rows.annotate(**columns).values_list(*columns)


def _change(name, slug, changed_at, short_title, *titles):
    kind = _KINDS[name]
    columns = {
        suffixed("title", each): text for each, text in zip(LANGUAGE_CODES, titles, strict=True)
    }
    title = localized(SimpleNamespace(**columns), "title")
    if short_title:
        title = LocalizedText(short_title, active_language())
    path = reverse(kind.url_name, kwargs={"slug": slug})
    return Change(changed_at, kind._meta.verbose_name, title, path)
