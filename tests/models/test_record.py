import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from cooperation.enums import PublicationStatus
from cooperation.models import RECORD_KINDS, FormerSlug, Partner
from tests.builders import (
    make_agreement,
    make_conference,
    make_country,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    tomorrow,
    yesterday,
)

# --- Publication ---


@pytest.mark.parametrize("status", PublicationStatus.values)
def test_readers_see_only_what_is_published(db, status):
    make_partner(status=status)
    assert Partner.objects.published().exists() == (status == "published")


@pytest.mark.parametrize(
    ("schedule", "visible"),
    [
        ({"publish_at": yesterday()}, True),
        ({"publish_at": tomorrow()}, False),
        ({"unpublish_at": tomorrow()}, True),
        ({"unpublish_at": yesterday()}, False),
        ({"publish_at": yesterday(), "unpublish_at": tomorrow()}, True),
    ],
)
def test_a_schedule_works_without_anything_running(db, schedule, visible):
    partner = make_partner(**schedule)
    assert (Partner.objects.published().exists(), partner.is_public()) == (visible, visible)


def test_anonymous_readers_see_no_draft(db):
    make_partner(status=PublicationStatus.DRAFT)
    assert list(Partner.objects.visible_to(AnonymousUser())) == []


def test_staff_who_may_view_a_kind_see_its_drafts(db):
    draft = make_partner(status=PublicationStatus.DRAFT)
    assert list(Partner.objects.visible_to(make_editor("view_partner"))) == [draft]


def test_staff_who_may_not_view_a_kind_see_no_draft_of_it(db):
    make_partner(status=PublicationStatus.DRAFT)
    assert list(Partner.objects.visible_to(make_editor("view_agreement"))) == []


def test_a_record_without_a_complete_language_cannot_be_published(db):
    partner = make_partner(summary_uz="", summary_ru="", summary_en=None)
    with pytest.raises(ValidationError) as refused:
        partner.full_clean()
    assert list(refused.value.message_dict) == ["status"]


def test_a_record_is_not_taken_down_before_it_is_published(db):
    partner = make_partner()
    partner.publish_at, partner.unpublish_at = tomorrow(), yesterday()
    with pytest.raises(ValidationError) as refused:
        partner.full_clean()
    assert "unpublish_at" in refused.value.message_dict


def test_the_database_refuses_a_crossed_schedule_too(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_partner(publish_at=tomorrow(), unpublish_at=yesterday())


# --- Languages ---


def test_a_record_exists_in_the_languages_of_its_title_and_summary(db):
    partner = make_partner(summary_ru="", name_en="  ")
    assert partner.languages == ["uz"]


def test_the_database_knows_the_languages_of_a_record(db):
    make_partner(languages=("uz", "ru"))
    found = [Partner.objects.available_in(language).count() for language in ("uz", "ru", "en")]
    assert found == [1, 1, 0]


@pytest.mark.parametrize(
    ("reader", "filled", "shown"),
    [
        ("uz", ("ru", "en"), "en"),
        ("ru", ("uz", "en"), "uz"),
        ("en", ("uz", "ru"), "uz"),
        ("uz", ("ru",), "ru"),
        ("ru", ("ru", "uz", "en"), "ru"),
    ],
)
def test_a_name_falls_back_in_the_readers_order(db, reader, filled, shown):
    partner = make_partner(languages=filled)
    with translation.override(reader):
        assert partner.localized_title.language == shown


def test_a_summary_never_falls_back(db):
    partner = make_partner(languages=("ru",))
    with translation.override("uz"):
        assert not partner.summary


def test_a_record_needs_a_title_in_some_language(db):
    partner = make_partner(status=PublicationStatus.DRAFT)
    partner.name_uz = partner.name_ru = partner.name_en = ""
    with pytest.raises(ValidationError) as refused:
        partner.full_clean()
    assert list(refused.value.message_dict) == ["name_uz"]


# --- Order and spelling ---


def test_a_list_sorts_by_the_alphabet_of_the_reader(db):
    for name in ("Oʻzbekiston", "Zambiya", "Ozarbayjon"):
        make_country(name_uz=name)
    countries = type(make_country("UZ", name_uz="Ummon")).objects.in_title_order("uz")
    assert [country.name_uz for country in countries] == [
        "Ozarbayjon",
        "Ummon",
        "Zambiya",
        "Oʻzbekiston",
    ]


def test_a_name_shown_in_fallback_sorts_as_it_is_shown(db):
    make_partner(name_ru="Япония", name_uz=None, name_en=None)
    make_partner(name_ru=None, name_uz="Airbus", name_en=None)
    names = [str(partner.title_in("ru")) for partner in Partner.objects.in_title_order("ru")]
    assert names == ["Япония", "Airbus"]


def test_uzbek_apostrophes_are_mended_when_saved(db):
    partner = make_partner(name_uz="O'zbek ma'lumot markazi")
    assert Partner.objects.get(pk=partner.pk).name_uz == "Oʻzbek maʼlumot markazi"


def test_a_partial_save_refreshes_the_sort_keys(db):
    partner = make_partner(name_en="Zulu")
    partner.name_en = "Alpha"
    partner.save(update_fields=["name_en"])
    other = make_partner(name_en="Bravo")
    assert list(Partner.objects.in_title_order("en")) == [partner, other]


# --- Addresses ---


@pytest.fixture
def renamed(db):
    partner = make_partner(slug="old")
    partner = Partner.objects.get(pk=partner.pk)
    partner.slug = "new"
    partner.save()
    return partner


def test_a_changed_slug_is_remembered(renamed):
    former = FormerSlug.objects.get()
    assert (former.kind, former.slug, former.record_id) == ("partner", "old", renamed.pk)


def test_a_former_slug_is_never_given_to_another_record(renamed):
    other = make_partner(slug="other")
    other.slug = "old"
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert list(refused.value.message_dict) == ["slug"]


def test_a_record_may_take_its_own_former_slug_back(renamed):
    renamed.slug = "old"
    renamed.full_clean()
    renamed.save()
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["new"]


def test_the_slug_of_a_deleted_record_is_retired(db):
    make_partner(slug="gone")
    Partner.objects.all().delete()
    former = FormerSlug.objects.get()
    assert (former.slug, former.record_id) == ("gone", None)


def test_every_slug_of_a_deleted_record_is_retired(renamed):
    renamed.delete()
    former = FormerSlug.objects.values_list("slug", "record_id")
    assert sorted(former) == [("new", None), ("old", None)]


def test_the_same_slug_may_stand_in_two_kinds(db):
    make_partner(slug="azercosmos")
    assert make_memorandum(slug="azercosmos").slug == "azercosmos"


# --- Every kind ---

MAKERS = {
    "Partner": make_partner,
    "Membership": make_membership,
    "Memorandum": make_memorandum,
    "Agreement": make_agreement,
    "Conference": make_conference,
}


@pytest.mark.parametrize("model", RECORD_KINDS, ids=lambda model: model.__name__)
def test_a_complete_record_of_every_kind_passes_its_rules(db, model):
    MAKERS[model.__name__]().full_clean()


@pytest.mark.parametrize("model", RECORD_KINDS, ids=lambda model: model.__name__)
def test_a_record_of_every_kind_is_deleted_with_its_rows(db, model):
    MAKERS[model.__name__]().delete()
    assert model.objects.count() == 0


def test_removing_an_account_leaves_its_work(db):
    user = make_editor()
    partner = make_partner(created_by=user, changed_by=user)
    user.delete()
    partner.refresh_from_db()
    assert (partner.created_by, partner.changed_by) == (None, None)
