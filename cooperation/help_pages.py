"""The help for editors as it stands in docs/editors: found by language, made HTML.

The pages are written by us, but nothing of them is trusted: raw HTML stays text, and an address
that a browser would run stays no link.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from .languages import reading_order

FOLDER = settings.BASE_DIR / "docs" / "editors"
CONTENTS = "README"  # the page that lists the others

_BOX = '<div class="help-page__table" role="region" tabindex="0" aria-labelledby="{}">\n'
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


class Page(NamedTuple):
    """A page of the help: HTML below its heading, and the headings in it as ``(id, words)``."""

    name: str
    language: str
    title: str
    html: str
    headings: list


class Addresses(NamedTuple):
    """Where the pages and pictures are: functions of a language and a name."""

    page: Callable
    picture: Callable


def page(name, language, addresses):
    """The page in this language, else in the next that has it; LookupError where none has."""
    path = _path(name, language)
    found = path.parent.name
    tokens = _MARKDOWN.parse(path.read_text("utf-8"))
    title = _title_of(tokens)
    tokens = _without_own_contents(tokens[3:])
    headings = _named(tokens)
    for token in tokens:
        for child in token.children or ():
            _lead(child, found, path.parent, addresses)
    html = _MARKDOWN.renderer.render(list(_in_boxes(tokens)), _MARKDOWN.options, {})
    return Page(name, found, title, mark_safe(html), headings)


def title_of(name, language):
    """What the page is called, and in which language; LookupError where none has it."""
    path = _path(name, language)
    return _title_at(path, path.stat().st_mtime_ns), path.parent.name


def picture(language, name):
    """The file of a picture; LookupError where there is none."""
    path = FOLDER / language / "images" / f"{name}.webp"
    if not path.is_file():
        raise LookupError(name)
    return path


def _path(name, language):
    for code in reading_order(language):
        path = FOLDER / code / f"{name}.md"
        if path.is_file():
            return path
    raise LookupError(name)


@lru_cache(maxsize=100)
def _title_at(path, _changed):
    """For the link to it on every page of the admin, so it is read once."""
    with path.open(encoding="utf-8") as file:
        return file.readline().removeprefix("# ").strip()


def _title_of(tokens):
    """The words of the heading with which every page begins."""
    return tokens[1].content


def _without_own_contents(tokens):
    """Without the list of its headings, which pages have for readers of the repository."""
    first = next((i for i, token in enumerate(tokens) if token.type == "bullet_list_open"), None)
    heading = next((i for i, token in enumerate(tokens) if token.type == "heading_open"), 0)
    if first is None or first > heading:
        return tokens
    last = next(i for i, token in enumerate(tokens) if token.type == "bullet_list_close")
    links = [
        child.attrs["href"]
        for token in tokens[first:last]
        for child in token.children or ()
        if child.type == "link_open"
    ]
    is_contents = links and all(link.startswith("#") for link in links)
    return tokens[:first] + tokens[last + 1 :] if is_contents else tokens


def _named(tokens):
    """Give the headings the ids to which links in the pages lead; those of the second rank."""
    found = []
    for opening, words in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrs["id"] = anchor(words.content)
            if opening.tag == "h2":
                found.append((opening.attrs["id"], words.content))
    return found


def anchor(heading):
    """As GitHub makes it, so that the links work there, too."""
    kept = (each for each in heading.lower() if each.isalnum() or each in " -_")
    return "".join(kept).replace(" ", "-")


def _lead(token, language, folder, addresses):
    """Let a link or picture lead to where the admin has it."""
    if token.type == "link_open":
        path, _hash, fragment = token.attrs["href"].partition("#")
        if path.endswith(".md"):
            *way, file = path.split("/")
            code = way[-1] if way else language
            address = addresses.page(code, file.removesuffix(".md"))
            token.attrs["href"] = f"{address}#{fragment}" if fragment else address
    elif token.type == "image" and token.attrs["src"].startswith("images/"):
        name = token.attrs["src"].removeprefix("images/").removesuffix(".webp")
        token.attrs["src"] = addresses.picture(language, name)
        token.attrs["loading"] = "lazy"
        if (file := folder / "images" / f"{name}.webp").is_file():
            with Image.open(file) as drawn:
                token.attrs |= {"width": drawn.width, "height": drawn.height}


def _in_boxes(tokens):
    """With a box around each table, in which a phone can move it; its name is its heading."""
    heading = ""
    for token in tokens:
        if token.type == "heading_open":
            heading = token.attrs["id"]
        if token.type == "table_open":
            named = format_html(_BOX, heading)
            yield Token("html_block", "", 0, content=named)
        yield token
        if token.type == "table_close":
            yield Token("html_block", "", 0, content="</div>\n")
