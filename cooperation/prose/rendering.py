"""Rich text as a page shows it.

Tables scroll in a box of their own, pictures stand in their renditions, links to records lead to
the pages of the reader's language. A text with none of these is shown as it is stored.
"""

from itertools import count

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from .. import markup
from ..markup import TEXT

_WORTH_READING = ("<table", "data-picture", "record:")


def rendered(html, named, language):
    """A stored text of a language for the page of a reader; ``named`` is what it refers to."""
    if not any(sign in html for sign in _WORTH_READING):
        return mark_safe(html)
    return mark_safe("".join(_Page(named, language).parts(markup.tokens_of(html))))


class _Page:
    """Walks through a text once and knows where in it it stands.

    What it shows otherwise than it is stored has a method: ``_start_`` or ``_end_`` and the tag.
    """

    def __init__(self, named, language):
        self.named = named
        self.language = language
        self.heading = ""
        self.labels = set()
        self.tables = []  # those that are open, one within another
        self.shown_links = []  # of the links that are open, whether they lead anywhere

    def parts(self, tokens):
        in_heading = False
        for token in tokens:
            if token.is_start_of("h2", "h3"):
                in_heading, self.heading = True, ""
            elif token.is_end_of("h2", "h3"):
                in_heading = False
            elif in_heading and token.kind == TEXT:
                self.heading += token.name
            show = (
                None if token.kind == TEXT else getattr(self, f"_{token.kind}_{token.name}", None)
            )
            yield show(token) if show else markup.written([token])

    # --- Tables ---

    def _start_table(self, token):
        self.tables.append(_Table())
        return (
            f'<div class="table-region prose__table" role="region" tabindex="0" '
            f'aria-label="{escape(self._label())}"><table>'
        )

    def _end_table(self, token):
        self.tables.pop()
        return "</table></div>"

    def _label(self):
        """What a screen reader calls the box; never the same twice in a text."""
        label = _("Table, scrolls sideways")
        if self.heading.strip():
            label = f"{label}: {self.heading.strip()}"
        candidates = (f"{label} ({number})" if number > 1 else label for number in count(1))
        self.labels.add(free := next(each for each in candidates if each not in self.labels))
        return free

    def _start_tr(self, token):
        self.tables[-1].begin_row()
        return "<tr>"

    def _start_td(self, token):
        self.tables[-1].cell()
        return markup.written([token])

    def _start_th(self, token):
        scope = self.tables[-1].header_scope()
        return markup.written([token._replace(attributes={**token.attributes, "scope": scope})])

    # --- Pictures and links ---

    def _start_figure(self, token):
        picture = self.named.pictures.get(token.attributes["data-picture"])
        if picture is None:
            return ""
        with override(self.language):
            return render_to_string("components/prose_picture.html", {"picture": picture})

    def _end_figure(self, token):
        return ""

    def _start_a(self, token):
        href = token.attributes["href"]
        if (record := markup.record_of(href)) is not None:
            href = self.named.addresses.get(record)
        self.shown_links.append(bool(href))
        if not href:
            return ""
        return markup.written([token._replace(attributes={**token.attributes, "href": href})])

    def _end_a(self, token):
        return "</a>" if self.shown_links.pop() else ""


class _Table:
    """Counts rows and cells: what heads a column stands in the first row."""

    def __init__(self):
        self.row = self.column = 0

    def begin_row(self):
        self.row, self.column = self.row + 1, 0

    def cell(self):
        self.column += 1

    def header_scope(self):
        self.cell()
        return "col" if self.row == 1 else "row"
