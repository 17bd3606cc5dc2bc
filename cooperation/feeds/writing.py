"""A feed put together: what it is called, who writes it, what may be done with it."""

from dataclasses import dataclass

from ..languages import active_language, localized
from .atom import RegisterFeed


@dataclass(frozen=True)
class About:
    """What a feed is about. Addresses are whole; ``updated`` is when it last changed."""

    name: tuple  # see ``names``
    title: str
    subtitle: str
    page: str
    address: str
    other_languages: list  # of (language, address)
    updated: object


@dataclass(frozen=True)
class Publisher:
    """Who speaks in every feed. ``site`` is the portal's settings, or None."""

    site: object
    portal_name: str
    icon: str
    logo: str

    @property
    def name(self):
        agency = localized(self.site, "agency_name").value if self.site else ""
        return agency or self.portal_name

    @property
    def rights(self):
        licence = self.site and localized(self.site, "licence")
        return licence if licence and licence.value else None


def feed_of(entries, about, publisher, names, absolute):
    """A feed to be written; ``absolute`` makes a whole address of a path."""
    feed = RegisterFeed(
        title=about.title,
        link=about.page,
        description=None,
        subtitle=about.subtitle,
        language=active_language(),
        feed_url=about.address,
        feed_guid=names.of(*about.name),
        author_name=publisher.name,
        author_link=(publisher.site and publisher.site.website) or None,
        updated=about.updated,
        other_languages=about.other_languages,
        icon=publisher.icon,
        logo=publisher.logo,
        rights=publisher.rights,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=absolute(entry.path),
            description=None,
            unique_id=names.of(*entry.name),
            pubdate=entry.published,
            updateddate=entry.updated,
            content=entry.content,
            labels=[(label.term, names.of(label.scheme), label.words) for label in entry.labels],
        )
    return feed
