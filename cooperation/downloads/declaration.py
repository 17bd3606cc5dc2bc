"""What files say of themselves: the words of ``open_data`` in all languages of the portal."""

import functools
import hashlib
import json

from django.utils.text import capfirst
from django.utils.translation import override

from ..languages import LANGUAGE_CODES
from ..open_data import KINDS
from ..open_data.standing import Standing
from ..open_data.values import Code, Rows


def in_languages(words, *of):
    """What a function says of its arguments in each language of the portal."""
    said = {}
    for language in LANGUAGE_CODES:
        with override(language):
            said[language] = str(words(*of))
    return said


def label_of(kind, value, rows=None):
    """What a value is called in the active language, as it heads a column."""
    label = kind.label_of_row_value(rows, value) if rows else kind.label_of(value)
    return capfirst(str(label))


def codes_of(value):
    """The closed list of which a value takes its codes; empty where it takes none."""
    return value.codes if isinstance(value, (Code, Standing)) else ()


def fields_of(kind, rows=None):
    """The values of a kind, or of rows of it, as JSON explains them."""
    return [_field(kind, value, rows) for value in (rows or kind).values]


def _field(kind, value, rows):
    field = {
        "code": value.code,
        "name": in_languages(label_of, kind, value, rows),
        "holds": in_languages(str, value.sort),
    }
    if value.about:
        field["about"] = in_languages(str, value.about)
    if codes := codes_of(value):
        field["codes"] = {code.value: in_languages(str, code.label) for code in codes}
    if isinstance(value, Rows):
        field["fields"] = fields_of(kind, value)
    return field


@functools.cache
def declaration_digest():
    """Changes with any word of the declaration, so that files made before are made anew."""
    declared = {word: fields_of(kind) for word, kind in KINDS.items()}
    return hashlib.sha256(json.dumps(declared, sort_keys=True).encode()).hexdigest()
