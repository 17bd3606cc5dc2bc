"""Records that nobody keeps: each as awkward as the register may become, for the style guide."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from .enums import LegalStatus, PublicationStatus
from .languages import LANGUAGE_CODES, active_language, suffixed
from .models import Conference, Country, Partner

# The official title of the agreement of 2021 with Kazakhstan: as long as real titles get.
LONG_TITLE = {
    "uz": "Oʻzbekiston Respublikasi Hukumati bilan Qozogʻiston Respublikasi Hukumati oʻrtasida "
    "kosmik fazoni tinch maqsadlarda tadqiq etish va undan foydalanish sohasida hamkorlik qilish "
    "toʻgʻrisidagi bitim",
    "ru": "Соглашение между Правительством Республики Узбекистан и Правительством Республики "
    "Казахстан о сотрудничестве в области исследования и использования космического пространства "
    "в мирных целях",
    "en": "Agreement between the Government of the Republic of Uzbekistan and the Government of "
    "the Republic of Kazakhstan on cooperation in the field of exploration and use of outer space "
    "for peaceful purposes",
}
# Sixty-three letters, once the name of a German law.
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
SHORT_TITLE = {"uz": "Faqat nomi bor", "ru": "Только название", "en": "Nothing but a name"}


class Specimen(NamedTuple):
    state: str
    record: object


def specimens(kind, country):
    """A record of the kind in each awkward state; ``country`` is for kinds that need one."""
    other = next(language for language in LANGUAGE_CODES if language != active_language())
    return [
        Specimen(_("Nothing but a name"), _record(kind, country, SHORT_TITLE)),
        Specimen(_("The longest name"), _record(kind, country, LONG_TITLE, LONG_TITLE)),
        Specimen(_("A word of sixty letters"), _record(kind, country, _everywhere(LONG_WORD))),
        Specimen(
            _("Not translated into the reader’s language"),
            _record(kind, country, {other: LONG_TITLE[other]}, {other: LONG_TITLE[other]}),
        ),
        Specimen(
            _("A draft, which only staff see"),
            _record(kind, country, SHORT_TITLE, status=PublicationStatus.DRAFT),
        ),
    ]


def many(kind, country, number):
    """So many records of a kind, all in one country."""
    return [
        _record(kind, country, _everywhere(f"{SHORT_TITLE[active_language()]} {each}"))
        for each in range(1, number + 1)
    ]


def _everywhere(text):
    return dict.fromkeys(LANGUAGE_CODES, text)


def _record(kind, country, titles, summaries=None, status=PublicationStatus.PUBLISHED):
    values = {suffixed(kind.title_field, language): text for language, text in titles.items()}
    values |= {suffixed("summary", language): text for language, text in (summaries or {}).items()}
    if kind in (Partner, Conference):
        values["country"] = country
    record = kind(slug="specimen", status=status, **values)
    # What lists add to the records that they show (cooperation.views.rows).
    record.current_status = LegalStatus.UNKNOWN
    record.other_parties = record.public_signatories = ()
    if not hasattr(record, "signed_on"):
        record.signed_on = None
    return record


def any_country():
    """The country of the specimens: one of the register's, or one of nowhere."""
    return Country.objects.in_title_order().first() or Country(code="XX", name_en="Nowhere")
