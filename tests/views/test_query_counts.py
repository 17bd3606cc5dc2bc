"""Every page asks the database the same number of questions however much the register holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.enums import Section

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
    "memberships/{membership}/": 7,
    "partners/{partner}/": 11,
    "memoranda/{memorandum}/": 8,
    "agreements/{agreement}/": 9,
    "conferences/{conference}/": 10,
    "countries/{country}/": 10,
}


def count_queries(client, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200
    return len(queries)


@pytest.fixture
def register():
    make_site_settings()
    for section in Section:
        make_section_text(section)
    return make_register()


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
    make_conference(participants=[partner], country=country, **more)
    make_memorandum(partners=[partner, other], occasion=conference, **more)
    register["memorandum"].signatories.create(partner=other)
    agreement.parties.create(country=make_country(), partner=other)
    later = make_agreement(parties=[make_country("UZ"), country], **more)
    later.parties.filter(country=country).update(partner=partner)
    make_relation(later, agreement)
    for record in register.values():
        if record is not country:
            record.areas.add(make_area())
            record.sources.add(make_source())


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_number_of_queries(client, register, language, subtests):
    slugs = {kind: record.slug for kind, record in register.items() if kind != "country"}
    slugs["country"] = register["country"].code.lower()
    counts = []
    for _ in range(2):
        counts.append(
            {page: count_queries(client, f"/{language}/{page.format(**slugs)}") for page in COUNTS}
        )
        add_to(register)
        add_to(register)

    with subtests.test("one of each"):
        assert counts[0] == COUNTS
    with subtests.test("three of each"):
        assert counts[1] == COUNTS


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
