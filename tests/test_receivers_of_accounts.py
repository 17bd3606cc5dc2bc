"""What the log keeps of accounts, at every way by which they change."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from cooperation import audit, history
from cooperation.enums import AuditEvent
from cooperation.models import AuditEntry
from tests.admin.pages import address, filled_in
from tests.builders import make_editor, make_partner, make_superuser

from .test_login import PASSWORD, log_in

pytestmark = pytest.mark.django_db

User = get_user_model()


@pytest.fixture
def editor():
    user = make_editor(username="ulugbek", email="ulugbek@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def admin(client):
    client.force_login(make_superuser(username="director"))
    return client


def entries(event):
    return AuditEntry.objects.filter(event=event).order_by("pk")


def last(event):
    return entries(event).last()


# --- Coming and going --------------------------------------------------------------------------


def test_log_in_is_noted_with_its_address(client, editor):
    log_in(client, REMOTE_ADDR="192.0.2.7")
    entry = last("logged-in")
    assert (entry.actor_id, entry.actor_name, entry.address) == (editor.pk, "ulugbek", "192.0.2.7")


def test_log_out_is_noted(client, editor):
    client.force_login(editor)
    client.post("/en/admin/logout/")
    assert last("logged-out").actor_id == editor.pk


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ulugbek", "ulugbek"),
        ("ULUGBEK@example.org", "ulugbek"),
        ("my-secret-password", "my…"),
    ],
)
def test_failure_is_noted_without_what_may_be_a_password(client, editor, typed, kept):
    log_in(client, typed, "not-the-password")
    assert {entry.actor_name for entry in entries("login-failed")} == {kept}


def test_no_entry_holds_a_password(client, editor):
    log_in(client, "ulugbek", "my-secret-password")
    assert "my-secret-password" not in str(list(AuditEntry.objects.values()))


# --- Accounts ----------------------------------------------------------------------------------


def test_new_account_is_noted_with_who_made_it(admin):
    passwords = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    admin.post(address(User, "add"), {"username": "new", **passwords})
    entry = last("account-created")
    assert (entry.title, entry.actor_name) == ("new", "director")


def change(admin, user, **values):
    form = address(User, "change", user.pk)
    posted = filled_in(admin.get(form))
    for name, value in values.items():
        posted.pop(name, None)
        if value is not None:
            posted[name] = value
    return admin.post(form, posted)


def test_deactivation_is_noted_with_who_did_it(admin, editor):
    change(admin, editor, is_active=None)
    entry = last("account-changed")
    assert (entry.title, entry.actor_name, entry.details) == (
        "ulugbek",
        "director",
        {"changed": {"is_active": [True, False]}},
    )


def test_saving_an_account_without_a_change_is_not_noted(admin, editor):
    before = entries("account-changed").count()
    change(admin, editor)
    assert entries("account-changed").count() == before


def test_log_in_is_no_change_of_the_account(client, editor):
    before = entries("account-changed").count()
    log_in(client)
    assert entries("account-changed").count() == before


def test_new_password_is_noted_without_its_value(editor):
    editor.set_password("quite-another-1437")
    editor.save()
    assert last("account-changed").details == {"changed": {"password": []}}


def test_deletion_of_an_account_is_noted(admin):
    user = make_editor(username="unused")
    admin.post(address(User, "delete", user.pk), {"post": "yes"})
    entry = last("account-deleted")
    assert (entry.title, entry.actor_name, User.objects.filter(pk=user.pk).exists()) == (
        "unused",
        "director",
        False,
    )


def test_account_with_a_history_is_not_deleted(admin, editor):
    audit.note(AuditEvent.EXPORTED, editor)
    response = admin.get(address(User, "delete", editor.pk))
    admin.post(address(User, "delete", editor.pk), {"post": "yes"})
    assert "Untick “Active”" in str(response.context["protected"])
    assert User.objects.filter(pk=editor.pk).exists()


def test_version_survives_the_account(editor):
    version = history.write_version(make_partner(), "created", editor)
    editor.delete()
    version.refresh_from_db()
    assert (version.by, version.by_name) == (None, "ulugbek")


# --- Roles and permissions ---------------------------------------------------------------------


def test_role_that_is_given_is_noted(admin, editor):
    group = Group.objects.create(name="helpers")
    change(admin, editor, groups=[group.pk])
    entry = last("roles-changed")
    assert (entry.title, entry.actor_name, entry.details) == (
        "ulugbek",
        "director",
        {"added": ["helpers"]},
    )


def test_permissions_that_are_given_and_taken_are_noted(editor):
    given = Permission.objects.get(codename="add_partner")
    editor.user_permissions.add(given)
    editor.user_permissions.remove(given)
    assert [entry.details for entry in entries("roles-changed").filter(title="ulugbek")] == [
        {"added": ["cooperation.add_partner"]},
        {"removed": ["cooperation.add_partner"]},
    ]


def test_permissions_of_a_group_are_noted():
    group = Group.objects.create(name="helpers")
    group.permissions.set([Permission.objects.get(codename="add_partner")])
    assert [entry.details for entry in entries("roles-changed").filter(title="helpers")] == [
        {"deed": "created"},
        {"added": ["cooperation.add_partner"]},
    ]


def test_clearing_names_all_that_is_taken():
    group = Group.objects.create(name="helpers")
    group.permissions.set(Permission.objects.filter(codename__in=["add_area", "add_partner"]))
    group.permissions.clear()
    assert last("roles-changed").details == {
        "removed": ["cooperation.add_area", "cooperation.add_partner"]
    }


def test_members_given_to_a_group_are_noted_one_by_one(editor):
    group = Group.objects.create(name="helpers")
    group.user_set.add(editor)
    entry = last("roles-changed")
    assert (entry.title, entry.details) == ("ulugbek", {"added": ["helpers"]})


def test_group_that_is_deleted_is_noted():
    Group.objects.create(name="helpers").delete()
    assert last("roles-changed").details == {"deed": "deleted"}
