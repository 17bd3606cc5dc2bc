"""Numbers of records with their noun, in the form that each language wants after the number."""

from django.utils.translation import ngettext_lazy

from .models import Agreement, Conference, Membership, Memorandum, Partner

_NOUNS = {
    Partner: ngettext_lazy("%(number)s partner", "%(number)s partners", "number"),
    Memorandum: ngettext_lazy("%(number)s memorandum", "%(number)s memoranda", "number"),
    Agreement: ngettext_lazy("%(number)s agreement", "%(number)s agreements", "number"),
    Membership: ngettext_lazy(
        "%(number)s international body", "%(number)s international bodies", "number"
    ),
    Conference: ngettext_lazy("%(number)s conference", "%(number)s conferences", "number"),
}


def counted(kind, number):
    return _NOUNS[kind] % {"number": number}
