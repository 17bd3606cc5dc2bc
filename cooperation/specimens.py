"""Records that nobody keeps: each as awkward as the register may become, for the style guide."""

from itertools import cycle
from typing import NamedTuple
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .documents import KeptFile, Shown
from .enums import Authenticity, DocumentKind, FileLanguage, LegalStatus, PublicationStatus
from .history.public_words import public_differences
from .history.published import PublishedVersion
from .languages import LANGUAGE_CODES, active_language, suffixed
from .models import (
    Article,
    Conference,
    Country,
    Document,
    DocumentFile,
    DocumentVersion,
    Partner,
    Picture,
)
from .renditions import AVIF, CARD, WEBP, WHOLE

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
        Specimen(_("The longest name"), _with_picture(kind, country)),
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


class Drawing(NamedTuple):
    """Stands for a rendition, without a file."""

    crop: str
    format: str
    width: int
    height: int
    url: str


def pictures():
    """A picture in each awkward state."""
    other = next(language for language in LANGUAGE_CODES if language != active_language())
    return [
        Specimen(
            _("The longest caption"),
            _picture(_("The longest caption"), 1600, 900, caption=LONG_TITLE, credit=LONG_TITLE),
        ),
        Specimen(_("Without a caption"), _picture(_("Without a caption"), 1200, 900)),
        Specimen(
            _("A portrait, its credit not translated"),
            _picture(
                _("A portrait, its credit not translated"), 900, 1350,
                caption=SHORT_TITLE, credit={other: SHORT_TITLE[other]},
            ),
        ),
        Specimen(
            _("A panorama"), _picture(_("A panorama"), 1600, 320, caption=_everywhere(LONG_WORD))
        ),
    ]  # fmt: skip


def organisations(country):
    """An organisation with a logo in each awkward shape."""
    shapes = {
        _("A wide logo"): (1200, 200),
        _("A tall logo"): (200, 800),
        _("A logo with another one on a dark ground"): (640, 640),
    }
    found = []
    for state, size in shapes.items():
        record = _record(Partner, country, SHORT_TITLE)
        record.logo = _picture(state, *size, ink="#00456d")
        found.append(Specimen(state, record))
    found[-1].record.logo_on_dark = _picture(state, *size, ink="#b4defb")
    return found


def _picture(alt, width, height, *, ink="", **words):
    """A sky with a star in its middle, or with an ``ink`` the outline of a logo."""
    texts = {
        suffixed(field, language): text
        for field, translations in words.items()
        for language, text in translations.items()
    }
    drawings = [
        Drawing(crop, format, *size, _drawing(*size, ink))
        for crop, size in ((WHOLE, (width, height)), (CARD, (640, 360)))
        for format in (AVIF, WEBP)
    ]
    alt = {suffixed("alt", active_language()): str(alt)}
    return Picture(width=width, height=height, renditions=drawings, **alt, **texts)


def _drawing(width, height, ink):
    side = min(width, height)
    look = f'fill="none" stroke="{ink}"' if ink else 'fill="#14304f" stroke="#2d4664"'
    star = "M0-.4.1-.1.4 0 .1.1 0 .4-.1.1-.4 0-.1-.1z"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" {look} stroke-width="{side / 12}"/>'
        f'<path transform="translate({width / 2} {height / 2}) scale({side})" d="{star}" '
        f'fill="{ink or "#ffc145"}"/></svg>'
    )
    return f"data:image/svg+xml,{quote(svg, safe='')}"


def documents():
    """A document in each awkward state, with its files."""
    other = next(language for language in LANGUAGE_CODES if language != active_language())
    languages = [*FileLanguage]
    return [
        Specimen(_("As it should be"), _document(SHORT_TITLE, languages[:3])),
        Specimen(_("The longest name, in twelve languages"), _document(LONG_TITLE, languages[:12])),
        Specimen(
            _("Without a picture of its first page"),
            _document(_everywhere(LONG_WORD), [FileLanguage.SEVERAL], preview=[], extension="docx"),
        ),
        Specimen(
            _("Not translated into the reader’s language"),
            _document({other: SHORT_TITLE[other]}, [FileLanguage(other)]),
        ),
    ]


def articles():
    """Articles of a text that is not in every language whole."""
    long = {suffixed("text", language): f"<p>{text}</p>" for language, text in LONG_TITLE.items()}
    heading = {suffixed("heading", language): text for language, text in SHORT_TITLE.items()}
    last = suffixed("text", LANGUAGE_CODES[-1])
    return [
        Article(**heading, **long),
        Article(number="1", **heading, **long),
        Article(number="12 bis", **heading, **(long | {last: ""})),
    ]


def _document(titles, languages, **version):
    """The document with the versions of today and the former ones, in each of the languages."""
    titles = {suffixed("title", language): text for language, text in titles.items()}
    document = Document(slug="specimen", kind=DocumentKind.TEXT, **titles)
    files = []
    for language, standing in zip(languages, cycle(Authenticity)):
        file = DocumentFile(document=document, language=language, authenticity=standing)
        files.append(
            KeptFile(_version(file, 3, **version), [_version(file, number) for number in (2, 1)])
        )
    return Shown(document, [file.current for file in files]), files


def _version(file, number, **values):
    notes = {suffixed("note", language): text for language, text in LONG_TITLE.items()}
    drawings = [
        Drawing(WHOLE, each, 640, 905, _drawing(640, 905, "#46546a")) for each in (AVIF, WEBP)
    ]
    facts = {"extension": "pdf", "size": 1_234_567, "pages": 12, "digest": "0123456789abcdef" * 4}
    facts |= {"preview": drawings, "has_text": number > 1, "created_at": timezone.now()}
    return DocumentVersion(file=file, number=number, **notes, **(facts | values))


def many(kind, country, number):
    """So many records of a kind, all in one country."""
    return [
        _record(kind, country, _everywhere(f"{SHORT_TITLE[active_language()]} {each}"))
        for each in range(1, number + 1)
    ]


def _with_picture(kind, country):
    record = _record(kind, country, LONG_TITLE, LONG_TITLE)
    record.picture = _picture(_("The longest name"), 1600, 900)
    return record


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


def changed_version():
    """A published version in which much changed: itself and the differences."""
    before, after = (
        {"fields": fields, "lists": {}, "rows": {}}
        for fields in (
            {suffixed("summary", language): text for language, text in LONG_TITLE.items()},
            {suffixed("summary", language): LONG_WORD for language in LANGUAGE_CODES}
            | {"website": f"https://{LONG_WORD[:20]}.example/"},
        )
    )
    version = PublishedVersion(2, 2, timezone.now(), None, after)
    return version, public_differences(Partner, [before, after])[0]
