"""The steps of the workflow: from where each leads, what it leaves behind, and who is told."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import override

from cooperation import workflow
from cooperation.enums import (
    AuditEvent,
    DraftStage,
    NoticeKind,
    PublicationStatus,
    Section,
    VersionEvent,
)
from cooperation.models import AuditEntry, Draft, Notice, Partner, ReviewNote, Version
from cooperation.workflow import WrongState
from tests.builders import make_partner, make_section_text, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


DRAFT, REVIEW, PUBLISHED, ARCHIVED = PublicationStatus


@pytest.fixture
def editor():
    return make_staff("editor")


@pytest.fixture
def publisher(editor):
    return make_staff("publisher")


def make_draft(obj, by, stage=DraftStage.WORKING):
    return Draft.objects.create(
        **Draft.naming(obj), data={}, base="", stage=stage, created_by=by, changed_by=by
    )


def status_of(partner):
    return Partner.objects.values_list("status", flat=True).get(pk=partner.pk)


def told(user):
    return [(notice.event, notice.text) for notice in Notice.objects.filter(recipient=user)]


def send_back(obj, by):
    workflow.send_back(obj, by, "Check the year.")


STEPS = {
    "submit": workflow.submit,
    "send back": send_back,
    "publish": workflow.publish,
    "published": workflow.published,
    "archive": workflow.archive,
    "withdraw": workflow.withdraw,
    "discard": workflow.discard_draft,
}

# Where each step leads from each state; what is not here is refused.
WAYS = {
    ("submit", DRAFT): REVIEW,
    ("send back", REVIEW): DRAFT,
    ("publish", DRAFT): PUBLISHED,
    ("publish", REVIEW): PUBLISHED,
    ("publish", ARCHIVED): PUBLISHED,
    ("published", PUBLISHED): PUBLISHED,
    ("archive", PUBLISHED): ARCHIVED,
    ("withdraw", PUBLISHED): DRAFT,
    ("withdraw", ARCHIVED): DRAFT,
}


@pytest.mark.parametrize("step", STEPS)
def test_step_leads_from_the_states_that_it_is_for_and_no_others(step, publisher):
    ways = {}
    for status in PublicationStatus:
        partner = make_partner(status=status)
        try:
            STEPS[step](partner, publisher)
        except WrongState:
            continue
        ways[step, status] = PublicationStatus(status_of(partner))
    assert ways == {way: end for way, end in WAYS.items() if way[0] == step}


@pytest.mark.parametrize("step", ["send back", "publish", "published", "archive", "withdraw"])
def test_step_of_publishers_is_refused_to_an_editor(step, editor):
    with pytest.raises(PermissionDenied):
        STEPS[step](make_partner(status=REVIEW), editor)


@pytest.mark.parametrize("step", ["submit", "discard"])
def test_step_of_editors_is_refused_to_a_translator(step):
    with pytest.raises(PermissionDenied):
        STEPS[step](make_partner(status=DRAFT), make_staff("translator-ru"))


@pytest.mark.parametrize(
    ("step", "status", "event"),
    [
        ("submit", DRAFT, "submitted"),
        ("send back", REVIEW, "sent-back"),
        ("publish", REVIEW, "published"),
        ("archive", PUBLISHED, "archived"),
        ("withdraw", ARCHIVED, "withdrawn"),
    ],
)
def test_step_is_kept_in_the_history_and_in_the_log(step, status, event, publisher):
    partner = make_partner(status=status)
    STEPS[step](partner, publisher)
    version = Version.objects.about(partner).latest_first().first()
    entry = AuditEntry.objects.get(kind="partner")
    assert (version.event, version.by, version.snapshot["fields"]["status"]) == (
        VersionEvent(event),
        publisher,
        status_of(partner),
    )
    assert (entry.event, entry.actor_id, entry.object_id) == (
        AuditEvent(event),
        publisher.pk,
        partner.pk,
    )


def test_step_keeps_what_was_there_before_it(publisher):
    partner = make_partner(status=DRAFT)
    workflow.submit(partner, publisher)
    events = Version.objects.about(partner).order_by("number").values_list("event", flat=True)
    assert list(events) == [VersionEvent.FOUND, VersionEvent.SUBMITTED]


def test_step_names_who_changed_the_record(publisher):
    partner = make_partner(status=DRAFT)
    workflow.publish(partner, publisher)
    assert Partner.objects.get(pk=partner.pk).changed_by == publisher


def test_second_to_submit_is_told_that_it_was_done(editor, publisher):
    partner = make_partner(status=DRAFT)
    workflow.submit(Partner.objects.get(pk=partner.pk), editor)
    with pytest.raises(WrongState, match="waits for a review already"):
        workflow.submit(partner, editor)


def test_step_of_a_deleted_record_is_refused(editor):
    partner = make_partner(status=DRAFT)
    Partner.objects.all().delete()
    with pytest.raises(WrongState, match="deleted"):
        workflow.submit(partner, editor)


def test_step_that_fails_leaves_nothing_behind(editor, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    partner = make_partner(status=DRAFT)
    monkeypatch.setattr(workflow.notices, "tell", fail)
    with pytest.raises(RuntimeError):
        workflow.submit(partner, editor, "Please")
    assert (status_of(partner), Version.objects.count()) == (DRAFT, 0)
    assert not AuditEntry.objects.filter(kind="partner").exists()


# --- Publication -------------------------------------------------------------------------------


def test_record_that_is_not_fit_is_not_published(publisher):
    partner = make_partner(status=DRAFT, languages=())
    with pytest.raises(ValidationError):
        workflow.publish(partner, publisher)
    assert (status_of(partner), partner.status) == (DRAFT, DRAFT)


def test_publication_ends_the_draft(publisher):
    partner = make_partner()
    make_draft(partner, publisher)
    workflow.published(partner, publisher)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("step", ["publish", "archive", "withdraw"])
def test_record_with_a_draft_is_not_moved_past_it(step, publisher):
    partner = make_partner()
    make_draft(partner, publisher)
    with pytest.raises(WrongState, match="draft of changes"):
        STEPS[step](partner, publisher)


# --- Drafts of changes -------------------------------------------------------------------------


def make_public(kind):
    return make_section_text(Section.ABOUT) if kind == "section text" else make_partner()


@pytest.mark.parametrize("kind", ["record", "section text"])
def test_draft_of_changes_is_submitted_and_sent_back_while_readers_see_the_same(
    kind, editor, publisher
):
    obj = make_public(kind)
    draft = make_draft(obj, editor)
    workflow.submit(obj, editor)
    draft.refresh_from_db()
    assert draft.stage == DraftStage.REVIEW
    workflow.send_back(obj, publisher, "Check the year.")
    draft.refresh_from_db()
    assert (draft.stage, draft.revision) == (DraftStage.WORKING, 1)


def test_discarded_draft_is_gone_and_in_the_log(editor):
    partner = make_partner()
    make_draft(partner, editor)
    workflow.discard_draft(partner, editor)
    assert not Draft.objects.exists()
    assert AuditEntry.objects.get(kind="partner").event == AuditEvent.DRAFT_DISCARDED


# --- Who is told -------------------------------------------------------------------------------


def test_submission_is_told_to_those_who_may_publish(editor, publisher):
    administrator, translator = make_staff("administrator"), make_staff("translator-ru")
    workflow.submit(make_partner(status=DRAFT), editor, "The seat has moved.")
    expected = [(NoticeKind.SUBMITTED, "The seat has moved.")]
    assert [told(user) for user in (publisher, administrator, translator, editor)] == [
        expected,
        expected,
        [],
        [],
    ]


def test_author_is_told_that_it_was_sent_back_and_why(editor, publisher):
    partner = make_partner(status=DRAFT)
    workflow.submit(partner, editor)
    workflow.send_back(partner, publisher, "Check the year.")
    assert told(editor) == [(NoticeKind.SENT_BACK, "Check the year.")]
    assert [note.text for note in ReviewNote.objects.about(partner)] == ["Check the year."]


@pytest.mark.parametrize("reason", ["", " \n"])
def test_nothing_is_sent_back_without_a_reason(reason, publisher):
    with pytest.raises(WrongState, match="what is to be changed"):
        workflow.send_back(make_partner(status=REVIEW), publisher, reason)


def test_author_is_told_of_the_publication(editor, publisher):
    partner = make_partner(status=DRAFT)
    workflow.submit(partner, editor)
    workflow.publish(partner, publisher)
    assert told(editor) == [(NoticeKind.APPROVED, "")]


def test_author_of_a_draft_that_nobody_submitted_is_told_of_its_publication(editor, publisher):
    partner = make_partner()
    make_draft(partner, editor)
    workflow.published(partner, publisher)
    assert told(editor) == [(NoticeKind.APPROVED, "")]


def test_nobody_is_told_when_a_publisher_corrects_what_is_public(editor, publisher):
    partner = make_partner(status=DRAFT, created_by=editor)
    workflow.publish(partner, publisher)
    Notice.objects.all().delete()
    workflow.published(partner, publisher)
    assert not Notice.objects.exists()


def test_author_is_told_that_a_colleague_discarded_the_draft(editor):
    partner = make_partner()
    make_draft(partner, editor)
    workflow.discard_draft(partner, make_staff("editor"))
    assert told(editor) == [(NoticeKind.DISCARDED, "")]


def test_review_that_is_done_leaves_the_inboxes_of_the_others(editor, publisher):
    other = make_staff("publisher")
    partner = make_partner(status=DRAFT)
    workflow.submit(partner, editor)
    workflow.publish(partner, publisher)
    assert not Notice.objects.unread_by(other).exists()


def test_comment_is_told_to_the_others_who_take_part(editor, publisher):
    partner = make_partner(status=DRAFT, responsible=make_staff("editor"))
    workflow.submit(partner, editor)
    workflow.comment(partner, publisher, "Which year?")
    workflow.comment(partner, editor, "2022.")
    comments = Notice.objects.filter(event=NoticeKind.COMMENTED)
    assert set(comments.values_list("recipient", "text")) == {
        (editor.pk, "Which year?"),
        (partner.responsible.pk, "Which year?"),
        (partner.responsible.pk, "2022."),
        (publisher.pk, "2022."),
    }


def test_empty_comment_is_refused(editor):
    with pytest.raises(WrongState):
        workflow.comment(make_partner(), editor, " ")
