"""The fonts: that they draw what the portal writes, weigh little, and are loaded once."""

import json
import re
from pathlib import Path
from typing import NamedTuple

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from fontTools.ttLib import TTFont

from cooperation.date_words import format_date
from cooperation.languages import LANGUAGE_CODES
from cooperation.orthography import APOSTROPHE, TURNED_COMMA
from cooperation.partial_dates import PartialDate

from .documents import Document

FOLDER = settings.BASE_DIR / "static" / "css"
SHEET = FOLDER / "base" / "fonts.css"
MOST_FOR_A_FIRST_VIEW = 60_000


class Face(NamedTuple):
    """A face of Onest: its file, and the characters for which a browser loads it."""

    file: Path
    claimed: frozenset

    @property
    def drawn(self):
        return frozenset(TTFont(self.file).getBestCmap())


def faces():
    sheet = SHEET.read_text(encoding="utf-8")
    for rule in re.findall(r'@font-face {\s*font-family: "Onest";.*?}', sheet, re.DOTALL):
        # Addresses are relative to css/, where the whole sheet stands.
        address = re.search(r'url\("(.+?)"\)', rule)[1]
        ranges = re.search(r"unicode-range:(.*?);", rule, re.DOTALL)[1]
        yield Face((FOLDER / address).resolve(), frozenset(code_points(ranges)))


def code_points(ranges):
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges):
        yield from range(int(first, 16), int(last or first, 16) + 1)


FACES = list(faces())


def characters_of(language):
    """Every character that a reader of the language meets: messages, dates, records."""
    texts = [format_date(PartialDate(2022, month, 10), language) for month in range(1, 13)]
    for folder in settings.LOCALE_PATHS:
        for path in Path(folder).glob(f"{language}/LC_MESSAGES/*.po"):
            for entry in polib.pofile(str(path)):
                texts += [entry.msgstr, *entry.msgstr_plural.values()]
    for path in settings.BASE_DIR.glob("fixtures/*/*.json"):
        texts += texts_in(json.loads(path.read_text(encoding="utf-8")), f"_{language}")
    return {ord(character) for text in texts for character in text if character.isprintable()}


def texts_in(value, ending, key=""):
    """The strings under keys with this ending, and those that are the same in all languages."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_in(inner, ending, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner, ending, key)
    elif isinstance(value, str) and (key.endswith(ending) or not re.search(r"_[a-z]{2}$", key)):
        yield value


def test_there_are_two_faces():
    assert [face.file.name for face in FACES] == ["onest.woff2", "onest-more.woff2"]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file.name)
def test_a_face_claims_just_what_its_file_draws(face):
    assert face.claimed == face.drawn


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file.name)
def test_a_face_has_every_weight_that_the_design_uses(face):
    (axis,) = TTFont(face.file)["fvar"].axes

    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_everything_written_in_a_language_is_drawn_in_onest(language):
    drawn = frozenset().union(*(face.drawn for face in FACES))

    assert {chr(each) for each in characters_of(language) - drawn} == set()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_first_view_of_a_language_loads_little(language):
    needed = [face for face in FACES if face.claimed & characters_of(language)]

    assert sum(face.file.stat().st_size for face in needed) <= MOST_FOR_A_FIRST_VIEW


@pytest.mark.parametrize("mark", [TURNED_COMMA, APOSTROPHE])
def test_the_marks_of_uzbek_come_with_its_letters(mark):
    assert ord(mark) in FACES[0].drawn
    assert ord("g") in FACES[0].drawn


def test_the_parts_of_the_style_sheets_are_not_collected():
    """Their addresses are relative to the sheet, so that collecting them would fail."""
    patterns = apps.get_app_config("staticfiles").ignore_patterns
    collected = [path for finder in get_finders() for path, _ in finder.list(patterns)]

    assert [path for path in collected if path.startswith("css/")] == ["css/portal.css"]


@pytest.mark.django_db
def test_a_page_asks_early_for_the_very_file_that_its_sheet_names(client, settings, tmp_path):
    """On a server, where names carry hashes; otherwise the font would be loaded twice."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)

    page = Document(client.get("/uz/"))

    (early,) = [link["href"] for link in page.all("link") if link["rel"] == "preload"]
    (sheet,) = [link["href"] for link in page.all("link") if "css/portal." in link["href"]]
    css = (tmp_path / sheet.removeprefix("/static/")).read_text(encoding="utf-8")
    names = re.findall(r'url\("\.\./(fonts/.+?)"\)', css)
    assert early == f"/static/{names[0]}"
    assert early == staticfiles_storage.url("fonts/onest.woff2") != "/static/fonts/onest.woff2"


@pytest.mark.appearance
@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.django_db(transaction=True)
def test_a_browser_loads_one_font_once(quiet_page, live_server, language):
    loaded = []
    quiet_page.on("request", lambda it: loaded.append(it.url) if "/fonts/" in it.url else None)

    quiet_page.goto(f"{live_server.url}/{language}/")
    quiet_page.evaluate("document.fonts.ready")

    assert loaded == [f"{live_server.url}/static/fonts/onest.woff2"]
