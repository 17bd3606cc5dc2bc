"""Whatever is typed, the form comes back with all of it and a message where the mistake is."""

import pytest

from cooperation.enums import StepKind, Term
from cooperation.models import (
    Agreement,
    Conference,
    FormerSlug,
    MemorandumPartner,
    Partner,
    Statistic,
)
from cooperation.search import gathered
from tests.admin.pages import address, errors_of, filled_in, row_errors_of
from tests.builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_source,
)
from tests.library import make_article


@pytest.fixture
def send(admin):
    """Posts a record's form with some values changed, from the page in a language."""

    def send(record, language="en", **values):
        url = address(type(record), "change", record.pk, language=language)
        return admin.post(url, {**filled_in(admin.get(url)), **values})

    return send


# --- Fields ------------------------------------------------------------------------------------


BAD_DATE = "Enter a date as 2022, 05.2022 or 10.05.2022."
NOT_OFFERED = "Select a valid choice. That choice is not one of the available choices."
NUL = "Null characters are not allowed."


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("founded_on", "31.02.2022", BAD_DATE),
        ("founded_on", "last May", BAD_DATE),
        ("founded_on", "0999", BAD_DATE),
        ("verified_on", "32.01.2030", "Enter a valid date."),
        ("verified_on", "10.05.0202", "Enter a valid date."),
        ("website", "javascript:alert(1)", "Enter a valid URL."),
        ("website", "data:text/html,x", "Enter a valid URL."),
        ("website", "https://", "Enter a valid URL."),
        ("kind", "", "This field is required."),
        ("country", "", "This field is required."),
        ("country", "abc", NOT_OFFERED),
        ("country", "9" * 30, NOT_OFFERED),
        ("name_en", "x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
        ("short_name_ru", "x" * 61, "Ensure this value has at most 60 characters (it has 61)."),
        ("name_en", "Orb\0it", NUL),
        ("summary_ru", "Тек\0ст", NUL),
        ("body_uz", "<p>a\0b</p>", NUL),
        ("slug", "or\0bit", NUL),
    ],
)
def test_mistake_in_a_partner_is_named_at_its_field(send, field, typed, message):
    [found] = errors_of(send(make_partner(), **{field: typed})).items()
    assert found[0] == field
    assert message in found[1]


@pytest.mark.parametrize("slug", ["with space", "орбита", "orbit/2", "x" * 81])
def test_address_of_other_signs_is_refused(send, slug):
    assert errors_of(send(make_partner(), slug=slug)).keys() == {"slug"}


def test_record_taken_down_before_it_is_published_is_refused(send):
    moments = {
        "publish_at_0": "02.01.2030",
        "publish_at_1": "12:00",
        "unpublish_at_0": "01.01.2030",
        "unpublish_at_1": "12:00",
    }
    message = "This must be later than the moment of publication."
    assert errors_of(send(make_partner(), **moments)) == {"unpublish_at": [message]}


@pytest.mark.parametrize("field", ["publish_at", "unpublish_at"])
def test_moment_before_there_are_dates_is_refused(send, field):
    moment = {f"{field}_0": "01.01.0001", f"{field}_1": "00:00"}
    assert errors_of(send(make_partner(), **moment)) == {field: ["Enter a valid date."]}


def test_moment_that_is_none_is_refused(send):
    errors = errors_of(send(make_partner(), publish_at_0="tomorrow", publish_at_1="noon"))
    assert errors == {"publish_at": ["Enter a valid date.", "Enter a valid time."]}


@pytest.mark.parametrize("field", ["name_uz", "name_ru", "summary_en", "internal_note", "city_uz"])
def test_html_in_a_plain_field_is_refused(send, field):
    errors = errors_of(send(make_partner(), **{field: "a <script>alert(1)</script>"}))
    message = "This field takes plain text. Remove the HTML: it would be shown as it is typed."
    assert errors == {field: [message]}


def test_dangerous_markup_in_rich_text_is_cleaned(send):
    partner = make_partner()
    dangerous = '<p onclick="x()">a<script>b()</script><a href="javascript:c()">d</a></p>'
    send(partner, body_en=dangerous)
    partner.refresh_from_db()
    assert partner.body_en == "<p>ad</p>"


def test_address_of_another_record_is_refused(send):
    make_partner(slug="orbit")
    errors = errors_of(send(make_partner(), slug="orbit"))
    assert errors == {"slug": ["Another record of this kind has this address."]}


def test_address_that_another_record_had_is_refused(send):
    FormerSlug.objects.remember(Partner, "orbit", None)
    errors = errors_of(send(make_partner(), slug="orbit"))
    message = "Another record had this address; addresses are never used again."
    assert errors == {"slug": [message]}


def test_record_without_a_title_is_refused(send):
    partner = make_partner(status="draft")
    errors = errors_of(send(partner, name_uz="", name_ru=" ", name_en=""))
    assert errors == {"name_uz": ["Enter this in at least one language."]}


def test_record_without_a_summary_is_not_published(send):
    partner = make_partner(status="draft")
    empty = {"summary_uz": "", "summary_ru": "", "summary_en": ""}
    response = send(partner, _publish="1", **empty)
    assert errors_of(response).keys() == {"__all__"}


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"starts_on": "11.05.2022", "ends_on": "10.05.2022"}, {"ends_on"}),
        ({"starts_on": "", "ends_on": "10.05.2022"}, {"starts_on"}),
        ({"starts_on": "06.2022", "ends_on": "05.2022"}, {"ends_on"}),
        ({"edition": "-1"}, {"edition"}),
        ({"edition": "99999999999999999999"}, {"edition"}),
    ],
)
def test_crossing_dates_of_a_conference_are_named(send, values, errors):
    assert errors_of(send(make_conference(), **values)).keys() == errors


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"signed_on": "2022", "term": Term.FIXED, "valid_until": "2021"}, {"valid_until"}),
        ({"signed_on": "2022", "terminated_on": "12.2021"}, {"terminated_on"}),
        ({"term": Term.INDEFINITE, "valid_until": "2030"}, {"valid_until"}),
    ],
)
def test_crossing_dates_of_a_memorandum_are_named(send, values, errors):
    assert errors_of(send(make_memorandum(), **values)).keys() == errors


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"term_years": "5"}, {"term_years"}),
        ({"term": Term.FIXED, "term_years": "5", "valid_until": "2030"}, {"term_years"}),
        ({"notice_months": "-1"}, {"notice_months"}),
    ],
)
def test_impossible_term_of_an_agreement_is_named(send, values, errors):
    assert errors_of(send(make_agreement(), **values)).keys() == errors


@pytest.mark.parametrize(("language", "word"), [("uz", "matn"), ("ru", "текст")])
def test_message_is_in_the_editors_language(send, language, word):
    [message] = errors_of(send(make_partner(), language, name_uz="<b>a</b>"))["name_uz"]
    assert word in message


# --- Nothing typed is lost ---------------------------------------------------------------------


def test_all_that_was_typed_comes_back_with_the_message(send):
    area, source, country = make_area(), make_source(), make_country()
    typed = {
        "founded_on": "31.02.2022",
        "name_ru": "Новое имя",
        "summary_en": "New words",
        "body_uz": "<p>Yangi matn</p>",
        "website": "javascript:alert(1)",
        "country": str(country.pk),
        "areas": [str(area.pk)],
        "sources": [str(source.pk)],
        "internal_note": "Check the date",
    }
    returned = filled_in(send(make_partner(), **typed))
    assert {name: returned[name] for name in typed} == typed


def test_country_deleted_meanwhile_is_named_and_the_rest_comes_back(admin):
    country = make_country()
    data = {"kind": "company", "country": str(country.pk), "name_en": "Orbit"}
    url = address(Partner, "add", language="en")
    data = {**filled_in(admin.get(url)), **data}
    country.delete()
    response = admin.post(url, data)
    assert errors_of(response) == {
        "country": ["Select a valid choice. That choice is not one of the available choices."]
    }
    assert filled_in(response)["name_en"] == "Orbit"


@pytest.mark.parametrize("forged", ["abc", "9" * 30, "-1", "²"])
def test_forged_source_is_named(send, forged):
    assert errors_of(send(make_partner(), sources=[forged])).keys() == {"sources"}


def test_source_deleted_meanwhile_is_named(send):
    source = make_source()
    pk = str(source.pk)
    source.delete()
    assert errors_of(send(make_partner(), sources=[pk])).keys() == {"sources"}


def test_record_deleted_meanwhile_leads_back_with_a_message(admin):
    partner = make_partner()
    url = address(Partner, "change", partner.pk, language="en")
    data = filled_in(admin.get(url))
    partner.delete()
    response = admin.post(url, data, follow=True)
    [message] = response.context["messages"]
    assert "doesn’t exist. Perhaps it was deleted?" in str(message)


@pytest.mark.parametrize("key", ["abc", "0", "-1", "9" * 30, "%00", "1 OR 1=1"])
def test_key_that_no_record_has_leads_back(admin, key):
    response = admin.get(f"/en/admin/cooperation/partner/{key}/change/", follow=True)
    assert response.status_code in (200, 400)


# --- Rows --------------------------------------------------------------------------------------


def new_rows(prefix, initial, rows):
    """The values of rows added below those that are there."""
    values = {f"{prefix}-TOTAL_FORMS": str(initial + len(rows))}
    for number, row in enumerate(rows, start=initial):
        values |= {f"{prefix}-{number}-{field}": value for field, value in row.items()}
    return values


def test_partner_named_twice_is_refused_at_its_row(send):
    partner = make_partner()
    rows = [{"partner": partner.pk, "position": 0}] * 2
    response = send(make_memorandum(partners=[]), **new_rows("signatories", 0, rows))
    assert row_errors_of(response) == {
        "signatories": [{}, {"partner": ["This partner is already named."]}]
    }


def test_partner_named_again_is_refused_at_its_row(send):
    partner = make_partner()
    rows = [{"partner": partner.pk, "position": 1}]
    response = send(make_memorandum(partners=[partner]), **new_rows("signatories", 1, rows))
    assert row_errors_of(response) == {
        "signatories": [{}, {"partner": ["This partner is already named."]}]
    }


def test_partners_may_change_places(send):
    first, second = make_partner(), make_partner()
    memorandum = make_memorandum(partners=[first, second])
    send(memorandum, **{"signatories-0-partner": second.pk, "signatories-1-partner": first.pk})
    assert [row.partner for row in memorandum.signatories.all()] == [second, first]


def test_partner_may_take_the_place_of_a_deleted_row(send):
    first, second = make_partner(), make_partner()
    memorandum = make_memorandum(partners=[first, second])
    send(memorandum, **{"signatories-0-partner": second.pk, "signatories-1-DELETE": "on"})
    assert [row.partner for row in memorandum.signatories.all()] == [second]


def test_state_named_twice_without_a_partner_is_refused_at_its_row(send):
    country = make_country()
    rows = [{"country": country.pk, "position": 0}] * 2
    response = send(make_agreement(parties=[]), **new_rows("parties", 0, rows))
    assert row_errors_of(response) == {
        "parties": [{}, {"country": ["This party is already named."]}]
    }


def test_agreement_related_to_itself_is_refused_at_its_row(send):
    agreement = make_agreement()
    rows = [{"kind": "amends", "other": agreement.pk, "position": 0}]
    response = send(agreement, **new_rows("relations", 0, rows))
    assert "other" in row_errors_of(response)["relations"][0]


@pytest.mark.parametrize(
    ("step", "field"),
    [
        ({"kind": StepKind.SIGNED, "until": "2030"}, "until"),
        ({"kind": StepKind.EXTENDED, "on": "2022", "until": "2021"}, "until"),
        ({"kind": StepKind.SIGNED, "on": "10.13.2022"}, "on"),
        ({"kind": "", "on": "2022"}, "kind"),
        ({"kind": StepKind.SIGNED, "place_uz": "<b>"}, "place_uz"),
    ],
)
def test_mistake_in_a_legal_step_is_named_at_its_field(send, step, field):
    response = send(make_agreement(steps=[]), **new_rows("steps", 0, [{**step, "position": 0}]))
    assert row_errors_of(response)["steps"][0].keys() == {field}


@pytest.mark.parametrize("value", ["", "-1", "ten", "99999999999999999999"])
def test_impossible_figure_is_named_at_its_field(send, value):
    rows = [{"value": value, "label_uz": "aʼzo davlatlar", "qualifier": "exact", "position": 0}]
    response = send(make_membership(), **new_rows("statistics", 0, rows))
    assert row_errors_of(response)["statistics"][0].keys() == {"value"}


def test_row_deleted_meanwhile_comes_back_with_what_was_typed_and_can_be_saved(admin):
    membership = make_membership(statistics=[{"value": n, "position": n} for n in (1, 2, 3)])
    url = address(type(membership), "change", membership.pk, language="en")
    data = {**filled_in(admin.get(url)), "statistics-0-value": "10", "statistics-2-value": "30"}
    Statistic.objects.get(pk=data["statistics-0-id"]).delete()

    response = admin.post(url, data)
    assert response.status_code == 409

    admin.post(url, filled_in(response))
    assert sorted(membership.statistics.values_list("value", flat=True)) == [2, 10, 30]


def test_row_deleted_meanwhile_and_marked_for_deletion_is_let_go(admin):
    memorandum = make_memorandum()
    url = address(type(memorandum), "change", memorandum.pk)
    data = {**filled_in(admin.get(url)), "signatories-0-DELETE": "on"}
    MemorandumPartner.objects.all().delete()
    assert admin.post(url, data).status_code == 302


@pytest.mark.parametrize("count", ["", "abc", "-1", "999999999"])
def test_forged_number_of_rows_is_answered(admin, count):
    memorandum = make_memorandum()
    url = address(type(memorandum), "change", memorandum.pk)
    data = {**filled_in(admin.get(url)), "signatories-TOTAL_FORMS": count}
    assert admin.post(url, data).status_code in (200, 302)


@pytest.mark.parametrize("total", ["-1", "1"])
@pytest.mark.parametrize("initial", ["5", "9" * 30])
def test_forged_number_of_earlier_rows_is_answered(send, total, initial):
    counts = {"signatories-TOTAL_FORMS": total, "signatories-INITIAL_FORMS": initial}
    assert send(make_memorandum(), **counts).status_code in (200, 302)


# --- Much of it ---


def test_long_agreement_is_saved_in_three_languages(send):
    agreement = make_agreement()
    long = f"<p>{'Моддаʼ ' * 1000}</p>"
    with gathered():
        for number in range(1, 81):
            make_article(agreement, str(number), text_uz=long, text_ru=long, text_en=long)
    assert send(agreement).status_code == 302


def test_more_than_a_form_takes_is_explained(admin, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = admin.post(address(Partner, "add", language="en"), {"name_en": "x" * 2000})
    assert response.status_code == 413
    assert "Too much was sent at once" in response.content.decode()


# --- Both ways ---------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [Partner, Agreement, Conference])
def test_empty_form_names_what_is_missing(admin, model):
    url = address(model, "add")
    assert errors_of(admin.post(url, filled_in(admin.get(url)))) != {}


@pytest.mark.parametrize("model", [Partner, Agreement, Conference])
def test_post_without_any_data_is_answered(admin, model):
    assert admin.post(address(model, "add"), {}).status_code == 200
