"""Our own catalogues: whole, compiled, and spelt with the right letters."""

import re
import string
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
WRONG_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['`´‘’](?=[A-Za-z])|[OoGg][`´‘]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


def identity(path):
    return f"{path.parts[-3]}/{path.stem}"


def texts(path):
    """Each (msgid, translation) of a catalogue, every plural form on its own."""
    for entry in polib.pofile(str(path)):
        for form in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            yield entry.msgid, form


def run(*command):
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)


def test_there_is_a_catalogue_for_each_language():
    assert sorted({path.parts[-3] for path in CATALOGUES}) == ["en", "ru", "uz"]


def test_the_catalogues_hold_exactly_the_messages_of_the_code():
    assert run("tools/make_messages.py", "--check").stdout == ""


def test_the_compiled_catalogues_are_those_of_the_sources():
    assert run("tools/compile_messages.py", "--check").stdout == ""


@pytest.mark.parametrize("path", CATALOGUES, ids=identity)
def test_no_message_is_untranslated(path):
    assert [msgid for msgid, text in texts(path) if not text.strip()] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=identity)
def test_no_message_is_fuzzy(path):
    assert [entry.msgid for entry in polib.pofile(str(path)) if entry.fuzzy] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=identity)
def test_placeholders_survive_translation(path):
    broken = []
    for entry in polib.pofile(str(path)):
        wanted = {*PLACEHOLDER.findall(entry.msgid), *PLACEHOLDER.findall(entry.msgid_plural)}
        forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        broken += [form for form in forms if set(PLACEHOLDER.findall(form)) != wanted]
    assert broken == []


@pytest.mark.parametrize("path", CATALOGUES, ids=identity)
def test_messages_open_and_close_as_their_sources_do(path):
    ends = string.whitespace
    differing = [
        msgid
        for msgid, text in texts(path)
        if (msgid[:1] in ends, msgid[-1:] in ends) != (text[:1] in ends, text[-1:] in ends)
    ]
    assert differing == []


def test_uzbek_messages_have_the_right_apostrophes():
    path = ROOT / "locale/uz/LC_MESSAGES/django.po"
    assert [text for _, text in texts(path) if WRONG_APOSTROPHE.search(text)] == []


def test_uzbek_messages_are_in_latin_letters():
    path = ROOT / "locale/uz/LC_MESSAGES/django.po"
    assert [text for _, text in texts(path) if CYRILLIC.search(text)] == []


def test_russian_words_mix_no_alphabets():
    path = ROOT / "locale/ru/LC_MESSAGES/django.po"
    assert [text for _, text in texts(path) if MIXED.search(text)] == []
