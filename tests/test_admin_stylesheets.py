"""The sheets of the admin: Django's, made to give way, and ours, put together from its parts."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.test_colours import DARK, LIGHT, contrast
from uzbekspace.admin_stylesheets import SHEET, in_layer, put_together, under_the_switch

PARTS = sorted(Path(settings.BASE_DIR / "static/admin_kit/css").glob("*.css"))

DARK_SYSTEM = "@media (prefers-color-scheme: dark) {\n  :root {\n    --paper: #000000;\n  }\n}\n"


def sheet(path=SHEET):
    return Path(finders.find(path)).read_text(encoding="utf-8")


# --- Django's sheets ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["base", "forms", "changelists", "vendor/select2/select2"])
def test_sheet_of_django_stands_in_the_weakest_layer(name):
    rules = re.sub(r"@import [^;]+;\s*", "", sheet(f"admin/css/{name}.css"))
    assert rules.startswith("@layer django {")


def test_sheet_that_imports_another_does_so_before_its_layer():
    assert in_layer("@import url('widgets.css');\n\na {}\n").splitlines()[:2] == [
        "@import url('widgets.css');",
        "@layer django {",
    ]


def test_other_files_of_apps_are_left_as_they_are():
    assert "site-packages" in finders.find("admin/js/theme.js")


# --- Our sheet ---------------------------------------------------------------------------------


def test_every_part_is_in_the_sheet():
    found = re.findall(r"^/\* ([\w-]+\.css) \*/$", sheet(), re.MULTILINE)
    shared = ["fonts.css", "tokens.css", "preview_choices.css", "preview_stage.css"]
    assert found == [*shared, *(part.name for part in PARTS)]


def test_what_the_public_pages_have_too_is_weaker_than_our_rules(tmp_path):
    shared, part = tmp_path / "tokens.css", tmp_path / "base.css"
    shared.write_text("a {}\n", encoding="utf-8")
    part.write_text("b {}\n", encoding="utf-8")
    assert put_together([shared], [part]) == (
        "@layer django, shared;\n"
        "\n/* tokens.css */\n@layer shared {\na {}\n}\n"
        "\n/* base.css */\nb {}\n"
    )


def test_part_that_changes_changes_the_sheet():
    written = Path(finders.find(SHEET))
    os.utime(written, ns=(0, 0))
    assert Path(finders.find(SHEET)).stat().st_mtime_ns > 0


def test_every_address_in_the_sheet_leads_to_a_file():
    addresses = re.findall(r"url\(\"((?!data:)[^\"]+)", sheet())
    missing = [
        address
        for address in addresses
        if not finders.find(os.path.normpath(os.path.join("admin_kit", address)))
    ]
    assert (len(addresses) > 0, missing) == (True, [])


# --- Colours -----------------------------------------------------------------------------------


def test_no_part_names_a_colour():
    named = re.compile(r"(?<!%23)#[0-9a-f]{3,8}\b(?=[;, )])|\b(?:rgb|hsl|oklch|lab)a?\(")
    found = {part.name: named.findall(part.read_text(encoding="utf-8")) for part in PARTS}
    assert {name: colours for name, colours in found.items() if colours} == {}


def test_dark_values_hold_for_a_dark_system_unless_light_is_chosen():
    first, _second = under_the_switch(DARK_SYSTEM).split("\n\n")
    assert first.splitlines()[:2] == [
        "@media (prefers-color-scheme: dark) {",
        '  :root:where(:not([data-theme="light"])) {',
    ]


def test_dark_values_hold_where_dark_is_chosen():
    _first, second = under_the_switch(DARK_SYSTEM).split("\n\n")
    assert second.splitlines()[:3] == [
        "@media all {",
        '  :root:where([data-theme="dark"]) {',
        "    --paper: #000000;",
    ]


def test_other_conditions_of_a_scheme_stay():
    strong = DARK_SYSTEM.replace("(prefers-color", "(prefers-contrast: more) and (prefers-color")
    _first, second = under_the_switch(strong).split("\n\n")
    assert second.splitlines()[0] == "@media (prefers-contrast: more) {"


def test_no_rule_of_the_tokens_asks_the_system_alone():
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
    asked = tokens.count("prefers-color-scheme")
    switched = under_the_switch(tokens)
    assert (asked > 0, switched.count("data-theme")) == (True, 2 * asked)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "surface-quiet"])
def test_mistakes_can_be_read(scheme, ground):
    assert contrast(scheme["error"], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_button_that_destroys_can_be_read(scheme):
    assert contrast(scheme["on-azure"], scheme["error"]) >= 4.5
