"""The feeds of changes, read as a stranger's program reads them."""

import datetime
import re

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from lxml import etree

from cooperation.enums import PublicationStatus, StepKind, VersionEvent
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import RECORD_KINDS, Partner

from ..builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    make_register,
    make_site_settings,
    make_step,
    tomorrow,
    yesterday,
)
from ..versions import keep

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SECTIONS = ("memberships", "partners", "memoranda", "agreements", "conferences")
MOMENT = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)


def read(client, path="/en/feed.atom"):
    """The feed as feedparser understands it, which complains of whatever is not right."""
    response = client.get(path)
    assert response.status_code == 200
    headers = {name.lower(): value for name, value in response.items()}
    feed = feedparser.parse(response.content, response_headers=headers)
    assert (feed.bozo, feed.version) == (False, "atom10")
    return feed


def titles(client, path="/en/feed.atom"):
    return [entry.title for entry in read(client, path).entries]


# --- What RFC 4287 asks of every feed ------------------------------------------------------------

ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("icon", "logo", "rights", "subtitle", "published", "summary", "content")


def offences(element):
    """What a feed or an entry has too little or too much of, by sections 4.1.1 and 4.1.2."""
    for name in ONCE:
        if len(element.findall(f"{ATOM}{name}")) != 1:
            yield f"not one {name}"
    for name in AT_MOST_ONCE:
        if len(element.findall(f"{ATOM}{name}")) > 1:
            yield f"more than one {name}"
    for moment in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
        if datetime.datetime.fromisoformat(moment.text).tzinfo is None:
            yield f"a moment of no place: {moment.text}"
    if not re.fullmatch(r"tag:[a-z0-9.-]+,2026:[\w/]+", element.findtext(f"{ATOM}id"), re.ASCII):
        yield "an id that is no tag"
    links = element.findall(f"{ATOM}link")
    alternates = [(e.get("type"), e.get("hreflang")) for e in links if e.get("rel") == "alternate"]
    if not alternates or len(alternates) != len(set(alternates)):
        yield "no alternate, or two of one type and language"
    if not all(each.get("href").startswith("http://testserver/") for each in links):
        yield "a link that is not whole"
    if not all(each.get("term") for each in element.findall(f"{ATOM}category")):
        yield "a category without a term"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_feed_is_right(client, language, subtests):
    make_site_settings(licence_uz="CC BY 4.0", website="https://agency.example/")
    register = make_register()
    records = [record for record in register.values() if type(record) in RECORD_KINDS]
    for record in records:
        keep(record, "2026-11-01")
    with translation.override(language):
        addresses = [f"{record.get_absolute_url()}feed.atom" for record in records]
    addresses += [f"/{language}/{section}/feed.atom" for section in SECTIONS]
    for address in (f"/{language}/feed.atom", *addresses):
        with subtests.test(address):
            assert read(client, address).entries
            feed = etree.fromstring(client.get(address).content)
            assert (feed.tag, feed.get(XML_LANGUAGE)) == (f"{ATOM}feed", language)
            entries = feed.findall(f"{ATOM}entry")
            assert [list(offences(each)) for each in (feed, *entries)] == [[]] * (1 + len(entries))
            assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)
            assert feed.find(f"{ATOM}author/{ATOM}name").text


def test_feed_says_who_speaks_where_and_what_may_be_copied(client):
    make_site_settings(licence_en="CC BY 4.0", website="https://agency.example/")
    feed = read(client, "/en/agreements/feed.atom").feed

    assert feed.title == "Changes: Agreements · Cooperation portal"
    assert feed.subtitle == "The records that were published or changed last."
    assert feed.author_detail == {"name": "Uzbekspace", "href": "https://agency.example/"}
    assert feed.rights == "CC BY 4.0"
    assert feed.icon == "http://testserver/static/images/icon-192.png"
    assert feed.logo == "http://testserver/en/card.png"
    assert [(e.rel, e.type, e.hreflang, e.href) for e in feed.links] == [
        ("self", "application/atom+xml", "en", "http://testserver/en/agreements/feed.atom"),
        ("alternate", "text/html", "en", "http://testserver/en/agreements/"),
        ("alternate", "application/atom+xml", "uz", "http://testserver/uz/agreements/feed.atom"),
        ("alternate", "application/atom+xml", "ru", "http://testserver/ru/agreements/feed.atom"),
    ]


def test_register_without_anything_has_a_feed(client):
    feed = read(client)
    assert (feed.entries, feed.feed.author) == ([], "International cooperation portal")
    assert feed.feed.updated == "2026-01-01T00:00:00+00:00"


# --- Entries -------------------------------------------------------------------------------------


def test_entry_tells_the_record_in_text(client):
    area = make_area(slug="launches", name_en="Launches")
    agreement = make_agreement(
        slug="x",
        short_title_en="On <b>space</b> & more",
        summary_en="Summary",
        areas=[area],
        steps=[(StepKind.ENTERED_INTO_FORCE, "2022-03")],
    )
    [entry] = read(client, "/en/agreements/feed.atom").entries

    assert entry.id == f"tag:testserver,2026:agreement/{agreement.pk}/en"
    # As text of a feed: whoever shows it as HTML has to escape it.
    raw = etree.fromstring(client.get("/en/agreements/feed.atom").content).find(f"{ATOM}entry")
    assert raw.findtext(f"{ATOM}title") == "On <b>space</b> & more"
    assert entry.link == "http://testserver/en/agreements/x/"
    assert [(each.type, each.value) for each in entry.content] == [
        ("text/plain", "Summary\n\nEntered into force in March 2022.")
    ]
    assert [dict(tag) for tag in entry.tags] == [
        {"scheme": "tag:testserver,2026:kinds", "term": "agreement", "label": "agreement"},
        {"scheme": "tag:testserver,2026:areas", "term": "launches", "label": "Launches"},
    ]


def test_entries_of_what_has_no_legal_status_are_their_summaries(client):
    make_conference(summary_en="On satellites.")
    [entry] = read(client).entries
    assert entry.content[0].value == "On satellites."


def test_the_last_changed_comes_first_whatever_its_kind(client):
    makers = (make_membership, make_partner, make_agreement, make_conference)
    for day, make in enumerate(makers, start=1):
        record = make(languages=("en",))
        type(record).objects.filter(pk=record.pk).update(changed_at=MOMENT.replace(day=day))
    memorandum = make_memorandum(partners=[])
    type(memorandum).objects.update(changed_at=MOMENT.replace(day=3, hour=20))

    feed = read(client)

    kinds = [entry.tags[0].term for entry in feed.entries]
    assert kinds == ["conference", "memorandum", "agreement", "partner", "membership"]
    assert feed.feed.updated == feed.entries[0].updated == "2026-11-04T09:30:00+00:00"


def test_at_most_fifty_entries_of_all_kinds_together(client):
    country = make_country()
    Partner.objects.bulk_create(
        Partner(
            slug=f"p{number}", status="published", name_en=f"P{number}", summary_en="S",
            kind="company", country=country,
        )
        for number in range(51)
    )  # fmt: skip
    make_conference(title_en="The newest")
    found = titles(client)
    assert (len(found), found[0]) == (50, "The newest")
    assert len(titles(client, "/en/partners/feed.atom")) == 50


def test_scheduled_record_comes_as_new_when_it_appears(client):
    make_partner(name_en="Later", publish_at=timezone.now() - datetime.timedelta(minutes=1))
    Partner.objects.update(changed_at=yesterday(), created_at=yesterday())
    make_partner(name_en="Before")
    Partner.objects.filter(name_en="Before").update(
        changed_at=timezone.now() - datetime.timedelta(hours=1)
    )
    feed = read(client)
    assert [entry.title for entry in feed.entries] == ["Later", "Before"]
    assert feed.entries[0].published == feed.entries[0].updated


def test_entry_says_when_readers_saw_the_record_first(client):
    partner = make_partner()
    keep(partner, "2026-11-01", VersionEvent.CREATED, status="draft")
    keep(partner, "2026-11-02", VersionEvent.PUBLISHED, status="published")
    Partner.objects.update(created_at=MOMENT.replace(day=1))
    [entry] = read(client).entries
    assert entry.published == "2026-11-01T19:00:00+00:00"


def test_name_of_an_entry_survives_another_address(client):
    partner = make_partner(slug="x")
    [before] = read(client).entries
    partner.slug = "y"
    partner.save()
    [after] = read(client).entries
    assert (before.id, before.link != after.link) == (after.id, True)


# --- What is in it for whom ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": PublicationStatus.DRAFT},
        {"status": PublicationStatus.ARCHIVED},
        {"publish_at": tomorrow()},
        {"unpublish_at": yesterday()},
    ],
    ids=["draft", "archived", "from tomorrow", "until yesterday"],
)
def test_what_is_not_public_is_in_no_feed_even_for_staff(client, hidden):
    partner = make_partner(slug="x", **hidden)
    keep(partner, "2026-11-01")
    client.force_login(make_editor("view_partner"))

    assert titles(client) == []
    assert titles(client, "/en/partners/feed.atom") == []
    assert client.get("/en/partners/x/feed.atom").status_code in (404, 410)


def test_feed_of_a_language_holds_what_exists_in_it(client):
    make_partner(slug="x", languages=("ru",), name_ru="Партнёр")
    make_partner(slug="y", languages=("en",), name_ru="Партнёр без описания")

    assert titles(client, "/ru/feed.atom") == ["Партнёр"]
    assert client.get("/ru/partners/x/feed.atom").status_code == 200
    assert client.get("/ru/partners/y/feed.atom").status_code == 404


def test_feed_of_a_record_names_the_languages_in_which_it_exists(client):
    make_partner(slug="x", languages=("ru", "uz"))
    links = read(client, "/ru/partners/x/feed.atom").feed.links
    assert [link.hreflang for link in links if link.rel == "alternate"] == ["ru", "uz"]


# --- The feed of a record ------------------------------------------------------------------------


def test_feed_of_a_record_tells_its_versions(client):
    partner = make_partner(slug="x", name_en="Agency", name_ru="Партнёр")
    keep(partner, "2026-11-01 14:30", VersionEvent.PUBLISHED)
    keep(partner, "2026-11-02 14:30", name_ru="Агентство", website="https://agency.example/")
    keep(partner, "2026-11-03 14:30", internal_note="What readers never see.")

    feed = read(client, "/en/partners/x/feed.atom")

    assert [(e.title, e.updated, e.link, e.content[0].value) for e in feed.entries] == [
        (
            "Version 2: Agency",
            "2026-11-02T09:30:00+00:00",
            "http://testserver/en/partners/x/versions/2/",
            "Name (Русский): Агентство (was: Партнёр)\nWebsite: https://agency.example/",
        ),
        (
            "Version 1: Agency",
            "2026-11-01T09:30:00+00:00",
            "http://testserver/en/partners/x/versions/1/",
            "The first version in the register.",
        ),
    ]
    assert feed.entries[0].id == f"tag:testserver,2026:partner/{partner.pk}/version/2/en"
    assert feed.feed.title == "Changes: Agency · International cooperation portal"


def test_feed_of_a_record_tells_what_came_and_went_and_not_long_texts(client):
    agreement = make_agreement(slug="x", valid_until=None, term="fixed", term_years=5)
    keep(agreement, "2026-11-01")
    agreement.steps.all().delete()
    make_step(agreement, StepKind.ENTERED_INTO_FORCE, "2022-03")
    keep(agreement, "2026-11-02", term_years=None, summary_en="Long. " * 30)

    newest = read(client, "/en/agreements/x/feed.atom").entries[0]

    assert sorted(newest.content[0].value.split("\n")) == [
        "Added: Legal step: Entered into force March 2022",
        "Removed: Legal step: Signed 6 December 2021",
        "Summary (English): changed",
        "Term in years: removed (was: 5)",
    ]


def test_feed_of_a_record_says_nothing_of_what_may_not_be_named(client):
    memorandum = make_memorandum(slug="x", partners=[])
    keep(memorandum, "2026-11-01")
    memorandum.signatories.create(partner=make_partner(status="draft"))
    keep(memorandum, "2026-11-02")

    newest = read(client, "/en/memoranda/x/feed.atom").entries[0]

    assert newest.content[0].value == "What changed is not shown now."


def test_former_address_leads_to_the_feed(client):
    partner = make_partner(slug="x")
    partner.slug = "y"
    partner.save()
    response = client.get("/ru/partners/x/feed.atom")
    assert (response.status_code, response["Location"]) == (301, "/ru/partners/y/feed.atom")


# --- How it is handed out ------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/en/feed.atom", "/en/partners/feed.atom"])
def test_feed_is_for_everybody_and_kept(client, path):
    make_partner()
    response = client.get(path)

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Cookie" not in response["Vary"]
    assert set(response["Cache-Control"].split(", ")) == {
        *("public", "max-age=0", "must-revalidate")
    }
    for asked, said in ("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"):
        again = client.get(path, headers={asked: response[said]})
        assert (again.status_code, again.content) == (304, b"")


def test_feed_is_no_older_than_its_day(client):
    make_partner()
    Partner.objects.update(changed_at=MOMENT.replace(year=2020))
    said = client.get("/en/feed.atom")["Last-Modified"]
    midnight = datetime.datetime.combine(
        timezone.localdate(), datetime.time.min, timezone.get_current_timezone()
    )
    read_back = datetime.datetime.strptime(said, "%a, %d %b %Y %H:%M:%S GMT")
    assert read_back.replace(tzinfo=datetime.UTC) == midnight


@pytest.mark.parametrize("number", [1, 3])
def test_feeds_take_as_many_queries_however_much_they_hold(client, number):
    make_site_settings()
    for _ in range(number):
        areas = [make_area()]
        make_membership(areas=areas)
        make_memorandum(areas=areas)
        make_conference(areas=areas)
        make_agreement(areas=areas)
    counts = {}
    for section in ("", *(f"{name}/" for name in SECTIONS)):
        with CaptureQueriesContext(connection) as queries:
            assert read(client, f"/en/{section}feed.atom").entries
        counts[section] = len(queries)
    # the settings, the records, their areas; for instruments the terms, for agreements the steps
    assert counts == {
        "": 6,
        "memberships/": 3,
        "partners/": 3,
        "memoranda/": 4,
        "agreements/": 5,
        "conferences/": 3,
    }


@pytest.mark.parametrize("number", [2, 4])
def test_feed_of_a_record_takes_as_many_queries_however_many_versions_it_has(client, number):
    agreement = make_agreement(slug="x", areas=[make_area()])
    for day in range(1, number + 1):
        keep(agreement, f"2026-11-0{day}", title_en=f"Title {day}")
    with CaptureQueriesContext(connection) as queries:
        assert len(read(client, "/en/agreements/x/feed.atom").entries) == number
    # the record, its versions, the countries and areas that they name, its areas, the settings
    assert len(queries) == 6


# --- The pages lead to it ------------------------------------------------------------------------


def feeds_in_head(content):
    return re.findall(
        r'<link rel="alternate" type="application/atom\+xml" href="(.*?)" title="(.*?)">',
        content.decode(),
    )


def visible_feeds(content):
    return re.findall(
        r'<a href="(.*?)" type="application/atom\+xml">Follow changes \(Atom\)</a>',
        content.decode(),
    )


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "All changes"),
        ("agreements/", "Changes: Agreements"),
        ("agreements/x/", "Changes: Agreement on space"),
    ],
)
def test_page_leads_to_its_feed(client, path, title):
    make_agreement(slug="x", short_title_en="Agreement on space")
    content = client.get(f"/en/{path}").content

    assert feeds_in_head(content) == [(f"/en/{path}feed.atom", title)]
    assert set(visible_feeds(content)) == {f"/en/{path}feed.atom", "/en/feed.atom"}


@pytest.mark.parametrize(
    "overrides", [{"languages": ("ru",)}, {"status": PublicationStatus.DRAFT}], ids=str
)
def test_page_of_a_record_without_a_feed_leads_to_none(client, overrides):
    make_agreement(slug="x", **overrides)
    client.force_login(make_editor("view_agreement"))
    content = client.get("/en/agreements/x/").content
    assert (feeds_in_head(content), visible_feeds(content)) == ([], ["/en/feed.atom"])
