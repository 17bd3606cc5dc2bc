"""What the rich-text editor asks of the server."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from cooperation.enums import PublicationStatus
from tests.builders import make_agreement, make_editor, make_partner
from tests.library import make_document, make_picture

pytestmark = pytest.mark.django_db


def desk(name):
    with override("en"):
        return reverse(f"admin:{name}")


def found(client, words):
    response = client.get(desk("prose_records"), {"q": words})
    return [str(line["reference"]) for line in response.context["records"]]


def test_records_of_all_kinds_are_found_by_words_of_any_language(admin):
    partner = make_partner(slug="p", name_ru="Спутник")
    agreement = make_agreement(slug="a", summary_uz="Sputnik haqida", summary_ru="О спутнике")
    document = make_document(slug="d", title_ru="О спутниках")
    make_partner(slug="other")
    assert set(found(admin, "спутник")) == {
        f"record:{each._meta.model_name}/{each.slug}" for each in (partner, agreement, document)
    }


def test_what_is_called_so_comes_before_what_mentions_it(admin):
    make_partner(slug="mentions", name_en="Agency", summary_en="About Vega")
    make_agreement(slug="called", short_title_en="Vega", title_en="Vega programme")
    assert found(admin, "vega") == ["record:agreement/called", "record:partner/mentions"]


def test_without_words_the_last_changed_are_offered(admin):
    make_partner(slug="p")
    assert found(admin, "") == ["record:partner/p"]


def test_draft_says_that_it_is_one(admin):
    make_partner(status=PublicationStatus.DRAFT)
    lines = admin.get(desk("prose_records")).context["records"]
    assert [line["stage"] for line in lines] == ["Draft"]


@pytest.mark.parametrize("words", ["'\"<", "a" * 5000, "%"])
def test_any_words_get_an_answer(admin, words):
    assert admin.get(desk("prose_records"), {"q": words}).status_code == 200


def test_pictures_are_told_by_their_keys(admin):
    picture = make_picture(key="hall", alt_en="The hall")
    answer = admin.get(desk("prose_pictures"), {"key": ["hall", "gone", "../"]}).json()
    assert answer == {
        "hall": {"name": "The hall", "language": "en", "address": picture.renditions[1].url}
    }


@pytest.mark.parametrize("name", ["prose_records", "prose_pictures"])
def test_strangers_are_told_nothing(client, name):
    assert client.get(desk(name)).status_code == 302


def test_staff_without_permissions_see_no_records(client):
    client.force_login(make_editor())
    make_partner()
    assert found(client, "") == []
    assert client.get(desk("prose_pictures")).status_code == 403
