"""The page of something found, in the active language."""

from django.urls import reverse

from ..enums import FoundKind
from ..models import RECORD_KINDS, Document
from ..models.site_text import URL_NAMES

_URL_NAMES = {
    FoundKind.COUNTRY: ("cooperation:country-detail", "code"),
    FoundKind.DOCUMENT: (Document.url_name, "slug"),
    **{FoundKind(kind._meta.model_name): (kind.url_name, "slug") for kind in RECORD_KINDS},
}


def path_of(found):
    """The address of something found."""
    if found.kind == FoundKind.SECTION:
        return reverse(URL_NAMES[found.slug])
    name, key = _URL_NAMES[found.kind]
    return reverse(name, kwargs={key: found.slug})
