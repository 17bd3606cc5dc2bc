"""Tables as editors send them."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from cooperation import spreadsheets

FIRST_LINE = 3  # below the codes and the headers


def exported(kind, form="xlsx", numbers=None):
    """The file that an export of a kind makes, as bytes."""
    file = io.BytesIO()
    if numbers is None:
        numbers = list(kind.objects.order_by("pk").values_list("pk", flat=True))
    spreadsheets.write(kind, numbers, form, file)
    return file.getvalue()


def upload(content, name="table.xlsx"):
    return SimpleUploadedFile(name, content)


def book_of(content):
    return load_workbook(io.BytesIO(content))


def saved(book, name="table.xlsx"):
    file = io.BytesIO()
    book.save(file)
    return upload(file.getvalue(), name)


def table(*lines, title="partner"):
    """A workbook of one sheet; the first line holds the codes."""
    return workbook({title: lines})


def workbook(sheets):
    book = Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    return saved(book)


def csv_file(*lines, separator=";", encoding="utf-8-sig", name="table.csv"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(lines)
    return upload(text.getvalue().encode(encoding), name)


def planned(kind, file, user):
    return spreadsheets.planned(kind, spreadsheets.read(file), user)


def imported(kind, file, user):
    """The import that the file makes, as after its dry run."""
    sheets = spreadsheets.read(file)
    plan = spreadsheets.planned(kind, sheets, user)
    assert list(plan.mistakes) == []
    return spreadsheets.run(kind, sheets, user, expected=plan.digest, file_name=file.name)


def told(plan):
    """The mistakes with their cells."""
    return [(mistake.cell or mistake.line, mistake.message) for mistake in plan.mistakes]
