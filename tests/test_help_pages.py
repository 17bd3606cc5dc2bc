"""The help made HTML: its languages, links, pictures, headings, and what it lets nobody do."""

import pytest
from PIL import Image

from cooperation import help_pages
from tests import test_editor_docs

ADDRESSES = help_pages.Addresses(
    page=lambda language, name: f"/{language}/help/{name}/",
    picture=lambda language, name: f"/pictures/{language}/{name}",
)
TEXT = """# Drafts

Before the first heading.

- [One](#one)
- [Two things](#two-things)

## One

Words.

### A part

## Two things
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(help_pages, "FOLDER", tmp_path)
    for language in ("uz", "ru", "en"):
        (tmp_path / language / "images").mkdir(parents=True)
    return tmp_path


def made_of(folder, text, language="en"):
    (folder / language / "drafts.md").write_text(text, encoding="utf-8")
    return help_pages.page("drafts", language, ADDRESSES)


def test_title_is_the_first_heading_and_no_part_of_the_text(folder):
    page = made_of(folder, "# Drafts\n\nWords.\n")
    assert (page.title, page.html) == ("Drafts", "<p>Words.</p>\n")


def test_headings_have_the_ids_to_which_links_lead(folder):
    page = made_of(folder, "# Eʼlon\n\n## Kim nima qila oladi\n")
    assert page.html == '<h2 id="kim-nima-qila-oladi">Kim nima qila oladi</h2>\n'


def test_contents_are_the_headings_of_the_second_rank(folder):
    assert made_of(folder, TEXT).headings == [("one", "One"), ("two-things", "Two things")]


def test_list_of_the_headings_in_the_text_gives_way_to_the_contents(folder):
    assert "<ul>" not in made_of(folder, TEXT).html


def test_other_list_before_the_first_heading_stays(folder):
    assert "<ul>" in made_of(folder, "# Drafts\n\n- words\n\n## One\n").html


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("history.md", "/en/help/history/"),
        ("history.md#the-log", "/en/help/history/#the-log"),
        ("../uz/README.md", "/uz/help/README/"),
        ("#one", "#one"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_link_leads_to_the_page_of_the_admin(folder, link, address):
    page = made_of(folder, f"# Drafts\n\n[words]({link})\n")
    assert page.html == f'<p><a href="{address}">words</a></p>\n'


def test_picture_has_its_size_so_that_the_page_does_not_jump(folder):
    Image.new("RGB", (40, 30)).save(folder / "en" / "images" / "a-panel.webp")
    page = made_of(folder, "# Drafts\n\n![a panel](images/a-panel.webp)\n")
    assert page.html == (
        '<p><img src="/pictures/en/a-panel" alt="a panel" loading="lazy" width="40" height="30" />'
        "</p>\n"
    )


def test_table_stands_in_a_box_that_is_called_as_its_heading(folder):
    page = made_of(folder, "# Drafts\n\n## One\n\n| a |\n|---|\n| b |\n")
    box = '<div class="help-page__table" role="region" tabindex="0" aria-labelledby="one">\n<table>'
    assert (box in page.html, "</table>\n</div>" in page.html) == (True, True)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[words](javascript:alert(1))", '<a onclick="x">y</a>']
)
def test_nothing_that_a_browser_would_run_comes_through(folder, text):
    html = made_of(folder, f"# Drafts\n\n{text}\n").html
    assert ("<script" in html, "<a" in html) == (False, False)


def test_page_that_a_language_lacks_is_that_of_another(folder):
    (folder / "en" / "drafts.md").write_text("# Drafts\n", encoding="utf-8")
    page = help_pages.page("drafts", "ru", ADDRESSES)
    assert (page.language, page.title) == ("en", "Drafts")


@pytest.mark.parametrize("name", ["drafts", "../en/drafts", ""])
def test_page_that_no_language_has_is_not_found(folder, name):
    with pytest.raises(LookupError):
        help_pages.page(name, "ru", ADDRESSES)


def test_title_is_read_anew_when_the_page_changes(folder):
    made_of(folder, "# Drafts\n")
    first = help_pages.title_of("drafts", "en")
    made_of(folder, "# Drafts of changes\n")
    assert (first, help_pages.title_of("drafts", "en")) == (
        ("Drafts", "en"),
        ("Drafts of changes", "en"),
    )


@pytest.mark.parametrize("language", test_editor_docs.LANGUAGES)
def test_every_anchor_of_the_pages_is_one_of_the_admin(language):
    for path in test_editor_docs.pages(language):
        found = {id for id, _words in help_pages.page(path.stem, language, ADDRESSES).headings}
        assert found <= set(test_editor_docs.anchors(path))
