"""How results say what they are."""

from django import template
from django.utils.html import format_html
from django.utils.translation import pgettext_lazy

from ..enums import FoundKind
from ..languages import ENDONYMS

register = template.Library()

# One thing of each kind, as it stands above its name.
_ONE = {
    FoundKind.MEMBERSHIP: pgettext_lazy("search result", "International body"),
    FoundKind.PARTNER: pgettext_lazy("search result", "Partner"),
    FoundKind.MEMORANDUM: pgettext_lazy("search result", "Memorandum"),
    FoundKind.AGREEMENT: pgettext_lazy("search result", "Agreement"),
    FoundKind.CONFERENCE: pgettext_lazy("search result", "Conference"),
    FoundKind.COUNTRY: pgettext_lazy("search result", "Country"),
    FoundKind.DOCUMENT: pgettext_lazy("search result", "Document"),
    FoundKind.SECTION: pgettext_lazy("search result", "About the portal"),
}


@register.filter
def kind_of_found(kind):
    return _ONE[kind]


@register.filter
def endonym(language):
    return format_html('<span lang="{}">{}</span>', language, ENDONYMS[language])
