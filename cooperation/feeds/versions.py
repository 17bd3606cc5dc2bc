"""The published versions of one record, and what each of them changed, in plain words."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..history.public_words import public_differences
from ..history.published import published_versions
from ..languages import ENDONYMS, active_language
from .entries import MOST, Entry, Label, kind_label

# Letters of a value that are told in full; longer ones stand on the page of the version.
_TOLD = 120


def version_entries(record):
    """The versions of a public record that readers saw last, newest first.

    One query, and one for each model of which the versions name anything.
    """
    # One more than are shown, for what the oldest of them changed.
    versions = published_versions(record)[-MOST - 1 :]
    differences = public_differences(type(record), [version.state for version in versions])
    told = [_("The first version in the register."), *map(_in_lines, differences)]
    areas = [Label("areas", each.slug, str(each.localized_title)) for each in record.areas.all()]
    labels = (kind_label(type(record)), *areas)
    shown = list(zip(versions, told, strict=False))[-MOST:]
    return [_entry(record, version, words, labels) for version, words in reversed(shown)]


def _entry(record, version, words, labels):
    values = {"number": version.number, "title": record.heading}
    return Entry(
        name=(record._meta.model_name, record.pk, "version", version.number, active_language()),
        title=_("Version %(number)s: %(title)s") % values,
        path=f"{record.get_absolute_url()}versions/{version.number}/",
        content=words,
        published=version.begins_at,
        updated=version.begins_at,
        labels=labels,
    )


def _in_lines(differences):
    lines = [_line(each) for each in differences]
    return "\n".join(lines) or _("What changed is not shown now.")


def _line(difference):
    if difference.is_whole_row:
        words = _("Added: %(what)s") if difference.after else _("Removed: %(what)s")
        return words % {"what": difference.row}
    before, after = difference.before, difference.after
    what = _what(difference)
    if before == after or len(before) > _TOLD or len(after) > _TOLD:
        return _("%(what)s: changed") % {"what": what}
    if not after:
        return _("%(what)s: removed (was: %(before)s)") % {"what": what, "before": before}
    if not before:
        return f"{what}: {after}"
    values = {"what": what, "before": before, "after": after}
    return _("%(what)s: %(after)s (was: %(before)s)") % values


def _what(difference):
    """What a field is called, with its row and its language, if it has them."""
    label = f"{difference.row}, {difference.label}" if difference.row else difference.label
    language = difference.language
    return capfirst(f"{label} ({ENDONYMS[language]})" if language else label)
