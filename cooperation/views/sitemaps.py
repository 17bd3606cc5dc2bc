"""Sitemaps (sitemaps.org, version 0.9): every page for search engines, in the languages it has.

They list what readers see, whoever asks.
"""

import datetime
from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.db.models import CharField, F, Max, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.urls import get_script_prefix, reverse
from django.utils.functional import cached_property

from .. import ties
from ..enums import Section
from ..filters import HOME_COUNTRY
from ..languages import LANGUAGE_CODES, active_language, all_columns, suffixed
from ..models import RECORD_KINDS, Agreement, Document, SectionText
from ..open_data import KINDS
from .addresses import after_language, negotiating_path
from .base import InAllLanguages, PublicView
from .freshness import set_last_modified
from .menu import SECTIONS, URL_NAMES

ADDRESSES_IN_A_FILE = 10_000  # the protocol's limit is 50 000, or 50 MB

# When readers first saw a record as it is: a scheduled one appears after its last change.
_SEEN_SINCE = Greatest("changed_at", Coalesce("publish_at", "changed_at"))

# The sections whose pages show what changes in any kind of record.
_OF_ALL_KINDS = {
    Section.HOME,
    Section.COUNTRIES,
    Section.TIMELINE,
    Section.DATA,
    Section.SITE_MAP,
}


class Listed(NamedTuple):
    """A page: its address after the language, the languages that it has, its last change."""

    rest: str
    languages: Sequence[str]
    changed_at: datetime.datetime | None


class PagesOf(Sitemap):
    """The pages that ``find`` finds, each in all its languages."""

    i18n = alternates = True
    limit = ADDRESSES_IN_A_FILE

    def __init__(self, find: Callable[[], list[Listed]]):
        self.find = find

    @cached_property
    def listed(self):
        return self.find()

    def items(self):
        return self.listed

    def get_languages_for_item(self, item):
        return item.languages

    def location(self, item):
        return f"{get_script_prefix()}{active_language()}/{item.rest}"

    def lastmod(self, item):
        return item.changed_at

    def get_latest_lastmod(self):
        return max((each.changed_at for each in self.listed if each.changed_at), default=None)

    def get_urls(self, page=1, site=None, protocol=None):
        """Django's, whose own x-default stands only where there is a page in Uzbek."""
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            listed, _language = url["item"]
            location = f"{protocol}://{site.domain}{negotiating_path(listed.rest)}"
            url["alternates"].append({"lang_code": "x-default", "location": location})
        return urls


# --- What there is to list ---------------------------------------------------------------------


def _pages():
    """The home page, the sections and the pages about data, changed with what they show."""
    texts = dict(SectionText.objects.order_by().values_list("section", "changed_at"))
    first, *others = [
        kind.objects.published()
        .order_by()
        .annotate(section=Value(section.value, CharField()))
        .values("section")
        .annotate(moment=Max(_SEEN_SINCE))
        .values_list("section", "moment")
        for kind, section in SECTIONS.items()
    ]
    rows = first.union(*others, all=True)
    changes = {section: moment for section, moment in rows if moment}  # none where none is public
    last = max(changes.values(), default=None)
    found = []
    for section, name in URL_NAMES.items():
        shown = last if section in _OF_ALL_KINDS else changes.get(section)
        moments = filter(None, (texts.get(section), shown))
        found.append(_page(max(moments, default=None), name))
    for word in KINDS:
        found.append(_page(changes.get(word), "cooperation:data-kind", word=word))
    return [*found, _page(None, "cooperation:api-documentation")]


def _page(changed_at, name, **kwargs):
    return Listed(after_language(reverse(name, kwargs=kwargs)), LANGUAGE_CODES, changed_at)


def _records_of(kind):
    return [_record(record) for record in _brief(kind, "publish_at", *_columns_of(kind))]


def _texts():
    """The texts of agreements by articles, which exist where the agreement does."""
    entered = Q(*((suffixed("has_text", each), True) for each in LANGUAGE_CODES), _connector=Q.OR)
    agreements = _brief(Agreement, "publish_at", *_columns_of(Agreement))
    return [_record(each, "text/") for each in agreements.with_text_languages().filter(entered)]


def _documents():
    documents = _brief(Document, *all_columns("title")).annotate(
        replaced_at=Max("files__versions__changed_at")
    )
    return [
        Listed(
            after_language(document.get_absolute_url()),
            document.languages,
            max(document.changed_at, document.replaced_at or document.changed_at),
        )
        for document in documents
    ]


def _countries():
    """The dossiers, changed with the newest record that ties the country."""
    first, *others = [_tied(kind, path) for kind, path in ties.PATHS.items()]
    changes = {}
    for code, moment in first.union(*others, all=True):
        changes[code] = max(moment, changes.get(code, moment))
    return [
        _page(moment, "cooperation:country-detail", code=code.lower())
        for code, moment in sorted(changes.items())
    ]


def _tied(kind, path):
    """The codes of the countries to which a kind leads, with the newest change."""
    rows = kind.objects.published().filter(ties.condition(kind), **{f"{path}__isnull": False})
    return (
        rows.exclude(**{f"{path}__code": HOME_COUNTRY})
        .order_by()
        .annotate(code=F(f"{path}__code"))
        .values("code")
        .annotate(moment=Max(_SEEN_SINCE))
        .values_list("code", "moment")
    )


def _brief(kind, *columns):
    return kind.objects.published().only("slug", "changed_at", *columns).order_by("pk")


def _columns_of(kind):
    return all_columns(kind.title_field, "summary")


def _record(record, page=""):
    seen_since = max(record.changed_at, record.publish_at or record.changed_at)
    rest = after_language(record.get_absolute_url()) + page
    return Listed(rest, record.languages, seen_since)


def _sitemaps():
    found = {
        "pages": _pages,
        **{SECTIONS[kind].value: lambda kind=kind: _records_of(kind) for kind in RECORD_KINDS},
        "texts": _texts,
        "documents": _documents,
        "countries": _countries,
    }
    return {name: PagesOf(find) for name, find in found.items()}


# --- The files ---------------------------------------------------------------------------------


class _SitemapFile(InAllLanguages, PublicView):
    def cache_policy(self):
        return {"public": True, "max_age": 0, "must_revalidate": True}


class SitemapIndex(_SitemapFile):
    """The files of the sitemap that list anything: the protocol has no empty ones."""

    def get(self, request):
        filled = {name: pages for name, pages in _sitemaps().items() if pages.listed}
        response = index(request, filled, sitemap_url_name="sitemap-section")
        changes = [pages.get_latest_lastmod() for pages in filled.values()]
        set_last_modified(response, filter(None, changes))
        return response


class SitemapSection(_SitemapFile):
    def get(self, request, section):
        sitemaps = _sitemaps()
        response = sitemap(request, sitemaps, section)
        set_last_modified(response, filter(None, [sitemaps[section].get_latest_lastmod()]))
        return response
