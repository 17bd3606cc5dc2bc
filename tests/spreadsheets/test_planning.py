"""What a file would do, and what is wrong with it."""

import pytest

from cooperation import spreadsheets
from cooperation.history import differences
from cooperation.models import Agreement, Area, Conference, Draft, Memorandum, Partner, Picture
from tests.builders import (
    date,
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_memorandum,
    make_partner,
    make_series,
    make_superuser,
)
from tests.library import make_picture
from tests.spreadsheets.files import (
    book_of,
    csv_file,
    exported,
    planned,
    saved,
    table,
    told,
    upload,
    workbook,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_superuser()


def plan_of(kind, user, *lines):
    return planned(kind, csv_file(*lines), user)


def changes_of(plan):
    [entry] = plan.entries
    return {
        each.path: (each.before, each.after)
        for each in differences(plan.kind, entry.before, entry.after)
    }


def value_of(plan, name):
    [entry] = plan.entries
    return entry.after["fields"][name]


# --- What is meant -----------------------------------------------------------------------------


def test_present_cells_change_and_absent_columns_stay(user):
    make_area(slug="education", name_uz="Taʼlim", name_en="Schools")
    plan = plan_of(Area, user, ["slug", "name_en"], ["education", "Education"])
    assert changes_of(plan) == {"fields.name_en": ("Schools", "Education")}
    assert plan.left_alone == [("", ["Name, Uzbek", "Name, Russian"])]


def test_empty_cell_empties(user):
    make_area(slug="education", name_uz="Taʼlim", name_en="Schools")
    plan = plan_of(Area, user, ["slug", "name_en"], ["education", ""])
    assert changes_of(plan) == {"fields.name_en": ("Schools", "")}


def test_unknown_key_is_new(user):
    plan = plan_of(Area, user, ["slug", "name_en"], ["education", "Education"])
    assert (plan.created, plan.changed, plan.unchanged) == (1, 0, 0)


def test_readable_headers_are_known_in_every_language(user):
    lines = ["slug", "name_en"], ["Kalit", "Nomi, ingliz"], ["education", "Education"]
    header = spreadsheets.tables_of(Area)[0].columns[2].headers
    for text in header:
        lines[1][1] = text
        assert plan_of(Area, user, *lines).created == 1


def test_apostrophes_are_mended(user):
    plan = plan_of(Area, user, ["slug", "name_uz"], ["education", "Ta'lim va o`quv"])
    assert value_of(plan, "name_uz") == "Taʼlim va oʻquv"


def test_rich_text_is_cleaned(user):
    make_partner(slug="jaxa", body_en="")
    lines = ["slug", "body_en"], ["jaxa", "<p onclick='x()'>Text<script>y()</script></p>"]
    assert value_of(plan_of(Partner, user, *lines), "body_en") == "<p>Text</p>"


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        ("founded_on", "10.05.2022", "2022-05-10"),
        ("founded_on", "2022", "2022"),
        ("kind", "Company", "company"),
        ("kind", "Компания", "company"),
        ("website", "jaxa.jp", "https://jaxa.jp"),
        ("verified_on", "2022-05-10", "2022-05-10"),
        ("publish_at", "2022-05-10 09:00", "2022-05-10T04:00:00+00:00"),
        ("name_en", "'=JAXA", "=JAXA"),
    ],
)
def test_cell_is_understood(user, column, typed, kept):
    make_partner(slug="jaxa")
    assert value_of(plan_of(Partner, user, ["slug", column], ["jaxa", typed]), column) == kept


def test_number_and_yes_are_understood(user):
    make_agreement(slug="first", term="fixed")
    lines = ["slug", "term_years", "is_framework"], ["first", 5, True]
    plan = planned(Agreement, table(*lines, title="agreement"), user)
    assert (value_of(plan, "term_years"), value_of(plan, "is_framework")) == (5, True)


def test_lists_are_keys(user):
    first, second = make_area(slug="a"), make_area(slug="b")
    make_partner(slug="jaxa")
    plan = plan_of(Partner, user, ["slug", "areas"], ["jaxa", "b; a"])
    assert plan.entries[0].after["lists"]["areas"] == sorted([first.pk, second.pk])


def test_rows_take_the_place_of_those_that_were(user):
    old, new = make_partner(slug="old"), make_partner(slug="new")
    make_memorandum(slug="first", partners=[old])
    file = workbook({"signatories": [["record", "partner"], ["first", "new"]]})
    [entry] = planned(Memorandum, file, user).entries
    assert [row["partner_id"] for row in entry.after["rows"]["signatories"]] == [new.pk]


def test_sheet_that_is_not_there_leaves_its_rows(user):
    make_memorandum(slug="first")
    [entry] = plan_of(Memorandum, user, ["slug", "title_en"], ["first", "Other"]).entries
    assert entry.after["rows"] == entry.before["rows"]


def test_lost_rows_are_told(user):
    make_memorandum(slug="first")
    file = workbook({"memorandum": [["slug"], ["first"]], "signatories": [["record", "partner"]]})
    plan = planned(Memorandum, file, user)
    assert plan.warnings == ["“first” loses rows: Partners that signed (1)."]


def test_row_may_take_what_another_gives_up(user):
    first, second = make_partner(slug="a"), make_partner(slug="b")
    make_memorandum(slug="first", partners=[first, second])
    book = book_of(exported(Memorandum))
    column = [cell.value for cell in book["signatories"][1]].index("partner") + 1
    for line, key in ((3, "b"), (4, "a")):
        book["signatories"].cell(line, column).value = key
    plan = planned(Memorandum, saved(book), user)
    assert (told(plan), plan.changed) == ([], 1)


def test_draft_of_changes_is_told(user):
    partner = make_partner(slug="jaxa", name_en="JAXA")
    Draft.objects.create(**Draft.naming(partner), base="")
    plan = plan_of(Partner, user, ["slug", "city_en"], ["jaxa", "Tokyo"])
    assert "Somebody has a draft" in plan.warnings[0]


# --- What is wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("founded_on", "last May"),
        ("kind", "sorcerer"),
        ("kind", ""),
        ("country", "XX"),
        ("country", ""),
        ("areas", "nowhere"),
        ("website", "javascript:x"),
        ("verified_on", "2022"),
        ("publish_at", "0001-01-01 00:00"),
        ("publish_at", "soon"),
        ("name_en", "<b>JAXA</b>"),
        ("name_en", "x" * 301),
        ("name_en", "J\x00AXA"),
        ("responsible", "nobody"),
        ("status", "secret"),
        ("body_en", "#TOO-LONG"),
        ("body_en", "x" * 200_001),
    ],
)
def test_mistake_is_told_with_its_cell(user, column, typed):
    make_partner(slug="jaxa", country=make_country("JP"))
    plan = plan_of(Partner, user, ["slug", column], ["jaxa", typed])
    assert [mistake.cell for mistake in plan.mistakes] == ["B2"]


def test_key_of_signs_that_no_database_keeps_is_a_mistake(user):
    plan = plan_of(Partner, user, ["slug", "name_en"], ["ja\0xa", "JAXA"])
    assert [mistake.cell for mistake in plan.mistakes] == ["A2"]


def test_every_mistake_is_told_at_once_in_the_order_of_the_file(user):
    lines = ["slug", "name_en"], ["a b", "<b>"], ["", "x"], ["ok", ""]
    assert [cell for cell, _message in told(plan_of(Area, user, *lines))] == ["A2", "B2", "A3", 4]


def test_rule_of_the_model_is_told(user):
    make_conference(slug="first", starts_on=date("2022-05"), ends_on=None)
    plan = plan_of(Conference, user, ["slug", "ends_on"], ["first", "2021"])
    assert told(plan)[0] == ("B2", "The last day is before the first.")


def test_rule_of_a_row_is_told(user):
    make_agreement(slug="first")
    lines = ["record", "kind", "on", "until"], ["first", "signed", "2022", "2023"]
    plan = planned(Agreement, workbook({"steps": lines}), user)
    assert told(plan)[0] == ("D2", "Only an extension has a new end.")


def test_equal_rows_are_told(user):
    make_partner(slug="jaxa")
    make_memorandum(slug="first")
    lines = ["record", "partner"], ["first", "jaxa"], ["first", "jaxa"]
    plan = planned(Memorandum, workbook({"signatories": lines}), user)
    assert told(plan) == [(3, "This partner is already named.")]


def test_equal_records_within_the_file_are_told(user):
    make_series(slug="stc")
    lines = (
        ["slug", "title_en", "series", "edition"],
        ["first", "First", "stc", "1"],
        ["second", "Second", "stc", "1"],
    )
    plan = plan_of(Conference, user, *lines)
    assert told(plan) == [(3, "This series already has an edition of this number.")]


def test_record_twice_is_told(user):
    make_area(slug="a")
    plan = plan_of(Area, user, ["slug", "name_en"], ["a", "A"], ["a", "B"])
    assert told(plan) == [("A3", "This record stands in line 2, too.")]


def test_row_of_another_record_is_told(user):
    make_memorandum(slug="first")
    other = make_memorandum(slug="second").signatories.get()
    lines = ["record", "id", "partner"], ["first", str(other.pk), other.partner.slug]
    plan = planned(Memorandum, workbook({"signatories": lines}), user)
    assert told(plan)[0][0] == "B2"


def test_address_of_a_deleted_record_is_told(user):
    make_partner(slug="jaxa").delete()
    lines = ["slug", "name_en", "kind", "country"], ["jaxa", "JAXA", "company", make_country().code]
    assert told(plan_of(Partner, user, *lines))[0][0] == "A2"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["slug", "titel_ru"], "is the code of no column"),
        (["slug", "name_en", "name_en"], "is there twice"),
        (["slug", "=1+1"], "formula"),
    ],
)
def test_wrong_code_is_told(user, codes, words):
    plan = planned(Area, table(codes, ["a", "b", "c"], title="area"), user)
    assert words in plan.mistakes[0].message


def test_column_without_code_is_left_out_and_told(user):
    plan = planned(Area, table(["slug", "name_en"], ["a", "A", "note"], title="area"), user)
    assert (plan.created, plan.warnings) == (
        1,
        ["Column C of the sheet “area” has no code and is left out."],
    )


def test_file_without_codes_is_refused(user):
    with pytest.raises(spreadsheets.NotTaken):
        plan_of(Area, user, ["Education"], ["Business"])


def test_too_many_changes_are_refused(user, monkeypatch):
    monkeypatch.setattr(spreadsheets.planning.limits, "RECORDS", 1)
    with pytest.raises(spreadsheets.NotTaken):
        plan_of(Area, user, ["slug", "name_en"], ["a", "A"], ["b", "B"])


def test_pictures_are_described_but_not_made(user):
    make_picture(key="hall")
    plan = plan_of(Picture, user, ["key", "alt_en"], ["hall", "The hall"], ["new", "New"])
    assert (plan.changed, told(plan)) == (1, [("A3", "There is no record with this key.")])


def test_exported_file_with_one_changed_cell_changes_one_field(user):
    make_partner()
    make_partner(slug="jaxa", city_en="Tokyo")
    text = exported(Partner, "csv").decode("utf-8-sig").replace('"Tokyo"', '"Chofu"')
    plan = planned(Partner, upload(text.encode(), "table.csv"), user)
    assert (changes_of(plan), plan.unchanged) == ({"fields.city_en": ("Tokyo", "Chofu")}, 1)
