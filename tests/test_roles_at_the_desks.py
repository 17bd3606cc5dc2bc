"""Every role tries every desk of the workshop: what comes of it is what the table says."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cooperation import drafts, history
from cooperation.enums import VersionEvent
from cooperation.models import (
    AuditEntry,
    CalendarKey,
    ImportRun,
    Memorandum,
    Notice,
    Partner,
    Preview,
)
from tests.admin.pages import address, filled_in
from tests.builders import make_memorandum, make_partner, make_superuser
from tests.role_tables import COLUMNS, answer, client_in, names, opens, rows
from tests.spreadsheets.files import csv_file

pytestmark = pytest.mark.django_db

# "draft": it is kept for a review, and readers see what they saw.
TABLE = """
                                      nobody  translator  editor  publisher  administrator
see how texts stand                   no      yes         yes     yes        yes
translate an unpublished text         no      yes         yes     yes        yes
translate a published text            no      draft       draft   yes        yes
write a text of another language      no      no          yes     yes        yes
take out a sheet of texts             no      yes         yes     yes        yes
see what must not be forgotten        no      yes         yes     yes        yes
take a record upon oneself            no      no          yes     yes        yes
say that a record is verified         no      no          no      yes        yes
get a calendar of deadlines           no      yes         yes     yes        yes
preview a record                      no      yes         yes     yes        yes
preview a form                        no      no          yes     yes        yes
share a preview                       no      no          yes     yes        yes
revoke a preview of a colleague       no      no          no      yes        yes
see the links to previews             no      no          yes     yes        yes
export records                        no      yes         yes     yes        yes
import a new record                   no      no          yes     yes        yes
import over an unpublished record     no      no          yes     yes        yes
import over a published record        no      no          no      yes        yes
publish by an import                  no      no          no      yes        yes
undo an import                        no      no          yes     yes        yes
undo an import that is published      no      no          no      yes        yes
see what was deleted                  no      yes         yes     yes        yes
recover a record                      no      no          yes     yes        yes
restore a version of a record         no      no          draft   yes        yes
see the log                           no      no          no      no         yes
take out the log                      no      no          no      no         yes
see an entry of the log               no      no          no      no         yes
change an entry of the log            no      no          no      no         no
delete an entry of the log            no      no          no      no         no
read a notice of a colleague          no      no          no      no         no
ask the assistant                     yes     yes         yes     yes        yes
read the help                         yes     yes         yes     yes        yes
"""

ACTIONS = {}


def action(function):
    """An entry of the table: it does it in the browser of a user, and says what came of it."""
    ACTIONS[function.__name__.replace("_", " ")] = function
    return function


@pytest.mark.parametrize(("name", "outcome_of"), [*rows(TABLE)])
def test_desk_is_open_to_the_roles_that_the_table_says(name, outcome_of):
    with override("en"):
        assert {role: ACTIONS[name](client_in(role)) for role in COLUMNS} == outcome_of


def test_table_has_every_action():
    assert sorted(names(TABLE)) == sorted(ACTIONS)


def desk(name, *args):
    return reverse(f"admin:{name}", args=args)


def of_superuser():
    client = Client()
    client.force_login(make_superuser())
    return client


def opens_desk(name, *args):
    return lambda client: opens(client, desk(name, *args))


# --- Translations --------------------------------------------------------------------------------


def translated(client, partner, language="ru"):
    url = desk("translation_texts", "partner", partner.pk, language)
    form = filled_in(of_superuser().get(url))
    client.post(url, {**form, "text-summary": "Renamed", "_save": "1"})
    partner.refresh_from_db()
    if getattr(partner, f"summary_{language}") == "Renamed":
        return "yes"
    draft = drafts.draft_of(partner)
    return "draft" if draft and draft.data[f"summary_{language}"] == ["Renamed"] else "no"


ACTIONS["see how texts stand"] = opens_desk("translations")
ACTIONS["take out a sheet of texts"] = opens_desk("translation_sheet", "ru")


@action
def translate_an_unpublished_text(client):
    return translated(client, make_partner(status="draft"))


@action
def translate_a_published_text(client):
    return translated(client, make_partner())


@action
def write_a_text_of_another_language(client):
    return translated(client, make_partner(status="draft"), "en")


# --- Deadlines -----------------------------------------------------------------------------------


ACTIONS["see what must not be forgotten"] = opens_desk("renewal")


@action
def take_a_record_upon_oneself(client):
    partner = make_partner()
    client.post(desk("renewal"), {"take": f"partner:{partner.pk}"})
    partner.refresh_from_db()
    return answer(partner.responsible is not None)


@action
def say_that_a_record_is_verified(client):
    memorandum = make_memorandum(verified_on=None)
    client.post(desk("renewal"), {"verify": f"memorandum:{memorandum.pk}"})
    return answer(Memorandum.objects.get(pk=memorandum.pk).verified_on == timezone.localdate())


@action
def get_a_calendar_of_deadlines(client):
    client.post(desk("renewal-calendar"), {"renew": "1"})
    return answer(CalendarKey.objects.filter(user=client.session["_auth_user_id"]).exists())


# --- Previews ------------------------------------------------------------------------------------


def shared(client, partner):
    return client.post(
        desk("preview_form_share", "partner", partner.pk), {"addressee": "Ministry", "days": "3"}
    )


ACTIONS["see the links to previews"] = opens_desk("previews")


@action
def preview_a_record(client):
    return opens(client, desk("preview_form", "partner", make_partner().pk) + "?of=live")


@action
def preview_a_form(client):
    partner = make_partner()
    form = filled_in(of_superuser().get(address(Partner, "change", partner.pk)))
    return answer(client.post(desk("preview_form", "partner", partner.pk), form).status_code == 302)


@action
def share_a_preview(client):
    before = Preview.objects.count()
    shared(client, make_partner())
    return answer(Preview.objects.filter(is_shared=True).count() > before)


@action
def revoke_a_preview_of_a_colleague(client):
    shared(of_superuser(), make_partner())
    preview = Preview.objects.latest("pk")
    client.post(desk("preview_revoke", preview.pk))
    preview.refresh_from_db()
    return answer(preview.revoked_at is not None)


# --- Spreadsheets --------------------------------------------------------------------------------


def imported(client, *lines):
    """Take in a table as its two steps do, as far as the person gets."""
    url = address(Partner, "import")
    dry_run = client.post(url, {"file": csv_file(*lines)})
    if dry_run.status_code == 200 and dry_run.context.get("token"):
        client.post(url, {"kept": dry_run.context["token"]})


def renamed_by_import(client, **values):
    partner = make_partner(**values)
    imported(client, ["slug", "city_en"], [partner.slug, "Renamed"])
    partner.refresh_from_db()
    return answer(partner.city_en == "Renamed")


def undone(client, partner):
    before = partner.city_en
    imported(of_superuser(), ["slug", "city_en"], [partner.slug, "Renamed"])
    client.post(desk("import", ImportRun.objects.latest("pk").pk))
    partner.refresh_from_db()
    return answer(partner.city_en == before)


@action
def export_records(client):
    make_partner()
    return opens(client, address(Partner, "export_file", "csv"))


@action
def import_a_new_record(client):
    country = make_partner().country.code
    before = Partner.objects.count()
    line = [f"new-{before}", "company", country, "New"]
    imported(client, ["slug", "kind", "country", "name_en"], line)
    return answer(Partner.objects.count() > before)


@action
def import_over_an_unpublished_record(client):
    return renamed_by_import(client, status="draft")


@action
def import_over_a_published_record(client):
    return renamed_by_import(client)


@action
def publish_by_an_import(client):
    partner = make_partner(status="draft")
    imported(client, ["slug", "status"], [partner.slug, "published"])
    return answer(Partner.objects.published().filter(pk=partner.pk).exists())


@action
def undo_an_import(client):
    return undone(client, make_partner(status="draft", city_en="Tashkent"))


@action
def undo_an_import_that_is_published(client):
    return undone(client, make_partner(city_en="Tashkent"))


# --- History -------------------------------------------------------------------------------------


ACTIONS["see what was deleted"] = opens_desk("deleted")


@action
def recover_a_record(client):
    partner = make_partner()
    of_superuser().post(address(Partner, "delete", partner.pk), {"post": "yes"})
    client.post(desk("recover", history.last_version(Partner(pk=partner.pk)).pk))
    return answer(Partner.objects.filter(pk=partner.pk).exists())


@action
def restore_a_version_of_a_record(client):
    partner = make_partner(city_en="Old")
    history.write_version(partner, VersionEvent.FOUND)
    Partner.objects.filter(pk=partner.pk).update(city_en="New")
    url = address(Partner, "change", partner.pk)
    client.post(url, filled_in(of_superuser().get(f"{url}?version=1")))
    partner.refresh_from_db()
    if partner.city_en == "Old":
        return "yes"
    draft = drafts.draft_of(partner)
    return "draft" if draft and draft.data["city_en"] == ["Old"] else "no"


# --- The log -------------------------------------------------------------------------------------


def entry():
    """Of the log-in that every client begins with."""
    return AuditEntry.objects.order_by("pk").first()


@action
def see_the_log(client):
    return opens(client, address(AuditEntry))


@action
def take_out_the_log(client):
    return opens(client, address(AuditEntry, "export"))


@action
def see_an_entry_of_the_log(client):
    return opens(client, address(AuditEntry, "change", entry().pk))


@action
def change_an_entry_of_the_log(client):
    url = address(AuditEntry, "change", entry().pk)
    client.post(url, {"title": "Nothing", "event": "changed"})
    return answer(entry().title == "Nothing")


@action
def delete_an_entry_of_the_log(client):
    kept = entry().pk
    client.post(address(AuditEntry, "delete", kept), {"post": "yes"})
    choice = {"action": "delete_selected", "_selected_action": [kept], "post": "yes"}
    client.post(address(AuditEntry), choice)
    return answer(entry().pk != kept)


# --- What everybody on the staff has -------------------------------------------------------------


@action
def read_a_notice_of_a_colleague(client):
    partner = make_partner()
    notice = Notice.objects.create(
        **Notice.naming(partner), recipient=make_superuser(), event="commented", text="Secret"
    )
    client.post(desk("notices"), {"notice": notice.pk})
    notice.refresh_from_db()
    seen = "Secret" in client.get(desk("notices")).content.decode()
    return answer(seen or notice.read_at is not None)


@action
def ask_the_assistant(client):
    data = {"text": "O'zbekiston", "name": "summary_uz"}
    return answer(client.post(desk("assistant"), data).status_code == 200)


ACTIONS["read the help"] = opens_desk("help")
