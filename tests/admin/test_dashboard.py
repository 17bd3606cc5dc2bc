"""The first page of the admin: what needs this person, and nothing that others may see alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cooperation import drafts, history, notices
from cooperation.admin.dashboard import SHOWN
from cooperation.enums import DraftStage, NoticeKind, PublicationStatus, Term, VersionEvent
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Draft, FruitlessQuery, Partner, Version
from cooperation.partial_dates import PartialDate
from cooperation.roles import Role
from tests.admin.pages import address
from tests.builders import (
    make_agreement,
    make_conference,
    make_country,
    make_editor,
    make_memorandum,
    make_partner,
    make_staff,
    tomorrow,
    yesterday,
)

EMPTY_PANELS = (
    "There is nothing new for you.",
    "Nothing is waiting for review.",
    "You have no draft of changes in work.",
    "No deadline is near, and everything is verified.",
    "Nothing is due to appear or to be taken down soon.",
    "Every text is written in all three languages and reviewed.",
    "Every search found something.",
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
    """A version with the title ``name``."""
    version = history.write_version(record, VersionEvent.CHANGED, user)
    Version.objects.filter(pk=version.pk).update(title=name)


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


def test_draft_of_changes_waits_for_review_too(admin, administrator):
    partner = make_partner(name_en="Changed")
    draft = drafts.keep(partner, {}, administrator, base="")
    Draft.objects.filter(pk=draft.pk).update(stage=DraftStage.REVIEW)
    assert titles(first_page(admin).context["in_review"]) == ["Changed"]


def test_own_drafts_are_listed_and_not_those_of_others(admin, administrator):
    drafts.keep(make_partner(name_en="Mine"), {}, administrator, base="")
    drafts.keep(make_partner(name_en="Theirs"), {}, make_editor(), base="")
    assert titles(first_page(admin).context["own_drafts"]) == ["Mine"]


def test_what_somebody_is_told_stands_first(admin, administrator):
    partner = make_partner(name_en="Sent back")
    notices.tell([administrator], NoticeKind.SENT_BACK, partner, "No date", make_editor())
    [item] = first_page(admin).context["notices"]
    assert (str(item.title), item.said) == ("Sent back", "Sent back to you")


def test_what_was_read_is_not_told_again(admin, administrator):
    notices.tell([administrator], NoticeKind.SENT_BACK, make_partner(), "", make_editor())
    notices.mark_read(administrator)
    assert first_page(admin).context["notices"] == []


def test_deadlines_are_counted_for_all_and_for_oneself(admin, administrator):
    today = timezone.localdate()
    make_expiring(responsible=administrator, verified_on=today)
    make_expiring(verified_on=today)
    expiring, *_others = first_page(admin).context["deadlines"]
    assert (expiring["mine"], expiring["all"]) == (1, 2)


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


def test_missing_texts_are_counted(admin):
    make_partner(languages=("uz", "ru"))
    [row] = [row for row in first_page(admin).context["translations"] if row["language"] == "en"]
    assert row["cells"][0][0] == 3


def test_queries_without_a_result_are_shown(admin):
    FruitlessQuery.objects.create(words="lunar base", language="en", asked_on=timezone.localdate())
    assert [query.words for query in first_page(admin).context["fruitless"]] == ["lunar base"]


def test_count_leads_to_as_many_records(admin):
    make_partner(languages=("uz",), status=PublicationStatus.DRAFT)
    make_partner(languages=("ru",))
    [row] = [row for row in first_page(admin).context["workload"] if row["name"] == "partners"]
    found = [admin.get(url).context["cl"].result_count for _count, url in row["cells"]]
    assert found == [count for count, _url in row["cells"]]


# --- Changes -----------------------------------------------------------------------------------


def test_last_changes_are_those_of_everybody_and_ones_own(admin, administrator):
    ours, theirs = make_partner(), make_partner()
    log(administrator, ours, "ours")
    log(make_editor(), theirs, "theirs")
    context = first_page(admin).context
    assert [version.title for version in context["last_changes"]] == ["theirs", "ours"]
    assert [version.title for version in context["own_changes"]] == ["ours"]


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
    assert context["deadlines"][0]["all"] == 1
    assert {row["name"] for row in context["workload"]} == {
        "partners",
        "memoranda of understanding",
    }


def test_changes_of_what_the_person_may_not_see_are_not_listed(viewer, administrator):
    log(administrator, make_country(), "country")
    log(administrator, make_partner(), "partner")
    changes = first_page(viewer).context["last_changes"]
    assert [version.title for version in changes] == ["partner"]


def test_person_is_offered_to_add_only_what_they_may(viewer):
    url = address(Partner, "add", language="en")
    assert first_page(viewer).context["quick_add"] == [{"name": "partner", "url": url}]


def test_person_who_may_see_nothing_gets_a_page_that_says_so(client, db):
    client.force_login(make_editor())
    page = first_page(client)
    assert (page.context["last_changes"], page.context["workload"]) == ([], [])


# --- The page ----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", EMPTY_PANELS)
def test_panel_with_nothing_says_so_in_one_line(admin, words):
    assert words in first_page(admin).content.decode()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_first_page_takes_12_queries(admin, django_assert_num_queries, language):
    make_partner(status=PublicationStatus.REVIEW)
    with override(language):
        url = reverse("admin:index")
    with django_assert_num_queries(12):
        admin.get(url)


def test_first_page_takes_as_many_queries_for_many_records(
    admin, administrator, django_assert_num_queries
):
    for number in range(4):
        partner = make_partner(status=PublicationStatus.REVIEW)
        log(administrator, partner, str(number))
        make_expiring()
        make_conference(publish_at=tomorrow())
    with django_assert_num_queries(12):
        admin.get("/uz/admin/")


@pytest.mark.parametrize("role", Role.values)
def test_first_page_takes_fewer_than_15_queries_in_every_role(
    client, db, django_assert_max_num_queries, role
):
    make_expiring()
    client.force_login(make_staff(role))
    with django_assert_max_num_queries(14):
        client.get("/uz/admin/")
