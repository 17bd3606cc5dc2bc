"""The messages of Django and of installed packages, as an editor of the portal meets them.

A package that is updated brings new messages in English only; these tests then name them, and
uzbekspace/locale is where to translate them. Neither settings nor a database are needed: the
catalogues are read as files, in the order in which Django would merge them.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract_from_dir

from tools.compile_messages import compiled, meaning

OURS = Path(__file__).resolve().parent.parent / "uzbekspace" / "locale"
PO_FILES = sorted(OURS.rglob("*.po"))
LANGUAGES = ["uz", "ru"]
DOMAINS = ["django", "djangojs"]

# In the order in which Django prefers them: apps as in INSTALLED_APPS, its own core last.
CATALOGUES = ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes"]
CATALOGUES += ["django.contrib.sessions", "allauth", "django.conf"]
# allauth has one catalogue for all its apps; the portal installs the accounts only.
ALLAUTH_INSTALLED = ("account/", "templates/account/", "templates/allauth/")

# (domain, context, msgid) of what may stay in English. Give each a reason.
UNTRANSLATED = {"uz": set(), "ru": set()}

TAG = re.compile(r"<[^>]*>")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{\w*\}")
# Between letters or after o and g; and ʻ (U+02BB) belongs nowhere but after o and g.
WRONG_MARK = re.compile(r"(?<=[A-Za-z])['‘’`](?=[A-Za-z])|(?<=[OoGg])['‘’`]|(?<![OoGg])ʻ")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
MIXED_WORD = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")


def folder(package):
    return Path(find_spec(package).origin).parent


def key(entry):
    return entry.msgctxt, entry.msgid


def texts(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def from_english_catalogues(domain):
    """The messages of the packages that ship an English catalogue."""
    for package in CATALOGUES:
        path = folder(package) / f"locale/en/LC_MESSAGES/{domain}.po"
        for entry in polib.pofile(path) if path.exists() else ():
            places = [place for place, _line in entry.occurrences]
            if package != "allauth" or any(place.startswith(ALLAUTH_INSTALLED) for place in places):
                yield entry


def from_sources(domain):
    """The messages of the packages that ship no English catalogue."""
    if domain == "django":
        for found in extract_from_dir(folder("modeltranslation"), [("**.py", "python")]):
            yield polib.POEntry(msgid=found[2])
    else:
        editor = folder("django_prose_editor") / "static/django_prose_editor/editor.js.map"
        sources = json.loads(editor.read_text())["sourcesContent"]
        for msgid in re.findall(r'\bgettext\(\s*"([^"]+)"', "".join(sources)):
            yield polib.POEntry(msgid=msgid)


def expected(domain):
    found = [*from_sources(domain), *from_english_catalogues(domain)]
    return {key(entry): entry for entry in found}


def effective(language, domain):
    """What Django would look up: our catalogue before those of the packages."""
    merged = {}
    for locale in [OURS, *(folder(package) / "locale" for package in CATALOGUES)]:
        path = locale / language / f"LC_MESSAGES/{domain}.mo"
        for entry in polib.mofile(path) if path.exists() else ():
            if all(texts(entry)):
                merged.setdefault(key(entry), entry)
    return merged


def seen_texts(language):
    """(msgid, text without tags and placeholders) of all that users of the language may see."""
    for domain in DOMAINS:
        catalogue = effective(language, domain)
        for wanted in expected(domain).keys() & catalogue.keys():
            for text in texts(catalogue[wanted]):
                yield wanted[1], PLACEHOLDER.sub(" ", TAG.sub(" ", text))


def wrong(pattern, language):
    return sorted({(msgid, text) for msgid, text in seen_texts(language) if pattern.search(text)})


def plural_forms(po_path):
    return re.sub(r"\s", "", polib.pofile(po_path).metadata["Plural-Forms"])


@pytest.mark.parametrize("po_path", PO_FILES, ids=lambda path: str(path.relative_to(OURS)))
def test_the_compiled_file_says_what_its_source_says(po_path):
    assert meaning(po_path.with_suffix(".mo").read_bytes()) == meaning(compiled(po_path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_in_english(language):
    missing = {
        (domain, *wanted)
        for domain in DOMAINS
        for wanted in expected(domain).keys() - effective(language, domain).keys()
    }
    assert missing == UNTRANSLATED[language]


@pytest.mark.parametrize("po_path", PO_FILES, ids=lambda path: str(path.relative_to(OURS)))
def test_we_translate_only_messages_that_a_package_has(po_path):
    assert {key(entry) for entry in polib.pofile(po_path)} <= expected(po_path.stem).keys()


@pytest.mark.parametrize("po_path", PO_FILES, ids=lambda path: str(path.relative_to(OURS)))
def test_plural_forms_are_counted_as_django_counts_them(po_path):
    django = folder("django.conf") / "locale" / po_path.relative_to(OURS).with_name("django.po")
    assert plural_forms(po_path) == plural_forms(django)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_message(language):
    unlike = []
    for domain in DOMAINS:
        messages, catalogue = expected(domain), effective(language, domain)
        for wanted in messages.keys() & catalogue.keys():
            source = messages[wanted]
            names = set(PLACEHOLDER.findall(source.msgid_plural or source.msgid))
            found = [set(PLACEHOLDER.findall(text)) for text in texts(catalogue[wanted])]
            unlike += [wanted] if found != [names] * len(found) else []
    assert unlike == []


def test_uzbek_marks_are_the_letters_and_not_quotation_marks():
    assert wrong(WRONG_MARK, "uz") == []


def test_uzbek_has_no_cyrillic_letters():
    assert wrong(CYRILLIC, "uz") == []


def test_no_russian_word_mixes_cyrillic_and_latin_letters():
    assert wrong(MIXED_WORD, "ru") == []
