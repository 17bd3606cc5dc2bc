"""What stands in an exported table."""

import csv
import io
import zipfile

import pytest
from django.utils.translation import override

from cooperation.models import Agreement, Area, Memorandum, Partner
from tests.builders import (
    date,
    make_agreement,
    make_area,
    make_country,
    make_memorandum,
    make_partner,
)
from tests.spreadsheets.files import book_of, exported

pytestmark = pytest.mark.django_db


def lines_of(sheet):
    """Its lines below the headers, as dicts by the codes of the columns."""
    codes, _headers, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(codes, line, strict=False)) for line in lines]


def test_first_line_has_codes_and_the_second_headers_in_the_language_of_the_editor():
    make_area()
    with override("ru"):
        sheet = book_of(exported(Area))["area"]
    codes, headers = sheet.iter_rows(max_row=2, values_only=True)
    assert codes == ("slug", "name_uz", "name_ru", "name_en")
    assert headers[2] == "Название (русский)"


def test_codes_stay_in_sight():
    make_area()
    assert book_of(exported(Area))["area"].freeze_panes == "B3"


def test_record_names_others_by_their_keys():
    areas = [make_area(slug="education"), make_area(slug="business")]
    make_partner(country=make_country("KZ"), areas=areas, founded_on=date("1999-05"))
    [line] = lines_of(book_of(exported(Partner))["partner"])
    assert (line["country"], line["areas"], line["founded_on"], line["kind"]) == (
        "KZ", "business; education", "1999-05", "space-agency",
    )  # fmt: skip


def test_rows_stand_on_sheets_of_their_own():
    partner = make_partner(slug="jaxa")
    make_memorandum(slug="first", partners=[partner])
    [line] = lines_of(book_of(exported(Memorandum))["signatories"])
    assert (line["record"], line["partner"], len(line["id"])) == ("first", "jaxa", 36)


def test_codes_are_explained_and_offered():
    make_agreement()
    book = book_of(exported(Agreement))
    explained = {(line[1], line[3]) for line in book["Codes"].iter_rows(values_only=True)}
    offered = {each.formula1 for each in book["agreement"].data_validations.dataValidation}
    assert ("level", "interagency") in explained
    assert '"not-published,fixed,indefinite"' in offered


def test_text_is_never_a_formula():
    make_area(name_en="=HYPERLINK(1)")
    cell = book_of(exported(Area))["area"]["D3"]
    assert (cell.value, cell.data_type) == ("'=HYPERLINK(1)", "s")


def test_number_is_a_number_and_yes_or_no_too():
    make_agreement(term="fixed", term_years=5, is_framework=True)
    [line] = lines_of(book_of(exported(Agreement))["agreement"])
    assert (line["term_years"], line["is_framework"]) == (5, True)


def test_text_too_long_for_a_cell_is_marked():
    make_partner(body_en="<p>" + "x" * 40_000 + "</p>")
    [line] = lines_of(book_of(exported(Partner))["partner"])
    assert line["body_en"] == "#TOO-LONG"


def test_order_is_that_of_the_list():
    first, second = make_area(), make_area()
    lines = lines_of(book_of(exported(Area, numbers=[second.pk, first.pk]))["area"])
    assert [line["slug"] for line in lines] == [second.slug, first.slug]


def test_csv_is_marked_as_utf_8_and_quotes_everything():
    make_area(slug="education", name_uz="Taʼlim", name_ru="", name_en="A; b")
    text = exported(Area, "csv").decode()
    assert text.splitlines()[0] == '\ufeff"slug";"name_uz";"name_ru";"name_en"'
    assert text.splitlines()[2] == '"education";"Taʼlim";"";"A; b"'


def test_archive_has_a_csv_of_each_table():
    make_memorandum(slug="first")
    archive = zipfile.ZipFile(io.BytesIO(exported(Memorandum, "zip")))
    assert archive.namelist() == [
        "memorandum.csv", "signatories.csv", "attachments.csv", "gallery.csv",
    ]  # fmt: skip
    text = archive.read("signatories.csv").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text), delimiter=";"))[2][0] == "first"
