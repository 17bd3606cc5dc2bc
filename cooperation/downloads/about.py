"""What every file tells of where it comes from and how it may be used."""

from dataclasses import dataclass

from ..languages import LANGUAGE_CODES, suffixed
from ..models import SiteSettings
from ..open_data import KINDS
from ..open_data.parts import moment_of
from ..open_data.standing import Standing
from .declaration import in_languages


@dataclass(frozen=True)
class About:
    """The agency's words in each language; empty ones where nobody has entered any."""

    agency: dict
    portal: dict
    licence: dict
    website: str
    email: str

    @classmethod
    def now(cls):
        site = SiteSettings.objects.first()
        return cls(
            agency=_in_each(site, "official_name") or _in_each(site, "agency_name"),
            portal=_in_each(site, "portal_name"),
            licence=_in_each(site, "licence"),
            website=site.website if site else "",
            email=site.email if site else "",
        )


def _in_each(site, field):
    texts = {each: getattr(site, suffixed(field, each), "") or "" for each in LANGUAGE_CODES}
    return {language: text for language, text in texts.items() if text}


def meta_of(shelf, title, word=None, **more):
    """The head of a JSON document; ``title`` says in the active language what it is.

    No time of its making is in it, so that it changes only when the register does.
    """
    page = f"/data/{word}/" if word else "/data/"
    state, about = shelf.state, shelf.about
    changed_at = state.changed_at(word)
    has_statuses = any(
        isinstance(value, Standing)
        for kind in ([KINDS[word]] if word else KINDS.values())
        for value in kind.values
    )
    return {
        "title": in_languages(title),
        "publisher": about.agency,
        "licence": about.licence,
        "source": {each: f"{state.origin}/{each}{page}" for each in LANGUAGE_CODES},
        "generated": moment_of(changed_at) if changed_at else None,
        **({"status_on": state.day.isoformat()} if has_statuses else {}),
        **more,
    }
