"""Why an instrument has its legal status, in one sentence of the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext_lazy

from .date_words import format_when
from .enums import LegalStatus
from .languages import active_language
from .models import Memorandum

# A memorandum is no treaty: it takes effect, it does not enter into force.
_MEMORANDUM_LABELS = {
    LegalStatus.SIGNED: pgettext_lazy("memorandum", "Signed, term not published"),
    LegalStatus.IN_FORCE: pgettext_lazy("memorandum", "In effect"),
    LegalStatus.EXPIRING: pgettext_lazy("memorandum", "In effect, expires soon"),
}


def status_label(kind, status):
    """The status in a few words, as this kind of instrument (a model class) calls it."""
    if issubclass(kind, Memorandum) and status in _MEMORANDUM_LABELS:
        return _MEMORANDUM_LABELS[status]
    return LegalStatus(status).label


def status_choices(kind):
    """Every status with its label, for filters."""
    return [(status.value, status_label(kind, status)) for status in LegalStatus]


def explain(instrument, day=None, language=None):
    """One sentence on the status on a day (today unless told otherwise)."""
    with override(language or active_language()):
        standing = instrument.standing_on(day)
        is_memorandum = isinstance(instrument, Memorandum)
        sentence = (
            _memorandum_sentence(standing) if is_memorandum else None
        ) or _agreement_sentence(standing)
        dates = {
            "since": format_when(standing.since) if standing.since else "",
            "ends": format_when(standing.ends) if standing.ends else "",
        }
        # A Russian date ends in the abbreviation "г.", whose full stop also ends the sentence.
        return (sentence % dates).replace("г..", "г.")


def _memorandum_sentence(standing):
    """What only a memorandum says; None where an agreement's words serve."""
    match standing.status:
        case LegalStatus.UNKNOWN:
            return _("Neither the date of signature nor the term has been published.")
        case LegalStatus.SIGNED:
            return _("Signed %(since)s; how long it stays in effect is not published.")
        case LegalStatus.IN_FORCE | LegalStatus.EXPIRING if standing.ends:
            return _("In effect; the term ends %(ends)s.")
        case LegalStatus.IN_FORCE:
            return _("In effect; no end is set.")
    return None


def _agreement_sentence(standing):
    is_dated = standing.since is not None
    match standing.status:
        case LegalStatus.UNKNOWN:
            return _("The register records neither a signature nor an entry into force.")
        case LegalStatus.SIGNED if is_dated:
            return _("Signed %(since)s; the register records no entry into force.")
        case LegalStatus.SIGNED:
            return _(
                "Signed; the date is not published, and the register records no entry into force."
            )
        case LegalStatus.NOT_YET_IN_FORCE:
            return _("Signed; enters into force %(since)s.")
        case LegalStatus.SUSPENDED:
            return _("Suspended %(since)s.") if is_dated else _("Suspended; no date published.")
        case LegalStatus.EXPIRED:
            return _("The term ended %(since)s.") if is_dated else _("Expired; no date published.")
        case LegalStatus.TERMINATED:
            return _("Terminated %(since)s.") if is_dated else _("Terminated; no date published.")
    return _in_force_sentence(standing, is_dated)


def _in_force_sentence(standing, is_dated):
    if is_dated and standing.ends:
        return _("Entered into force %(since)s; the term ends %(ends)s.")
    if is_dated:
        return _("Entered into force %(since)s.")
    if standing.ends:
        return _("In force; the term ends %(ends)s.")
    return _("In force; the date of entry into force is not published.")
