"""Atom feeds of what is public, the same for everybody."""

import datetime
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from ..feeds.entries import latest_entries
from ..feeds.names import Names
from ..feeds.versions import version_entries
from ..feeds.writing import About, Publisher, feed_of
from ..languages import LANGUAGE_CODES, active_language
from ..models import (
    RECORD_KINDS,
    SiteSettings,
)
from ..open_access import OpenAccess
from .addressed import FormerAddresses
from .addresses import after_language, language_links
from .base import PublicView
from .freshness import set_last_modified
from .menu import SECTIONS, furniture

# When a register in which nothing was ever published last changed.
_BEGINNING = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class FeedLink(NamedTuple):
    """How pages name a feed and lead to it."""

    title: str
    path: str


def feed_link(kind=None, record=None):
    """The feed of all changes, of a kind, or of a record, which readers see in their language."""
    if record:
        path = reverse(f"cooperation:{kind._meta.model_name}-record-feed", args=[record.slug])
        return FeedLink(_changes_of(record.heading), path)
    if kind:
        path = reverse(f"cooperation:{kind._meta.model_name}-feed")
        return FeedLink(_changes_of(SECTIONS[kind].label), path)
    return FeedLink(_("All changes"), reverse("cooperation:feed"))


def _changes_of(what):
    return _("Changes: %(what)s") % {"what": what}


class FeedView(OpenAccess, PublicView):
    languages = LANGUAGE_CODES

    def answer(self, entries, link, page, name, subtitle, changed_at=_BEGINNING):
        """``name`` tells the feed from all others in every language, see ``feeds.names``."""
        site = SiteSettings.objects.first()
        portal_name = furniture(site)["portal_name"].value
        absolute = self.request.build_absolute_uri
        updated = max([each.updated for each in entries], default=changed_at)
        about = About(
            name=("feed", *name, active_language()),
            title=f"{link.title} · {portal_name}",
            subtitle=subtitle,
            page=absolute(page),
            address=absolute(link.path),
            other_languages=self.other_languages(),
            updated=updated,
        )
        icon, logo = static("images/icon-192.png"), reverse("cooperation:card")
        publisher = Publisher(site, portal_name, absolute(icon), absolute(logo))
        feed = feed_of(entries, about, publisher, Names(self.request.get_host()), absolute)
        response = HttpResponse(content_type=feed.content_type)
        feed.write(response, "utf-8")
        set_last_modified(response, [updated, *([site.changed_at] if site else [])])
        return response

    def other_languages(self):
        links = language_links(after_language(self.request.path), self.languages)
        return [
            (link.code, self.request.build_absolute_uri(link.path))
            for link in links
            if link.is_available and not link.is_current
        ]


class ChangesFeed(FeedView):
    """What was published or changed last, of all kinds."""

    def get(self, request):
        subtitle = _("The records that were published or changed last.")
        page = reverse("cooperation:home")
        return self.answer(latest_entries(RECORD_KINDS), feed_link(), page, (), subtitle)


class KindFeed(FeedView):
    """The same of one kind."""

    model = None

    def get(self, request):
        name = self.model._meta.model_name
        return self.answer(
            latest_entries([self.model]),
            feed_link(self.model),
            reverse(f"cooperation:{name}-list"),
            (name,),
            _("The records that were published or changed last."),
        )


class RecordFeed(FormerAddresses, FeedView):
    """The versions of one record that readers saw, in a language in which it exists."""

    def get(self, request, slug):
        record = self.model.objects.published().filter(slug=slug).first()
        if record is None:
            return self.answer_for_former(slug)
        if not record.is_available:
            raise Http404
        self.languages = record.languages
        return self.answer(
            version_entries(record),
            feed_link(self.model, record),
            record.get_absolute_url(),
            (self.model._meta.model_name, record.pk),
            _("What changed in this record, version by version."),
            changed_at=record.changed_at,
        )
