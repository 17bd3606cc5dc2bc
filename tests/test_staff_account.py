"""``ensure_staff_account``: the first superuser, made once."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

GOOD_PASSWORD = "samolyot-oʻn-bir-yulduz"
User = get_user_model()

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_given_account(monkeypatch):
    for name in ("USERNAME", "EMAIL", "PASSWORD"):
        monkeypatch.delenv(f"DJANGO_SUPERUSER_{name}", raising=False)


def test_account_gets_a_password_that_is_shown(capsys):
    call_command("ensure_staff_account")

    shown = re.search(r"password (\S+) ", capsys.readouterr().out)[1]
    admin = User.objects.get()
    assert (admin.username, admin.is_staff, admin.is_superuser) == ("admin", True, True)
    assert admin.check_password(shown)


def test_made_up_passwords_differ(capsys):
    for _ in range(2):
        call_command("ensure_staff_account")
        User.objects.all().delete()

    first, second = capsys.readouterr().out.splitlines()
    assert first != second


def test_account_is_made_from_the_environment(monkeypatch, capsys):
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "nodira")
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", "nodira@portal.example")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", GOOD_PASSWORD)

    call_command("ensure_staff_account")

    account = User.objects.get()
    assert (account.username, account.email) == ("nodira", "nodira@portal.example")
    assert account.check_password(GOOD_PASSWORD)
    assert capsys.readouterr().out == "→ Made the staff account nodira.\n"


@pytest.mark.parametrize(
    ("password", "complaint"),
    [
        ("12345678", "This password is entirely numeric."),
        ("qisqa1", "This password is too short."),
        ("nodira-2026", "The password is too similar to the username."),
    ],
)
def test_weak_password_is_refused(monkeypatch, password, complaint):
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "nodira-2026")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", password)

    with pytest.raises(CommandError, match=re.escape(complaint)):
        call_command("ensure_staff_account")

    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("variable", "value"),
    [("USERNAME", "no blanks allowed"), ("EMAIL", "not an address")],
)
def test_unusable_name_or_address_is_refused(monkeypatch, variable, value):
    monkeypatch.setenv(f"DJANGO_SUPERUSER_{variable}", value)

    with pytest.raises(CommandError, match=re.escape("DJANGO_SUPERUSER_")):
        call_command("ensure_staff_account")

    assert not User.objects.exists()


def test_second_run_changes_and_says_nothing(monkeypatch, capsys):
    call_command("ensure_staff_account")
    before = User.objects.values().get()
    capsys.readouterr()
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "12345678")

    call_command("ensure_staff_account")

    assert User.objects.values().get() == before
    assert capsys.readouterr().out == ""


def test_account_without_all_rights_does_not_count():
    User.objects.create_user("editor", is_staff=True)

    call_command("ensure_staff_account")

    assert User.objects.filter(is_superuser=True).count() == 1
