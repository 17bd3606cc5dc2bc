"""Twenty editors who save the same record in the same moment: nobody's change is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from cooperation import history
from cooperation.enums import VersionEvent
from cooperation.languages import all_columns
from cooperation.models import Partner
from tests.admin.pages import address, filled_in
from tests.builders import make_partner, make_staff

# A field for each of twenty editors.
TEXTS = ("name", "short_name", "now_known_as", "city", "summary", "body")
CHANGES = {
    **{
        column: f"<p>{column}</p>" if "body" in column else column for column in all_columns(*TEXTS)
    },
    "internal_note": "A note",
    "website": "https://example.org/",
}


@pytest.mark.django_db(transaction=True)
def test_no_update_is_lost():
    partner = make_partner()
    history.write_version(partner, VersionEvent.FOUND)
    url = address(Partner, "change", partner.pk, language="en")
    publisher = make_staff("publisher")
    client = Client()
    client.force_login(publisher)
    seen = filled_in(client.get(url))  # by all of them, before anybody saves
    together = threading.Barrier(len(CHANGES))

    def save(change):
        own = Client()
        own.cookies = client.cookies
        together.wait()
        try:
            return own.post(url, {**seen, **dict([change])})
        finally:
            connection.close()

    with ThreadPoolExecutor(len(CHANGES)) as threads:
        answers = list(threads.map(save, CHANGES.items()))
    for answer in answers:
        while answer.status_code != 302:  # who comes later looks at the form again, and saves
            answer = client.post(url, filled_in(answer))
    assert Partner.objects.values(*CHANGES).get() == CHANGES
