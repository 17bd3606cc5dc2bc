"""The assistant in the admin: its answers to a form, and its words after saving without scripts."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import override

from cooperation.models import Memorandum, Partner
from cooperation.text_assistant import MOST_LETTERS
from tests.admin.pages import address, filled_in
from tests.builders import date, make_country, make_memorandum, make_partner

pytestmark = pytest.mark.django_db


def desk(name):
    with override("en"):
        return reverse(f"admin:{name}")


def ask(client, text, name="summary_uz", page="assistant", **more):
    return client.post(desk(page), {"text": text, "name": name, **more})


def words(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_advice_is_a_list_with_what_can_be_put_right(admin):
    response = ask(admin, "O'zbekiston O'zbekiston")
    assert list(response.context["advice"].values()) == [["apostrophe:1:2", "apostrophe:13:14"]]


def test_good_text_gets_no_words(admin):
    assert ask(admin, "Oʻzbekiston").content.decode().strip() == ""


def test_dates_of_the_form_are_read_along(admin):
    text = "It was signed on 11 May 2022."
    response = ask(admin, text, "summary_en", signed_on="10.05.2022")
    assert len(response.context["advice"]) == 1


def test_names_are_those_of_the_register(admin):
    make_country("KR", name_en="Republic of Korea")
    response = ask(admin, "South Korea", "body_en", "assistant_fix")
    assert response.json() == {"value": "Republic of Korea"}


@pytest.mark.parametrize(
    ("places", "value"),
    [
        ([], "Oʻz oʻz"),
        (["apostrophe:1:2"], "Oʻz o'z"),
        (["space:0:1"], "O'z o'z"),
    ],
)
def test_fix_puts_right_what_is_asked_for(admin, places, value):
    response = ask(admin, "O'z o'z", page="assistant_fix", place=places)
    assert response.json() == {"value": value}


def test_field_of_a_row_is_known_by_its_own_name(admin):
    assert ask(admin, "O'z", "statistics-0-label_uz").context["advice"] != {}


@pytest.mark.parametrize("page", ["assistant", "assistant_fix"])
@pytest.mark.parametrize(
    ("posted", "status"),
    [
        ({}, 400),
        ({"name": "summary", "text": "a"}, 400),
        ({"name": "summary_uz"}, 400),
        ({"name": "summary_de", "text": "a"}, 400),
        ({"name": "summary_uz", "text": "a" * (MOST_LETTERS + 1)}, 413),
    ],
)
def test_bad_question_gets_the_right_answer(admin, page, posted, status):
    assert admin.post(desk(page), posted).status_code == status


def test_forged_place_gets_the_right_answer(admin):
    assert ask(admin, "a", page="assistant_fix", place="a:b:c").status_code == 400


def test_question_by_address_gets_the_right_answer(admin):
    assert admin.get(desk("assistant")).status_code == 405


def test_strangers_are_not_advised(client):
    assert ask(client, "a").status_code == 302


# --- Without scripts ---


def saved(admin, record, **changes):
    page = address(type(record), "change", record.pk)
    values = filled_in(admin.get(page))
    return admin.post(page, {**values, **changes})


def test_form_without_scripts_is_told_after_saving(admin):
    partner = make_partner()
    response = saved(admin, partner, summary_en="Two  spaces", _publish="1")
    told = [each for each in words(response) if "Two spaces in a row." in each]
    assert len(told) == 1
    assert "Summary" in told[0]
    assert Partner.objects.get(pk=partner.pk).summary_en == "Two  spaces"


def test_form_with_scripts_was_told_before(admin):
    response = saved(admin, make_partner(), summary_en="Two  spaces", _publish="1", _assistant="1")
    assert [each for each in words(response) if "spaces" in each] == []


def test_draft_without_scripts_is_told_too(admin):
    response = saved(admin, make_partner(), summary_en="Two  spaces", _save="1")
    assert len([each for each in words(response) if "Two spaces in a row." in each]) == 1


def test_text_that_was_not_changed_is_not_spoken_of(admin):
    partner = make_partner(summary_ru="Два  пробела")
    response = saved(admin, partner, summary_en="Words", _publish="1")
    assert [each for each in words(response) if "spaces" in each] == []


def test_dates_of_the_saved_record_are_compared(admin):
    memorandum = make_memorandum(signed_on=date("2022-05-10"))
    response = saved(admin, memorandum, summary_en="It was signed on 11 May 2022.", _publish="1")
    assert [each for each in words(response) if "Which is right" in each] != []
    assert Memorandum.objects.get(pk=memorandum.pk).summary_en == "It was signed on 11 May 2022."


def test_hostile_text_in_advice_is_escaped(admin):
    response = saved(admin, make_partner(), summary_en="Sеe “<b” https://a.b/?<i>", _publish="1")
    assert [each for each in words(response) if "<i>" in each or "<b" in each] == []
