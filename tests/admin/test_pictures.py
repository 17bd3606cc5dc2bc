"""The library of pictures as its editors see it."""

import hashlib

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.utils.translation import override

from cooperation import library
from cooperation.admin.base import PortalAdmin
from cooperation.admin.uploads import Kept
from cooperation.models import Picture
from cooperation.renditions import CARD, WEBP
from cooperation.uploads import Refused
from cooperation.uploads.messages import message
from tests.admin.files import junk, photo, text, tower
from tests.admin.pages import address, errors_of, filled_in
from tests.builders import make_conference, make_editor, make_partner
from tests.library import hang, make_picture


@pytest.fixture
def send(admin):
    """Posts the form of a picture, or of a new one, from the page in a language."""

    def send(picture=None, language="en", **values):
        page = ("change", picture.pk) if picture else ("add",)
        url = address(Picture, *page, language=language)
        return admin.post(url, {**filled_in(admin.get(url)), **values})

    return send


def uploaded(send, **values):
    """A picture that went through the form."""
    send(file=photo(), alt_en="Hall", **values)
    return Picture.objects.get()


def of_list(client, query="", language="en"):
    page = client.get(address(Picture, language=language) + query)
    return [picture.key for picture in page.context["cl"].result_list]


# --- A new picture -----------------------------------------------------------------------------


def test_upload_becomes_a_picture_with_its_facts(send, administrator):
    picture = uploaded(send)
    assert (picture.format, picture.width, picture.height) == ("png", 64, 36)
    assert picture.created_by == administrator


def test_upload_is_stored_and_made_into_renditions(send):
    picture = uploaded(send)
    names = [picture.original.name, *(each.name for each in picture.renditions)]
    assert len(names) > 1
    assert [name for name in names if not default_storage.exists(name)] == []


def test_picture_without_a_file_is_refused(send):
    assert errors_of(send(alt_en="Hall")) == {"file": ["This field is required."]}


@pytest.mark.parametrize("file", [junk, text, lambda: photo("hall.pdf")])
def test_file_that_is_no_picture_is_refused_at_its_field(send, file):
    assert errors_of(send(file=file())).keys() == {"file"}
    assert not Picture.objects.exists()


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_reason_is_said_in_the_editors_language(send, language):
    [said] = errors_of(send(language=language, file=text()))["file"]
    with override(language):
        assert said == message(Refused("document_for_picture", kind="PDF"))


def test_storage_that_fails_is_said_at_the_field(send, monkeypatch):
    def fail(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage, "save", fail)
    [message] = errors_of(send(file=photo()))["file"]
    assert message.startswith("The file could not be stored.")


def test_picture_that_is_there_already_is_refused_with_a_link_to_it(send):
    first = uploaded(send)
    [message] = errors_of(send(file=photo("again.png")))["file"]
    assert f'href="{address(Picture, "change", first.pk, language="en")}"' in message


def test_picture_that_a_colleague_saves_at_the_same_moment_is_named(send, monkeypatch):
    """Between the form's check and its saving, which the database then refuses."""
    usual = PortalAdmin._indexed_once
    rival = hashlib.sha256(photo().read()).hexdigest()

    def beaten_once(self, request, *args, **kwargs):
        if request.method == "POST" and not Picture.objects.exists():
            make_picture(digest=rival)
            raise IntegrityError
        return usual(self, request, *args, **kwargs)

    monkeypatch.setattr(PortalAdmin, "_indexed_once", beaten_once)
    [message] = errors_of(send(file=photo()))["file"]
    assert message.startswith("This picture is in the library already")


def test_editor_without_a_permission_examines_nothing(client, db, monkeypatch):
    monkeypatch.setattr(library, "take_in_picture", None)
    client.force_login(make_editor("view_picture"))
    response = client.post(address(Picture, "add"), {"file": photo()})
    assert response.status_code == 403


# --- Its key -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"alt_en": "Signing in Paris"}, "signing-in-paris"),
        ({"alt_uz": "Yogʻdudagi maʼno"}, "yogdudagi-mano"),
        ({"alt_ru": "Зал"}, "zal"),
        ({"file": ("IMG 2034.png",)}, "img-2034"),
        ({"file": ("照片.png",)}, "picture"),
        ({"key": "own-key", "alt_en": "Hall"}, "own-key"),
    ],
    ids=["English", "Uzbek", "Russian", "name of the file", "no letters", "typed"],
)
def test_key_is_made_of_the_first_text_that_gives_one(send, values, key):
    send(**{"file": photo(*values.pop("file", ())), **values})
    assert Picture.objects.get().key == key


def test_key_that_is_taken_is_numbered(send):
    make_picture(key="hall")
    send(file=photo(), alt_en="Hall")
    assert Picture.objects.order_by("pk").last().key == "hall-2"


# --- Nothing is lost ---------------------------------------------------------------------------


def test_accepted_file_is_kept_while_another_field_is_corrected(send, admin):
    url = address(Picture, "add", language="en")
    response = send(file=photo("hall.png"), alt_en="<b>Hall</b>")
    assert errors_of(response).keys() == {"alt_en"}
    assert '<strong data-part="kept-name">hall.png</strong>' in response.content.decode()
    admin.post(url, {**filled_in(response), "alt_en": "Hall"})
    assert Picture.objects.get().alt_en == "Hall"


def test_kept_file_is_shown(send):
    page = send(file=photo(), alt_en="<b>Hall</b>").content.decode()
    assert page.count('<img src="/media/') == 2  # the whole and its cut for a card


def test_another_file_takes_the_place_of_the_kept_one(send, admin):
    response = send(file=photo(), alt_en="<b>")
    data = {**filled_in(response), "alt_en": "Hall", "file": photo(colour="#ffffff")}
    admin.post(address(Picture, "add"), data)
    assert (
        Picture.objects.get().digest == library.take_in_picture(photo(colour="#ffffff"))["digest"]
    )


@pytest.mark.parametrize("token", ["forged", "a:b:c", ""])
def test_forged_token_gives_nothing(send, token):
    assert errors_of(send(**{"file-kept": token})).keys() == {"file"}


def test_kept_file_that_is_gone_is_asked_for_again(send):
    token = Kept("originals/gone.png", "gone.png").token
    assert errors_of(send(**{"file-kept": token})) == {"file": ["Choose the file again."]}


def test_focal_point_counts_for_the_kept_file_too(send, admin):
    response = send(file=photo(), alt_en="<b>")
    admin.post(address(Picture, "add"), {**filled_in(response), "alt_en": "Hall", "focal_x": "10"})
    assert Picture.objects.get().focal_point == (10, 50)


# --- A picture that is there -------------------------------------------------------------------


def test_form_saved_as_it_is_examines_nothing(send, monkeypatch):
    picture = make_picture()
    monkeypatch.setattr(library, "take_in_picture", None)
    assert send(picture).status_code == 302


def test_replaced_file_keeps_the_words_and_the_uses(send):
    picture = uploaded(send)
    partner = make_partner(picture=picture)
    send(picture, file=photo(colour="#ffffff"))
    before, after = picture.digest, Picture.objects.get()
    assert (after.pk, after.alt_en, partner.picture_id) == (picture.pk, "Hall", picture.pk)
    assert after.digest != before


def test_the_same_file_again_is_no_duplicate_of_itself(send):
    assert send(uploaded(send), file=photo()).status_code == 302


def test_moved_focal_point_makes_the_cards_anew(send):
    send(file=tower(), alt_en="Tower")
    picture = Picture.objects.get()
    send(picture, focal_y="0")
    before = {each.digest for each in picture.renditions}
    cards = [each for each in Picture.objects.get().renditions if each.crop == CARD]
    assert [card for card in cards if card.digest in before] == []


def test_focal_point_of_a_picture_whose_file_is_lost_asks_for_the_file(send):
    assert errors_of(send(make_picture(), focal_x="10")) == {"file": ["Choose the file again."]}


@pytest.mark.parametrize("value", ["", "101", "-1", "left"])
def test_impossible_focal_point_is_named(send, value):
    assert errors_of(send(make_picture(), focal_x=value)).keys() == {"focal_x"}


def test_decorative_picture_with_words_is_refused(send):
    errors = errors_of(send(make_picture(), is_decorative="on"))
    assert errors.keys() == {"is_decorative"}


def test_history_names_the_file(send):
    picture = uploaded(send)
    send(picture, file=photo(colour="#ffffff"), alt_ru="Зал")
    with override("en"):
        assert LogEntry.objects.first().get_change_message() == "Changed file and alternative text."


# --- Uses --------------------------------------------------------------------------------------


def test_form_tells_where_the_picture_is_used(admin):
    picture = make_picture()
    partner = make_partner(logo=picture, name_en="Orbit")
    hang(picture, make_conference(title_en="Congress"))
    page = admin.get(address(Picture, "change", picture.pk, language="en")).content.decode()
    assert f'href="/en/admin/cooperation/partner/{partner.pk}/change/">Orbit</a>' in page
    assert ">Congress</a>" in page


def test_used_picture_is_not_deleted_and_the_records_are_named(admin):
    picture = make_picture()
    conference = make_conference(title_en="Congress")
    hang(picture, conference)
    url = address(Picture, "delete", picture.pk, language="en")
    link = f'<a href="/en/admin/cooperation/conference/{conference.pk}/change/">Congress</a>'
    assert admin.get(url).context["protected"] == [f"Conference: {link}"]
    admin.post(url, {"post": "yes"})
    assert Picture.objects.get() == picture


def test_unused_picture_is_deleted(admin):
    admin.post(address(Picture, "delete", make_picture().pk), {"post": "yes"})
    assert not Picture.objects.exists()


# --- The list ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?missing=ru", ["in-english"]),
        ("?used=yes", ["used"]),
        ("?used=no", ["in-english", "decorative"]),
        ("?is_decorative__exact=1", ["decorative"]),
        ("?q=toshkent", ["used"]),
        ("?q=o%27zbek", ["used"]),
        ("?q=in-english", ["in-english"]),
        ("?q=nothing", []),
    ],
)
def test_list_is_narrowed(admin, query, keys):
    make_picture(key="decorative", languages=(), is_decorative=True)
    used = make_picture(key="used", caption_uz="Oʻzbek delegatsiyasi, Toshkent")
    make_partner(picture=used)
    make_picture(key="in-english", languages=("en",))
    assert of_list(admin, query) == keys


def test_newest_picture_comes_first(admin):
    for key in ("first", "second"):
        make_picture(key=key)
    assert of_list(admin) == ["second", "first"]


def test_list_shows_a_thumbnail_of_each(admin):
    picture = make_picture()
    page = admin.get(address(Picture)).content.decode()
    narrowest = next(each for each in picture.renditions if each.format == WEBP)
    assert f'<img src="{narrowest.url}"' in page


def test_picture_without_words_says_so_in_the_list(admin):
    make_picture(languages=())
    assert "not described yet" in admin.get(address(Picture, language="en")).content.decode()


@pytest.mark.parametrize("count", [1, 4])
def test_list_takes_as_many_queries_for_many(admin, django_assert_num_queries, count):
    for _ in range(count):
        make_partner(picture=make_picture())
    admin.get(address(Picture))
    with django_assert_num_queries(7):
        admin.get(address(Picture))


# --- Roles -------------------------------------------------------------------------------------


def test_viewer_sees_the_picture_but_no_field_for_a_file(client, db):
    client.force_login(make_editor("view_picture"))
    page = client.get(address(Picture, "change", make_picture().pk))
    assert page.status_code == 200
    assert 'type="file"' not in page.content.decode()


def test_editor_of_pictures_may_replace_but_not_delete(client, db):
    client.force_login(make_editor("view_picture", "change_picture"))
    picture = make_picture()
    assert client.get(address(Picture, "delete", picture.pk)).status_code == 403
    assert 'type="file"' in client.get(address(Picture, "change", picture.pk)).content.decode()
