"""By the Publication Manual of the American Psychological Association, 7th edition.

A page that changes is cited with the day of retrieval, and a work without a date says so.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..date_words import format_date_month_first, format_span_year_first
from .sentences import as_sentence

NAME = "APA 7"


def written(citation):
    date = f"({_date(citation)})."
    version = citation.version_words(date=format_date_month_first)
    title = f"{citation.title} ({version}) [{capfirst(citation.kind)}]."
    # Without an author the title takes the author's place.
    head = [as_sentence(citation.agency), date, title] if citation.agency else [title, date]
    retrieved = _("Retrieved %(date)s, from %(url)s") % {
        "date": format_date_month_first(citation.accessed),
        "url": citation.url,
    }
    portal = [as_sentence(citation.portal)] if citation.portal else []
    return " ".join([*head, *portal, retrieved])


def _date(citation):
    if citation.date is None:
        return pgettext("APA", "n.d.")
    return format_span_year_first(citation.date, citation.until)
