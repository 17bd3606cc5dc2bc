"""An answer asks the database the same number of questions however many records it has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ..builders import make_register
from ..views.test_query_counts import add_documents, add_to

pytestmark = pytest.mark.django_db

# Without those of the limit, which in tests counts in memory.
COUNTS = {
    "": 0,
    "openapi.json": 1,
    "memberships": 9,
    "partners": 8,
    "memoranda": 10,
    "agreements": 14,
    "conferences": 12,
    "memberships/{membership}": 9,
    "partners/{partner}": 8,
    "memoranda/{memorandum}": 10,
    "agreements/{agreement}": 14,
    "conferences/{conference}": 12,
    "agreements/{agreement}/versions": 2,
    "countries": 4,
    "countries/{country}": 9,
    "areas": 2,
    "series": 2,
    "sources": 2,
    "search?q=memorandum": 4,
    "changes?since=2020-01-01": 5,
}


def count_queries(client, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200
    return len(queries)


def test_number_of_queries(client, subtests):
    register = make_register()
    add_documents(register)
    keys = {kind: record.slug for kind, record in register.items() if kind != "country"}
    keys["country"] = register["country"].code.lower()
    counts = []
    for _ in range(2):
        counts.append({path: count_queries(client, path.format(**keys)) for path in COUNTS})
        add_to(register)
        add_to(register)

    with subtests.test("one of each"):
        assert counts[0] == COUNTS
    with subtests.test("three of each"):
        assert counts[1] == COUNTS


@pytest.mark.parametrize(
    "query", ["sort=-date", "status=signed", "level=interagency", "on=2023-01-01"]
)
def test_a_filter_or_a_sort_asks_no_more(client, query):
    make_register()

    assert count_queries(client, f"agreements?{query}") <= count_queries(client, "agreements")
