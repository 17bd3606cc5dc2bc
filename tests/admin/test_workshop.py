"""Drafts of public records, two editors at once, and the buttons that publish."""

import pytest
from django.test import Client

from cooperation import drafts, history, workflow
from cooperation.enums import DraftStage, PublicationStatus, VersionEvent
from cooperation.models import Draft, Partner, SectionText, Version
from tests.admin.pages import address, filled_in
from tests.builders import (
    make_agreement,
    make_area,
    make_country,
    make_membership,
    make_partner,
    make_section_text,
    make_staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_staff("editor"))
    return client


@pytest.fixture
def publisher(db):
    client = Client()
    client.force_login(make_staff("publisher"))
    return client


def opened(client, record, query=""):
    response = client.get(address(type(record), "change", record.pk, language="en") + query)
    assert response.status_code == 200
    return filled_in(response)


def post(client, record, data, button="_save"):
    url = address(type(record), "change", record.pk, language="en")
    return client.post(url, {**data, button: "1"})


def change(client, record, button="_save", **values):
    return post(client, record, {**opened(client, record), **values}, button)


def texts(record):
    return type(record).objects.values_list("summary_uz", "summary_ru").get(pk=record.pk)


# --- A draft of a public record ----------------------------------------------------------------


def test_editor_changes_nothing_that_readers_see(editor):
    partner = make_partner(summary_ru="Было")
    change(editor, partner, summary_ru="Стало")
    assert Partner.objects.get().summary_ru == "Было"


def test_form_opens_with_the_draft(editor):
    partner = make_partner(summary_ru="Было")
    change(editor, partner, summary_ru="Стало")
    assert opened(editor, partner)["summary_ru"] == "Стало"


def test_published_text_can_be_looked_at_beside_its_draft(editor):
    partner = make_partner(summary_ru="Было")
    change(editor, partner, summary_ru="Стало")
    assert opened(editor, partner, "?live=1")["summary_ru"] == "Было"


def test_draft_keeps_lists_and_rows(editor):
    membership = make_membership(statistics=[{"value": 102}])
    area = make_area()
    change(editor, membership, areas=[area.pk], **{"statistics-0-value": "103"})
    data = opened(editor, membership)
    assert (data["areas"], data["statistics-0-value"]) == ([str(area.pk)], "103")


def test_draft_may_be_unfinished_and_wrong(editor):
    agreement = make_agreement()
    change(editor, agreement, title_uz="", title_ru="", title_en="", **{"steps-0-on": "32.13.2022"})
    data = opened(editor, agreement)
    assert (data["title_en"], data["steps-0-on"]) == ("", "32.13.2022")


def test_draft_keeps_what_the_database_takes_of_it(editor):
    partner = make_partner()
    change(editor, partner, summary_ru="Ста\0ло", **{"": "nameless"})
    assert opened(editor, partner)["summary_ru"] == "Стало"


def test_publisher_publishes_the_draft(editor, publisher):
    partner = make_partner(summary_ru="Было")
    change(editor, partner, summary_ru="Стало")
    assert change(publisher, partner).status_code == 302
    assert (Partner.objects.get().summary_ru, Draft.objects.count()) == ("Стало", 0)


def test_what_is_wrong_in_a_draft_is_not_published(editor, publisher):
    agreement = make_agreement()
    change(editor, agreement, **{"steps-0-on": "32.13.2022"})
    assert change(publisher, agreement).status_code == 200
    assert Draft.objects.count() == 1


def test_discarded_draft_is_gone(editor):
    partner = make_partner(summary_ru="Было")
    change(editor, partner, summary_ru="Стало")
    change(editor, partner, "_discard")
    assert (opened(editor, partner)["summary_ru"], Draft.objects.count()) == ("Было", 0)


def test_publisher_may_keep_a_draft(publisher):
    partner = make_partner(summary_ru="Было")
    change(publisher, partner, "_draft", summary_ru="Стало")
    assert (Partner.objects.get().summary_ru, Draft.objects.count()) == ("Было", 1)


def test_section_text_is_changed_by_a_draft(editor, publisher):
    text = make_section_text("about", lead_ru="Было")
    change(editor, text, lead_ru="Стало")
    before = SectionText.objects.get().lead_ru
    change(publisher, text)
    assert (before, SectionText.objects.get().lead_ru) == ("Было", "Стало")


def test_draft_of_a_record_that_changed_meanwhile_keeps_both_changes(editor, publisher):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    history.write_version(partner, VersionEvent.FOUND)
    change(editor, partner, summary_ru="Два")
    beside = opened(publisher, partner, "?live=1")
    post(publisher, partner, {**beside, "summary_uz": "Ikki"})
    data = opened(editor, partner)
    assert (data["summary_uz"], data["summary_ru"]) == ("Ikki", "Два")


# --- Buttons -----------------------------------------------------------------------------------


def test_editor_submits_a_draft(editor):
    partner = make_partner()
    change(editor, partner, "_submit", summary_ru="Стало")
    assert Draft.objects.get().stage == DraftStage.REVIEW


def test_editor_submits_a_record(editor):
    partner = make_partner(status="draft")
    change(editor, partner, "_submit", summary_ru="Стало")
    saved = Partner.objects.get()
    assert (saved.status, saved.summary_ru) == (PublicationStatus.REVIEW, "Стало")


def test_publisher_publishes_a_record(publisher):
    partner = make_partner(status="review")
    change(publisher, partner, "_publish")
    assert Partner.objects.get().status == PublicationStatus.PUBLISHED


def test_saving_leaves_a_record_where_it_is(publisher):
    partner = make_partner(status="review")
    change(publisher, partner, summary_ru="Стало")
    assert Partner.objects.get().status == PublicationStatus.REVIEW


def test_editor_cannot_publish(editor):
    partner = make_partner(status="draft")
    assert change(editor, partner, "_publish").status_code == 403


def test_status_cannot_be_forged(editor):
    partner = make_partner(status="draft")
    change(editor, partner, status="published")
    assert Partner.objects.get().status == PublicationStatus.DRAFT


def test_sending_back_needs_a_reason(publisher):
    partner = make_partner(status="review")
    response = change(publisher, partner, "_send_back", summary_ru="Правка")
    assert (filled_in(response)["summary_ru"], Partner.objects.get().status) == ("Правка", "review")


def test_record_is_sent_back_with_a_reason(publisher):
    partner = make_partner(status="review")
    change(publisher, partner, "_send_back", _reason="No date")
    assert Partner.objects.get().status == PublicationStatus.DRAFT


def test_draft_is_sent_back_with_a_reason(editor, publisher):
    partner = make_partner()
    change(editor, partner, "_submit", summary_ru="Стало")
    change(publisher, partner, "_send_back", _reason="No date")
    assert Draft.objects.get().stage == DraftStage.WORKING


@pytest.mark.parametrize(("button", "status"), [("_archive", "archived"), ("_withdraw", "draft")])
def test_record_is_taken_down(publisher, button, status):
    partner = make_partner()
    change(publisher, partner, button)
    assert Partner.objects.get().status == status


def test_new_record_is_published_at_once_by_a_publisher(publisher):
    url = address(Partner, "add", language="en")
    texts = {"kind": "company", "name_en": "New body", "summary_en": "It builds satellites."}
    country = make_country().pk
    data = {**filled_in(publisher.get(url)), **texts, "country": country, "_publish": "1"}
    assert publisher.post(url, data).status_code == 302
    assert Partner.objects.get(name_en="New body").status == PublicationStatus.PUBLISHED


@pytest.mark.parametrize("button", ["_send_back", "_archive", "_withdraw", "_discard"])
def test_new_record_takes_no_step_of_a_saved_one(publisher, button):
    url = address(Partner, "add", language="en")
    texts = {"kind": "company", "name_en": "New body", "country": make_country().pk}
    data = {**filled_in(publisher.get(url)), **texts, button: "1"}
    assert (publisher.post(url, data).status_code, Partner.objects.count()) == (403, 0)


def test_each_saving_leaves_a_version(publisher):
    partner = make_partner(status="draft")
    change(publisher, partner, summary_ru="Стало")
    events = Version.objects.about(partner).order_by("number").values_list("event", flat=True)
    assert list(events) == ["found", "changed"]


def test_step_that_is_not_possible_is_told_and_nothing_is_lost(publisher, monkeypatch):
    partner = make_partner(status="draft")

    def refuse(*args, **kwargs):
        raise workflow.WrongState("Somebody was faster.")

    monkeypatch.setattr(workflow, "published", refuse)
    response = change(publisher, partner, "_publish", summary_ru="Стало")
    assert (response.status_code, filled_in(response)["summary_ru"]) == (409, "Стало")
    assert Partner.objects.get().status == PublicationStatus.DRAFT


# --- Two editors -------------------------------------------------------------------------------


@pytest.fixture
def contested(publisher):
    """A record of which a version is known, and two forms of it that were opened together."""
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    history.write_version(partner, VersionEvent.FOUND)
    return partner, opened(publisher, partner), opened(publisher, partner)


def test_second_editor_is_told(publisher, contested):
    partner, first, second = contested
    post(publisher, partner, {**first, "summary_uz": "Ikki"})
    assert post(publisher, partner, {**second, "summary_ru": "Два"}).status_code == 409


def test_second_editor_has_both_changes_in_the_form(publisher, contested):
    partner, first, second = contested
    post(publisher, partner, {**first, "summary_uz": "Ikki"})
    response = post(publisher, partner, {**second, "summary_ru": "Два"})
    post(publisher, partner, filled_in(response))
    assert texts(partner) == ("Ikki", "Два")


def test_where_both_changed_the_same_the_second_ones_stands_until_they_choose(publisher, contested):
    partner, first, second = contested
    post(publisher, partner, {**first, "summary_ru": "Первый"})
    response = post(publisher, partner, {**second, "summary_ru": "Второй"})
    assert (filled_in(response)["summary_ru"], Partner.objects.get().summary_ru) == (
        "Второй",
        "Первый",
    )


@pytest.mark.parametrize(("choice", "text"), [("mine", "Второй"), ("theirs", "Первый")])
def test_second_editor_chooses(publisher, contested, choice, text):
    partner, first, second = contested
    post(publisher, partner, {**first, "summary_ru": "Первый"})
    response = post(publisher, partner, {**second, "summary_ru": "Второй"})
    data = {**filled_in(response), "_take:fields.summary_ru": choice}
    post(publisher, partner, data)
    assert Partner.objects.get().summary_ru == text


def test_same_form_sent_twice_is_saved_once_and_is_no_conflict(publisher, contested):
    partner, first, _second = contested
    data = {**first, "summary_uz": "Ikki"}
    assert [post(publisher, partner, data).status_code for _time in range(2)] == [302, 302]


def test_two_editors_of_one_draft_lose_nothing(editor):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    change(editor, partner, internal_note="?")
    first, second = opened(editor, partner), opened(editor, partner)
    post(editor, partner, {**first, "summary_uz": "Ikki"})
    response = post(editor, partner, {**second, "summary_ru": "Два"})
    assert response.status_code == 409
    post(editor, partner, filled_in(response))
    data = opened(editor, partner)
    assert (data["summary_uz"], data["summary_ru"]) == ("Ikki", "Два")


def test_publisher_does_not_lose_what_was_added_to_the_draft_meanwhile(editor, publisher):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    change(editor, partner, summary_uz="Ikki")
    seen = opened(publisher, partner)
    change(editor, partner, summary_ru="Два")
    response = post(publisher, partner, seen)
    assert (response.status_code, filled_in(response)["summary_ru"]) == (409, "Два")


@pytest.mark.parametrize("button", ["_publish", "_send_back"])
def test_draft_that_a_colleague_discarded_does_not_reach_readers(editor, publisher, button):
    partner = make_partner(summary_ru="Было")
    change(editor, partner, "_submit", summary_ru="Стало")
    seen = opened(publisher, partner)
    change(editor, partner, "_discard")
    response = post(publisher, partner, {**seen, "_reason": "No date"}, button)
    found = response.status_code, filled_in(response)["summary_ru"], Partner.objects.get()
    assert (*found[:2], found[2].summary_ru) == (409, "Стало", "Было")


def test_whoever_was_told_that_the_draft_is_gone_may_publish_it_all_the_same(editor, publisher):
    partner = make_partner(summary_ru="Было")
    change(editor, partner, summary_ru="Стало")
    seen = opened(publisher, partner)
    change(editor, partner, "_discard")
    post(publisher, partner, filled_in(post(publisher, partner, seen)))
    assert Partner.objects.get().summary_ru == "Стало"


def test_nobody_discards_what_they_have_not_seen(editor):
    partner = make_partner(summary_uz="Bir")
    change(editor, partner, internal_note="?")
    seen = opened(editor, partner)
    change(editor, partner, summary_uz="Ikki")
    response = post(editor, partner, seen, "_discard")
    assert (response.status_code, filled_in(response)["summary_uz"]) == (409, "Ikki")
    post(editor, partner, filled_in(response), "_discard")
    assert Draft.objects.count() == 0


def test_draft_begun_anew_is_not_taken_for_the_discarded_one(editor):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    change(editor, partner, internal_note="?")
    seen = opened(editor, partner)
    change(editor, partner, "_discard")
    change(editor, partner, summary_uz="Ikki")
    response = post(editor, partner, {**seen, "summary_ru": "Два"})
    assert (response.status_code, filled_in(response)["summary_uz"]) == (409, "Ikki")


# --- Versions ----------------------------------------------------------------------------------


def test_form_is_filled_with_an_earlier_version(publisher):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    history.write_version(partner, VersionEvent.FOUND)
    change(publisher, partner, summary_uz="Ikki", summary_ru="Два")
    data = opened(publisher, partner, "?version=1")
    assert (data["summary_uz"], data["summary_ru"]) == ("Bir", "Один")


def test_form_is_filled_with_one_field_of_an_earlier_version(publisher):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    history.write_version(partner, VersionEvent.FOUND)
    change(publisher, partner, summary_uz="Ikki", summary_ru="Два")
    data = opened(publisher, partner, "?version=1&field=fields.summary_ru")
    assert (data["summary_uz"], data["summary_ru"]) == ("Ikki", "Один")


def test_earlier_version_comes_back_by_saving_the_form(publisher):
    membership = make_membership(statistics=[{"value": 102}])
    history.write_version(membership, VersionEvent.FOUND)
    change(publisher, membership, **{"statistics-0-DELETE": "on"})
    post(publisher, membership, opened(publisher, membership, "?version=1"))
    assert list(membership.statistics.values_list("value", flat=True)) == [102]


@pytest.mark.parametrize("number", ["9", "x", "-1", ""])
def test_version_that_does_not_exist_is_not_found(publisher, number):
    partner = make_partner()
    url = address(Partner, "change", partner.pk, language="en")
    assert publisher.get(f"{url}?version={number}").status_code == 404


def test_what_is_published_beside_a_draft_leaves_the_draft(editor, publisher):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    change(editor, partner, summary_ru="Два")
    post(publisher, partner, {**opened(publisher, partner, "?live=1"), "summary_uz": "Ikki"})
    assert Draft.objects.count() == 1


def test_draft_stays_when_an_earlier_version_is_published(editor, publisher):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    history.write_version(partner, VersionEvent.FOUND)
    change(editor, partner, summary_ru="Два")
    post(publisher, partner, opened(publisher, partner, "?version=1"))
    assert opened(editor, partner)["summary_ru"] == "Два"


def test_form_saved_as_it_is_makes_no_draft(editor):
    partner = make_partner()
    change(editor, partner, "_submit")
    assert Draft.objects.count() == 0


def test_draft_that_waits_is_not_submitted_again(editor):
    partner = make_partner()
    change(editor, partner, "_submit", summary_ru="Стало")
    page = editor.get(address(Partner, "change", partner.pk)).content.decode()
    assert 'name="_submit"' not in page


def test_new_draft_of_a_translator_waits_for_a_publisher():
    partner, translator = make_partner(), make_staff("translator-ru")
    publisher = make_staff("publisher")
    drafts.keep(partner, {}, translator, base="")
    workflow.submit_translation(partner, translator)
    told = publisher.notices.values_list("event", flat=True)
    assert (Draft.objects.get().stage, list(told)) == (DraftStage.REVIEW, ["submitted"])


def test_draft_of_an_editor_is_not_submitted_by_a_translator():
    partner, translator = make_partner(), make_staff("translator-ru")
    drafts.keep(partner, {}, make_staff("editor"), base="")
    workflow.submit_translation(partner, translator)
    assert Draft.objects.get().stage == DraftStage.WORKING


def test_version_that_comes_back_leaves_the_draft(editor, publisher):
    partner = make_partner(summary_uz="Bir", summary_ru="Один")
    history.write_version(partner, VersionEvent.FOUND)
    change(publisher, partner, summary_ru="Два")
    change(editor, partner, summary_uz="Ikki")
    post(publisher, partner, opened(publisher, partner, "?version=1"))
    data = opened(editor, partner)
    assert (data["summary_uz"], data["summary_ru"]) == ("Ikki", "Один")


# --- A record that is deleted meanwhile ----------------------------------------------------------


@pytest.fixture
def deleted(publisher):
    """A form that an editor has open, of a record that a colleague deletes."""
    partner = make_partner(summary_ru="Один")
    data = opened(publisher, partner)
    publisher.post(address(Partner, "delete", partner.pk, language="en"), {"post": "yes"})
    assert not Partner.objects.exists()
    return partner, {**data, "summary_ru": "Два"}


def test_what_was_written_is_kept(publisher, deleted):
    partner, data = deleted
    response = post(publisher, partner, data)
    assert (response.url, Draft.objects.get().data["summary_ru"]) == ("/en/admin/deleted/", ["Два"])


def test_what_was_written_opens_with_the_recovered_record(publisher, deleted):
    partner, data = deleted
    post(publisher, partner, data)
    publisher.post(f"/en/admin/deleted/{Version.objects.latest('pk').pk}/recover/")
    assert opened(publisher, Partner.objects.get())["summary_ru"] == "Два"


def test_draft_of_a_recovered_record_goes_into_the_record_when_it_is_saved(publisher, deleted):
    partner, data = deleted
    post(publisher, partner, data)
    publisher.post(f"/en/admin/deleted/{Version.objects.latest('pk').pk}/recover/")
    change(publisher, Partner.objects.get())
    assert (Partner.objects.get().summary_ru, Draft.objects.exists()) == ("Два", False)


def test_form_of_a_record_that_never_was_is_kept_nowhere(publisher):
    data = opened(publisher, make_partner())
    publisher.post(address(Partner, "change", 10**6, language="en"), data)
    assert Draft.objects.count() == 0
