"""Files as programs write them, and files that mean harm."""

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from cooperation import spreadsheets
from cooperation.spreadsheets import limits
from cooperation.spreadsheets.reading import Bad
from tests.spreadsheets.files import csv_file, saved, table, upload

LINES = (["slug", "name_ru"], ["education", "Образование"])


def lines_of(file):
    [sheet] = spreadsheets.read(file)
    return sheet.lines


def refusal_of(file):
    with pytest.raises(spreadsheets.NotTaken) as refused:
        spreadsheets.read(file)
    return str(refused.value)


def with_part(name, content, replaces=None):
    """A workbook with another part, or with a part that has other content."""
    old = zipfile.ZipFile(table(*LINES))
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in old.namelist():
            data = old.read(part)
            if part == replaces:
                data = content(data)
            archive.writestr(part, data)
        if replaces is None:
            archive.writestr(name, content)
    return upload(new.getvalue())


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_in_every_usual_form(separator, encoding):
    file = csv_file(*LINES, separator=separator, encoding=encoding)
    assert lines_of(file) == [
        (1, {0: "slug", 1: "name_ru"}),
        (2, {0: "education", 1: "Образование"}),
    ]


def test_other_letters_are_refused_with_the_way_out():
    assert "CSV UTF-8" in refusal_of(csv_file(*LINES, encoding="cp1251"))


def test_workbook_is_read():
    assert lines_of(table(*LINES))[1] == (2, {0: "education", 1: "Образование"})


@pytest.mark.parametrize(
    ("number_format", "text"),
    [("dd.mm.yyyy", "2022-05-01"), ("mmm-yy", "2022-05"), ("yyyy", "2022")],
)
def test_date_is_as_exact_as_its_cell_shows(number_format, text):
    book = Workbook()
    book.active["A1"] = datetime.datetime(2022, 5, 1)
    book.active["A1"].number_format = number_format
    assert lines_of(saved(book)) == [(1, {0: text})]


def test_formula_is_no_value():
    assert lines_of(table(["slug"], ["=1+1"]))[1] == (2, {0: Bad.FORMULA})


def test_error_of_the_program_is_no_value():
    assert lines_of(table(["slug"], ["#N/A"]))[1] == (2, {0: Bad.ERROR})


def test_merged_cells_are_no_values():
    book = Workbook()
    book.active.append(["slug", "name_en"])
    book.active.append(["a", "Name"])
    book.active.merge_cells("B2:B3")
    assert lines_of(saved(book))[1:] == [
        (2, {0: "a", 1: Bad.MERGED}),
        (3, {1: Bad.MERGED}),
    ]


def test_a_whole_sheet_merged_is_refused():
    merged = b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    sheet = "xl/worksheets/sheet1.xml"
    file = with_part("", lambda data: data.replace(b"</sheetData>", merged), replaces=sheet)
    assert "merged" in refusal_of(file)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xl/vbaProject.bin", "a macro"),
        ("xl/externalLinks/externalLink1.xml", "fetches data"),
        ("xl/embeddings/oleObject1.bin", "other files inside this workbook"),
    ],
)
def test_workbook_that_acts_is_refused(name, words):
    assert words in refusal_of(with_part(name, "<a/>"))


def test_declared_entities_are_refused():
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    sheet = "xl/worksheets/sheet1.xml"
    file = with_part("", lambda data: bomb + data, replaces=sheet)
    assert refusal_of(file)


def test_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1000)
    assert "unpacks" in refusal_of(table(*LINES))


def test_large_file_is_refused_unread(monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    assert "larger than" in refusal_of(table(*LINES))


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "LINES", 1)
    assert "more than 1 lines" in refusal_of(csv_file(*LINES))


def test_empty_rows_count_for_nothing():
    rows = b"".join(b'<row r="%d"/>' % number for number in range(3, 30_000))
    sheet = "xl/worksheets/sheet1.xml"
    file = with_part(
        "", lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>"), replaces=sheet
    )
    assert len(lines_of(file)) == 2


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "table.xlsx"),
        (b"nothing of the kind", "table.xlsx"),
        (b"PK\x03\x04 broken", "table.xlsx"),
        (b"%PDF-1.4", "table.pdf"),
        (b"slug;name", "table.xls"),
        (b"slug", "table"),
        (b'slug;"name', "table.csv"),
    ],
)
def test_what_is_no_table_is_refused(content, name):
    assert refusal_of(upload(content, name))
