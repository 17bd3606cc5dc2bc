"""The help for editors: the same in each language, with labels and pictures that are there."""

import re
from pathlib import Path

import django
import polib
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "editors"
LANGUAGES = ["en", "ru", "uz"]
CATALOGUES = (
    ROOT / "locale",
    ROOT / "uzbekspace" / "locale",
    Path(django.__file__).parent / "contrib" / "admin" / "locale",
    Path(django.__file__).parent / "contrib" / "auth" / "locale",
)
LARGEST_PICTURE = 60_000

CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
TARGET = re.compile(r"\]\(([^)]*)\)")
LABEL = re.compile(r"\*\*(.+?)\*\*")
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
APOSTROPHE = re.compile(r"['`´‘’‛ʽʹˈʿ′‵＇]")


def pages(language):
    return sorted((FOLDER / language).glob("*.md"))


def words(page):
    """What a page says, without code and without the addresses of its links."""
    return TARGET.sub("]", CODE.sub("", page.read_text("utf-8")))


def targets(language):
    """The files that the pages of a language link to, as far as they are in this repository."""
    for page in pages(language):
        for target in TARGET.findall(CODE.sub("", page.read_text("utf-8"))):
            path, _, anchor = target.partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


def anchors(page):
    """The anchors that GitHub gives to the headings of a page."""
    for heading in re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE):
        kept = (each for each in heading.lower() if each.isalnum() or each in " -_")
        yield "".join(kept).replace(" ", "-")


def messages(language):
    """Everything that the admin says in a language."""
    for folder in CATALOGUES:
        path = folder / language / "LC_MESSAGES" / "django.po"
        for entry in polib.pofile(str(path)) if path.exists() else ():
            yield from [entry.msgstr, *entry.msgstr_plural.values()]
            if language == "en":
                yield entry.msgid


def is_said(label, said):
    """Whether a message begins with the label, or is the label with something filled in."""
    label = label.casefold()
    return any(
        message.startswith(label)
        or (
            PLACEHOLDER.search(message)
            and len(PLACEHOLDER.sub("", message)) > 3
            and re.fullmatch(".+".join(map(re.escape, PLACEHOLDER.split(message))), label)
        )
        for message in said
    )


def parts(page):
    """The ranks of the headings, and the pictures, in their order."""
    text = CODE.sub("", page.read_text("utf-8"))
    return re.findall(r"^#+(?= )|images/[\w-]+\.webp", text, re.MULTILINE)


def files(language):
    folder = FOLDER / language
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_there_is_help_in_each_language():
    assert sorted(path.name for path in FOLDER.iterdir()) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_pages_and_pictures(language):
    assert files(language) == files("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [path.name for path in pages("en")])
def test_each_page_has_the_same_parts_in_each_language(name, language):
    assert parts(FOLDER / language / name) == parts(FOLDER / "en" / name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_name_each_page(language):
    contents = FOLDER / language / "README.md"
    named = {target.partition("#")[0] for target in TARGET.findall(contents.read_text("utf-8"))}
    assert {path.name for path in pages(language)} - named - {contents.name} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_link_leads_somewhere(language):
    broken = [
        (path.name, anchor)
        for path, anchor in targets(language)
        if not path.exists() or (anchor and anchor not in anchors(path))
    ]
    assert broken == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_picture_is_shown(language):
    shown = {path.name for path, _ in targets(language) if path.suffix == ".webp"}
    assert sorted(shown) == [path.name for path in sorted((FOLDER / language).glob("images/*"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_picture_is_small_and_wide_enough_to_read(language):
    odd = [
        path.name
        for path in (FOLDER / language).glob("images/*")
        if path.stat().st_size > LARGEST_PICTURE or not 1000 <= Image.open(path).width <= 1200
    ]
    assert odd == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_label_is_what_the_admin_says(language):
    said = {message.casefold() for message in messages(language) if message}
    labels = {label for page in pages(language) for label in LABEL.findall(words(page))}
    assert sorted(label for label in labels if not is_said(label, said)) == []


@pytest.mark.parametrize("path", pages("uz"), ids=lambda path: path.stem)
def test_uzbek_pages_have_the_right_letters(path):
    found = [*APOSTROPHE.findall(words(path)), *CYRILLIC.findall(words(path))]
    assert found == []


@pytest.mark.parametrize("path", pages("ru"), ids=lambda path: path.stem)
def test_russian_pages_mix_no_alphabets(path):
    assert MIXED.findall(words(path)) == []
