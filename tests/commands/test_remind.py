"""The daily reminders: each is told once, in time, to whoever can do something."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override

from cooperation.enums import NoticeKind, Renewal, StepKind, Term
from cooperation.models import Notice
from cooperation.partial_dates import PartialDate
from cooperation.renewal.reminders import threshold_passed
from tests.builders import make_agreement, make_editor, make_memorandum, make_partner

TODAY = timezone.localdate()


@pytest.fixture
def owner(db):
    return make_editor(username="owner", email="owner@agency.example")


def in_days(days):
    return PartialDate.from_date(timezone.localdate() + timedelta(days=days))


def make_ending(days, **overrides):
    """A memorandum whose term ends in so many days."""
    term = {"term": Term.FIXED, "valid_until": in_days(days), "partners": []}
    return make_memorandum(**term, **overrides)


def remind(days_later=0):
    """Run the command so many days from now; return what it told, oldest first."""
    with time_machine.travel(timezone.now() + timedelta(days=days_later), tick=False):
        call_command("remind", stdout=StringIO())
    return [notice.key.rsplit(":", 1)[1] for notice in Notice.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("days", "threshold"),
    [(181, None), (180, 180), (91, 180), (90, 90), (31, 90), (30, 30), (0, 30), (-1, None)],
)
def test_nearest_threshold_that_has_come_is_told(days, threshold):
    assert threshold_passed(TODAY + timedelta(days=days), TODAY) == threshold


def test_owner_is_told_180_90_and_30_days_ahead(owner):
    make_ending(200, responsible=owner)
    assert [remind(days)[-1:] for days in (0, 20, 110, 170)] == [[], ["180"], ["90"], ["30"]]
    assert set(Notice.objects.values_list("recipient", "event", "due_on")) == {
        (owner.pk, NoticeKind.REMINDER, TODAY + timedelta(days=200))
    }


def test_run_twice_a_day_tells_once(owner):
    make_ending(90, responsible=owner)
    assert (remind(), remind()) == (["90"], ["90"])


def test_missed_days_are_caught_up_with_the_nearest_threshold_alone(owner):
    make_ending(200, responsible=owner)
    assert remind(175) == ["30"]


def test_deadline_that_moves_is_told_anew(owner):
    memorandum = make_ending(90, responsible=owner)
    remind()
    memorandum.valid_until = in_days(80)
    memorandum.save()
    assert remind() == ["90", "90"]


def test_new_owner_is_told_too(owner):
    memorandum = make_ending(90, responsible=owner)
    remind()
    memorandum.responsible = make_editor()
    memorandum.save()
    remind()
    assert [notice.recipient for notice in Notice.objects.order_by("pk")] == [
        owner,
        memorandum.responsible,
    ]


def test_those_who_may_publish_are_told_where_nobody_owns(db):
    make_ending(30)
    make_editor("change_memorandum")
    publisher = make_editor("publish_memorandum")
    remind()
    assert [notice.recipient for notice in Notice.objects.all()] == [publisher]


def test_last_day_for_notice_and_end_of_publication_are_told(owner):
    make_agreement(
        steps=[(StepKind.ENTERED_INTO_FORCE, "2020-01-01")],
        parties=[],
        term=Term.FIXED,
        valid_until=in_days(100),
        notice_months=1,
        renewal=Renewal.AUTOMATIC,
        responsible=owner,
    )
    soon = timezone.now() + timedelta(days=10)
    make_partner(unpublish_at=soon, responsible=owner)
    make_partner(publish_at=soon, responsible=owner)  # needs nobody's decision
    remind()
    assert [notice.text.split("|")[0] for notice in Notice.objects.order_by("due_on")] == [
        "disappears",
        "notice",
    ]


def test_reminder_is_read_in_the_language_of_its_reader(owner):
    with time_machine.travel("2026-11-26T09:00+05:00", tick=False):
        make_ending(30, responsible=owner)
        call_command("remind", stdout=StringIO())
    with override("en"):
        assert Notice.objects.get().words == "The term ends on 26 December 2026."


def test_mail_is_sent_once(owner, django_capture_on_commit_callbacks):
    make_ending(30, responsible=owner)
    with django_capture_on_commit_callbacks(execute=True):
        remind()
        remind()
    assert [message.to for message in mail.outbox] == [["owner@agency.example"]]


def test_command_says_how_many_it_told(owner):
    make_ending(30, responsible=owner)
    out = StringIO()
    call_command("remind", stdout=out)
    assert out.getvalue() == "Told 1 reminders to 1 people.\n"
