import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import override

from cooperation.languages import LANGUAGE_CODES
from cooperation.models import Picture

from ..builders import make_conference
from ..library import hang, make_picture, renditions_of

pytestmark = pytest.mark.django_db

_BUT_FOCAL_X = {field.name for field in Picture._meta.fields} - {"focal_x"}


def test_a_described_picture_is_shown_in_its_languages():
    picture = make_picture(languages=("ru",))

    assert [code for code in LANGUAGE_CODES if picture.is_shown_in(code)] == ["ru"]


def test_a_decorative_picture_is_shown_in_all_languages():
    picture = make_picture(languages=(), is_decorative=True)

    assert [code for code in LANGUAGE_CODES if picture.is_shown_in(code)] == ["uz", "ru", "en"]


def test_a_picture_of_which_nothing_was_made_is_not_shown():
    assert make_picture(renditions=[]).is_shown_in("en") is False


def test_a_blank_description_is_none():
    assert make_picture(alt_en="  ").is_shown_in("en") is False


def test_the_active_language_decides():
    picture = make_picture(languages=("ru",))

    with override("ru"):
        assert picture.is_shown is True
    with override("en"):
        assert picture.is_shown is False


def test_a_picture_without_words_goes_by_its_key():
    assert str(make_picture(languages=(), key="signing-airbus")) == "signing-airbus"


def test_a_described_picture_goes_by_its_description():
    with override("en"):
        assert str(make_picture(alt_en="The hall from above")) == "The hall from above"


def test_pictures_without_words_sort_by_their_keys():
    second = make_picture(languages=(), key="b")
    first = make_picture(languages=(), key="a")

    assert list(Picture.objects.in_title_order("en")) == [first, second]


def test_a_picture_may_wait_for_its_description():
    make_picture(languages=()).full_clean()


def test_a_decorative_picture_has_no_description():
    picture = make_picture(is_decorative=True)

    with pytest.raises(ValidationError) as error:
        picture.full_clean()

    assert list(error.value.message_dict) == ["is_decorative"]


def test_the_focal_point_is_within_the_picture():
    with pytest.raises(ValidationError) as error:
        Picture(focal_x=101, original="originals/x.png").clean_fields(exclude=_BUT_FOCAL_X)

    assert list(error.value.message_dict) == ["focal_x"]


def test_the_database_refuses_a_focal_point_outside():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_picture(focal_y=101)


def test_the_same_content_is_in_the_library_once():
    picture = make_picture()

    with pytest.raises(IntegrityError), transaction.atomic():
        make_picture(digest=picture.digest)


def test_renditions_come_back_as_they_were_kept():
    picture = make_picture()

    assert Picture.objects.get(pk=picture.pk).renditions == renditions_of(picture.digest)


def test_the_address_of_a_rendition_is_its_content():
    rendition = renditions_of("x")[0]._replace(digest="ab" + "0123456789abcdef012345")

    assert rendition.url == "/media/ab/0123456789abcdef012345.avif"
    assert rendition.name == "renditions/ab/0123456789abcdef012345.avif"


def test_a_picture_in_use_is_not_deleted():
    picture = make_picture()
    hang(picture, make_conference())

    with pytest.raises(ProtectedError):
        picture.delete()


def test_a_gallery_goes_with_its_conference_and_leaves_the_pictures():
    picture, conference = make_picture(), make_conference()
    hang(picture, conference)

    conference.delete()

    assert list(Picture.objects.all()) == [picture]


def test_it_is_found_by_its_caption_in_any_spelling():
    picture = make_picture(caption_uz="Oʻzbekkosmos binosi")

    assert list(Picture.objects.filter(search_key__contains="ozbekkosmos")) == [picture]
