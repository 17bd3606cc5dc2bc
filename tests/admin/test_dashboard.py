"""The first page of the admin: what needs this person, and nothing that others may see alone."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cooperation.admin.dashboard import SHOWN
from cooperation.enums import PublicationStatus, StepKind, Term
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Partner
from cooperation.partial_dates import PartialDate
from tests.admin.pages import address
from tests.builders import (
    make_agreement,
    make_conference,
    make_country,
    make_editor,
    make_memorandum,
    make_partner,
    tomorrow,
    yesterday,
)
from tests.library import make_document, make_picture

EMPTY_PANELS = (
    "Nothing is waiting for review.",
    "No agreement or memorandum expires soon.",
    "Nothing is due to appear or to be taken down soon.",
    "Every record is written in all three languages.",
    "No doubts are noted, and every record is verified.",
    "Nothing yet.",
)


def first_page(client):
    return client.get("/en/admin/")


def titles(items):
    return [str(item.title) for item in items]


def cells(rows, name):
    """The counts of the kind with this name."""
    [row] = [row for row in rows if row["name"] == name]
    return [count for count, _url in row["cells"]]


def days_from_now(days):
    return PartialDate.from_date(timezone.localdate() + timedelta(days=days))


def make_expiring(days=90, **overrides):
    """A memorandum in effect whose last day is so many days away."""
    term = {"term": Term.FIXED, "valid_until": days_from_now(days)}
    return make_memorandum(**{**term, **overrides})


def log(user, record, name):
    LogEntry.objects.log_actions(user.pk, [record], ADDITION, change_message=name)


# --- Lists of records --------------------------------------------------------------------------


def test_records_of_all_kinds_wait_for_review_in_one_list_the_longest_wait_first(admin):
    make_partner(name_en="Later", status=PublicationStatus.REVIEW)
    make_agreement(title_en="First", status=PublicationStatus.REVIEW)
    Partner.objects.update(changed_at=timezone.now() + timedelta(hours=1))
    make_partner(name_en="Published")
    assert titles(first_page(admin).context["in_review"]) == ["First", "Later"]


def test_line_of_a_list_leads_to_the_form_of_its_record(admin):
    partner = make_partner(status=PublicationStatus.REVIEW)
    [item] = first_page(admin).context["in_review"]
    assert item.url == address(Partner, "change", partner.pk, language="en")


def test_title_in_another_language_is_marked_with_it(admin):
    make_partner(languages=("ru",), name_ru="Партнёр", status=PublicationStatus.REVIEW)
    assert '<span lang="ru">Партнёр</span>' in first_page(admin).content.decode()


def test_instruments_whose_term_ends_soon_are_listed_the_soonest_first(admin):
    make_expiring(179, title_en="Later")
    make_agreement(
        title_en="Sooner",
        steps=[(StepKind.SIGNED, "2020"), (StepKind.ENTERED_INTO_FORCE, "2021")],
        term=Term.FIXED,
        valid_until=days_from_now(10),
    )
    make_expiring(200, title_en="Not soon")
    make_memorandum(title_en="Without a term")
    assert titles(first_page(admin).context["expiring"]) == ["Sooner", "Later"]


def test_line_of_an_expiring_instrument_has_its_last_day(admin):
    make_expiring(30)
    [item] = first_page(admin).context["expiring"]
    assert item.at == timezone.localdate() + timedelta(days=30)


def test_archived_instrument_is_not_said_to_expire(admin):
    make_expiring(status=PublicationStatus.ARCHIVED)
    assert first_page(admin).context["expiring"] == []


def test_records_that_appear_or_disappear_by_themselves_are_listed_in_order(admin):
    make_partner(name_en="Goes", unpublish_at=timezone.now() + timedelta(days=20))
    make_conference(title_en="Comes", publish_at=tomorrow())
    found = first_page(admin).context["scheduled"]
    assert [(str(item.title), item.event) for item in found] == [
        ("Comes", "appears"),
        ("Goes", "disappears"),
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"publish_at": yesterday()},
        {"unpublish_at": yesterday()},
        {"unpublish_at": timezone.now() + timedelta(days=31)},
        {"publish_at": tomorrow(), "status": PublicationStatus.DRAFT},
    ],
    ids=["begun", "gone", "goes much later", "draft"],
)
def test_record_without_a_change_soon_is_not_scheduled(admin, values):
    make_partner(**values)
    assert first_page(admin).context["scheduled"] == []


def test_long_list_is_cut_and_says_so(admin):
    for _ in range(SHOWN + 2):
        make_partner(status=PublicationStatus.REVIEW)
    page = first_page(admin).content.decode()
    assert page.count("changed on") == SHOWN
    assert "There are more; the lists of the register have them all." in page


# --- Counts ------------------------------------------------------------------------------------


def test_stages_of_each_kind_are_counted(admin):
    make_partner()
    make_partner(status=PublicationStatus.DRAFT)
    make_partner(status=PublicationStatus.DRAFT)
    make_partner(status=PublicationStatus.REVIEW)
    make_partner(status=PublicationStatus.ARCHIVED)
    assert cells(first_page(admin).context["workload"], "partners") == [1, 1, 2]


def test_languages_still_to_be_written_are_counted(admin):
    make_partner(languages=("uz",))
    make_partner(languages=("uz", "ru"))
    make_partner(summary_en=None)
    assert cells(first_page(admin).context["missing"], "partners") == [0, 1, 3]


def test_kind_that_is_written_in_all_languages_is_not_named_among_the_missing(admin):
    make_partner()
    assert first_page(admin).context["missing"] == []


def test_pictures_without_an_alternative_text_are_counted_but_not_the_decorative_ones(admin):
    make_picture(languages=("uz",))
    make_picture(languages=(), is_decorative=True)
    assert cells(first_page(admin).context["missing"], "pictures") == [0, 1, 1]


def test_documents_without_a_title_are_counted(admin):
    make_document(languages=("ru",))
    assert cells(first_page(admin).context["missing"], "documents") == [1, 0, 1]


@pytest.mark.parametrize(
    ("name", "make"), [("pictures", make_picture), ("documents", make_document)]
)
def test_count_of_the_library_leads_to_as_many(admin, name, make):
    make(languages=("uz",))
    make(languages=("ru",))
    [row] = [row for row in first_page(admin).context["missing"] if row["name"] == name]
    found = [admin.get(url).context["cl"].result_count for _count, url in row["cells"]]
    assert found == [1, 1, 2]


def test_doubts_are_counted(admin):
    make_partner(internal_note="Check the year.", verified_on=timezone.localdate())
    make_partner()
    assert cells(first_page(admin).context["doubts"], "partners") == [1, 1]


@pytest.mark.parametrize("panel", ["workload", "missing"])
def test_count_leads_to_as_many_records(admin, panel):
    make_partner(languages=("uz",), status=PublicationStatus.DRAFT)
    make_partner(languages=("ru",))
    [row] = [row for row in first_page(admin).context[panel] if row["name"] == "partners"]
    found = [admin.get(url).context["cl"].result_count for _count, url in row["cells"]]
    assert found == [count for count, _url in row["cells"]]


# --- Changes -----------------------------------------------------------------------------------


def test_last_changes_are_those_of_everybody_and_ones_own(admin, administrator):
    ours, theirs = make_partner(), make_partner()
    log(administrator, ours, "ours")
    log(make_editor(), theirs, "theirs")
    context = first_page(admin).context
    assert [entry.change_message for entry in context["last_changes"]] == ["theirs", "ours"]
    assert [entry.change_message for entry in context["own_changes"]] == ["ours"]


# --- Permissions -------------------------------------------------------------------------------


@pytest.fixture
def viewer(client, db):
    """An editor who may see memoranda and add partners, and nothing else."""
    user = make_editor("view_memorandum", "view_partner", "add_partner")
    client.force_login(user)
    return client


def test_panels_hold_only_what_the_person_may_see(viewer):
    make_expiring(title_en="Shown")
    make_agreement(title_en="Hidden", status=PublicationStatus.REVIEW)
    make_conference(title_en="Hidden", publish_at=tomorrow())
    context = first_page(viewer).context
    assert (context["in_review"], context["scheduled"]) == ([], [])
    assert titles(context["expiring"]) == ["Shown"]
    assert {row["name"] for row in context["workload"]} == {
        "partners",
        "memoranda of understanding",
    }


def test_changes_of_what_the_person_may_not_see_are_not_listed(viewer, administrator):
    log(administrator, make_country(), "country")
    log(administrator, make_partner(), "partner")
    changes = first_page(viewer).context["last_changes"]
    assert [entry.change_message for entry in changes] == ["partner"]


def test_person_is_offered_to_add_only_what_they_may(viewer):
    url = address(Partner, "add", language="en")
    assert first_page(viewer).context["quick_add"] == [{"name": "partner", "url": url}]


def test_person_who_may_see_nothing_gets_a_page_that_says_so(client, db):
    client.force_login(make_editor())
    page = first_page(client)
    assert page.context["last_changes"].count() == 0
    assert "You don’t have permission to view or edit anything." in page.content.decode()


# --- The page ----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", EMPTY_PANELS)
def test_panel_with_nothing_says_so_in_one_line(admin, words):
    assert words in first_page(admin).content.decode()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_first_page_takes_17_queries(admin, django_assert_num_queries, language):
    make_partner(status=PublicationStatus.REVIEW)
    with override(language):
        url = reverse("admin:index")
    with django_assert_num_queries(17):
        admin.get(url)


def test_first_page_takes_as_many_queries_for_many_records(
    admin, administrator, django_assert_num_queries
):
    for number in range(4):
        partner = make_partner(status=PublicationStatus.REVIEW)
        log(administrator, partner, str(number))
        make_expiring()
        make_conference(publish_at=tomorrow())
    with django_assert_num_queries(17):
        admin.get("/uz/admin/")


def test_first_page_of_an_editor_takes_12_queries(viewer, django_assert_num_queries):
    make_expiring()
    with django_assert_num_queries(12):
        viewer.get("/uz/admin/")
