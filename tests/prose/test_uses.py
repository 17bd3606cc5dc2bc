"""Where texts show a picture or link to a record, and what follows from that."""

import pytest

from cooperation import library
from cooperation.enums import Section
from cooperation.models import Partner, Picture, SearchEntry
from cooperation.prose import texts_linking_to, texts_showing
from tests.admin.pages import address
from tests.builders import make_agreement, make_partner, make_section_text, make_superuser
from tests.library import make_article, make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(make_superuser())
    return client


def figure(key):
    return f'<figure data-picture="{key}"></figure>'


def test_picture_is_used_by_the_record_in_whose_text_it_stands():
    picture = make_picture(key="hall")
    partner = make_partner(body_ru=figure("hall"))
    agreement = make_agreement()
    make_article(agreement, text_uz=figure("hall"))
    section = make_section_text(Section.ABOUT, body_en=figure("hall"))
    make_partner(body_ru=figure("hall-2"))
    assert set(library.uses(picture)) == {partner, agreement, section}
    assert set(texts_showing(picture)) == {partner, agreement, section}


def test_pictures_in_texts_count_as_used_in_the_list():
    shown, other = make_picture(key="hall"), make_picture(key="hall-2")
    make_partner(body_ru=figure("hall"))
    in_use = library.in_use(Picture)
    assert list(Picture.objects.filter(in_use)) == [shown]
    assert list(Picture.objects.filter(~in_use)) == [other]


def test_picture_in_a_text_is_not_deleted(admin):
    picture = make_picture(key="hall")
    make_partner(body_ru=figure("hall"))
    admin.post(address(Picture, "delete", picture.pk), {"post": "yes"})
    assert Picture.objects.get() == picture


def test_key_of_a_picture_in_a_text_has_to_stay(admin):
    picture = make_picture(key="hall", with_files=True)
    make_partner(body_ru=figure("hall"))
    values = {"key": "other", "alt_uz": "Zal", "focal_x": 50, "focal_y": 50}
    response = admin.post(address(Picture, "change", picture.pk), values)
    errors = response.context["adminform"].form.errors["key"]
    assert errors == ["Texts show the picture by this key: it has to stay."]


def test_record_that_a_text_links_to_is_not_deleted(admin):
    partner = make_partner(slug="before")
    partner.slug = "after"
    partner.save()
    text = '<p><a href="record:partner/before">a</a></p>'
    agreement = make_agreement(body_en=text)
    assert texts_linking_to(partner) == [agreement]
    admin.post(address(Partner, "delete", partner.pk), {"post": "yes"})
    assert Partner.objects.get(pk=partner.pk) == partner


def test_record_that_links_to_itself_is_deleted(admin):
    partner = make_partner(slug="own", body_en='<p><a href="record:partner/own">a</a></p>')
    admin.post(address(Partner, "delete", partner.pk), {"post": "yes"})
    assert not Partner.objects.filter(pk=partner.pk).exists()


def test_search_finds_cells_and_captions_and_no_schemes():
    picture = make_picture(key="hall", caption_en="Ceremony")
    make_partner(
        body_en="<table><tbody><tr><td>Alpha</td><td>Beta</td></tr></tbody></table>"
        f'{figure("hall")}<p><a href="record:partner/gamma">words</a></p>'
    )
    words = {"alpha", "beta", "ceremoni", "gamma", "record"}
    tokens = SearchEntry.objects.get(kind="partner").tokens.split()
    assert {word for word in words if f"ec{word}" in tokens} == {"alpha", "beta", "ceremoni"}
    picture.caption_en = "Meeting"
    picture.save()
    assert "ecmeet" in SearchEntry.objects.get(kind="partner").tokens.split()
