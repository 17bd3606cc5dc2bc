"""What changed between two snapshots, as a reader is told."""

import datetime

import pytest
from django.utils.translation import override

from cooperation import history
from cooperation.enums import PublicationStatus, StepKind
from cooperation.models import Agreement, Document, Memorandum, Partner, SectionText
from tests.builders import (
    date,
    make_agreement,
    make_area,
    make_country,
    make_memorandum,
    make_partner,
    make_section_text,
    make_superuser,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def changed(record, path=None, language=None, **values):
    """The differences that these columns would make."""
    before = history.snapshot(record)
    return history.differences(
        type(record), before, {**before, "fields": before["fields"] | values}
    )


def only(differences):
    (difference,) = differences
    return difference


def words_of(difference):
    return difference.label, difference.before, difference.after


def test_nothing_differs_from_itself():
    state = history.snapshot(make_agreement())
    assert history.differences(Agreement, state, state) == []


def test_text_of_a_language_is_named_without_it():
    difference = only(changed(make_partner(name_ru="Партнёр"), name_ru="Другой партнёр"))
    assert (difference.path, difference.label, difference.language) == (
        "fields.name_ru",
        "name",
        "ru",
    )


def test_text_is_told_word_by_word():
    difference = only(changed(make_partner(summary_en="One big step"), summary_en="One small step"))
    assert difference.segments == (
        ("same", "One "),
        ("removed", "big"),
        ("added", "small"),
        ("same", " step"),
    )


def test_missing_text_does_not_differ_from_an_empty_one():
    assert changed(make_partner(body_ru=""), body_ru=None) == []


def test_choice_is_told_by_its_label():
    difference = only(changed(make_partner(), status=PublicationStatus.ARCHIVED))
    assert words_of(difference) == ("publication", "Published", "Archived")


def test_partial_date_is_written_out():
    difference = only(changed(make_memorandum(signed_on=date("2022-05")), signed_on="2022-05-17"))
    assert words_of(difference)[1:] == ("May 2022", "17 May 2022")


def test_day_is_written_out():
    partner = make_partner(verified_on=datetime.date(2024, 1, 31))
    assert words_of(only(changed(partner, verified_on=None)))[1:] == ("31 January 2024", "")


def test_moment_is_told_in_the_time_of_tashkent():
    difference = only(changed(make_partner(), publish_at="2024-01-31T20:30:00Z"))
    assert "1:30" in difference.after
    assert "February" in difference.after


def test_value_that_is_none_is_shown_as_typed():
    difference = only(changed(make_memorandum(), signed_on="32.13.2022"))
    assert difference.after == "32.13.2022"


def test_same_value_typed_otherwise_is_no_difference():
    assert changed(make_memorandum(signed_on=date("2022-05-10")), signed_on="10.05.2022") == []


def test_thing_that_it_points_at_is_named():
    old, new = make_country(name_en="Old"), make_country(name_en="New")
    difference = only(changed(make_partner(country=old), country_id=str(new.pk)))
    assert words_of(difference) == ("country", "Old", "New")


def test_deleted_thing_is_told_by_its_number():
    assert only(changed(make_partner(), country_id="999999")).after == "deleted (no. 999999)"


def test_key_that_no_database_holds_is_shown_as_typed():
    assert only(changed(make_partner(), country_id="9" * 30)).after == "9" * 30


def test_person_is_told_by_name():
    person = make_superuser(first_name="Aziz", last_name="Karimov")
    assert only(changed(make_partner(), responsible_id=str(person.pk))).after == "Aziz Karimov"


def test_names_of_a_list_stay_whole():
    stays, goes, comes = (make_area(name_en=name) for name in ("B", "Remote care", "Remote work"))
    before = history.snapshot(make_partner(areas=[stays, goes]))
    after = {**before, "lists": {**before["lists"], "areas": [stays.pk, comes.pk]}}
    difference = only(history.differences(Partner, before, after))
    assert difference.segments == (
        ("same", "B, "),
        ("removed", "Remote care, "),
        ("added", "Remote work"),
    )


def test_rich_text_is_compared_as_plain():
    section = make_section_text("about", body_en="<p>One</p><p>Two</p>")
    difference = only(changed(section, body_en="<p>One</p><p>Three</p>"))
    assert (difference.before, difference.after) == ("One\n\nTwo", "One\n\nThree")


def test_change_of_formatting_alone_is_said():
    section = make_section_text("about", body_en="<p>One</p>")
    assert only(changed(section, body_en="<p><strong>One</strong></p>")).is_formatting_only


def with_rows(state, name, rows):
    return {**state, "rows": {**state["rows"], name: rows}}


def test_field_of_a_row_has_the_name_of_its_row():
    before = history.snapshot(make_agreement(steps=[(StepKind.SIGNED, "2021-12-06")]))
    step = before["rows"]["steps"][0]
    after = with_rows(before, "steps", [{**step, "place_en": "Tashkent"}])
    difference = only(history.differences(Agreement, before, after))
    assert (difference.path, difference.row, difference.language) == (
        f"rows.steps.{step['id']}.place_en",
        "Legal step: Signed 6 December 2021",
        "en",
    )


def test_row_that_was_added_is_told_as_a_whole():
    after = history.snapshot(make_agreement(steps=[(StepKind.SIGNED, "2021-12-06")]))
    difference = only(history.differences(Agreement, with_rows(after, "steps", []), after))
    assert (difference.path, difference.before, difference.after) == (
        f"rows.steps.{after['rows']['steps'][0]['id']}",
        "",
        "Step: Signed\nDate: 6 December 2021",
    )


def test_row_whose_party_is_deleted_still_has_a_kind():
    before = history.snapshot(make_agreement(parties=[make_country()]))
    party = {**before["rows"]["parties"][0], "country_id": "999999"}
    difference = history.differences(Agreement, before, with_rows(before, "parties", [party]))[0]
    assert difference.row == "Party"


def test_row_with_a_date_that_is_none_still_has_a_name():
    before = history.snapshot(make_agreement(steps=[(StepKind.SIGNED, "2021-12-06")]))
    step = {**before["rows"]["steps"][0], "on": "soon"}
    difference = only(history.differences(Agreement, before, with_rows(before, "steps", [step])))
    assert (difference.row, difference.after) == ("Legal step: Signed", "soon")


def test_everything_of_a_new_record_is_new():
    state = history.snapshot(make_section_text("about"))
    found = history.differences(SectionText, None, state)
    assert {each.before for each in found} == {""}
    assert "fields.title_uz" in {each.path for each in found}


def test_field_that_the_older_snapshot_does_not_know_is_no_difference():
    state = history.snapshot(make_partner())
    older = {**state, "fields": {**state["fields"]}}
    del older["fields"]["city_ru"]
    assert history.differences(Partner, older, state) == []


def test_languages_are_counted():
    record = make_partner()
    state = history.snapshot(record)
    fields = state["fields"] | {"name_ru": "А", "city_ru": "Б", "name_en": "C", "status": "draft"}
    counted = history.changed_languages(Partner, state, {**state, "fields": fields})
    assert counted == {"ru": 2, "en": 1, "": 1}


def test_names_of_many_rows_are_asked_for_at_once(django_assert_num_queries):
    state = history.snapshot(make_agreement(parties=[make_country() for _number in range(5)]))
    rows = [{**row, "signing_body_en": "Body"} for row in state["rows"]["parties"]]
    with django_assert_num_queries(1):  # the countries
        found = history.differences(Agreement, state, with_rows(state, "parties", rows))
    assert len(found) == 5


def test_upload_of_a_document_is_a_difference():
    version = {
        "id": "6f0a3d1c-6f5c-4f5e-9a32-0f6d2a0c2a11",
        "number": 2,
        "stored": "documents/a.pdf",
    }
    file = {"id": "6f0a3d1c-6f5c-4f5e-9a32-0f6d2a0c2a12", "language": "en", "versions": []}
    before, after = (
        {"fields": {}, "lists": {}, "rows": {"files": [{**file, "versions": versions}]}}
        for versions in ([], [version])
    )
    difference = only(history.differences(Document, before, after))
    assert (difference.row, "documents/a.pdf" in difference.after) == ("Version of a file: 2", True)


def test_memorandum_without_anything_is_told_as_gone():
    state = history.snapshot(make_memorandum())
    assert {each.after for each in history.differences(Memorandum, state, None)} == {""}
