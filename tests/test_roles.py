"""Every role tries everything: what comes of it is what the table says."""

from functools import partial

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client, RequestFactory

from cooperation import drafts, history, roles
from cooperation.admin.form_data import data_of
from cooperation.enums import PublicationStatus, Section
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import (
    Area,
    Attachment,
    Document,
    Partner,
    Picture,
    SectionText,
    SiteSettings,
    Source,
    Synonyms,
)
from cooperation.roles import Role, set_up_roles
from tests.admin.pages import address, filled_in
from tests.builders import (
    make_area,
    make_country,
    make_editor,
    make_partner,
    make_section_text,
    make_site_settings,
    make_source,
    make_staff,
    make_superuser,
)
from tests.library import make_document, make_picture
from tests.role_tables import COLUMNS, answer, client_in, names, opens, rows

pytestmark = pytest.mark.django_db

# "nobody" is a member of staff without a role. "draft": it is kept for a review, and readers see
# what they saw.
TABLE = """
                                      nobody  translator  editor  publisher  administrator
see the list of records               no      yes         yes     yes        yes
open the form of a record             no      yes         yes     yes        yes
see the history of a record           no      yes         yes     yes        yes
comment on a record                   no      yes         yes     yes        yes
add a record                          no      no          yes     yes        yes
add a published record                no      no          no      yes        yes
save an unpublished record            no      no          yes     yes        yes
save a published record               no      no          draft   yes        yes
schedule a published record           no      no          draft   yes        yes
submit a record                       no      no          yes     yes        yes
send back a record                    no      no          no      yes        yes
publish a record                      no      no          no      yes        yes
archive a record                      no      no          no      yes        yes
take back a record                    no      no          no      yes        yes
discard a draft                       no      no          yes     yes        yes
delete a record                       no      no          no      yes        yes
submit records in a list              no      no          yes     yes        yes
publish records in a list             no      no          no      yes        yes
archive records in a list             no      no          no      yes        yes
delete records in a list              no      no          no      yes        yes
save a section text                   no      no          draft   yes        yes
add a section text                    no      no          no      no         yes
delete a section text                 no      no          no      no         yes
see the library                       no      yes         yes     yes        yes
change a picture that is shown        no      no          no      yes        yes
change a picture that is not shown    no      no          yes     yes        yes
delete a picture                      no      no          no      yes        yes
change a document that is shown       no      no          no      yes        yes
change a document that is not shown   no      no          yes     yes        yes
delete a document                     no      no          no      yes        yes
look for a picture                    no      yes         yes     yes        yes
add a source                          no      no          yes     yes        yes
change a source that is shown         no      no          no      yes        yes
change a source that is not shown     no      no          yes     yes        yes
delete a source                       no      no          no      no         yes
look for a source                     no      yes         yes     yes        yes
add an area                           no      no          no      yes        yes
change an area that is shown          no      no          no      yes        yes
change a country                      no      no          no      no         yes
change the site settings              no      no          no      no         yes
add synonyms                          no      no          no      no         yes
see the accounts                      no      no          no      no         yes
change an account                     no      no          no      no         yes
make somebody a superuser             no      no          no      no         no
change an account of a superuser      no      no          no      no         no
change a role                         no      no          no      no         no
give an account a role                no      no          no      no         yes
see what waits for a review           no      no          no      yes        yes
see the own notices                   yes     yes         yes     yes        yes
"""

ACTIONS = {}


def action(function):
    """An entry of the table: it does it in the browser of a user, and says what came of it."""
    ACTIONS[function.__name__.replace("_", " ")] = function
    return function


@pytest.mark.parametrize(("name", "outcome_of"), [*rows(TABLE)])
def test_action_is_open_to_the_roles_that_the_table_says(name, outcome_of):
    assert {role: ACTIONS[name](client_in(role)) for role in COLUMNS} == outcome_of


def test_table_has_every_action():
    assert sorted(names(TABLE)) == sorted(ACTIONS)


# --- How it is tried -----------------------------------------------------------------------------


def filled(obj):
    """What the whole form of an object posts, whoever gets it."""
    if isinstance(obj, User | Group | Document):
        client = Client()
        client.force_login(make_superuser())
        return filled_in(client.get(address(type(obj), "change", obj.pk)))
    model_admin = admin.site.get_model_admin(type(obj))
    return data_of(model_admin, RequestFactory().get("/"), obj, history.snapshot(obj))


def post(client, obj, button="_save", **values):
    url = address(type(obj), "change", obj.pk)
    client.post(url, {**filled(obj), **values, button: "1"})


def add(client, model, **values):
    """Whether something new can be added by the form of somebody who may."""
    helper = Client()
    helper.force_login(make_superuser())
    url = address(model, "add")
    before = model.objects.count()
    client.post(url, {**filled_in(helper.get(url)), **values})
    return answer(model.objects.count() > before)


def renamed(client, obj, field, value="Renamed", **values):
    """Whether a text of it could be changed, at once or in a draft."""
    post(client, obj, **{field: value}, **values)
    if type(obj).objects.filter(pk=obj.pk, **{field: value}).exists():
        return "yes"
    draft = drafts.draft_of(obj)
    return "draft" if draft is not None and draft.data[field] == [value] else "no"


def deleted(client, obj):
    client.post(address(type(obj), "delete", obj.pk), {"post": "yes"})
    return answer(not type(obj).objects.filter(pk=obj.pk).exists())


def status_of(partner):
    return Partner.objects.filter(pk=partner.pk).values_list("status", flat=True).first()


def moved(client, button, before, after, **values):
    """Whether a button of the form takes a record from one status to another."""
    partner = make_partner(status=before)
    post(client, partner, button, **values)
    return answer(status_of(partner) == after)


def pressed(client, action, before, after):
    """Likewise for a step in the list."""
    partner = make_partner(status=before)
    data = {"action": action, "_selected_action": [partner.pk], "post": "yes"}
    client.post(address(Partner), data)
    return answer(status_of(partner) == after)


# --- Records -------------------------------------------------------------------------------------


@action
def see_the_list_of_records(client):
    return opens(client, address(Partner))


@action
def open_the_form_of_a_record(client):
    return opens(client, address(Partner, "change", make_partner().pk))


@action
def see_the_history_of_a_record(client):
    return opens(client, address(Partner, "history", make_partner().pk))


@action
def comment_on_a_record(client):
    url = address(Partner, "comment", make_partner().pk)
    return answer(client.post(url, {"text": "Which year?"}).status_code == 302)


NEW = {"kind": "company", "name_en": "Orbit", "summary_en": "A company"}


@action
def add_a_record(client):
    return add(client, Partner, country=make_country().pk, **NEW)


@action
def add_a_published_record(client):
    before = Partner.objects.published().count()
    forged = {"status": PublicationStatus.PUBLISHED, "_publish": "1"}
    add(client, Partner, country=make_country().pk, **NEW, **forged)
    return answer(Partner.objects.published().count() > before)


@action
def save_an_unpublished_record(client):
    return renamed(client, make_partner(status="draft"), "name_en")


@action
def save_a_published_record(client):
    return renamed(client, make_partner(), "name_en")


@action
def schedule_a_published_record(client):
    partner = make_partner()
    post(client, partner, unpublish_at_0="01.01.2020", unpublish_at_1="00:00")
    if not Partner.objects.published().filter(pk=partner.pk).exists():
        return "yes"
    return "draft" if drafts.draft_of(partner) else "no"


@action
def submit_a_record(client):
    return moved(client, "_submit", "draft", "review")


@action
def send_back_a_record(client):
    return moved(client, "_send_back", "review", "draft", _reason="Check the year.")


@action
def publish_a_record(client):
    return moved(client, "_publish", "review", "published")


@action
def archive_a_record(client):
    return moved(client, "_archive", "published", "archived")


@action
def take_back_a_record(client):
    return moved(client, "_withdraw", "archived", "draft")


@action
def discard_a_draft(client):
    partner = make_partner()
    drafts.keep(partner, filled(partner), make_superuser(), base="")
    post(client, partner, "_discard")
    return answer(drafts.draft_of(partner) is None)


@action
def delete_a_record(client):
    return deleted(client, make_partner())


ACTIONS |= {
    f"{name} records in a list": partial(pressed, action=action, before=before, after=after)
    for name, action, before, after in (
        ("submit", "submit_selected", "draft", "review"),
        ("publish", "publish_selected", "review", "published"),
        ("archive", "archive_selected", "published", "archived"),
        ("delete", "delete_selected", "draft", None),
    )
}


# --- Section texts -------------------------------------------------------------------------------


def make_section():
    SectionText.objects.all().delete()
    return make_section_text(Section.ABOUT)


@action
def save_a_section_text(client):
    return renamed(client, make_section(), "title_en")


@action
def add_a_section_text(client):
    SectionText.objects.all().delete()
    return add(client, SectionText, section=Section.ABOUT, title_en="About")


@action
def delete_a_section_text(client):
    return deleted(client, make_section())


# --- The library ---------------------------------------------------------------------------------


@action
def see_the_library(client):
    return answer({opens(client, address(each)) for each in (Picture, Document)} == {"yes"})


@action
def change_a_picture_that_is_shown(client):
    picture = make_picture()
    make_partner(picture=picture)
    return renamed(client, picture, "alt_en")


@action
def change_a_picture_that_is_not_shown(client):
    picture = make_picture()
    make_partner(picture=picture, status="review")
    return renamed(client, picture, "alt_en")


@action
def delete_a_picture(client):
    return deleted(client, make_picture())


@action
def change_a_document_that_is_shown(client):
    document = make_document()
    Attachment.objects.create(partner=make_partner(), document=document)
    return renamed(client, document, "title_en")


@action
def change_a_document_that_is_not_shown(client):
    return renamed(client, make_document(), "title_en")


@action
def delete_a_document(client):
    return deleted(client, make_document())


@action
def look_for_a_picture(client):
    return opens(client, address(Picture, "choose"))


# --- Reference data ------------------------------------------------------------------------------


@action
def add_a_source(client):
    texts = {"title_en": "Law", "publisher_en": "Lex", "key": f"law-{Source.objects.count()}"}
    return add(client, Source, url="https://lex.uz/", **texts)


@action
def change_a_source_that_is_shown(client):
    source = make_source()
    make_partner(sources=[source])
    return renamed(client, source, "title_en")


@action
def change_a_source_that_is_not_shown(client):
    return renamed(client, make_source(), "title_en")


@action
def delete_a_source(client):
    return deleted(client, make_source())


@action
def look_for_a_source(client):
    names = {"app_label": "cooperation", "model_name": "partner", "field_name": "sources"}
    query = "&".join(f"{key}={value}" for key, value in names.items())
    return opens(client, f"/en/admin/autocomplete/?{query}&term=a")


@action
def add_an_area(client):
    return add(client, Area, name_en="Navigation")


@action
def change_an_area_that_is_shown(client):
    area = make_area()
    make_partner(areas=[area])
    return renamed(client, area, "name_en")


@action
def change_a_country(client):
    return renamed(client, make_country(), "name_en")


@action
def change_the_site_settings(client):
    SiteSettings.objects.all().delete()
    return renamed(client, make_site_settings(), "phone", "+998 71 200 00 00")


@action
def add_synonyms(client):
    return add(client, Synonyms, names_en="cosmos\nouter space")


# --- People --------------------------------------------------------------------------------------


@action
def see_the_accounts(client):
    return opens(client, address(User))


@action
def change_an_account(client):
    return renamed(client, make_staff("editor"), "first_name")


@action
def make_somebody_a_superuser(client):
    colleague = make_staff("editor")
    post(client, colleague, is_superuser="on")
    return answer(User.objects.get(pk=colleague.pk).is_superuser)


@action
def change_an_account_of_a_superuser(client):
    return renamed(client, make_superuser(), "first_name")


@action
def change_a_role(client):
    return renamed(client, Group.objects.get(name=Role.EDITOR), "name")


@action
def give_an_account_a_role(client):
    colleague, role = make_editor(), Group.objects.get(name=Role.PUBLISHER)
    post(client, colleague, groups=[role.pk])
    return answer(colleague.groups.exists())


# --- Desks ---------------------------------------------------------------------------------------


@action
def see_what_waits_for_a_review(client):
    return opens(client, "/en/admin/review/")


@action
def see_the_own_notices(client):
    return opens(client, "/en/admin/notices/")


# --- The roles themselves ------------------------------------------------------------------------


def test_roles_are_set_up_once(capsys):
    call_command("set_up_roles")
    capsys.readouterr()
    call_command("set_up_roles")
    assert capsys.readouterr().out == ""


def test_setting_up_the_roles_gives_them_exactly_their_permissions():
    set_up_roles()
    group = Group.objects.get(name=Role.EDITOR)
    before = set(group.permissions.all())
    group.permissions.set(Permission.objects.filter(codename="delete_partner"))
    assert set_up_roles() == [Role.EDITOR]
    assert set(group.permissions.all()) == before


def test_setting_up_the_roles_leaves_other_groups_alone():
    other = Group.objects.create(name="Press office")
    other.permissions.set(Permission.objects.filter(codename="delete_partner"))
    set_up_roles()
    assert [each.codename for each in other.permissions.all()] == ["delete_partner"]


def test_roles_of_the_staff_in_tests_are_those_that_are_set_up():
    make_staff(Role.EDITOR)
    assert set_up_roles() == []


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_translator_writes_one_language(language):
    assert roles.languages_to_translate(make_staff(f"translator-{language}")) == [language]


@pytest.mark.parametrize("role", ["editor", "publisher", "administrator"])
def test_whoever_changes_texts_writes_all_languages(role):
    assert roles.languages_to_translate(make_staff(role)) == list(LANGUAGE_CODES)


def test_languages_are_asked_for_one_kind_of_thing():
    user = make_editor("change_partner")
    assert roles.languages_to_translate(user, SectionText) == []


def test_rights_of_several_roles_add_up():
    user = make_staff("translator-uz", "translator-ru")
    assert roles.languages_to_translate(user) == ["uz", "ru"]


def test_publishers_are_found_by_their_right_however_they_got_it():
    by_role, by_hand = make_staff("publisher"), make_editor("publish_partner")
    make_staff("editor")
    superuser = make_superuser()
    make_editor("publish_partner", is_staff=False)
    assert set(roles.publishers_of(Partner)) == {by_role, by_hand, superuser}
