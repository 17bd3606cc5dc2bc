from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from cooperation.enums import PublicationStatus
from cooperation.models import Document, FormerSlug

from ..builders import (
    make_agreement,
    make_conference,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    tomorrow,
    yesterday,
)
from ..library import attach, make_document, make_file, make_version

pytestmark = pytest.mark.django_db

MAKERS = [make_membership, make_partner, make_memorandum, make_agreement, make_conference]


@pytest.mark.parametrize("make", MAKERS)
def test_a_document_is_public_with_a_record_that_shows_it(make):
    document = make_document(attached_to=make())

    assert list(Document.objects.published()) == [document]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    "state",
    [
        {"status": PublicationStatus.DRAFT},
        {"status": PublicationStatus.REVIEW},
        {"status": PublicationStatus.ARCHIVED},
        {"publish_at": tomorrow()},
        {"unpublish_at": yesterday()},
    ],
)
def test_a_document_hides_with_its_record(make, state):
    make_document(attached_to=make(**state))

    assert list(Document.objects.published()) == []


def test_a_document_that_nothing_shows_is_hidden():
    make_document()

    assert list(Document.objects.published()) == []


def test_one_public_record_is_enough():
    document = make_document(attached_to=make_agreement(status=PublicationStatus.DRAFT))
    attach(document, make_conference())

    assert list(Document.objects.published()) == [document]


def test_two_records_show_a_document_once():
    document = make_document(attached_to=make_agreement())
    attach(document, make_conference())

    assert list(Document.objects.published()) == [document]


def test_a_scheduled_record_brings_its_document_with_it():
    document = make_document(attached_to=make_agreement(publish_at=tomorrow()))

    at = timezone.now() + timedelta(days=2)
    assert list(Document.objects.published(at)) == [document]


def test_staff_who_may_view_documents_see_the_hidden_ones():
    document = make_document()

    assert list(Document.objects.visible_to(make_editor("view_document"))) == [document]


def test_other_staff_do_not():
    make_document()

    assert list(Document.objects.visible_to(make_editor("view_agreement"))) == []


def test_a_document_in_use_is_not_deleted():
    document = make_document(attached_to=make_agreement())

    with pytest.raises(ProtectedError):
        document.delete()


def test_a_former_address_is_remembered():
    document = make_document(slug="old-name")

    document.slug = "new-name"
    document.save()

    former = FormerSlug.objects.get(kind="document", slug="old-name")
    assert former.record_id == document.pk


def test_the_address_of_a_deleted_document_is_never_used_again():
    make_document(slug="text").delete()

    with pytest.raises(ValidationError) as error:
        Document(slug="text", kind="text", title_en="Text").full_clean()

    assert list(error.value.message_dict) == ["slug"]


def test_a_document_has_a_title():
    with pytest.raises(ValidationError) as error:
        Document(slug="text", kind="text").full_clean()

    assert list(error.value.message_dict) == ["title_uz"]


def test_one_file_in_each_language():
    document = make_document(files=("uz",))

    with pytest.raises(IntegrityError), transaction.atomic():
        make_file(document, "uz")


def test_one_version_is_current():
    file = make_file(make_document(files=()))
    former = file.versions.get()
    make_version(file)

    former.is_current = True
    with pytest.raises(IntegrityError), transaction.atomic():
        former.save()


def test_the_current_versions_are_one_for_each_file():
    document = make_document(files=("uz", "ru"))
    newest = make_version(document.files.get(language="ru"))

    current = document.files.get(language="ru").versions.current()
    assert list(current) == [newest]


def test_a_file_goes_with_its_document():
    document = make_document(files=("uz", "ru"))

    document.delete()

    assert Document.objects.count() == 0


def test_the_address_of_a_file_outlives_its_versions():
    file = make_file(make_document(files=(), slug="text"), "uz")
    before = file.get_absolute_url()

    make_version(file)

    assert (before, file.get_absolute_url()) == ("/documents/text/uz/", "/documents/text/uz/")


def test_a_version_has_an_address_of_its_own():
    file = make_file(make_document(files=(), slug="text"), "uz")

    assert make_version(file).get_absolute_url() == "/documents/text/uz/2/"
