"""What a field refuses, in words for the editor."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_MARKUP = re.compile(r"</?[A-Za-z!]")


def validate_plain_text(value):
    """Refuse HTML where the page shows the text as it is typed."""
    if _MARKUP.search(value):
        raise ValidationError(
            _("This field takes plain text. Remove the HTML: it would be shown as it is typed."),
            code="markup",
        )
