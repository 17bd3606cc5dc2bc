"""The details of an entry of the log in words: whatever the deed wrote down, readable."""

from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from ..languages import ENDONYMS
from ..roles import role_label
from .permission_labels import label_of_code

LABELS = {
    "added": pgettext_lazy("log", "given"),
    "removed": pgettext_lazy("log", "taken away"),
    "deed": pgettext_lazy("log", "deed"),
    "comment": pgettext_lazy("log", "comment"),
    "number": pgettext_lazy("log", "how many"),
    "filters": pgettext_lazy("log", "filters"),
    "revision": pgettext_lazy("log", "revision of the draft"),
    "addressee": pgettext_lazy("log", "for whom"),
    "until": pgettext_lazy("log", "until"),
    "preview": pgettext_lazy("log", "link no."),
    "run": pgettext_lazy("log", "import no."),
    "form": pgettext_lazy("log", "format"),
    "kind": pgettext_lazy("log", "kind"),
    "rows": pgettext_lazy("log", "rows"),
    "texts": pgettext_lazy("log", "texts"),
    "translated_into": pgettext_lazy("log", "translated into"),
    "responsible": pgettext_lazy("log", "responsible"),
    "verified_on": pgettext_lazy("log", "verified on"),
}
_WORDS = {
    "created": pgettext_lazy("log", "created"),
    "deleted": pgettext_lazy("log", "deleted"),
}


def details_of(entry):
    """The details as ``[(label, text), …]``."""
    lines = []
    for name, value in entry.details.items():
        if name == "changed" and isinstance(value, dict):
            lines += [_changed(field, pair) for field, pair in value.items()]
        elif value not in (None, "", [], {}):
            lines.append((capfirst(str(LABELS.get(name, name))), _in_words(name, value)))
    return lines


def in_one_line(entry):
    return "; ".join(f"{label}: {text}" for label, text in details_of(entry))


def _changed(name, pair):
    """A field of an account, from what to what; of a password only that it changed."""
    try:
        label = capfirst(User._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        label = name
    if not (isinstance(pair, list) and len(pair) == 2):
        return label, pgettext("log", "changed")
    return label, " → ".join(map(_value, pair))


def _in_words(name, value):
    if name in ("added", "removed") and isinstance(value, list):
        return ", ".join(str(_right(each)) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return str(_WORDS.get(value, "")) or _value(value)


def _right(name):
    """A role or a permission, by its code."""
    return label_of_code(name) if "." in str(name) else role_label(str(name))


def _value(value):
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if value in (None, ""):
        return "–"
    return ENDONYMS.get(value, str(value)) if isinstance(value, str) else str(value)
