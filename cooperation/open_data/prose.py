"""Rich text for readers of data: links to records are whole addresses, pictures are left out."""

from django.urls import get_script_prefix
from django.utils.translation import override

from ..languages import DEFAULT_LANGUAGE
from ..markup import record_of, tokens_of, written
from ..prose import addresses_in


def links_in(texts):
    """Where the links to records lead in any of the texts, in the default language.

    One query, and none where no text has such a link.
    """
    with override(DEFAULT_LANGUAGE):
        return addresses_in(texts)


def as_data(html, language, links, absolute):
    """A stored text of a language; a link to what is not public leaves its words behind."""
    if "record:" not in html and "<figure" not in html:
        return html
    return written(_shown(tokens_of(html), language, links, absolute))


def _shown(tokens, language, links, absolute):
    in_figure = False
    open_links = []  # whether each leads anywhere
    for token in tokens:
        if token.is_start_of("figure") or token.is_end_of("figure"):
            in_figure = token.is_start_of("figure")
        elif in_figure:
            continue
        elif token.is_start_of("a"):
            href = token.attributes["href"]
            if (record := record_of(href)) is not None:
                href = links.get(record)
                href = href and absolute(_in_language(href, language))
            open_links.append(bool(href))
            if href:
                yield token._replace(attributes={**token.attributes, "href": href})
        elif not token.is_end_of("a") or open_links.pop():
            yield token


def _in_language(path, language):
    prefix = get_script_prefix()
    return f"{prefix}{language}/{path.removeprefix(f'{prefix}{DEFAULT_LANGUAGE}/')}"
