"""Twenty editors who save the same record in the same moment: nobody's change is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from cooperation import history
from cooperation.enums import VersionEvent
from tests.admin.pages import address, filled_in
from tests.builders import make_membership, make_staff

EDITORS = 20


@pytest.mark.django_db(transaction=True)
def test_no_update_is_lost():
    membership = make_membership(
        statistics=[{"value": 0, "position": number} for number in range(EDITORS)]
    )
    history.write_version(membership, VersionEvent.FOUND)
    url = address(type(membership), "change", membership.pk, language="en")
    publisher = make_staff("publisher")
    client = Client()
    client.force_login(publisher)
    seen = filled_in(client.get(url))  # by all of them, before anybody saves
    together = threading.Barrier(EDITORS)

    def save(number):
        own = Client()
        own.cookies = client.cookies
        together.wait()
        try:
            return own.post(url, {**seen, f"statistics-{number}-value": str(number + 1)})
        finally:
            connection.close()

    with ThreadPoolExecutor(EDITORS) as threads:
        answers = list(threads.map(save, range(EDITORS)))
    for answer in answers:
        while answer.status_code != 302:  # who comes later looks at the form again, and saves
            answer = client.post(url, filled_in(answer))
    values = membership.statistics.order_by("position").values_list("value", flat=True)
    assert list(values) == list(range(1, EDITORS + 1))
