import pytest
from django.contrib.auth.models import Group, Permission, User

from tests.admin.pages import address, errors_of, filled_in


def labels(admin, language):
    form = admin.get(address(Group, "add", language=language)).context["adminform"].form
    return [str(label) for _value, label in form.fields["permissions"].choices]


def test_permissions_are_offered_for_what_the_admin_shows(admin):
    offered = labels(admin, "en")
    assert "Partners: change" in offered
    assert not [label for label in offered if "phase" in label.casefold() or "log" in label]


@pytest.mark.parametrize(("language", "things"), [("uz", "Hamkorlar"), ("ru", "Партнёры")])
def test_permissions_are_named_in_the_readers_language(admin, language, things):
    assert [label for label in labels(admin, language) if label.startswith(things)]


def test_form_for_permissions_takes_as_many_queries_for_many_as_for_few(
    admin, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10):
        admin.get(address(Group, "add"))


def test_group_keeps_the_permissions_that_were_ticked(admin):
    permission = Permission.objects.get(codename="change_partner")
    admin.post(address(Group, "add"), {"name": "Editors", "permissions": [permission.pk]})
    assert list(Group.objects.get().permissions.all()) == [permission]


@pytest.mark.parametrize("forged", ["abc", "9" * 30])
def test_forged_permission_is_named(admin, forged):
    response = admin.post(address(Group, "add"), {"name": "Editors", "permissions": [forged]})
    assert errors_of(response).keys() == {"permissions"}


@pytest.mark.parametrize("forged", ["abc", "9" * 30])
def test_forged_group_is_named(admin, forged):
    url = address(User, "change", User.objects.get().pk)
    response = admin.post(url, {**filled_in(admin.get(url)), "groups": [forged]})
    assert errors_of(response).keys() == {"groups"}


def test_new_account_gets_a_password(admin):
    url = address(User, "add")
    password = "to-the-stars-1437"
    data = {"username": "ulugbek", "password1": password, "password2": password}
    admin.post(url, {**filled_in(admin.get(url)), **data})
    assert User.objects.get(username="ulugbek").check_password(password)


def test_account_with_a_taken_name_is_refused(admin, administrator):
    url = address(User, "add")
    data = {**filled_in(admin.get(url)), "username": administrator.username}
    assert "username" in errors_of(admin.post(url, data))


def test_moments_of_log_in_and_joining_are_not_edited(admin, administrator):
    page = filled_in(admin.get(address(User, "change", administrator.pk)))
    assert not {"last_login_0", "date_joined_0"} & page.keys()


def test_addresses_of_accounts_have_no_list_of_their_own(admin):
    assert admin.get("/en/admin/account/emailaddress/").status_code == 404
