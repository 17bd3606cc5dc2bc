"""The pages that a reviewer without an account gets by a link."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cooperation import previews, workflow
from cooperation.enums import PublicationStatus
from cooperation.history import snapshot
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Partner, Preview
from tests.builders import make_editor, make_partner, make_superuser

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return make_partner(status=PublicationStatus.DRAFT, name_en="Observatory")


@pytest.fixture
def editor():
    return make_editor("view_partner", "change_partner", first_name="Nodira", last_name="Aliyeva")


@pytest.fixture
def preview(partner, editor):
    state = snapshot(partner)
    return previews.share(Partner, partner.pk, state, editor, days=7, addressee="The Ministry")


def page_address(preview, language="en", token=None):
    with override(language):
        token = token or previews.token_of(preview)
        return reverse("shared-preview", kwargs={"token": token})


def frame_address(preview, language="en"):
    return f"{page_address(preview)}{language}/"


def test_page_says_what_it_is_for_whom_by_whom_and_how_long(client, preview):
    html = client.get(page_address(preview)).content.decode()

    assert "This is a preview: the page is not published in this form." in html
    assert "Made for The Ministry by Nodira Aliyeva" in html


def test_page_shows_three_languages(client, preview):
    stage = client.get(page_address(preview)).context["stage"]

    assert [frame.url for frame in stage.frames] == [
        frame_address(preview, language) for language in LANGUAGE_CODES
    ]


@time_machine.travel("2026-05-12 10:00", tick=False)  # a page tells its change to the second
def test_frames_hold_the_page_that_would_be_published(client, preview, partner):
    frames = [client.get(frame_address(preview, code)).content.decode() for code in LANGUAGE_CODES]

    workflow.publish(partner, make_superuser())
    pages = []
    for code in LANGUAGE_CODES:
        with override(code):
            pages.append(client.get(partner.get_absolute_url()).content.decode())
    base = '<head>\n    <base target="_blank">'
    assert [frame.replace(base, "<head>") for frame in frames] == pages


def test_what_is_shown_was_fixed_when_the_link_was_made(client, preview):
    Partner.objects.update(name_en="Renamed since")

    assert "Observatory" in client.get(frame_address(preview)).content.decode()


def test_link_shows_a_record_that_was_never_saved(client, partner, editor):
    state = snapshot(partner)
    state["fields"] |= {"slug": "never-saved", "name_en": "Never saved"}
    preview = previews.share(Partner, None, state, editor, days=1, addressee="The Ministry")

    assert "Never saved" in client.get(frame_address(preview)).content.decode()
    assert Partner.objects.count() == 1


@pytest.mark.parametrize("make_address", [page_address, frame_address])
def test_answers_are_kept_nowhere_and_tell_nobody_the_address(client, preview, make_address):
    response = client.get(make_address(preview))

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in response
    assert response.cookies == {}


def test_only_the_frames_may_be_framed(client, preview):
    assert client.get(page_address(preview))["X-Frame-Options"] == "DENY"
    assert client.get(frame_address(preview))["X-Frame-Options"] == "SAMEORIGIN"


# --- Links that do not open --------------------------------------------------------------------


def revoked(preview):
    previews.revoke(preview, preview.made_by)


def ended(preview):
    """Ended, with the address that it would have had."""
    Preview.objects.update(expires_at=timezone.now().replace(microsecond=0) - timedelta(days=1))
    preview.refresh_from_db()


def of_a_closed_account(preview):
    preview.made_by.is_active = False
    preview.made_by.save()


@pytest.mark.parametrize("end", [revoked, ended, of_a_closed_account], ids=lambda end: end.__name__)
@pytest.mark.parametrize("make_address", [page_address, frame_address])
def test_link_that_has_ended_says_no_more_than_that(end, make_address, client, preview):
    end(preview)

    response = client.get(make_address(preview))

    assert response.status_code == 410
    assert response["Cache-Control"] == "private, no-store"
    html = response.content.decode()
    assert "This link does not open any more" in html
    assert "Observatory" not in html
    assert "Ministry" not in html


@pytest.mark.parametrize("token", ["1", "1-2.forged", "x" * 500, "%00", "1:2:3", "..", "ӯ"])
def test_forged_link_is_no_page(token, client, preview):
    assert client.get(f"/en/preview/{token}/").status_code in (400, 404)


def test_link_of_a_deleted_record_has_ended(client, preview, partner):
    partner.delete()

    assert client.get(frame_address(preview)).status_code == 410


def test_link_ends_where_somebody_else_has_taken_the_address(client, editor, partner):
    state = snapshot(partner)
    preview = previews.share(Partner, None, state, editor, days=1, addressee="The Ministry")

    assert client.get(frame_address(preview)).status_code == 410


def test_there_is_no_frame_in_another_language(client, preview):
    assert client.get(frame_address(preview, "de")).status_code == 404


def test_ended_link_speaks_the_readers_language(client, preview):
    revoked(preview)

    response = client.get(page_address(preview, "ru"))

    assert response["Content-Language"] == "ru"


def test_nobody_writes_to_a_link(client, preview):
    assert client.post(page_address(preview)).status_code == 405
