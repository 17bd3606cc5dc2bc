"""What rich texts name in the register, looked up: one query for pictures, one for links.

Texts that name nothing cost none.
"""

from typing import NamedTuple

from django.apps import apps
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.urls import reverse

from .. import markup
from ..languages import text_in
from ..models import FormerSlug, Picture
from .columns import prose_fields


class Named(NamedTuple):
    """Pictures by their keys, and addresses of the records to which readers can go."""

    pictures: dict
    addresses: dict


def named_in(texts):
    """What any of the texts names, as far as readers may see it."""
    pictures = dict.fromkeys(key for text in texts for key in markup.picture_keys_of(text))
    return Named(
        Picture.objects.in_bulk(list(pictures), field_name="key") if pictures else {},
        addresses_in(texts),
    )


def addresses_in(texts):
    """The address in the active language of each public record to which a text links."""
    links = dict.fromkeys(link for text in texts for link in markup.links_of(text))
    return _addresses(links) if links else {}


def named_in_texts_of(obj, language):
    """Likewise of all rich texts of an object in a language, asked once while it lives."""
    known = obj.__dict__.setdefault("_named_in_texts", {})
    if language not in known:
        texts = [text_in(obj, field, language) for field in prose_fields(type(obj))]
        known[language] = named_in(texts)
    return known[language]


def linked_model(kind):
    return apps.get_model("cooperation", kind)


def _addresses(links):
    """Those of the links that lead to a public record, by its reference.

    Whether it is named by its slug or by one that it had before.
    """
    by_kind = {}
    for link in links:
        by_kind.setdefault(link.kind, []).append(link.slug)
    queries = [query for kind, slugs in by_kind.items() for query in _questions(kind, slugs)]
    found = sorted(queries[0].union(*queries[1:], all=True), key=lambda row: row[0])
    addresses = {}
    for _is_by_slug, kind, asked, slug in found:  # what has a slug now goes before what had it
        addresses[markup.RecordReference(kind, asked)] = slug and reverse(
            linked_model(kind).url_name, kwargs={"slug": slug}
        )
    return {link: address for link, address in addresses.items() if address}


def _questions(kind, slugs):
    """Who has the slugs, and who had them: rows of (has it now, kind, slug asked for, slug)."""
    model = linked_model(kind)
    # A plain queryset, because modeltranslation's has an order of columns of its own.
    published = model.objects.published().order_by().values("pk")
    public = QuerySet(model).filter(pk__in=published).order_by()
    yield _rows(public.filter(slug__in=slugs), 1, kind, F("slug"))
    now = public.filter(pk=OuterRef("record_id")).values("slug")[:1]
    yield _rows(FormerSlug.objects.filter(kind=kind, slug__in=slugs), 0, kind, Subquery(now))


def _rows(queryset, is_by_slug, kind, slug):
    columns = {
        "is_by_slug": Value(is_by_slug),
        "of_kind": Value(kind, CharField()),
        "asked": F("slug"),
        "now": slug,
    }
    return queryset.annotate(**columns).values_list(*columns)
