"""Tables of what each role may do: an action on each line, what comes of it under each role."""

import pytest
from django.test import Client

from tests.builders import make_staff

COLUMNS = ("nobody", "translator", "editor", "publisher", "administrator")
_NAME = 38  # letters of a line


def names(table):
    return [line[:_NAME].strip() for line in table.strip().splitlines()[1:]]


def rows(table):
    """``(action, {role: outcome})`` for each line of the table."""
    for name, line in zip(names(table), table.strip().splitlines()[1:], strict=True):
        outcome_of = dict(zip(COLUMNS, line[_NAME:].split(), strict=True))
        yield pytest.param(name, outcome_of, id=name.replace(" ", "_"))


def client_in(role):
    """The browser of a member of staff; "nobody" has no role, the translator writes Russian."""
    groups = {"nobody": [], "translator": ["translator-ru"]}.get(role, [role])
    client = Client()
    client.force_login(make_staff(*groups))
    return client


def answer(is_done):
    return "yes" if is_done else "no"


def opens(client, url):
    return answer(client.get(url).status_code == 200)
