"""Every page asks the database the same number of questions however much the register holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.enums import Section
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Document
from cooperation.search import gathered

from ..builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_register,
    make_relation,
    make_section_text,
    make_site_settings,
    make_source,
    make_statistic,
)
from ..library import attach, hang, make_article, make_document, make_picture, make_version

pytestmark = pytest.mark.django_db

LIMIT = 12
COUNTS = {
    "": 9,
    "memberships/": 7,
    "partners/": 8,
    "memoranda/": 10,
    "agreements/": 11,
    "conferences/": 9,
    "countries/": 5,
    "timeline/": 10,
    "about/": 3,
    "accessibility/": 3,
    "site-map/": 4,
    "memberships/{membership}/": 8,
    "partners/{partner}/": 12,
    "memoranda/{memorandum}/": 10,
    "agreements/{agreement}/": 11,
    "conferences/{conference}/": 12,
    "countries/{country}/": 10,
    "agreements/{agreement}/text/": 5,
    "documents/{document}/": 5,
}


def count_queries(client, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200
    return len(queries)


@pytest.fixture
@gathered()
def register():
    make_site_settings(emblem=make_picture())
    for section in Section:
        make_section_text(section, picture=make_picture())
    register = make_register()
    add_pictures(register.values())
    add_documents(register)
    return register


def add_pictures(records):
    """A picture, logos and one more in the gallery, for those that can have them."""
    for record in records:
        for name in ("picture", "logo", "logo_on_dark"):
            if hasattr(record, name):
                setattr(record, name, make_picture())
        record.save()
        if hasattr(record, "gallery"):
            hang(make_picture(), record)


def add_documents(register):
    """A document for each record, with a former version; one of all records; an article."""
    shared = Document.objects.first()
    for record in register.values():
        if hasattr(record, "attachments"):
            document = make_document(attached_to=record)
            make_version(document.files.first())
            if shared:
                attach(shared, type(record).objects.exclude(attachments__document=shared).first())
    make_article(register["agreement"], str(register["agreement"].articles.count()))


@gathered()
def add_to(register):
    """More of everything that the pages of this register show."""
    country, partner, conference = (register[k] for k in ("country", "partner", "conference"))
    agreement = register["agreement"]
    more = {"areas": [make_area()], "sources": [make_source()]}
    other = make_partner(country=country, **more)
    body = make_membership(seat_country=country, **more)
    for record in (body, register["membership"]):
        make_statistic(membership=record, source=make_source())
    make_statistic(conference=conference, source=make_source())
    conference.participants.add(other)
    conference.organisers.add(other)
    another = make_conference(participants=[partner], country=country, **more)
    memorandum = make_memorandum(partners=[partner, other], occasion=conference, **more)
    register["memorandum"].signatories.create(partner=other)
    agreement.parties.create(country=make_country(), partner=other)
    later = make_agreement(parties=[make_country("UZ"), country], **more)
    later.parties.filter(country=country).update(partner=partner)
    make_relation(later, agreement)
    add_pictures([body, other, another, memorandum, later, *register.values()])
    add_documents(register)
    for record in register.values():
        if record is not country:
            record.areas.add(make_area())
            record.sources.add(make_source())


def test_number_of_queries(client, register, subtests):
    slugs = {kind: record.slug for kind, record in register.items() if kind != "country"}
    slugs["country"] = register["country"].code.lower()
    slugs["document"] = Document.objects.first().slug

    def counts(language):
        return {
            page: count_queries(client, f"/{language}/{page.format(**slugs)}") for page in COUNTS
        }

    for language in LANGUAGE_CODES:
        with subtests.test("one of each", language=language):
            assert counts(language) == COUNTS
    add_to(register)
    add_to(register)
    for language in LANGUAGE_CODES:
        with subtests.test("three of each", language=language):
            assert counts(language) == COUNTS


def test_no_page_asks_more_than_the_limit():
    assert [page for page, count in COUNTS.items() if count > LIMIT] == []


@pytest.mark.parametrize(
    "query", ["?area={area}", "?country={country}", "?status=signed", "?year=2021", "?sort=-date"]
)
def test_a_chosen_filter_asks_no_more(client, register, query):
    query = query.format(
        area=register["agreement"].areas.get().slug, country=register["country"].code.lower()
    )

    assert count_queries(client, f"/en/agreements/{query}") == COUNTS["agreements/"]


@pytest.mark.parametrize(
    "section", ["memberships", "partners", "memoranda", "agreements", "conferences"]
)
def test_a_table_asks_as_much_as_cards(client, register, section):
    assert count_queries(client, f"/en/{section}/?view=table") == COUNTS[f"{section}/"]


def test_a_timeline_too_long_to_be_drawn_asks_no_more(client, register, monkeypatch):
    monkeypatch.setattr("cooperation.views.timeline.MOST_MARKS", 2)

    assert count_queries(client, "/en/timeline/") == COUNTS["timeline/"]
