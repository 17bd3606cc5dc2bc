"""The sheets that the browser gets, put together from a file per component."""

import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from uzbekspace.stylesheets import StylesheetFinder, put_together

SHEET = "css/portal.css"


@pytest.fixture
def folder(tmp_path):
    """A folder of parts, of two components and two other layers."""
    (tmp_path / "components").mkdir()
    for name in ("print", "components/card", "components/badge", "tokens"):
        (tmp_path / f"{name}.css").write_text(f".{name.split('/')[-1]} {{}}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def finder(folder, tmp_path, settings):
    settings.STYLESHEET_ROOT = tmp_path / "sheets"
    finder = StylesheetFinder()
    finder.folder = folder
    return finder


def test_the_layers_come_from_the_weakest_to_the_strongest(folder):
    assert re.findall(r"^@layer ([\w-]+) \{$", put_together(folder), re.MULTILINE) == [
        "tokens",
        "components",
        "components",
        "print",
    ]


def test_the_files_of_a_layer_come_in_the_order_of_their_names(folder):
    assert re.findall(r"/\* (components/\w+\.css) \*/", put_together(folder)) == [
        "components/badge.css",
        "components/card.css",
    ]


def test_the_order_of_the_layers_is_told_before_the_first(folder):
    assert put_together(folder).splitlines()[0] == (
        "@layer tokens, base, layout, components, print, special-view;"
    )


def test_a_sheet_is_found_with_what_its_parts_say(finder):
    assert ".badge {}" in Path(finder.find(SHEET)).read_text(encoding="utf-8")


def test_a_part_that_changed_changes_the_sheet(finder, folder):
    sheet = Path(finder.find(SHEET))
    part = folder / "components" / "badge.css"
    part.write_text(".changed {}\n", encoding="utf-8")
    later = sheet.stat().st_mtime_ns + 1_000_000_000
    os.utime(part, ns=(later, later))

    finder.find(SHEET)

    assert ".changed {}" in sheet.read_text(encoding="utf-8")


def test_a_sheet_whose_parts_stayed_is_not_written_again(finder, folder):
    sheet = Path(finder.find(SHEET))
    later = sheet.stat().st_mtime_ns + 1_000_000_000
    os.utime(sheet, ns=(later, later))

    finder.find(SHEET)

    assert sheet.stat().st_mtime_ns == later


def test_another_name_is_left_to_the_other_finders(finder):
    assert finder.find("css/other.css") == []


def test_every_address_in_the_sheet_leads_to_a_file():
    with open(finders.find(SHEET), encoding="utf-8") as file:
        addresses = re.findall(r"url\([\"']?([^\"')#]+)", file.read())

    missing = [
        each for each in addresses if not finders.find(os.path.normpath(os.path.join("css", each)))
    ]

    assert (len(addresses) > 0, missing) == (True, [])
