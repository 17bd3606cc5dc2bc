"""The text of an agreement by articles, in its languages side by side."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404
from django.utils.translation import gettext as _

from .. import structured_data
from ..documents import authentic_languages
from ..enums import Section
from ..filters import interface_text
from ..languages import (
    ENDONYMS,
    LocalizedText,
    active_language,
    is_filled,
    localized,
    reading_order,
    text_in,
)
from ..models import Agreement, Article
from ..prose import named_in, rendered
from .addressed import AddressedPage


class Column(NamedTuple):
    language: str
    is_authentic: bool
    is_chosen: bool

    @property
    def name(self):
        return ENDONYMS[self.language]


class Cell(NamedTuple):
    """An article in one language; without text where nobody entered it in that language."""

    column: Column
    heading: str
    text: str


class Row(NamedTuple):
    """An article in all columns; ``label`` is what the reader knows it by."""

    article: Article
    label: LocalizedText
    cells: list[Cell]


class AgreementTextPage(AddressedPage):
    model = Agreement
    section = Section.AGREEMENTS
    template_name = "cooperation/agreement_text.html"

    def get_context_data(self, **kwargs):
        articles = list(self.record.articles.all())
        columns = columns_of(articles, self.record, self.request.GET.getlist("languages"))
        if not columns:
            raise Http404
        chosen = [column for column in columns if column.is_chosen]
        names = ", ".join(column.name for column in columns)
        return super().get_context_data(
            record=self.record,
            columns=columns,
            chosen=chosen,
            rows=rows_of(articles, chosen),
            description=_("The text of the agreement by articles: %(languages)s")
            % {"languages": names},
            own_query=self.own_query(columns, chosen),
            languages=self.record.languages,
            is_indexed=self.record.is_available,
            **kwargs,
        )

    def subject(self, voice, context):
        rows = [(row.article.anchor, row.label) for row in context["rows"]]
        return structured_data.articles(voice, self.record, rows)

    def own_name(self, context):
        return interface_text(_("Text of the agreement"))

    def parents(self, context):
        return [self.record]

    def own_query(self, columns, chosen):
        """The reader's choice of columns; all of them need no words in the address."""
        if chosen == columns:
            return ""
        return f"?{urlencode([('languages', column.language) for column in chosen])}"

    def card_path(self):
        return f"{self.record.get_absolute_url()}card.png"


def columns_of(articles, agreement, asked=()):
    """The languages in which any article was entered, the reader's own first.

    Those that are ``asked`` for are chosen, or all of them.
    """
    languages = [
        language
        for language in reading_order(active_language())
        if any(is_filled(article, "text", language) for article in articles)
    ]
    chosen = [language for language in languages if language in asked] or languages
    authentic = authentic_languages(agreement) if languages else ()
    return [Column(language, language in authentic, language in chosen) for language in languages]


def rows_of(articles, columns):
    named = named_in(
        [text_in(each, "text", column.language) for each in articles for column in columns]
    )
    return [_row(article, number, columns, named) for number, article in enumerate(articles, 1)]


def _row(article, number, columns, named):
    label = localized(article, "heading")
    if not label.value:
        words = _("Article %(number)s") if article.number else _("Part %(number)s")
        label = interface_text(words % {"number": article.number or number})
    cells = [
        Cell(
            column,
            text_in(article, "heading", column.language),
            rendered(text_in(article, "text", column.language), named, column.language),
        )
        for column in columns
    ]
    return Row(article, label, cells)
