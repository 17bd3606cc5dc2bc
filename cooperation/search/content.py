"""What there is to find in each kind of thing, language by language.

Three parts: its names; facts such as places, abbreviations, former names and years; and the text.
What a record borrows from another, the name of a partner say, is taken only if that is public
whenever the record is.
"""

from dataclasses import dataclass, field

from django.utils.translation import override

from ..analysis import plain_text
from ..enums import FoundKind, Section
from ..filters import HOME_COUNTRY
from ..languages import LANGUAGE_CODES, text_in
from ..prose import pictures_in, prose_fields
from . import windows

MOST_TEXT = 200_000  # letters of one language that are searched; a treaty has 50 000


@dataclass
class Content:
    """A thing to be found."""

    kind: FoundKind
    object_id: int
    slug: str
    windows: list
    names: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    headings: dict = field(default_factory=dict)
    countries: set = field(default_factory=set)
    areas: set = field(default_factory=set)
    years: set = field(default_factory=set)
    # Names by which it is known from beginning to end, in whatever language.
    whole_names: list = field(default_factory=list)

    def name(self, obj, *fields):
        self._add(self.names, obj, fields)
        for language in LANGUAGE_CODES:
            self.whole_names += [text for f in fields if (text := text_in(obj, f, language))]
            heading = next((text for f in fields if (text := text_in(obj, f, language))), "")
            if heading:
                self.headings.setdefault(language, heading)

    def fact(self, obj, *fields):
        self._add(self.facts, obj, fields)

    def text(self, obj, *fields):
        """Texts, with the captions of the pictures that stand in them."""
        self._add(self.texts, obj, fields)
        if {*fields} & {*prose_fields(type(obj))}:
            for language, picture in pictures_in(obj):
                self.texts.setdefault(language, []).append(text_in(picture, "caption", language))

    def alias(self, obj, field):
        """A fact that is also a name from beginning to end: an abbreviation."""
        self.fact(obj, field)
        self.whole_names += [t for each in LANGUAGE_CODES if (t := text_in(obj, field, each))]

    def code(self, text):
        """A name of a few letters that is the same in all languages."""
        self.whole_names.append(text)
        for language in LANGUAGE_CODES:
            self.facts.setdefault(language, []).append(text)

    def called(self, obj, *fields):
        """A name that is not its heading."""
        self._add(self.names, obj, fields)

    def label(self, *labels):
        """Words of the interface: what kind of thing it is."""
        for language in LANGUAGE_CODES:
            with override(language):
                self.facts.setdefault(language, []).extend(map(str, labels))

    def in_country(self, country, *, is_named=True):
        if country is None:
            return
        if is_named:
            self.fact(country, "name")
        if country.code != HOME_COUNTRY:
            self.countries.add(country.code)

    def dated(self, *dates):
        for date in filter(None, dates):
            self.years.add(date.year)
            for language in LANGUAGE_CODES:
                self.facts.setdefault(language, []).append(str(date.year))

    def _add(self, parts, obj, fields):
        for language in LANGUAGE_CODES:
            found = [text for f in fields if (text := text_in(obj, f, language).strip())]
            parts.setdefault(language, []).extend(found)


def of_record(record, kind):
    content = Content(kind, record.pk, record.slug, windows.of_record(record))
    content.label(type(record)._meta.verbose_name)
    for area in record.areas.all():
        content.fact(area, "name")
        content.areas.add(area.slug)
    return content


def of_partner(partner):
    content = of_record(partner, FoundKind.PARTNER)
    content.name(partner, "name")
    content.alias(partner, "short_name")
    content.fact(partner, "now_known_as", "city")
    content.label(partner.get_kind_display)
    content.in_country(partner.country)
    content.text(partner, "summary", "body")
    return content


def of_membership(membership):
    content = of_record(membership, FoundKind.MEMBERSHIP)
    content.name(membership, "name")
    content.alias(membership, "abbreviation")
    content.fact(membership, "parent_body", "decision", "seat_city")
    content.in_country(membership.seat_country)
    content.dated(membership.since)
    content.text(membership, "summary", "body", "benefits")
    for statistic in membership.statistics.all():
        content.text(statistic, "label")
    return content


def of_memorandum(memorandum):
    content = of_record(memorandum, FoundKind.MEMORANDUM)
    content.name(memorandum, "title")
    content.fact(memorandum, "subject", "signed_in")
    for signatory in memorandum.signatories.all():
        if _borrow_partner(content, signatory.partner):
            content.fact(signatory, "signed_as")
    if memorandum.occasion:
        _borrow(content, memorandum.occasion, "title")
    content.in_country(memorandum.signed_country)
    # Where it was signed is a fact of it; what it ties Uzbekistan to are its partners.
    content.countries = {
        signatory.partner.country.code
        for signatory in memorandum.signatories.all()
        if _may_borrow(content, signatory.partner)
    } - {HOME_COUNTRY}
    content.dated(memorandum.signed_on)
    content.text(memorandum, "summary", "body")
    return content


def of_agreement(agreement):
    content = of_record(agreement, FoundKind.AGREEMENT)
    content.name(agreement, "short_title", "title")
    content.label(agreement.get_level_display)
    for party in agreement.parties.all():
        content.in_country(party.country, is_named=party.country.code != HOME_COUNTRY)
        content.fact(party, "signing_body", "competent_body", "signatory")
        if party.partner:
            _borrow_partner(content, party.partner, is_tie=False)
    for step in agreement.steps.all():
        content.fact(step, "place", "act")
        content.dated(step.on)
    content.text(agreement, "summary", "body")
    for article in agreement.articles.all():
        content.text(article, "heading", "text")
    return content


def of_conference(conference):
    content = of_record(conference, FoundKind.CONFERENCE)
    content.name(conference, "title")
    if conference.series:
        content.fact(conference.series, "name")
    content.fact(conference, "city", "venue")
    content.in_country(conference.country)
    for partner in {*conference.organisers.all(), *conference.participants.all()}:
        _borrow(content, partner, "name", "short_name")
    content.dated(conference.starts_on, conference.ends_on)
    content.text(conference, "summary", "body")
    for statistic in conference.statistics.all():
        content.text(statistic, "label")
    return content


def of_document(document):
    content = Content(FoundKind.DOCUMENT, document.pk, document.slug, windows.of_document(document))
    content.name(document, "title")
    content.label(document.get_kind_display)
    content.dated(document.dated_on)
    for file in document.files.all():
        for version in file.versions.all():
            # A file of another language is read by its letters: Cyrillic as Russian.
            for language in _languages_of(file.language, version.text):
                content.texts.setdefault(language, []).append(version.text)
    return content


def of_country(country):
    """A country that something ties to Uzbekistan, be it for a time; None of the others."""
    own_windows = windows.of_country(country)
    if not own_windows:
        return None
    content = Content(FoundKind.COUNTRY, country.pk, country.code.lower(), own_windows)
    content.name(country, "name")
    content.code(country.code)
    content.label(type(country)._meta.verbose_name, country.get_region_display)
    content.countries.add(country.code)
    return content


def of_section(section_text, site=None):
    content = Content(FoundKind.SECTION, section_text.pk, section_text.section, windows.EVER)
    content.name(section_text, "title")
    content.label(Section(section_text.section).label)
    content.text(section_text, "lead", "body")
    if site and section_text.section == Section.ABOUT:
        content.called(site, "agency_name", "official_name")
        content.fact(site, "parent_body")
        content.text(site, "address")
    return content


def plain(texts):
    """The texts of a part as one, without markup."""
    return "\n".join(map(plain_text, texts))[:MOST_TEXT]


def _may_borrow(content, record):
    return windows.covers(windows.of_record(record), content.windows)


def _borrow(content, record, *fields):
    if _may_borrow(content, record):
        content.fact(record, *fields)
        return True
    return False


def _borrow_partner(content, partner, *, is_tie=True):
    if not _borrow(content, partner, "name", "short_name", "now_known_as"):
        return False
    if is_tie:
        content.in_country(partner.country)
    return True


def _languages_of(language, text):
    if language in LANGUAGE_CODES:
        return [language]
    letters = text[:2000].casefold()
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in letters)
    return ["ru"] if cyrillic > len(letters) / 4 else ["en"]
