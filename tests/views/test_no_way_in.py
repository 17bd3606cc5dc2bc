"""Every door of the public portal, tried at once with records in every state that hides them.

The doors are read from the addresses of the project, so that a new one is tried by itself; whoever
adds one with a part that this walk cannot fill in is told so by a KeyError.
"""

import io
import itertools
import re
import zipfile

import pytest
from django.urls import URLResolver, get_resolver

from cooperation.downloads import FILES
from cooperation.enums import PublicationStatus, VersionEvent
from cooperation.languages import LANGUAGE_CODES, suffixed
from cooperation.open_data import KINDS, RECORDS
from cooperation.search import gathered
from cooperation.views.sitemaps import _sitemaps

from ..builders import (
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_relation,
    make_series,
    make_source,
    tomorrow,
    yesterday,
)
from ..library import attach, make_document
from ..versions import delete, keep

pytestmark = pytest.mark.django_db

SECRET = "Yashirin"
NEVER_PUBLIC = {
    "draft": {"status": PublicationStatus.DRAFT},
    "review": {"status": PublicationStatus.REVIEW},
    "archived": {"status": PublicationStatus.ARCHIVED},
    "scheduled": {"publish_at": tomorrow()},
}
ONCE_PUBLIC = ("taken-down", "withdrawn", "deleted")
STATES = (*NEVER_PUBLIC, *ONCE_PUBLIC)
MAKE = {
    "memberships": make_membership,
    "partners": make_partner,
    "memoranda": make_memorandum,
    "agreements": make_agreement,
    "conferences": make_conference,
}
# Not for readers, or for who holds a secret address; and what says nothing in words.
CLOSED = re.compile(r"^/uz/(admin|accounts|preview|calendar)/|^/oz/|^/media/|card\.png$")


def secret_words(word, state):
    title = RECORDS[word].model.title_field
    texts = {
        suffixed(field, language): f"{SECRET} {state}"
        for field in (title, "summary", "body")
        for language in LANGUAGE_CODES
    }
    return {"slug": f"yashirin-{state}", "internal_note": SECRET, **texts}


def hide(record, state):
    """Let readers have seen the record once, and see it no more."""
    keep(record, "2026-05-12", VersionEvent.PUBLISHED)
    if state == "deleted":
        delete(record, "2026-06-03")
    elif state == "withdrawn":
        keep(record, "2026-06-03", VersionEvent.ARCHIVED, status=PublicationStatus.ARCHIVED)
    else:
        record.unpublish_at = yesterday()
        record.save()


@pytest.fixture
def hidden():
    """A record of each kind in each state, by the word of its kind."""
    states = {**NEVER_PUBLIC, **{key: {} for key in ("taken-down", "withdrawn")}}
    with gathered():
        return {
            word: {
                state: make(**secret_words(word, state), **more) for state, more in states.items()
            }
            for word, make in MAKE.items()
        }


@pytest.fixture
def shown(hidden):
    """A public record of each kind; together they name all that is hidden."""
    partners = list(hidden["partners"].values())
    source = make_source(**{suffixed("title", each): SECRET for each in LANGUAGE_CODES})
    series = make_series(**{suffixed("name", each): SECRET for each in LANGUAGE_CODES})
    for record in hidden["conferences"].values():
        record.series = series
        record.sources.add(source)
        record.save()
    attach(make_document(slug="yashirin-hujjat", title_uz=SECRET), hidden["agreements"]["draft"])
    links = "".join(
        f'<p><a href="record:{record._meta.model_name}/{record.slug}">ular</a></p>'
        for records in hidden.values()
        for record in records.values()
    )
    shared = {"body_uz": links, "internal_note": SECRET}
    agreement = make_agreement(slug="ochiq", parties=[make_country("UZ")], **shared)
    for position, partner in enumerate(partners, 1):
        agreement.parties.create(country=partner.country, partner=partner, position=position)
    for other in hidden["agreements"].values():
        make_relation(agreement, other)
    return {
        "memberships": make_membership(slug="ochiq", **shared),
        "partners": make_partner(slug="ochiq", **shared),
        "memoranda": make_memorandum(
            slug="ochiq", partners=partners, occasion=hidden["conferences"]["draft"], **shared
        ),
        "agreements": agreement,
        "conferences": make_conference(
            slug="ochiq", organisers=partners, participants=partners, **shared
        ),
    }


@pytest.fixture
def register(hidden, shown):
    """All of it, with a version of each that is public while it names what is hidden."""
    for record in shown.values():
        title = type(record).title_field
        public_title = record.title_in("uz").value
        keep(record, "2026-03-01", status="draft", **{suffixed(title, "uz"): f"{SECRET} qoralama"})
        keep(record, "2026-04-01", status="published", **{suffixed(title, "uz"): public_title})
        keep(record, "2026-05-01", internal_note=f"{SECRET} yana", summary_uz="Yangi bayon")
    for records in hidden.values():
        for state in ("taken-down", "withdrawn"):
            hide(records[state], state)
    for word, make in MAKE.items():  # nothing names it, so that it can be deleted
        hide(make(**secret_words(word, "deleted")), "deleted")
    return shown


# --- The doors -----------------------------------------------------------------------------------


def routes(resolver, before="/"):
    for entry in resolver.url_patterns:
        route = before + as_route(str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        else:
            optional = re.compile(r"\(\?:([^()]*)\)\?")
            yield from {optional.sub("", route), optional.sub(r"\1", route)}


def as_route(pattern):
    """An address with its variable parts in <>, whichever way it was written."""
    named = re.sub(r"\(\?P(<\w+>)(?:[^()]|\([^()]*\))*\)", r"\1", pattern)
    return re.sub(r"<\w+:(\w+)>", r"<\1>", named).lstrip("^").replace(r"\Z", "").replace("\\", "")


def doors():
    """Every address, with each value that its variable parts can take here."""
    slugs = ["ochiq", "yashirin-hujjat", *(f"yashirin-{state}" for state in STATES)]
    values = {
        "slug": slugs,
        "key": [*slugs, "uz"],  # of a record or of a country
        "word": list(KINDS),
        "code": ["uz"],
        "number": ["1", "2"],
        "language": ["uz"],
        "section": list(_sitemaps()),
        "name": list(FILES),
        "form": ["json", "jsonld", "csv"],
        "rest": ["nothing"],
    }
    for route in (each.rstrip("$") for each in routes(get_resolver())):
        if CLOSED.search(route):
            continue
        parts = re.findall(r"<(\w+)>", route)
        for filling in itertools.product(*(values[part] for part in parts)):
            yield route_filled(route, filling)


def route_filled(route, filling):
    filling = iter(filling)
    return re.sub(r"<\w+>", lambda _part: next(filling), route)


def words_of(response):
    """All that an answer says: its headers, and its content or what its archive holds."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{content.decode('utf-8', 'replace')}"


# What asks for something more.
EXTRA = [
    "/uz/search/?q=yashi",
    "/uz/search/suggestions.json?q=yashi",
    "/api/v1/search?q=yashi",
    "/api/v1/changes?since=2026-01-01",
    *(f"/uz/{word}/?view=table" for word in RECORDS),
    *(f"/uz/{word}/?on=2026-05-20" for word in RECORDS if word != "partners"),
    *(f"/uz/{word}/ochiq/?on=2026-03-15" for word in RECORDS),
    *(f"/api/v1/{word}/ochiq?on=2026-03-15" for word in RECORDS),
]


@pytest.fixture
def answers(client, register):
    """What each door answers: the status and all words, by address."""
    addresses = [*doors(), *EXTRA]  # at once: the addresses follow the active language
    found = {}
    for address in addresses:
        response = client.get(address)
        found[address] = response.status_code, words_of(response)
    return found


def test_no_door_lets_out_what_is_hidden(answers):
    words = {address for address, (_status, text) in answers.items() if SECRET in text}
    slugs = {
        address
        for address, (_status, text) in answers.items()
        if "yashirin" not in address and any(f"yashirin-{each}" in text for each in NEVER_PUBLIC)
    }
    statuses = {
        (address, status)
        for address, (status, _text) in answers.items()
        for state in STATES
        if re.search(rf"/({'|'.join(RECORDS)})/yashirin-{state}", address)
        and not address.endswith(".ics")  # a calendar of one conference is no page
        and status != (404 if state in NEVER_PUBLIC else 410)
    }

    assert (words, slugs, statuses) == (set(), set(), set())
