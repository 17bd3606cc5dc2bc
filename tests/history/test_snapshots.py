"""A record, all its rows and lists, as one value and back."""

import pytest
from django.core.files.base import ContentFile

from cooperation import history, library
from cooperation.enums import VersionEvent
from cooperation.models import RECORD_KINDS, Agreement, Partner, Picture, Version
from tests.builders import make_agreement, make_partner, make_superuser
from tests.library import make_document, make_version, png, taken_in

pytestmark = pytest.mark.django_db


def test_snapshot_has_suffixed_columns_only():
    fields = history.snapshot(make_partner(name_ru="Партнёр"))["fields"]
    assert (fields["name_ru"], "name" in fields, "sort_key_uz" in fields) == (
        "Партнёр",
        False,
        False,
    )


def test_missing_text_is_empty_whatever_the_database_has():
    partner = make_partner()
    Partner.objects.filter(pk=partner.pk).update(body_ru=None)
    without = history.snapshot(Partner.objects.get())
    Partner.objects.filter(pk=partner.pk).update(body_ru="")
    assert history.digest(without) == history.digest(history.snapshot(Partner.objects.get()))


def test_agreement_comes_back_with_its_rows():
    agreement = make_agreement()
    before = history.snapshot(agreement)
    agreement.steps.all().delete()
    agreement.title_uz = "Boshqa"
    agreement.save()
    history.apply(agreement, before)
    assert history.snapshot(Agreement.objects.get()) == before


def test_deleted_agreement_is_recovered_under_its_key():
    agreement = make_agreement()
    key, before = agreement.pk, history.snapshot(agreement)
    agreement.delete()
    history.recover(Agreement, key, before)
    assert history.snapshot(Agreement.objects.get(pk=key)) == before


def test_what_cannot_be_without_something_deleted_is_refused():
    agreement = make_agreement()
    before = history.snapshot(agreement)
    party = before["rows"]["parties"][0]
    party["country_id"] = 10**6
    with pytest.raises(history.CannotRestore) as refusal:
        history.apply(agreement, before)
    assert [key for _model, key in refusal.value.missing] == [10**6]


@pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind._meta.model_name)
def test_snapshot_is_written_as_json(kind):
    from tests import builders

    record = getattr(builders, f"make_{kind._meta.model_name}")()
    version = history.write_version(record, VersionEvent.CREATED, make_superuser())
    assert Version.objects.get(pk=version.pk).snapshot == history.snapshot(record)


def test_former_file_of_a_picture_comes_back_with_its_renditions():
    picture = taken_in(png(400, 300))
    before, made = history.snapshot(picture), picture.renditions
    library.apply(library.take_in_picture(ContentFile(png(300, 200), name="b.png")), picture)
    picture.save()
    history.apply(Picture.objects.get(), before)
    again = Picture.objects.get()
    assert (again.renditions, history.snapshot(again)) == (made, before)


def test_document_that_is_restored_keeps_a_later_version_as_a_former_one():
    document = make_document(files=("en",))
    before = history.snapshot(document)
    file = document.files.get()
    make_version(file)
    history.apply(document, before)
    assert list(file.versions.order_by("number").values_list("number", "is_current")) == [
        (1, True),
        (2, False),
    ]


def test_files_that_exchanged_their_languages_exchange_them_back():
    document = make_document(files=("uz", "en"))
    before = history.snapshot(document)
    uz, en = document.files.order_by("language")
    uz.language, en.language = "~", uz.language
    for file in (uz, en):
        file.save()
    history.apply(document, before)
    assert history.snapshot(document) == before


def test_upload_of_a_new_version_is_a_change_of_its_document():
    document = make_document(files=("en",))
    history.write_version(document, VersionEvent.CREATED)
    make_version(document.files.get())
    assert history.write_version(document, VersionEvent.CHANGED).number == 2


def test_change_that_changes_nothing_makes_no_version():
    partner = make_partner()
    history.write_version(partner, VersionEvent.CREATED)
    history.write_version(partner, VersionEvent.CHANGED)
    assert Version.objects.count() == 1


def test_what_came_by_another_way_is_remembered_as_found():
    partner = make_partner()
    history.write_version(partner, VersionEvent.CREATED)
    Partner.objects.update(city_uz="Toshkent")
    history.remember_as_found(Partner.objects.get())
    assert [version.event for version in Version.objects.order_by("number")] == ["created", "found"]
