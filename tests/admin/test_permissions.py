"""Roles in forms and lists: what is only to be looked at, and rights that nobody gets by a form."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.utils.html import strip_tags

from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Document, Partner, Picture, Source
from cooperation.roles import Role, set_up_roles
from tests.admin.pages import address, errors_of, filled_in
from tests.builders import (
    make_agreement,
    make_editor,
    make_memorandum,
    make_partner,
    make_source,
    make_staff,
    make_superuser,
)
from tests.library import make_document, make_picture

pytestmark = pytest.mark.django_db

WHY = "Readers see this now"


def form_of(client, user, obj, language="en"):
    client.force_login(user)
    response = client.get(address(type(obj), "change", obj.pk, language=language))
    assert response.status_code == 200
    return response


def words_of(response):
    return " ".join(strip_tags(response.content.decode()).split())


# --- What readers see --------------------------------------------------------------------------


def test_editor_is_told_why_a_source_that_is_shown_cannot_be_changed(client):
    source = make_source()
    make_partner(sources=[source])
    page = form_of(client, make_staff("editor"), source)
    assert WHY in words_of(page)
    assert not page.context["has_change_permission"]


def test_reader_of_the_admin_is_told_nothing_about_changing(client):
    source = make_source()
    make_partner(sources=[source])
    assert WHY not in words_of(form_of(client, make_staff("translator-ru"), source))


@pytest.mark.parametrize(
    "show",
    [
        lambda source: make_agreement().steps.update(source=source),
        lambda source: make_memorandum(sources=[source]),
    ],
    ids=["a row", "a list"],
)
def test_source_is_shown_by_a_row_and_by_a_list(client, show):
    source = make_source()
    show(source)
    page = form_of(client, make_staff("editor"), source)
    assert not page.context["has_change_permission"]


def test_picture_in_a_text_is_shown(client):
    picture = make_picture()
    make_partner(body_en=f'<figure data-picture="{picture.key}"></figure>')
    page = form_of(client, make_staff("editor"), picture)
    assert not page.context["has_change_permission"]


def test_picture_that_is_only_looked_at_is_there_to_be_seen(client):
    picture = make_picture()
    make_partner(picture=picture)
    page = form_of(client, make_staff("editor"), picture).content.decode()
    assert 'class="picture-look"' in page
    assert 'type="file"' not in page


def test_files_of_a_document_that_is_only_looked_at_can_be_opened(client):
    document = make_document()
    page = form_of(client, make_staff("translator-ru"), document).content.decode()
    assert 'class="versions"' in page
    assert 'type="file"' not in page


@pytest.mark.parametrize("model", [Picture, Document, Source])
def test_list_takes_no_more_queries_for_an_editor(client, model, django_assert_max_num_queries):
    for _number in range(4):
        {Picture: make_picture, Document: make_document, Source: make_source}[model]()
    client.force_login(make_staff("editor"))
    with django_assert_max_num_queries(14):
        client.get(address(model))


# --- Rows --------------------------------------------------------------------------------------


def test_rows_belong_to_the_record_whoever_edits_it(client):
    memorandum = make_memorandum()
    page = form_of(client, make_staff("editor"), memorandum).content.decode()
    assert 'name="signatories-0-partner"' in page


def test_rows_are_only_looked_at_where_the_record_is(client):
    memorandum = make_memorandum()
    page = form_of(client, make_staff("translator-ru"), memorandum).content.decode()
    assert "signatories-0-partner" not in page


# --- Rights ------------------------------------------------------------------------------------


@pytest.fixture
def clerk(db):
    """May manage accounts and groups, and view partners: no more."""
    user = make_editor("view_partner")
    names = ("view", "add", "change", "delete")
    codes = [f"{name}_{kind}" for name in names for kind in ("user", "group")]
    user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
    return user


def permission(code):
    return Permission.objects.get(codename=code)


def test_nobody_gives_a_permission_that_they_have_not(client, clerk):
    colleague = make_editor()
    page = form_of(client, clerk, colleague)
    data = {**filled_in(page), "user_permissions": [permission("delete_partner").pk]}
    response = client.post(address(User, "change", colleague.pk), data)
    assert errors_of(response) == {
        "user_permissions": [
            "You can give only rights that you have yourself, so not: Partners: delete."
        ]
    }


def test_nobody_gives_themselves_a_permission(client, clerk):
    data = {**filled_in(form_of(client, clerk, clerk))}
    data["user_permissions"] = [*data["user_permissions"], permission("delete_partner").pk]
    assert "user_permissions" in errors_of(client.post(address(User, "change", clerk.pk), data))


def test_nobody_gives_a_role_of_more_rights(client, clerk):
    set_up_roles()
    page = form_of(client, clerk, clerk)
    role = Group.objects.get(name=Role.ADMINISTRATOR)
    response = client.post(
        address(User, "change", clerk.pk), {**filled_in(page), "groups": [role.pk]}
    )
    assert errors_of(response) == {
        "groups": ["You can give only rights that you have yourself, so not: Administrator."]
    }


def test_nobody_makes_a_group_of_more_rights(client, clerk):
    client.force_login(clerk)
    data = {"name": "Press office", "permissions": [permission("delete_partner").pk]}
    assert "permissions" in errors_of(client.post(address(Group, "add"), data))


def test_rights_that_one_has_can_be_given(client, clerk):
    colleague = make_editor()
    page = form_of(client, clerk, colleague)
    data = {**filled_in(page), "user_permissions": [permission("view_partner").pk]}
    client.post(address(User, "change", colleague.pk), data)
    assert [each.codename for each in colleague.user_permissions.all()] == ["view_partner"]


def test_rights_beyond_ones_own_stay_where_a_colleague_has_given_them(client, clerk):
    group = Group.objects.create(name="Press office")
    group.permissions.add(permission("delete_partner"))
    assert not form_of(client, clerk, group).context["has_change_permission"]


@pytest.mark.parametrize("page", ["change", "delete"])
def test_account_of_more_rights_is_out_of_reach(client, clerk, page):
    other = make_editor("delete_partner")
    client.force_login(clerk)
    client.post(address(User, page, other.pk), {"username": "taken", "post": "yes"})
    assert User.objects.get(pk=other.pk).username == other.username


def test_password_of_a_superuser_is_out_of_reach(client):
    client.force_login(make_staff("administrator"))
    other = make_superuser()
    assert client.get(f"/en/admin/auth/user/{other.pk}/password/").status_code == 403


def test_superuser_is_not_deleted_from_the_list(client):
    other = make_superuser()
    client.force_login(make_staff("administrator"))
    data = {"action": "delete_selected", "_selected_action": [other.pk], "post": "yes"}
    client.post(address(User), data)
    assert User.objects.filter(pk=other.pk).exists()


# --- Words -------------------------------------------------------------------------------------


def labels_of(client, name, language):
    client.force_login(make_superuser())
    form = client.get(address(User, "change", make_staff("editor").pk, language=language))
    return [str(label) for _key, label in form.context["adminform"].form.fields[name].choices]


def test_roles_are_offered_by_their_names(client):
    assert sorted(labels_of(client, "groups", "en")) == sorted(map(str, Role.labels))


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_permission_has_a_name_for_the_reader(client, language):
    labels = labels_of(client, "user_permissions", language)
    assert len(labels) == len(set(labels))
    assert not [label for label in labels if "Can " in label]


def test_permissions_of_the_workshop_are_offered(client):
    labels = labels_of(client, "user_permissions", "en")
    assert {
        "Partners: publish",
        "Translations: into Russian",
        "Log of the workshop: view",
    } <= set(labels)


def test_role_is_shown_with_what_it_may_do(client):
    set_up_roles()
    role = Group.objects.get(name=Role.PUBLISHER)
    page = words_of(form_of(client, make_superuser(), role))
    assert "Publisher" in page
    assert "Partners: publish" in page


def test_list_of_accounts_names_their_roles(client):
    make_staff("editor", "translator-ru")
    client.force_login(make_superuser())
    page = words_of(client.get(address(User)))
    assert "Editor, Translator into Russian" in page


def test_chooser_is_closed_to_whoever_may_not_view_the_library(client):
    client.force_login(make_editor("view_partner", "change_partner"))
    assert client.get(address(Picture, "choose")).status_code == 403
    assert client.get(address(Partner)).status_code == 200
