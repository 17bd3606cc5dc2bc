"""Previews in the admin: exactly the page that would be published, and nothing stays of it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cooperation import drafts, workflow
from cooperation.enums import PublicationStatus, Section, StepKind
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import (
    Agreement,
    AuditEntry,
    Conference,
    Membership,
    Memorandum,
    Partner,
    Preview,
    SearchEntry,
    SectionText,
    Version,
)
from cooperation.search import check
from tests.admin.pages import address, filled_in
from tests.admin.previewing import (
    form_of,
    frame_address,
    frames_of,
    posted,
    preview_address,
    without_frame,
)
from tests.builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_editor,
    make_partner,
    make_register,
    make_section_text,
    make_source,
    make_superuser,
    tomorrow,
    yesterday,
)

pytestmark = pytest.mark.django_db

KINDS = (Membership, Partner, Memorandum, Agreement, Conference)
DRAFTED = PublicationStatus.DRAFT


def public_page(client, record, language):
    client.logout()
    with override(language):
        path = record.get_absolute_url()
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(autouse=True)
def _in_one_moment():
    """A page tells when its record was changed, to the second."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


# --- Exactly the page --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.model_name)
def test_preview_of_a_form_is_the_page_that_is_published(kind, admin, administrator):
    record = make_register()[kind._meta.model_name]
    kind.objects.filter(pk=record.pk).update(status=DRAFTED)
    frames = frames_of(posted(admin, record))

    shown = {code: without_frame(admin.get(url).content) for code, url in frames.items()}

    workflow.publish(kind.objects.get(pk=record.pk), administrator)
    assert shown == {code: public_page(admin, record, code) for code in LANGUAGE_CODES}


def test_preview_is_the_page_after_the_button_that_publishes(admin):
    """With all that follows from the saving, such as that other languages are outdated now."""
    partner = make_partner(sources=[make_source()], areas=[make_area()])
    form = {**form_of(admin, partner), "summary_uz": "Yangi bayon", "name_en": "A new name"}
    frames = frames_of(admin.post(preview_address(Partner, partner.pk), form, follow=True))
    shown = {code: without_frame(admin.get(url).content) for code, url in frames.items()}

    admin.post(address(Partner, "change", partner.pk), {**form, "_publish": "Publish"})

    assert shown == {code: public_page(admin, partner, code) for code in LANGUAGE_CODES}
    assert "Yangi bayon" in shown["uz"]
    assert "this translation does not say so yet" in shown["en"]


def test_preview_shows_what_was_typed_and_not_saved(admin):
    partner = make_partner(status=DRAFTED)

    frames = frames_of(posted(admin, partner, summary_en="Typed a moment ago"))

    assert "Typed a moment ago" in admin.get(frames["en"]).content.decode()
    assert "Typed a moment ago" not in admin.get(frames["ru"]).content.decode()


def test_preview_shows_rows_that_were_not_saved(admin):
    agreement = make_agreement(steps=[(StepKind.SIGNED, "2021-12-06")])
    step = {
        "steps-TOTAL_FORMS": "2",
        "steps-1-id": "",
        "steps-1-kind": "ratified",
        "steps-1-on": "2022-03-04",
        "steps-1-place_en": "Samarkand",
        "steps-1-position": "1",
    }

    frames = frames_of(posted(admin, agreement, **step))

    assert "Samarkand" in admin.get(frames["en"]).content.decode()
    assert agreement.steps.count() == 1


def test_record_that_was_never_saved_has_a_page(admin):
    data = filled_in(admin.get(address(Partner, "add")))
    data |= {"kind": "company", "country": make_country().pk}
    data |= {"name_en": "Brand new", "summary_en": "Not in the database"}

    response = admin.post(preview_address(Partner), data, follow=True)

    page = admin.get(frames_of(response)["en"])
    assert page.status_code == 200
    assert "Not in the database" in page.content.decode()
    assert not Partner.objects.exists()


def test_text_by_articles_is_previewed_too(admin):
    agreement = make_agreement()
    agreement.articles.create(number="1", text_uz="<p>Modda</p>", text_en="<p>Article</p>")

    response = admin.get(preview_address(Agreement, agreement.pk) + "?part=text")

    text = admin.get(frames_of(response)["en"])
    with override("en"):
        path = reverse("cooperation:agreement-text", kwargs={"slug": agreement.slug})
    admin.logout()
    assert without_frame(text.content) == admin.get(path).content.decode()


def test_text_of_a_section_is_previewed_on_its_page(admin):
    text = make_section_text(Section.ABOUT)

    frames = frames_of(posted(admin, text, lead_en="A new lead"))

    assert "A new lead" in admin.get(frames["en"]).content.decode()
    assert SectionText.objects.get().lead_en != "A new lead"


# --- Nothing stays, nothing leaks --------------------------------------------------------------


def test_nothing_in_the_register_changes(admin):
    partner = make_partner(status=DRAFTED)
    versions, log = Version.objects.count(), AuditEntry.objects.count()
    entry = SearchEntry.objects.get(kind="partner").text_en

    for url in frames_of(posted(admin, partner, summary_en="Typed")).values():
        admin.get(url)

    partner.refresh_from_db()
    assert partner.status == DRAFTED
    assert partner.summary_en != "Typed"
    assert SearchEntry.objects.get(kind="partner").text_en == entry
    assert list(check()) == []
    assert (Version.objects.count(), AuditEntry.objects.count()) == (versions, log)


@pytest.mark.parametrize("path", ["/en/", "/en/partners/", "/en/search/?q=Typed"])
def test_public_pages_are_the_same_after_a_preview(path, admin, client):
    partner = make_partner()
    stranger = type(client)()
    before = stranger.get(path)

    for url in frames_of(posted(admin, partner, summary_en="Typed", name_en="Typed")).values():
        admin.get(url)

    after = stranger.get(path)
    assert after.content == before.content
    assert after["ETag"] == before["ETag"]


def test_draft_of_changes_is_on_its_own_preview_alone(admin):
    partner = make_partner()
    data = {name: value if isinstance(value, list) else [value] for name, value in
            form_of(admin, partner).items() if not name.startswith(("_", "csrf"))}  # fmt: skip
    data["summary_en"] = ["From the draft"]
    drafts.keep(partner, data, make_superuser(), base="")

    draft, live = (
        admin.get(frame_address(Partner, partner.pk, "en", f"of={state}")).content.decode()
        for state in ("draft", "live")
    )

    assert "From the draft" in draft
    assert "From the draft" not in live
    assert "From the draft" not in public_page(admin, partner, "en")


def test_draft_that_cannot_be_published_says_why(admin):
    partner = make_partner()
    drafts.keep(partner, {"kind": ["company"]}, make_superuser(), base="")

    response = admin.get(preview_address(Partner, partner.pk) + "?of=draft")

    assert response.status_code == 422
    assert response.context["complaints"] != []


def test_there_is_no_preview_of_a_draft_that_does_not_exist(admin):
    partner = make_partner()

    assert admin.get(preview_address(Partner, partner.pk) + "?of=draft").status_code == 404


# --- By the schedule ---------------------------------------------------------------------------


def on(moment):
    return f"on={timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def status_on(admin, record, query):
    return admin.get(frame_address(type(record), record.pk, "en", query)).status_code


def test_scheduled_record_is_shown_as_on_its_day(admin):
    partner = make_partner(publish_at=tomorrow())

    assert status_on(admin, partner, "of=scheduled") == 200


def test_before_it_appears_nobody_knows_of_it_and_afterwards_it_was_withdrawn(admin):
    partner = make_partner(publish_at=tomorrow(), unpublish_at=tomorrow() + timedelta(days=1))
    days = [timezone.now() + timedelta(days=number, hours=1) for number in range(4)]

    found = [status_on(admin, partner, f"of=scheduled&{on(day)}") for day in days]

    assert found == [404, 200, 410, 410]


def test_page_on_a_day_has_what_is_public_on_that_day(admin):
    partner = make_partner()
    conference = make_conference(publish_at=tomorrow(), organisers=[partner], title_en="Later on")
    day = f"of=live&{on(tomorrow() + timedelta(hours=1))}"

    today, later = (
        admin.get(frame_address(Partner, partner.pk, "en", query)).content.decode()
        for query in ("of=live", day)
    )

    assert conference.title_en not in today
    assert conference.title_en in later


def test_record_that_is_not_public_is_shown_as_if_it_were(admin):
    partner = make_partner(status=DRAFTED)

    assert status_on(admin, partner, "of=live") == 200


@pytest.mark.parametrize(
    "moment", ["tomorrow", "2026-02-31T10:00", "0001-01-01T00:00", "9999-12-31T23:59"]
)
def test_moment_that_is_none_is_named_on_the_page(moment, admin):
    partner = make_partner(publish_at=yesterday())

    response = admin.get(preview_address(Partner, partner.pk) + f"?on={moment}")

    assert response.status_code == 200
    assert "on" in response.context["source"].moment_form.errors


# --- What is wrong -----------------------------------------------------------------------------


def test_form_that_cannot_be_published_is_answered_with_what_to_correct(admin):
    partner = make_partner()

    response = posted(admin, partner, summary_uz="", summary_ru="", summary_en="", founded_on="x")

    assert response.status_code == 422
    assert [where for where, _message in response.context["complaints"]] != []
    assert not Preview.objects.exists()


def test_mistake_in_a_row_names_the_row(admin):
    agreement = make_agreement()

    response = posted(admin, agreement, **{"steps-0-on": "yesterday"})

    assert [where for where, _message in response.context["complaints"]] == ["Legal step 1, Date"]


def test_forged_form_is_refused_kindly(admin):
    assert admin.post(preview_address(Partner), {}).status_code == 422


# --- The page ----------------------------------------------------------------------------------


def test_page_shows_three_languages_side_by_side_unless_asked_otherwise(admin):
    path = preview_address(Partner, make_partner().pk)

    assert list(frames_of(admin.get(path))) == ["uz", "ru", "en"]
    assert list(frames_of(admin.get(f"{path}?language=ru&width=desktop"))) == ["ru"]


def test_choices_of_language_and_width_keep_each_other(admin):
    path = preview_address(Partner, make_partner().pk)

    stage = admin.get(f"{path}?language=ru&width=desktop").context["stage"]

    assert stage.width == "desktop"
    assert stage.widths[0].url == "?language=ru&width=phone"
    assert stage.languages[0].url == "?language=all&width=desktop"


def test_frames_are_kept_nowhere_and_stand_in_our_frames_alone(admin):
    response = admin.get(frame_address(Partner, make_partner().pk, "en"))

    assert {"private", "no-store"} <= {*response["Cache-Control"].split(", ")}
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    policy = response["Content-Security-Policy"].split("; ")
    assert "frame-ancestors 'self'" in policy
    assert "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox" in policy
    assert "ETag" not in response


def test_page_itself_stands_in_no_frame_and_is_kept_nowhere(admin):
    response = admin.get(preview_address(Partner, make_partner().pk))

    assert response["X-Frame-Options"] == "DENY"
    assert {"private", "no-store"} <= {*response["Cache-Control"].split(", ")}
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_frame_says_so_when_the_record_has_gone(admin):
    partner = make_partner()
    frames = frames_of(posted(admin, partner))
    partner.delete()

    assert admin.get(frames["en"]).status_code == 409


# --- Who may -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("permissions", "status"), [
    (["view_partner"], 403),
    (["view_partner", "change_partner"], 200),
    (["view_partner", "publish_partner"], 200),
    (["view_partner", "change_memorandum", "view_memorandum"], 403),
])  # fmt: skip
def test_who_works_on_the_kind_sees_its_previews(permissions, status, client):
    partner = make_partner()
    client.force_login(make_editor(*permissions))

    assert client.get(preview_address(Partner, partner.pk)).status_code == status
    assert client.get(frame_address(Partner, partner.pk, "en")).status_code == status


def test_strangers_are_sent_to_log_in(client):
    response = client.get(frame_address(Partner, make_partner().pk, "en"))

    assert response.status_code == 302


def test_kept_form_is_its_makers_alone(admin, client):
    frames = frames_of(posted(admin, make_partner()))
    client.force_login(make_superuser())

    assert client.get(frames["en"]).status_code == 404


def test_who_may_not_change_a_record_sends_no_form(client):
    partner = make_partner()
    client.force_login(make_editor("view_partner", "publish_partner"))

    assert client.post(preview_address(Partner, partner.pk), {}).status_code == 403


@pytest.mark.parametrize("path", ["user/1/preview/", "partner/1/preview/", "picture/preview/"])
def test_what_has_no_page_has_no_preview(path, admin):
    assert admin.get(f"/en/admin/cooperation/{path}").status_code in (404, 405)


# --- Links for reviewers -----------------------------------------------------------------------


def share_address(partner, query=""):
    with override("en"):
        return reverse("admin:preview_form_share", args=["partner", partner.pk]) + query


SHARED = {"addressee": "The Ministry", "days": "3"}


def test_address_of_a_link_is_shown_once(admin):
    partner = make_partner()

    first = admin.post(share_address(partner), SHARED, follow=True)
    second = admin.get(preview_address(Partner, partner.pk))

    assert first.context["new_link"]["address"].startswith("http://testserver/en/preview/")
    assert second.context["new_link"] is None
    assert [line.preview.addressee for line in second.context["links"]] == ["The Ministry"]


def test_kept_form_can_be_shared(admin):
    page = posted(admin, make_partner(), summary_en="Typed")

    response = admin.post(page.context["share_url"], SHARED, follow=True)

    assert response.status_code == 200
    assert Preview.objects.shared().get().data["fields"]["summary_en"] == "Typed"


@pytest.mark.parametrize("wrong", [{"addressee": ""}, {"days": "365"}, {"days": ""}])
def test_link_is_for_somebody_and_for_a_time(wrong, admin):
    response = admin.post(share_address(make_partner()), {**SHARED, **wrong})

    assert response.status_code == 422
    assert not Preview.objects.exists()


def test_link_too_many_is_refused_with_words(admin):
    partner = make_partner()
    for _number in range(10):
        admin.post(share_address(partner), SHARED)

    response = admin.post(share_address(partner), SHARED)

    assert response.status_code == 422
    assert Preview.objects.count() == 10


def test_translators_preview_and_share_nothing(client):
    partner = make_partner()
    client.force_login(make_editor("view_partner", "translate_ru"))

    assert client.get(preview_address(Partner, partner.pk)).context["share_form"] is False
    assert client.post(share_address(partner), SHARED).status_code == 403


def revoke(client, preview):
    with override("en"):
        return client.post(reverse("admin:preview_revoke", args=[preview.pk]))


def test_link_is_revoked_by_its_maker_and_not_by_any_editor(admin, client):
    admin.post(share_address(make_partner()), SHARED)
    preview = Preview.objects.get()

    own = revoke(admin, preview).status_code
    client.force_login(make_editor("view_partner", "change_partner"))
    others = revoke(client, preview).status_code

    preview.refresh_from_db()
    assert (own, others, preview.is_open) == (302, 403, False)


@pytest.mark.parametrize("number", [1, 3])
def test_desk_lists_open_links_in_as_many_queries(number, admin, django_assert_num_queries):
    for _each in range(number):
        admin.post(share_address(make_partner()), SHARED)
    with override("en"):
        desk = reverse("admin:previews")
    admin.get(desk)

    with django_assert_num_queries(DESK_QUERIES):
        response = admin.get(desk)

    assert len(response.context["links"]) == number


DESK_QUERIES = 5


def test_button_of_the_form_leads_to_the_preview(admin):
    partner = make_partner()

    change = admin.get(address(Partner, "change", partner.pk)).content.decode()
    add = admin.get(address(Partner, "add")).content.decode()

    assert f'formaction="{preview_address(Partner, partner.pk)}"' in change
    assert f'formaction="{preview_address(Partner)}"' in add
