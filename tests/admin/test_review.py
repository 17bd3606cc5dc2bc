"""The review in the admin: its panel on the form, its desk, the inbox, the steps in lists."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import override

from cooperation import notices, workflow
from cooperation.admin.review import COMMENT_LETTERS, review_context
from cooperation.enums import DraftStage, NoticeKind, PublicationStatus, Section
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Draft, Notice, Partner, ReviewNote
from tests.admin.pages import address
from tests.builders import (
    make_agreement,
    make_editor,
    make_partner,
    make_section_text,
    make_staff,
    make_superuser,
)

pytestmark = pytest.mark.django_db

DESK = "/en/admin/review/"
INBOX = "/en/admin/notices/"


@pytest.fixture
def editor():
    return make_staff("editor", first_name="Aziza", last_name="Karimova")


@pytest.fixture
def publisher():
    return make_staff("publisher")


def make_submitted(by, comment="", **overrides):
    partner = make_partner(status=PublicationStatus.DRAFT, **overrides)
    workflow.submit(partner, by, comment)
    return partner


def make_draft_in_review(obj, by):
    return Draft.objects.create(
        **Draft.naming(obj), data={}, base="", stage=DraftStage.REVIEW, changed_by=by
    )


def comment_address(obj):
    return address(type(obj), "comment", obj.pk)


# --- The panel ---------------------------------------------------------------------------------


def test_record_of_which_nobody_said_anything_has_no_panel(editor):
    assert review_context(make_partner(), editor) is None


def test_panel_says_who_submitted_the_record_and_what_was_said_since(editor, publisher):
    partner = make_submitted(editor, "The seat has moved.")
    workflow.comment(partner, publisher, "Since when?")
    panel = review_context(partner, publisher)
    assert (panel["waits"], panel["submission"].by_name) == (True, "Aziza Karimova")
    assert [(note.text, note.event) for note in panel["notes"]] == [
        ("The seat has moved.", NoticeKind.SUBMITTED),
        ("Since when?", NoticeKind.COMMENTED),
    ]


def test_panel_stays_when_the_review_is_over(editor, publisher):
    partner = make_submitted(editor)
    workflow.send_back(partner, publisher, "Check the year.")
    panel = review_context(partner, editor)
    assert (panel["waits"], panel["submission"]) == (False, None)


def test_draft_in_review_has_a_panel(editor):
    partner = make_partner()
    make_draft_in_review(partner, editor)
    assert review_context(partner, editor)["waits"]


def test_comment_on_the_form_belongs_to_a_form_of_its_own(client, editor, publisher):
    partner = make_submitted(editor)
    client.force_login(publisher)
    page = client.get(address(Partner, "change", partner.pk)).content.decode()
    form = f'<form id="review-comment" method="post" action="{comment_address(partner)}">'
    assert page.index(form) < page.index('id="partner_form"')
    assert 'name="text" form="review-comment"' in page


def test_comment_is_kept_and_leads_back_to_the_review(client, editor, publisher):
    partner = make_submitted(editor)
    client.force_login(publisher)
    response = client.post(comment_address(partner), {"text": "Since when?"})
    assert response.url == f"{address(Partner, 'change', partner.pk)}#review"
    assert [note.text for note in ReviewNote.objects.all()] == ["Since when?"]


def test_section_text_takes_comments(client, editor):
    section = make_section_text(Section.ABOUT)
    client.force_login(editor)
    client.post(comment_address(section), {"text": "Since when?"})
    assert [note.text for note in ReviewNote.objects.about(section)] == ["Since when?"]


def test_empty_comment_is_named_and_changes_nothing(client, editor):
    client.force_login(editor)
    response = client.post(comment_address(make_partner()), {"text": " "})
    assert [str(each) for each in get_messages(response.wsgi_request)] == ["Write something first."]
    assert not ReviewNote.objects.exists()


def test_comment_is_kept_without_what_the_database_refuses(client, editor):
    client.force_login(editor)
    client.post(comment_address(make_partner()), {"text": "Which\0 year?"})
    assert ReviewNote.objects.get().text == "Which year?"


def test_endless_comment_is_cut_off(client, editor):
    client.force_login(editor)
    client.post(comment_address(make_partner()), {"text": "a" * (COMMENT_LETTERS + 1)})
    assert len(ReviewNote.objects.get().text) == COMMENT_LETTERS


@pytest.mark.parametrize("key", ["0", "abc", "9" * 30])
def test_comment_on_nothing_is_not_found(client, editor, key):
    client.force_login(editor)
    url = f"/en/admin/cooperation/partner/{key}/comment/"
    assert client.post(url, {"text": "a"}).status_code == 404


def test_comment_is_only_posted(client, editor):
    client.force_login(editor)
    assert client.get(comment_address(make_partner())).status_code == 405


# --- The desk of publishers --------------------------------------------------------------------


def waiting(client, user):
    client.force_login(user)
    return [
        (str(row.waiting.obj), row.waiting.is_change) for row in client.get(DESK).context["rows"]
    ]


def test_desk_shows_new_records_and_changes_the_longest_wait_first(client, editor, publisher):
    partner, section = make_partner(name_en="Second"), make_section_text(Section.ABOUT)
    make_submitted(editor, name_en="First")
    draft = make_draft_in_review(partner, editor)
    workflow.submit(make_agreement(status=PublicationStatus.DRAFT, title_en="Fourth"), editor)
    other = make_draft_in_review(section, editor)
    long_ago = timezone.now() + timedelta(days=1)
    Draft.objects.filter(pk=other.pk).update(changed_at=long_ago)
    assert draft.pk
    assert waiting(client, publisher) == [
        ("First", False),
        ("Second", True),
        ("Fourth", False),
        ("About the agency", True),
    ]


def test_desk_leaves_out_what_does_not_wait(client, publisher):
    for status in ("draft", "published", "archived"):
        make_partner(status=status)
    assert waiting(client, publisher) == []


def test_desk_takes_as_many_queries_for_many_as_for_few(
    client, editor, publisher, django_assert_num_queries
):
    client.force_login(publisher)
    for _number in range(2):
        make_submitted(editor)
        make_draft_in_review(make_partner(), editor)
    client.get(DESK)
    with django_assert_num_queries(13):
        client.get(DESK)
    for _number in range(3):
        make_submitted(editor)
        make_draft_in_review(make_partner(), editor)
    with django_assert_num_queries(13):
        client.get(DESK)


def test_desk_shows_nothing_of_a_kind_that_one_may_not_see(client, editor):
    make_submitted(editor)
    client.force_login(make_editor("publish_partner", "view_agreement", "publish_agreement"))
    assert client.get(DESK).context["rows"] == []


def test_desk_is_for_those_who_may_publish(client, editor):
    client.force_login(editor)
    assert client.get(DESK).status_code == 403


# --- The inbox ---------------------------------------------------------------------------------


def tell(user, obj, text="Which year?"):
    return notices.tell([user], NoticeKind.COMMENTED, obj, text, None)[0]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_inbox_shows_what_is_new_and_what_was_read(client, editor, language):
    partner = make_partner()
    notices.mark_read(editor, [tell(editor, partner, "Old").pk])
    tell(editor, partner, "New")
    client.force_login(editor)
    context = client.get(f"/{language}/admin/notices/").context
    assert [[line.notice.text for line in context[part]] for part in ("unread", "read")] == [
        ["New"],
        ["Old"],
    ]


def test_notice_of_something_that_was_deleted_says_so(client, editor):
    partner = make_partner()
    tell(editor, partner)
    partner.delete()
    client.force_login(editor)
    assert "Deleted meanwhile" in client.get(INBOX).content.decode()


def test_notice_is_marked_as_read(client, editor):
    first, second = tell(editor, make_partner()), tell(editor, make_partner())
    client.force_login(editor)
    client.post(INBOX, {"notice": first.pk})
    assert list(Notice.objects.unread_by(editor)) == [second]


def test_all_notices_are_marked_as_read(client, editor):
    tell(editor, make_partner())
    client.force_login(editor)
    client.post(INBOX)
    assert not Notice.objects.unread_by(editor).exists()


def test_inbox_shows_nothing_of_a_kind_that_one_may_not_see_any_more(client, editor):
    notices.tell([editor], NoticeKind.COMMENTED, make_partner(), "Secret", None)
    editor.groups.clear()
    client.force_login(editor)
    assert client.get(INBOX).context["unread"] == []


def test_forged_notice_is_refused(client, editor):
    client.force_login(editor)
    assert client.post(INBOX, {"notice": "abc"}).status_code == 400


def test_whoever_opens_the_record_has_read_its_notices(client, editor):
    partner, other = make_partner(), make_partner()
    tell(editor, partner)
    left = tell(editor, other)
    colleagues = tell(make_superuser(), partner)
    client.force_login(editor)
    client.get(address(Partner, "change", partner.pk))
    assert list(Notice.objects.filter(read_at=None).order_by("pk")) == [left, colleagues]


def test_inbox_takes_as_many_queries_for_many_as_for_few(client, editor, django_assert_num_queries):
    client.force_login(editor)
    tell(editor, make_partner())
    client.get(INBOX)
    for _number in range(3):
        tell(editor, make_partner())
    with django_assert_num_queries(8):
        client.get(INBOX)


# --- Steps in lists ----------------------------------------------------------------------------


def press(client, user, action, *partners):
    """What the list says after the step, without its markup."""
    client.force_login(user)
    keys = [partner.pk for partner in partners]
    response = client.post(address(Partner), {"action": action, "_selected_action": keys})
    return [
        " ".join(strip_tags(str(each).replace("<li>", " ")).split())
        for each in get_messages(response.wsgi_request)
    ]


def statuses(*partners):
    return [Partner.objects.get(pk=each.pk).status for each in partners]


def test_list_tells_of_each_record_what_became_of_it(client, publisher):
    fit = make_partner(status="review", name_en="Fit")
    empty = make_partner(
        status="review", name_en="Empty", summary_uz="", summary_ru="", summary_en=""
    )
    public = make_partner(name_en="Public")
    assert press(client, publisher, "publish_selected", fit, empty, public) == [
        "Published: Fit",
        "Not published: "
        "Empty: A record can be published once its title and summary are filled in at least one "
        "language. Save it as a draft until then. "
        "Public: It is published already.",
    ]
    assert statuses(fit, empty, public) == ["published", "review", "published"]


def test_list_archives(client, publisher):
    partner = make_partner()
    press(client, publisher, "archive_selected", partner)
    assert statuses(partner) == ["archived"]


def test_list_submits(client, editor):
    partner = make_partner(status="draft")
    press(client, editor, "submit_selected", partner)
    assert statuses(partner) == ["review"]


@pytest.mark.parametrize("action", ["publish_selected", "archive_selected", "delete_selected"])
def test_list_offers_editors_no_step_of_publishers(client, editor, action):
    partner = make_partner()
    press(client, editor, action, partner)
    assert statuses(partner) == ["published"]


def test_step_in_a_list_is_in_the_log_of_the_admin(client, publisher):
    partner = make_partner(status="review", name_en="Fit")
    press(client, publisher, "publish_selected", partner)
    entry = LogEntry.objects.get()
    with override("en"):
        assert (entry.user, entry.get_change_message()) == (publisher, "Changed publication.")
