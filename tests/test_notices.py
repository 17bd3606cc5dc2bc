"""Notices: once for each occasion, never of one's own deeds, and by e-mail in three languages."""

import datetime

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from cooperation import notices
from cooperation.enums import NoticeKind
from cooperation.models import Notice
from tests.builders import make_editor, make_partner

pytestmark = pytest.mark.django_db

CONSOLE = "django.core.mail.backends.console.EmailBackend"


@pytest.fixture
def partner():
    return make_partner(slug="orbit", name_uz="Orbita", name_ru="Орбита", name_en="Orbit")


def tell(recipients, obj, by=None, **overrides):
    return notices.tell(recipients, NoticeKind.COMMENTED, obj, "Which year?", by, **overrides)


def test_everybody_who_is_named_is_told_once(partner):
    first, second = make_editor(), make_editor()
    tell([first, second, first, None], partner)
    assert sorted(Notice.objects.values_list("recipient", flat=True)) == [first.pk, second.pk]


def test_nobody_is_told_of_their_own_deeds(partner):
    editor = make_editor()
    tell([editor], partner, by=editor)
    assert not Notice.objects.exists()


def test_closed_account_is_told_nothing(partner):
    tell([make_editor(is_active=False)], partner)
    assert not Notice.objects.exists()


def test_occasion_is_told_once(partner):
    first, second = make_editor(), make_editor()
    day = datetime.date(2027, 1, 1)
    tell([first], partner, key="expires-30", due_on=day)
    tell([first, second], partner, key="expires-30", due_on=day)
    assert sorted(Notice.objects.values_list("recipient", "due_on")) == [
        (first.pk, day),
        (second.pk, day),
    ]


def test_notice_is_read_one_by_one_and_all_at_once(partner):
    editor = make_editor()
    first, *_rest = (tell([editor], partner)[0] for _time in range(3))
    notices.mark_read(editor, [first.pk])
    assert Notice.objects.unread_by(editor).count() == 2
    notices.mark_read(editor)
    assert Notice.objects.unread_by(editor).count() == 0


def test_nobody_reads_the_notices_of_others(partner):
    editor = make_editor()
    [notice] = tell([editor], partner)
    notices.mark_read(make_editor(), [notice.pk])
    assert Notice.objects.unread_by(editor).count() == 1


# --- E-mail ------------------------------------------------------------------------------------


def test_mail_is_in_three_languages_with_the_absolute_address(
    partner, settings, django_capture_on_commit_callbacks
):
    settings.PORTAL_URL = "https://portal.example"
    with django_capture_on_commit_callbacks(execute=True):
        tell([make_editor(email="a@agency.example")], partner, by=make_editor(first_name="Aziza"))
    [message] = mail.outbox
    assert message.to == ["a@agency.example"]
    for language, title in (("uz", "Orbita"), ("ru", "Орбита"), ("en", "Orbit")):
        address = f"/{language}/admin/cooperation/partner/{partner.pk}/change/"
        assert f"https://portal.example{address}\n" in message.body
        assert f": {title}\nAziza\n\nWhich year?\n" in message.body


def test_subject_of_a_mail_is_one_line(partner, django_capture_on_commit_callbacks):
    partner.name_uz = "Orbita\nBcc: all@agency.example"
    with django_capture_on_commit_callbacks(execute=True):
        tell([make_editor(email="a@agency.example")], partner)
    assert mail.outbox[0].subject.endswith(": Orbita Bcc: all@agency.example")


def test_words_of_colleagues_stay_as_they_wrote_them(partner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        notices.tell(
            [make_editor(email="a@agency.example")],
            NoticeKind.COMMENTED,
            partner,
            "5 < 7 & so",
            None,
        )
    assert "5 < 7 & so" in mail.outbox[0].body


@pytest.mark.parametrize(("backend", "email"), [(CONSOLE, "a@agency.example"), (None, "")])
def test_no_mail_is_sent_where_it_would_reach_nobody(
    backend, email, partner, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = backend or settings.EMAIL_BACKEND
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        tell([make_editor(email=email)], partner)
    assert callbacks == []


def test_mail_server_that_fails_breaks_nothing(
    partner, monkeypatch, django_capture_on_commit_callbacks, caplog
):
    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        tell([make_editor(email="a@agency.example")], partner)
    assert Notice.objects.count() == 1
    assert "was not sent" in caplog.text
