"""Which versions readers really saw, and when: the rule, and what is asked of the database."""

import datetime

import pytest

from cooperation.enums import PublicEvent, VersionEvent
from cooperation.history.public_changes import changes_since
from cooperation.history.published import (
    Row,
    published,
    published_versions,
    standing_on_day,
    version_on,
    with_version,
)
from cooperation.history.withdrawal import Withdrawal, withdrawal
from cooperation.models import Memorandum, Partner

from ..builders import make_memorandum, make_partner
from ..versions import delete, keep, moment

NOW = moment("2026-12-01")


def row(number, at, event=VersionEvent.CHANGED, *, was_public=True, **fields):
    values = {"name_en": f"Name {number}", "slug": "p", **fields}
    return Row(number, event, was_public, moment(at), {"fields": values, "lists": {}, "rows": {}})


def seen(*rows, now=NOW):
    return [
        (each.number, each.last_number, each.begins_at, each.ends_at)
        for each in published(Partner, rows, now)
    ]


# --- The rule ----------------------------------------------------------------------------------


def test_a_version_stands_until_the_next():
    rows = [row(1, "2026-01-01"), row(2, "2026-02-01")]

    assert seen(*rows) == [
        (1, 1, moment("2026-01-01"), moment("2026-02-01")),
        (2, 2, moment("2026-02-01"), None),
    ]


def test_a_draft_is_none_and_keeps_its_number_for_itself():
    rows = [row(1, "2026-01-01", was_public=False), row(2, "2026-02-01")]

    assert seen(*rows) == [(2, 2, moment("2026-02-01"), None)]


def test_time_in_the_archive_is_a_gap():
    rows = [
        row(1, "2026-01-01"),
        row(2, "2026-02-01", VersionEvent.ARCHIVED, was_public=False),
        row(3, "2026-03-01", name_en="Name 1"),
    ]

    assert seen(*rows) == [
        (1, 1, moment("2026-01-01"), moment("2026-02-01")),
        (3, 3, moment("2026-03-01"), None),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"internal_note": "x"},
        {"responsible_id": 5},
        {"position": 3},
        {"unpublish_at": "2027-01-01T00:00:00+00:00"},
    ],
)
def test_what_changes_nothing_public_is_folded_into_the_version_before(change):
    rows = [row(1, "2026-01-01", name_en="Name"), row(2, "2026-02-01", name_en="Name", **change)]

    assert seen(*rows) == [(1, 2, moment("2026-01-01"), None)]


def test_a_schedule_begins_and_ends_what_is_seen():
    scheduled = {
        "publish_at": moment("2026-02-01").isoformat(),
        "unpublish_at": moment("2026-03-01").isoformat(),
    }

    assert seen(row(1, "2026-01-01", **scheduled)) == [
        (1, 1, moment("2026-02-01"), moment("2026-03-01"))
    ]


def test_what_was_changed_before_its_schedule_began_was_never_seen():
    later = {"publish_at": moment("2026-03-01").isoformat()}
    rows = [row(1, "2026-01-01", **later), row(2, "2026-02-01", **later)]

    assert seen(*rows) == [(2, 2, moment("2026-03-01"), None)]
    assert seen(*rows, now=moment("2026-02-15")) == []


def test_a_schedule_that_is_still_to_end_is_no_end():
    rows = [row(1, "2026-01-01", unpublish_at=moment("2027-01-01").isoformat())]

    assert seen(*rows) == [(1, 1, moment("2026-01-01"), None)]


def test_a_deletion_ends_what_was_seen():
    rows = [row(1, "2026-01-01"), row(2, "2026-02-01", VersionEvent.DELETED, name_en="Name 1")]

    assert seen(*rows) == [(1, 1, moment("2026-01-01"), moment("2026-02-01"))]


def test_rows_differ_by_their_facts_and_not_by_their_order():
    first, second = row(1, "2026-01-01"), row(2, "2026-02-01", name_en="Name 1")
    steps = [{"id": "1", "position": 1, "kind": "signed"}, {"id": "2", "position": 2}]
    first.snapshot["rows"]["steps"] = steps
    second.snapshot["rows"]["steps"] = [{**each, "position": 9} for each in steps[::-1]]

    assert [each[:2] for each in seen(first, second)] == [(1, 2)]


def test_the_version_of_a_day_is_the_last_by_its_end_in_tashkent():
    versions = list(published(Partner, [row(1, "2026-01-10"), row(2, "2026-02-01 23:30")], NOW))

    days = ["2026-01-01", "2026-01-31", "2026-02-01", "2030-01-01"]

    assert [standing_on_day(versions, datetime.date.fromisoformat(day)).number for day in days] == [
        1, 1, 2, 2,
    ]  # fmt: skip


# --- Of a record -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_versions_of_a_record_cost_one_query(django_assert_num_queries):
    partner = make_partner()
    keep(partner, "2026-01-01")
    keep(partner, "2026-02-01", city_en="Tokyo")

    with django_assert_num_queries(1):
        versions = published_versions(partner)

    assert [each.number for each in versions] == [1, 2]
    assert "internal_note" not in versions[0].state["fields"]


@pytest.mark.django_db
def test_no_version_stands_on_any_day_of_a_record_that_has_none():
    assert version_on(make_partner(), datetime.date(2026, 1, 1)) is None


@pytest.mark.django_db
def test_a_record_comes_with_its_newest_version(django_assert_num_queries):
    partner = make_partner()
    keep(partner, "2026-01-01")
    keep(partner, "2026-02-01", city_en="Tokyo")
    keep(partner, "2026-03-01", VersionEvent.SUBMITTED)

    with django_assert_num_queries(1):
        found = with_version(Partner.objects.all()).get()

    assert (found.version_number, found.version_at) == (2, moment("2026-02-01"))


@pytest.mark.django_db
def test_a_scheduled_version_stands_since_its_schedule():
    keep(make_memorandum(publish_at=moment("2026-02-01")), "2026-01-01")

    assert with_version(Memorandum.objects.all()).get().version_at == moment("2026-02-01")


@pytest.mark.django_db
def test_a_record_without_versions_has_no_number():
    make_partner()

    assert with_version(Partner.objects.all()).get().version_number is None


# --- Withdrawn ---------------------------------------------------------------------------------


@pytest.mark.django_db
def test_an_archived_record_was_withdrawn_when_it_was_archived():
    partner = make_partner(slug="p")
    keep(partner, "2026-01-01")
    keep(partner, "2026-02-01", VersionEvent.ARCHIVED, status="archived")

    assert withdrawal(Partner, "p") == Withdrawal(moment("2026-02-01"))


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["draft", "review", "archived"])
def test_what_readers_never_saw_was_not_withdrawn(status):
    keep(make_partner(slug="p", status=status), "2026-01-01")

    assert withdrawal(Partner, "p") is None
    assert withdrawal(Partner, "unknown") is None


@pytest.mark.django_db
def test_an_address_that_a_withdrawn_record_took_as_a_draft_tells_nothing():
    partner = make_partner(slug="old")
    keep(partner, "2026-01-01")
    keep(partner, "2026-02-01", VersionEvent.WITHDRAWN, status="draft")
    keep(partner, "2026-03-01", slug="secret")

    assert withdrawal(Partner, "old") == Withdrawal(moment("2026-02-01"))
    assert withdrawal(Partner, "secret") is None


@pytest.mark.django_db
def test_a_deleted_record_went_when_it_was_deleted():
    partner = make_partner(slug="p")
    keep(partner, "2026-01-01")
    delete(partner, "2026-02-01")

    assert withdrawal(Partner, "p") == Withdrawal(moment("2026-02-01"), is_deleted=True)


@pytest.mark.django_db
def test_a_draft_that_was_deleted_leaves_no_trace():
    partner = make_partner(slug="p", status="draft")
    keep(partner, "2026-01-01")
    delete(partner, "2026-02-01")

    assert withdrawal(Partner, "p") is None


@pytest.mark.django_db
def test_a_record_of_which_nothing_but_its_deletion_was_kept():
    delete(make_partner(slug="p"), "2026-02-01")

    assert withdrawal(Partner, "p") == Withdrawal(moment("2026-02-01"), is_deleted=True)


# --- Changes of the register -------------------------------------------------------------------


def told(changes):
    return [(each.slug, each.what, each.at, each.number) for each in changes]


@pytest.mark.django_db
def test_changes_of_the_whole_register_come_the_newest_first():
    partner, memorandum = make_partner(slug="p"), make_memorandum(slug="m", partners=[])
    keep(partner, "2026-01-01")
    keep(memorandum, "2026-02-01")
    keep(partner, "2026-03-01", name_en="JAXA", name_ru="ДЖАКСА", name_uz="")

    changes = changes_since(moment("2026-01-15"))

    assert told(changes) == [
        ("p", PublicEvent.CHANGED, moment("2026-03-01"), 2),
        ("m", PublicEvent.PUBLISHED, moment("2026-02-01"), 1),
    ]
    assert changes[0].titles == {"ru": "ДЖАКСА", "en": "JAXA"}


@pytest.mark.django_db
def test_of_what_went_only_that_is_told():
    for slug, event, status in (
        ("gone", VersionEvent.DELETED, "published"),
        ("archived", VersionEvent.ARCHIVED, "archived"),
    ):
        partner = make_partner(slug=slug)
        keep(partner, "2026-01-01")
        keep(partner, "2026-01-02", city_en="Tokyo")
        keep(partner, "2026-02-01", event, status=status)
        if event == VersionEvent.DELETED:
            partner.delete()

    changes = changes_since(moment("2025-01-01"))

    assert {each[:2] for each in told(changes)} == {
        ("gone", PublicEvent.DELETED),
        ("archived", PublicEvent.WITHDRAWN),
    }
    assert [(each.at, each.number, each.titles) for each in changes] == [
        (moment("2026-02-01"), None, {})
    ] * 2


@pytest.mark.django_db
def test_drafts_and_what_only_staff_see_are_no_changes():
    keep(make_partner(status="draft"), "2026-01-01")
    partner = make_partner(slug="p")
    keep(partner, "2026-01-01")
    keep(partner, "2026-02-01", internal_note="Checked")

    assert told(changes_since(moment("2026-01-01"))) == []


@pytest.mark.django_db
def test_a_schedule_makes_a_change_without_a_saving():
    partner = make_partner(slug="p", publish_at=moment("2026-03-01"))
    keep(partner, "2026-01-01")

    assert told(changes_since(moment("2026-02-01"))) == [
        ("p", PublicEvent.PUBLISHED, moment("2026-03-01"), 1)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 3])
def test_changes_cost_a_query_for_each_kind(django_assert_num_queries, size):
    for number in range(size):
        keep(make_partner(), f"2026-01-0{number + 1}")

    with django_assert_num_queries(5):
        assert len(changes_since(moment("2025-01-01"))) == size
