"""What a field refuses, in words for the editor."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_MARKUP = re.compile(r"</?[A-Za-z!]")
# Marks that turn the letters after them, those of other names on the page too.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def validate_plain_text(value):
    """Refuse HTML, and marks of direction, where the page shows the text as it is typed."""
    if _MARKUP.search(value):
        raise ValidationError(
            _("This field takes plain text. Remove the HTML: it would be shown as it is typed."),
            code="markup",
        )
    if _TURNS.search(value):
        raise ValidationError(
            _(
                "This text contains invisible marks that turn the direction of letters. Delete "
                "them, or type the text anew."
            ),
            code="direction",
        )
