import datetime

import pytest
from django.core.exceptions import ValidationError

from cooperation.fields import PartialDateField, PartialDateFormField, ProseField
from cooperation.models import Conference, Memorandum, Partner
from cooperation.partial_dates import PartialDate
from tests.builders import date, make_conference, make_memorandum, make_partner


@pytest.mark.parametrize("text", ["2022", "2022-05", "2022-05-10"])
def test_a_partial_date_comes_back_from_the_database_as_it_went_in(db, text):
    partner = make_partner(founded_on=date(text))
    assert Partner.objects.get(pk=partner.pk).founded_on == date(text)


def test_an_unpublished_date_comes_back_as_none(db):
    partner = make_partner(founded_on=None)
    assert Partner.objects.get(pk=partner.pk).founded_on is None


@pytest.mark.parametrize("text", ["2021-12-31", "2022", "2022-05", "2022-12-31", "2023"])
def test_the_year_lookup_finds_every_precision_within_the_year(db, text):
    make_memorandum(signed_on=date(text))
    assert Memorandum.objects.filter(signed_on__year=2022).exists() == text.startswith("2022")


def test_the_year_lookup_knows_the_last_year_that_a_date_may_have(db):
    memorandum = make_memorandum(signed_on=date("9999-12-31"))
    assert list(Memorandum.objects.filter(signed_on__year=9999)) == [memorandum]


def test_dates_sort_in_the_database_as_they_do_in_python(db):
    texts = ["2022-05-10", "2022", "2021-12-31", "2022-05", "2023-01-01"]
    for text in texts:
        make_memorandum(signed_on=date(text))
    stored = Memorandum.objects.order_by("signed_on").values_list("signed_on", flat=True)
    assert [str(value) for value in stored] == sorted(texts)


def test_a_date_that_does_not_exist_is_refused_by_the_model():
    with pytest.raises(ValidationError) as refused:
        PartialDateField().to_python("31.02.2022")
    assert refused.value.code == "invalid"


def test_the_form_shows_a_date_as_editors_type_it():
    assert PartialDateFormField().prepare_value(date("2022-05-10")) == "10.05.2022"


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [("2022-05-10", "10.05.2022", False), ("2022-05", "2022", True), ("2022", "soon", True)],
)
def test_the_form_knows_whether_a_date_has_changed(initial, typed, changed):
    field = PartialDateFormField(required=False)
    assert field.has_changed(date(initial), typed) is changed


def test_a_day_of_the_calendar_becomes_a_full_date():
    assert PartialDate.from_date(datetime.date(2022, 5, 10)) == date("2022-05-10")


HOSTILE = '<p onclick="x()">Matn<script>x()</script><a href="javascript:x()">a</a></p>'


def test_saving_cleans_rich_text_in_every_language(db):
    partner = make_partner(body_uz=HOSTILE, body_ru=HOSTILE)
    stored = Partner.objects.values_list("body_uz", "body_ru").get(pk=partner.pk)
    assert stored == tuple(2 * ["<p>Matna</p>"])


def test_an_empty_paragraph_is_no_text():
    assert ProseField().sanitize("<p></p>") == ""


@pytest.mark.parametrize("text", ["<b>NASA</b>", "</p>", "<!-- -->", "<SCRIPT "])
def test_plain_fields_refuse_markup(db, text):
    partner = make_partner()
    partner.name_en = text
    with pytest.raises(ValidationError) as refused:
        partner.full_clean()
    assert list(refused.value.message_dict) == ["name_en"]


@pytest.mark.parametrize("mark", ["\u202e", "\u202a", "\u2066", "\u2069"])
def test_plain_fields_refuse_marks_that_turn_the_letters(db, mark):
    partner = make_partner()
    partner.name_en = f"Air{mark}bus"
    with pytest.raises(ValidationError) as refused:
        partner.full_clean()
    assert [error.code for error in refused.value.error_dict["name_en"]] == ["direction"]


@pytest.mark.parametrize("text", ["a < b", "< 6", "5 <6", "R&D", "“Ergo” <3"])
def test_plain_fields_take_signs_that_are_no_markup(db, text):
    partner = make_partner()
    partner.name_en = text
    partner.full_clean()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org"])
def test_only_web_addresses_are_taken(db, address):
    partner = make_partner()
    partner.website = address
    with pytest.raises(ValidationError) as refused:
        partner.full_clean()
    assert list(refused.value.message_dict) == ["website"]


def test_dates_that_cross_are_told_at_the_later_one(db):
    conference = make_conference()
    conference.starts_on, conference.ends_on = date("2022-05-11"), date("2022-05-10")
    with pytest.raises(ValidationError) as refused:
        conference.full_clean()
    assert next(iter(refused.value.message_dict)) == "ends_on"


@pytest.mark.parametrize(
    ("starts", "ends"), [("2023-04", "2023"), ("2023", "2023-04"), ("2023-04-25", "2023-04")]
)
def test_dates_that_may_be_in_order_are_taken(db, starts, ends):
    conference = make_conference(starts_on=date(starts), ends_on=date(ends))
    assert Conference.objects.get(pk=conference.pk).ends_on == date(ends)
