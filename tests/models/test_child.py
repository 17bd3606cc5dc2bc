"""The rows of records: each belongs to one of them."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperation.models import Attachment, GalleryPicture
from cooperation.models.child import Child

from ..builders import make_agreement, make_conference, make_statistic
from ..library import attach, hang, make_article, make_document, make_picture

pytestmark = pytest.mark.django_db

KINDS = [model for model in apps.get_app_config("cooperation").get_models()
         if issubclass(model, Child)]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_row_names_its_owners(kind):
    owners = [kind._meta.get_field(name) for name in kind.owner_fields]

    assert owners
    assert [field.remote_field.on_delete.__name__ for field in owners] == ["CASCADE"] * len(owners)


def test_the_owner_is_the_one_that_is_named():
    conference = make_conference()

    assert make_statistic(conference=conference).owner == conference


@pytest.mark.parametrize("kind", [Attachment, GalleryPicture])
def test_a_row_without_an_owner_is_refused(kind):
    shown = {"document": make_document()} if kind is Attachment else {"picture": make_picture()}

    with pytest.raises(IntegrityError), transaction.atomic():
        kind.objects.create(**shown)


@pytest.mark.parametrize("kind", [Attachment, GalleryPicture])
def test_a_row_of_two_owners_is_refused(kind):
    shown = {"document": make_document()} if kind is Attachment else {"picture": make_picture()}

    with pytest.raises(IntegrityError), transaction.atomic():
        kind.objects.create(agreement=make_agreement(), conference=make_conference(), **shown)


def test_a_record_shows_a_document_once():
    agreement, document = make_agreement(), make_document()
    attach(document, agreement)

    with pytest.raises(IntegrityError), transaction.atomic():
        attach(document, agreement)


def test_a_picture_hangs_in_a_gallery_once():
    conference, picture = make_conference(), make_picture()
    hang(picture, conference)

    with pytest.raises(IntegrityError), transaction.atomic():
        hang(picture, conference)


# --- Articles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "anchor"), [("2 bis", "article-2-bis"), ("II", "article-II"), ("2.1", "article-2.1")]
)
def test_an_article_has_the_address_of_its_number(number, anchor):
    assert make_article(make_agreement(), number).anchor == anchor


def test_articles_of_numbers_that_look_alike_have_addresses_of_their_own():
    agreement = make_agreement()
    numbers = ["1", "11", "1¹", "1 1", "1.1", "№1", "1-1", "٢", "ii", "II", "2 bis", "2-bis"]

    anchors = {make_article(agreement, number).anchor for number in numbers}

    assert len(anchors) == len(numbers)


def test_a_part_without_a_number_has_an_address_that_stays():
    preamble = make_article(make_agreement(), "")

    assert preamble.anchor == f"part-{str(preamble.pk)[:8]}"


def test_two_parts_without_a_number_are_two():
    agreement = make_agreement()

    anchors = {make_article(agreement, "").anchor, make_article(agreement, "").anchor}
    assert len(anchors) == 2


def test_a_number_occurs_once_in_an_agreement():
    agreement = make_agreement()
    make_article(agreement, "1")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(agreement, "1")


def test_an_article_has_a_text_in_one_language_at_least():
    article = make_article(make_agreement(), text_uz="", text_ru="", text_en="")

    with pytest.raises(ValidationError) as error:
        article.full_clean()

    assert list(error.value.message_dict) == ["text_uz"]


def test_the_text_of_an_article_is_cleaned_of_scripts():
    article = make_article(make_agreement(), text_en="<p>One<script>alert(1)</script></p>")

    article.refresh_from_db()
    assert article.text_en == "<p>One</p>"
