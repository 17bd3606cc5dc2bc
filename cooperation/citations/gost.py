"""By GOST R 7.0.100-2018: the description of a part of a site, read on a day.

The form and its signs are those of the standard in every language; only its words are the
reader's. It writes all dates in figures.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from .sentences import as_sentence

NAME = gettext_lazy("GOST R 7.0.100-2018")
_BETWEEN_AREAS = " — "


def written(citation):
    # No word to translate stands in an f-string: gettext would not find it there.
    kind, website = pgettext("GOST", "Text : electronic"), pgettext("GOST", "website")
    portal = f"{citation.portal} : [{website}]"
    if citation.agency:
        portal = f"{portal} / {citation.agency}"
    accessed = _("accessed: %(date)s") % {"date": _in_figures(citation.accessed)}
    areas = [
        as_sentence(citation.title),
        as_sentence(f"{kind} // {portal}"),
        as_sentence(_version(citation)),
        f"URL: {citation.url} ({accessed}).",
    ]
    return _BETWEEN_AREAS.join(areas)


def _version(citation):
    values = {"number": citation.version, "date": _in_figures(citation.as_of)}
    if citation.version is None:
        return capfirst(_("as of %(date)s") % values)
    return pgettext("GOST", "Version %(number)s of %(date)s") % values


def _in_figures(date):
    return date.dotted()
