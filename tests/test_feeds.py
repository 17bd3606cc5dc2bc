"""The names that feeds give, and the format that Django's own feed is extended to."""

import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cooperation.feeds.atom import RegisterFeed
from cooperation.feeds.names import Names
from cooperation.languages import LocalizedText

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)


def make_feed(**overrides):
    values = {
        "title": "All changes",
        "link": "https://portal.example/en/",
        "description": None,
        "subtitle": "",
        "language": "en",
        "feed_url": "https://portal.example/en/feed.atom",
        "feed_guid": "tag:portal.example,2026:feed/en",
        "author_name": "Uzbekspace",
        "author_link": None,
        "updated": MOMENT,
        "other_languages": [],
        "icon": "https://portal.example/icon.png",
        "logo": "https://portal.example/card.png",
        "rights": None,
    }
    return RegisterFeed(**{**values, **overrides})


def add(feed, **overrides):
    values = {
        "title": "Agreement",
        "link": "https://portal.example/en/agreements/x/",
        "description": None,
        "unique_id": "tag:portal.example,2026:agreement/1/en",
        "pubdate": MOMENT,
        "updateddate": MOMENT,
        "content": "Summary",
        "labels": [],
    }
    feed.add_item(**{**values, **overrides})


def written(feed):
    output = BytesIO()
    feed.write(output, "utf-8")
    return etree.fromstring(output.getvalue())


# --- Names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "authority"),
    [
        ("portal.example", "portal.example"),
        ("Portal.Example:8000", "portal.example"),
        ("127.0.0.1:8000", "127.0.0.1"),
        ("[::1]:8000", "localhost"),
    ],
)
def test_a_name_is_a_tag_of_the_host_without_its_port(host, authority):
    assert Names(host).of("agreement", 12, "en") == f"tag:{authority},2026:agreement/12/en"


# --- The format ---------------------------------------------------------------------------------


def test_rights_say_their_language_where_it_is_not_the_feeds():
    rights = [
        written(make_feed(rights=LocalizedText("CC BY 4.0", language))).find(f"{ATOM}rights")
        for language in ("en", "uz")
    ]
    assert [each.text for each in rights] == ["CC BY 4.0", "CC BY 4.0"]
    assert [each.get(XML_LANGUAGE) for each in rights] == [None, "uz"]


def test_what_is_not_known_leaves_no_element():
    names = {etree.QName(element).localname for element in written(make_feed()).iter()}
    assert names & {"rights", "uri", "subtitle"} == set()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_breaks_a_feed(text):
    feed = make_feed(title=text, author_name=text)
    add(feed, title=text, content=f"{text}.", labels=[("a", "tag:x,2026:areas", text)])

    entry = written(feed).find(f"{ATOM}entry")

    # What XML cannot write is left out; a line break of any kind is one to XML.
    readable = "".join(
        sign for sign in text if sign in "\t\n\r" or " " <= sign not in "\ufffe\uffff"
    )
    assert "".join((entry.findtext(f"{ATOM}title") or "").split()) == "".join(readable.split())
