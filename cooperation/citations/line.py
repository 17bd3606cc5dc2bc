"""In a line, as a reader would tell another where something was found."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..date_words import format_date, format_span
from .sentences import joined


def written(citation):
    kind = capfirst(citation.kind)
    if citation.date:
        kind = f"{kind}, {format_span(citation.date, citation.until)}"
    sentences = joined(
        citation.agency, citation.title, kind, citation.portal, capfirst(citation.version_words())
    )
    accessed = _("accessed %(date)s") % {"date": format_date(citation.accessed)}
    return f"{sentences} {citation.url} ({accessed})"
