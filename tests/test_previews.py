"""Kept previews and links for reviewers: who has them, for how long, and what the log says."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cooperation import previews
from cooperation.enums import AuditEvent
from cooperation.history import snapshot
from cooperation.models import AuditEntry, Partner, Preview
from tests.builders import make_editor, make_partner, make_superuser

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return make_partner()


@pytest.fixture
def editor():
    return make_editor("view_partner", "change_partner")


def shared(partner, by, days=7, **details):
    details = {"addressee": "The Ministry", **details}
    return previews.share(Partner, partner.pk, snapshot(partner), by, days=days, **details)


def ended(preview, ago=timedelta(seconds=1)):
    preview.expires_at = timezone.now() - ago
    preview.save()
    return preview


# --- Links -------------------------------------------------------------------------------------


def test_token_leads_back_to_its_preview(partner, editor):
    preview = shared(partner, editor)

    assert previews.of_token(previews.token_of(preview)) == preview


@pytest.mark.parametrize("forge", [
    lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
    lambda token: "9" + token,
    lambda token: token.partition(".")[0],
    lambda token: "",
    lambda token: "…",
])  # fmt: skip
def test_forged_token_leads_nowhere(forge, partner, editor):
    token = previews.token_of(shared(partner, editor))

    assert previews.of_token(forge(token)) is None


def test_token_ends_with_its_own_moment(partner, editor):
    """Whoever puts off the end of a row by hand has to hand out another address."""
    preview = shared(partner, editor)
    token = previews.token_of(preview)
    preview.expires_at += timedelta(days=1)
    preview.save()

    assert previews.of_token(token) is None


def test_token_of_a_form_that_was_only_kept_leads_nowhere(partner, editor):
    preview = previews.keep(Partner, partner.pk, snapshot(partner), editor)

    assert previews.of_token(previews.token_of(preview)) is None


def test_link_opens_until_it_ends(partner, editor):
    preview = shared(partner, editor)

    assert previews.opens(preview)
    assert not previews.opens(ended(preview))


def test_revoked_link_opens_no_more(partner, editor):
    preview = shared(partner, editor)

    previews.revoke(preview, editor)

    assert not previews.opens(Preview.objects.get())


@pytest.mark.parametrize("loss", [{"is_active": False}, {"is_staff": False}])
def test_link_dies_with_the_account_of_its_maker(loss, partner, editor):
    preview = shared(partner, editor)

    type(editor).objects.filter(pk=editor.pk).update(**loss)

    assert not previews.opens(previews.of_token(previews.token_of(preview)))


def test_link_dies_with_the_rights_of_its_maker(partner, editor):
    preview = shared(partner, editor)

    editor.user_permissions.clear()

    assert not previews.opens(previews.of_token(previews.token_of(preview)))


def test_a_record_has_so_many_open_links_and_no_more(partner, editor):
    made = [shared(partner, editor) for _number in range(previews.OPEN_LINKS)]

    with pytest.raises(previews.TooManyLinks):
        shared(partner, editor)

    previews.revoke(made[0], editor)
    assert shared(partner, editor).is_open


def test_the_log_says_who_made_and_revoked_a_link(partner, editor):
    preview = shared(partner, editor)
    previews.revoke(preview, make_superuser(username="head"))
    previews.revoke(preview, editor)

    assert list(AuditEntry.objects.order_by("pk").filter(event__startswith="preview").values_list(
        "event", "actor_name", "object_id", "details__addressee"
    )) == [
        (AuditEvent.PREVIEW_SHARED, editor.username, partner.pk, "The Ministry"),
        (AuditEvent.PREVIEW_REVOKED, "head", partner.pk, "The Ministry"),
    ]  # fmt: skip


# --- Who may -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("permissions", "may"), [
    ([], (False, False)),
    (["view_partner"], (False, False)),
    (["change_partner"], (False, False)),
    (["view_partner", "change_partner"], (True, True)),
    (["view_partner", "publish_partner"], (True, True)),
    (["view_partner", "add_partner"], (True, False)),
    (["view_partner", "translate_ru"], (True, False)),
    (["view_memorandum", "change_memorandum"], (False, False)),
])  # fmt: skip
def test_who_works_on_a_kind_previews_and_who_changes_it_shares(permissions, may):
    user = make_editor(*permissions)

    assert (previews.may_preview(user, Partner), previews.may_share(user, Partner)) == may


def test_maker_and_publishers_revoke(partner, editor):
    preview = shared(partner, editor)

    assert previews.may_revoke(editor, preview)
    assert previews.may_revoke(make_editor("publish_partner"), preview)
    assert not previews.may_revoke(make_editor("view_partner", "change_partner"), preview)


# --- What is kept ------------------------------------------------------------------------------


def test_one_person_keeps_so_many_forms(partner, editor):
    other = previews.keep(Partner, partner.pk, {}, make_superuser())
    kept = [previews.keep(Partner, partner.pk, {}, editor) for _n in range(previews.KEPT_FORMS + 2)]

    assert set(Preview.objects.all()) == {other, *kept[2:]}


def test_command_deletes_what_has_long_ended(partner, editor, capsys):
    kept = previews.keep(Partner, partner.pk, {}, editor)
    link = shared(partner, editor)
    just_ended = ended(shared(partner, editor))
    ended(shared(partner, editor), previews.REMEMBERED_FOR)
    ended(previews.keep(Partner, partner.pk, {}, editor))

    call_command("purge_previews")

    assert set(Preview.objects.all()) == {kept, link, just_ended}
    assert capsys.readouterr().out == "Deleted 2 previews.\n"


def test_preview_is_called_as_its_record_in_the_language_that_there_is(editor):
    partner = make_partner(languages=("en",), name_en="Observatory")

    assert tuple(shared(partner, editor).title) == ("Observatory", "en")
