"""Many photographs at once."""

import pytest

from cooperation.admin.many_pictures import AT_ONCE
from cooperation.models import Picture
from tests.admin.files import junk, photo
from tests.admin.pages import address
from tests.builders import make_editor

URL = "/en/admin/cooperation/picture/add-many/"
COLOURS = ("#111111", "#222222", "#333333")


def send(client, *files, **values):
    return client.post(URL, {"files": files, **values})


def send_by_script(client, *files, **values):
    headers = {"accept": "application/json"}
    return client.post(URL, {"files": files, **values}, headers=headers).json()


def test_list_leads_to_the_page(admin):
    page = admin.get(address(Picture, language="en")).content.decode()
    assert f'href="{URL}"' in page


def test_every_good_file_becomes_a_picture_with_what_is_the_same_for_all(admin, administrator):
    files = [photo(f"IMG_{i}.png", colour) for i, colour in enumerate(COLOURS)]
    send(admin, *files, caption_en="Congress", credit_uz="Surat: biz", taken_on="05.2022")
    assert [picture.key for picture in Picture.objects.order_by("pk")] == [
        "img-0",
        "img-1",
        "img-2",
    ]
    picture = Picture.objects.first()
    assert (picture.caption_en, picture.credit_uz, str(picture.taken_on)) == (
        "Congress",
        "Surat: biz",
        "2022-05",
    )
    assert picture.created_by == administrator


def test_bad_file_is_named_with_the_reason_and_the_good_ones_stay(admin):
    response = send(admin, photo("good.png"), junk("bad.png"), photo("other.png", "#ffffff"))
    page = response.content.decode()
    assert Picture.objects.count() == 2
    assert "<strong>bad.png</strong>" in page
    assert "This is not a picture that the portal can read." in page


def test_file_that_is_there_already_is_named_with_a_link(admin):
    send(admin, photo())
    picture = Picture.objects.get()
    page = send(admin, photo("again.png")).content.decode()
    assert Picture.objects.count() == 1
    assert (
        f'in the library already: <a href="/en/admin/cooperation/picture/{picture.pk}/change/">'
        in page
    )


def test_the_same_file_twice_is_kept_once(admin):
    send(admin, photo("one.png"), photo("two.png"))
    assert Picture.objects.count() == 1


def test_result_leads_to_the_pictures_that_are_to_be_described(admin):
    page = send(admin, photo()).content.decode()
    url = f"{address(Picture, language='en')}?missing=en"
    assert f'href="{url}"' in page
    assert admin.get(url).context["cl"].result_count == 1


def test_more_than_a_request_bears_are_named(admin, monkeypatch):
    monkeypatch.setattr("cooperation.admin.many_pictures.AT_ONCE", 1)
    page = send(admin, photo("first.png"), photo("second.png", "#ffffff")).content.decode()
    assert Picture.objects.get().key == "first"
    assert "Too many at once. Upload it next." in page


def test_request_bears_twenty_files():
    assert AT_ONCE == 20


def test_nothing_chosen_is_said(admin):
    assert "Choose at least one file." in send(admin).content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [({"taken_on": "last May"}, "taken_on"), ({"caption_ru": "<b>"}, "caption_ru")],
)
def test_mistake_in_what_is_the_same_for_all_comes_first(admin, values, field):
    response = send(admin, photo(), **values)
    assert response.context["mistakes"].keys() == {field}
    assert not Picture.objects.exists()


def test_script_gets_what_became_of_its_file(admin):
    answer = send_by_script(admin, photo())
    [result] = answer["results"]
    assert (answer["errors"], result["state"]) == ({}, "kept")
    assert "<strong>hall.png</strong>" in result["line"]


def test_script_gets_the_mistakes_by_field(admin):
    answer = send_by_script(admin, photo(), taken_on="last May")
    assert answer["errors"].keys() == {"taken_on"}
    assert answer["results"] == []


def test_who_may_not_add_pictures_is_not_let_in(client, db):
    client.force_login(make_editor("view_picture", "change_picture"))
    assert client.get(URL).status_code == 403
    assert send(client, photo()).status_code == 403
    page = client.get(address(Picture)).content.decode()
    assert "add-many" not in page
