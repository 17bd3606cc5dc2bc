"""``prepare``: what ``./run site`` does before it serves."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from cooperation.models import Country


@pytest.mark.django_db
def test_register_and_account_are_there_after_it_and_a_second_time_finds_nothing_to_do(capsys):
    call_command("prepare")
    assert Country.objects.exists()
    assert get_user_model().objects.filter(is_superuser=True).count() == 1
    capsys.readouterr()

    call_command("prepare")

    assert capsys.readouterr().out == ""


def test_unreachable_database_is_named_as_the_cause(monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    with pytest.raises(CommandError, match="Cannot open the database: connection refused"):
        call_command("prepare")
