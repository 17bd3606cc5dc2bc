"""The files as others read them: by Python's own modules, by csvw and by openpyxl."""

import csv
import io
import json
import shutil
import zipfile

import pytest
from csvw import CSVW
from django.conf import settings
from openpyxl import load_workbook

from cooperation.downloads import FILES, shelf_for
from cooperation.models import AgreementParty, MemorandumPartner
from cooperation.open_data import KINDS

from ..builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    make_register,
    make_relation,
    make_series,
    make_site_settings,
    make_source,
    tomorrow,
    yesterday,
)
from ..library import make_document

pytestmark = pytest.mark.django_db

HERE = "https://portal.example"


def bytes_of(name):
    with shelf_for(HERE).made(name).open() as file:
        return file.read()


def lines_of(name):
    text = bytes_of(name).decode()
    assert "\r\n" in text
    return list(csv.DictReader(io.StringIO(text, newline="")))


def workbook(name):
    return load_workbook(io.BytesIO(bytes_of(name)))


# --- CSV ---------------------------------------------------------------------------------------


def test_a_line_of_csv_holds_a_record():
    make_partner(
        slug="cnes", name_en="CNES, of France", name_ru='Так "называемый"', summary_en="Two\nlines",
        country=make_country("FR"), areas=[make_area(slug="b"), make_area(slug="a")],
    )  # fmt: skip

    (line,) = lines_of("partners.csv")

    assert line["id"] == f"{HERE}/id/partners/cnes"
    assert line["name_en"] == "CNES, of France"
    assert line["name_ru"] == 'Так "называемый"'
    assert line["summary_en"] == "Two\nlines"
    assert (line["country"], line["areas"], line["founded_on"]) == ("FR", "a;b", "")


def test_rows_name_their_record():
    first, second = make_country("UZ"), make_country("FR")
    make_agreement(slug="one", parties=[first, second])
    make_agreement(slug="two", parties=[first])

    lines = lines_of("agreements-parties.csv")

    assert [(each["record"], each["row"], each["country"]) for each in lines] == [
        ("one", "1", "UZ"),
        ("one", "2", "FR"),
        ("two", "1", "UZ"),
    ]


def test_yes_and_no_are_words_of_xml_schema():
    make_agreement(slug="one", is_framework=True)
    make_agreement(slug="two")

    assert [line["is_framework"] for line in lines_of("agreements.csv")] == ["true", "false"]


def test_csv_has_no_mark_at_its_beginning():
    assert bytes_of("areas.csv") == b"slug,name_uz,name_ru,name_en\r\n"


def test_the_metadata_describe_all_tables_truly(tmp_path):
    make_site_settings(licence_en="Name the source.")
    register = make_register()
    make_register(languages=["ru"])
    make_document(attached_to=register["agreement"])
    with zipfile.ZipFile(io.BytesIO(bytes_of("register.zip"))) as archive:
        archive.extractall(tmp_path)

    described = CSVW(str(tmp_path / "csv-metadata.json"), validate=True)

    assert (described.is_valid, described.warnings) == (True, [])
    assert len(described.tables) == sum(1 + len(kind.row_values) for kind in KINDS.values())
    assert described.tablegroup.check_referential_integrity()


def test_the_metadata_of_a_kind_hold_what_it_names(tmp_path):
    make_register()
    names = ["agreements.csv-metadata.json"]
    for table in json.loads(bytes_of(names[0]))["tables"]:
        names.append(table["url"])
        bytes_of(table["url"])
    for name in names:
        shutil.copy(shelf_for(HERE).kept(name).path, tmp_path)

    described = CSVW(str(tmp_path / names[0]), validate=True)

    assert (described.is_valid, described.warnings) == (True, [])


# --- JSON --------------------------------------------------------------------------------------


def test_json_tells_where_it_comes_from():
    make_site_settings(licence_en="Name the source.")
    make_partner(slug="b")
    make_partner(slug="a")

    document = json.loads(bytes_of("partners.json"))

    meta = document["meta"]
    assert (meta["kind"], meta["count"]) == ("partners", 2)
    assert meta["licence"] == {"en": "Name the source."}
    assert meta["source"]["ru"] == f"{HERE}/ru/data/partners/"
    assert meta["generated"] == document["records"][1]["changed_at"]
    assert [record["slug"] for record in document["records"]] == ["a", "b"]
    assert [field["code"] for field in meta["fields"]] == list(document["records"][0])


def test_each_line_of_ndjson_is_a_record():
    make_partner(slug="b", summary_en="Two\nlines")
    make_partner(slug="a")

    lines = bytes_of("partners.ndjson").decode().removesuffix("\n").split("\n")

    assert [json.loads(line)["slug"] for line in lines] == ["a", "b"]


def test_a_kind_without_records_is_an_empty_list():
    assert json.loads(bytes_of("agreements.json"))["records"] == []


def test_the_register_holds_each_kind():
    make_register()

    whole = json.loads(bytes_of("register.json"))
    lines = [json.loads(line) for line in bytes_of("register.ndjson").splitlines()]

    numbers = {word: len(records) for word, records in whole["records"].items()}
    assert list(numbers) == list(KINDS)
    assert numbers == {word: each["count"] for word, each in whole["meta"]["datasets"].items()}
    assert numbers == {word: [each["dataset"] for each in lines].count(word) for word in KINDS}


# --- XLSX --------------------------------------------------------------------------------------


def test_a_workbook_has_a_sheet_for_each_table():
    make_register()

    names = workbook("conferences.xlsx").sheetnames

    assert names == [
        "conferences", "conferences-statistics", "conferences-documents",
        "columns", "codes", "about",
    ]  # fmt: skip


def test_a_text_is_never_a_formula():
    make_partner(name_en="=1+1", name_ru="#N/A", summary_en="\x0bA sign that XML has not")

    sheet = workbook("partners.xlsx")["partners"]

    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert [(cells[each].value, cells[each].data_type) for each in ("name_en", "name_ru")] == [
        ("=1+1", "s"),
        ("#N/A", "s"),
    ]
    assert cells["summary_en"].value == "A sign that XML has not"


def test_what_no_cell_holds_is_marked():
    make_partner(body_en=f"<p>{'a' * 40_000}</p>")

    sheet = workbook("partners.xlsx")["partners"]

    assert [row[0].value for row in sheet.iter_cols() if row[0].value == "text_en"] == ["text_en"]
    assert "#TOO-LONG" in [cell.value for cell in sheet[2]]


def test_a_sheet_explains_columns_in_three_languages():
    rows = [[cell.value for cell in row] for row in workbook("areas.xlsx")["columns"].rows]

    assert rows[0] == ["sheet", "column", *["Oʻzbekcha", "Русский", "English"] * 2]
    assert rows[4][:2] == ["areas", "name_en"]
    assert rows[4][4] == "Name, English"


# --- All of them -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["register.zip", "partners.xlsx"])
def test_what_is_equal_is_equal_byte_by_byte(name):
    make_register()
    first = bytes_of(name)
    shutil.rmtree(settings.DOWNLOAD_CACHE)

    assert bytes_of(name) == first


@pytest.fixture
def hidden_things():
    """Records that readers do not see, each named in every way by one that they do."""
    editor = make_editor(first_name="Concealed", last_name="Concealed")
    named = {"name_en": "Concealed", "internal_note": "Concealed"}
    titled = {"title_en": "Concealed", "internal_note": "Concealed"}
    country = make_country()
    draft = make_partner(slug="concealed-1", status="draft", country=country, **named)
    later = make_partner(slug="concealed-2", publish_at=tomorrow(), country=country, **named)
    past = make_conference(
        slug="concealed-3",
        unpublish_at=yesterday(),
        series=make_series(slug="concealed-4"),
        **titled,
    )
    agreement = make_agreement(slug="concealed-5", status="archived", **titled)
    make_membership(
        slug="concealed-6", status="review", areas=[make_area(slug="concealed-7")],
        sources=[make_source(key="concealed-8")], statistics=[{"label_en": "Concealed"}], **named,
    )  # fmt: skip
    make_memorandum(slug="concealed-9", status="draft", partners=[draft], **titled)
    make_document(slug="concealed-10", attached_to=draft)

    public = make_agreement(
        internal_note="Concealed", created_by=editor, changed_by=editor,
        body_en='<p>With <a href="record:partner/concealed-1">them</a></p>',
    )  # fmt: skip
    AgreementParty.objects.filter(agreement=public).update(partner=draft)
    make_relation(public, agreement)
    memorandum = make_memorandum(partners=[draft], occasion=past)
    MemorandumPartner.objects.create(memorandum=memorandum, partner=later, position=2)
    make_conference(organisers=[draft], participants=[later])


def unpacked(name):
    content = bytes_of(name)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(member) for member in archive.namelist()]


def test_no_file_holds_what_is_hidden(hidden_things):
    told = [name for name in FILES if any(b"concealed" in part.lower() for part in unpacked(name))]

    assert told == []
