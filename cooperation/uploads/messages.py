"""Refusals in the editor's language."""

from django.utils.functional import lazy
from django.utils.translation import gettext

from .refusals import SENTENCES


def message(refused):
    """What an editor reads: a text in the language that is active when it is shown."""
    return _translated(refused.code, refused.params)


def _translate(code, params):
    return gettext(SENTENCES[code]) % params


_translated = lazy(_translate, str)
