"""What looks for barriers does find them, in each scheme of colours."""

import pytest

from .axe import WITH_TARGETS, barriers, barriers_in_both_schemes

pytestmark = pytest.mark.appearance

PAGE = """<!doctype html><html lang="en"><title>Page</title><style>
    body { background: white; color: black; }
    @media (prefers-color-scheme: dark) { body { color: #ccc; } }
    button { font-size: 6px; padding: 0; border: 0; }
</style><main><h1>Page</h1>%s</main></html>"""


@pytest.fixture
def shown(page):
    def show(content):
        page.set_content(PAGE % content)
        return page

    return show


def test_a_picture_without_words_is_found(shown):
    assert barriers(shown("<img src=data:,>")) == {"image-alt": ['<img src="data:,">']}


def test_a_part_is_looked_at_alone(shown):
    page = shown("<img src=data:,><p id=part>Words</p>")

    assert barriers(page, "#part") == {}


def test_a_small_target_is_found_where_it_is_asked_for(shown):
    page = shown("<button>one</button><button>two</button>")

    assert list(barriers(page)) == []
    assert list(barriers(page, rules=WITH_TARGETS)) == ["target-size"]


def test_a_rule_that_axe_leaves_out_is_asked_alone(shown):
    page = shown('<img src=data:,><p style="color: #666">Words</p>')

    assert list(barriers(page, only=["color-contrast-enhanced"])) == ["color-contrast-enhanced"]


def test_a_text_that_is_pale_in_the_dark_alone_is_found(shown):
    page = shown("<p>Words</p>")

    assert list(barriers_in_both_schemes(page)) == [("dark", "color-contrast")]
