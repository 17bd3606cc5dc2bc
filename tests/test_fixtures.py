"""The content that the portal opens with: complete, well written, the same after a round trip."""

import json
import re
from hashlib import sha256

import pytest
from django.core.management import call_command

from cooperation import fixtures
from cooperation.enums import PartnerKind, Section
from cooperation.fields import ProseField
from cooperation.languages import LANGUAGE_CODES, is_filled, text_in
from cooperation.models import (
    RECORD_KINDS,
    Agreement,
    Conference,
    Country,
    Document,
    Membership,
    Memorandum,
    Partner,
    Picture,
    SectionText,
    SiteSettings,
)
from cooperation.orthography import mend_uzbek

from .library import renditions_of

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
MIXED_WORD = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
HTML_FIELDS = ("body_", "benefits_", "text_")


def load():
    call_command("loaddata", *map(str, fixtures.paths()), verbosity=0)


def rows():
    """(file, address of the row, fields) of every row in every file."""
    for path in fixtures.paths():
        for row in json.loads(path.read_text(encoding="utf-8")):
            fields = row["fields"]
            key = row.get("pk") or fields.get("slug") or fields.get("code") or fields.get("key")
            yield path.stem, f"{row['model']} {key or fields.get('section')}", fields


def texts(language):
    for _, row, fields in rows():
        for name, value in fields.items():
            if name.endswith(f"_{language}"):
                yield f"{row}: {name}", value


@pytest.fixture(scope="module")
def loaded(kept):
    load()


@pytest.fixture
def register(loaded, db):
    """The register as the fixtures have it."""


def test_loading_and_writing_gives_the_same_files_byte_for_byte(register):
    written = {name: fixtures.serialize(name) for name in fixtures.FILES}
    committed = {
        name: path.read_text(encoding="utf-8")
        for name, path in zip(fixtures.FILES, fixtures.paths(), strict=True)
    }
    assert written == committed


def test_loading_twice_changes_nothing(register):
    before = {name: fixtures.serialize(name) for name in fixtures.FILES}
    load()
    assert {name: fixtures.serialize(name) for name in fixtures.FILES} == before


@pytest.mark.parametrize("model", RECORD_KINDS, ids=lambda model: model.__name__)
def test_every_record_exists_in_three_languages(register, model):
    languages = {record.slug: record.languages for record in model.objects.all()}
    assert languages == {slug: list(LANGUAGE_CODES) for slug in languages}


@pytest.mark.parametrize("model", RECORD_KINDS, ids=lambda model: model.__name__)
def test_every_record_passes_the_rules_of_the_form(register, model):
    for record in model.objects.all():
        record.full_clean()


def test_the_register_holds_what_the_source_page_names(register):
    counts = {
        "memberships": Membership.objects.published().count(),
        "companies": Partner.objects.filter(kind=PartnerKind.COMPANY).count(),
        "agencies": Partner.objects.exclude(
            kind__in=[PartnerKind.COMPANY, PartnerKind.UNIVERSITY]
        ).count(),
        "universities": Partner.objects.filter(kind=PartnerKind.UNIVERSITY).count(),
        "memoranda": Memorandum.objects.published().count(),
        "agreements": Agreement.objects.published().count(),
        "conferences": Conference.objects.published().count(),
        "countries": Country.objects.count(),
    }
    assert counts == {
        "memberships": 4,
        "companies": 10,
        "agencies": 13,
        "universities": 2,
        "memoranda": 10,
        "agreements": 3,
        "conferences": 2,
        "countries": 249,
    }


def test_the_memoranda_signed_at_the_first_conference_say_so(register):
    signed = Memorandum.objects.filter(occasion__slug="stc-2022").values_list("slug", flat=True)
    assert sorted(signed) == ["azercosmos", "oneweb"]


def test_every_country_has_its_place_on_the_map(register):
    assert list(Country.objects.filter(latitude=None)) == []


def test_every_section_has_its_words(register):
    assert set(SectionText.objects.values_list("section", flat=True)) == set(Section.values)


def test_the_agency_has_its_names_in_three_languages(register):
    settings = SiteSettings.objects.current()
    names = [getattr(settings, f"official_name_{language}") for language in LANGUAGE_CODES]
    assert all(names)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_text_is_given_in_this_language_if_in_any(language):
    missing = []
    for _, row, fields in rows():
        stems = {n[:-3] for n in fields if n[-3:] in {"_uz", "_ru", "_en"}}
        missing += [f"{row}: {stem}" for stem in stems if not fields.get(f"{stem}_{language}")]
    assert missing == []


def test_uzbek_texts_have_the_right_apostrophes():
    assert [where for where, text in texts("uz") if mend_uzbek(text) != text] == []


def test_uzbek_texts_are_in_latin_letters():
    assert [where for where, text in texts("uz") if CYRILLIC.search(text)] == []


def test_russian_words_mix_no_alphabets():
    assert [where for where, text in texts("ru") if MIXED_WORD.search(text)] == []


def test_english_texts_hold_no_cyrillic():
    assert [where for where, text in texts("en") if CYRILLIC.search(text)] == []


def test_prose_holds_only_the_markup_that_the_editor_allows():
    sanitize = ProseField().sanitize
    unclean = [
        f"{row}: {name}"
        for _, row, fields in rows()
        for name, value in fields.items()
        if name.startswith(HTML_FIELDS) and sanitize(value) != value
    ]
    assert unclean == []


def test_no_file_holds_a_bare_column():
    bare = [
        f"{row}: {name}"
        for _, row, fields in rows()
        for name in fields
        if any(f"{name}_{language}" in fields for language in LANGUAGE_CODES)
    ]
    assert bare == []


# --- Pictures and documents --------------------------------------------------------------------


def test_every_file_of_the_library_lies_beside_the_fixtures(register):
    digests = {
        fixtures.media_path(row): sha256(fixtures.media_path(row).read_bytes()).hexdigest()
        for row in fixtures.media_rows()
    }
    assert digests == {fixtures.media_path(row): row.digest for row in fixtures.media_rows()}


def test_no_file_lies_there_that_the_fixtures_do_not_name(register):
    there = {path for path in fixtures.MEDIA.rglob("*") if path.is_file()}
    assert there == {fixtures.media_path(row) for row in fixtures.media_rows()}


def test_every_picture_is_described_or_decorative(register):
    undescribed = [
        picture.key
        for picture in Picture.objects.all()
        if not (picture.is_decorative or all(is_filled(picture, "alt", c) for c in LANGUAGE_CODES))
    ]
    assert undescribed == []


def test_every_conference_has_its_cover(register):
    covers = Conference.objects.values_list("slug", "picture__key")
    assert set(covers) == {("stc-2022", "cover-stc-2022"), ("stc-2023", "cover-stc-2023")}


def test_the_sample_says_that_it_is_one(register):
    sample = Document.objects.get(slug="sample-programme")
    marks = {"uz": "namunasi", "ru": "Образец", "en": "Sample"}
    assert {code: word in text_in(sample, "title", code) for code, word in marks.items()} == {
        "uz": True, "ru": True, "en": True,
    }  # fmt: skip


def test_loading_again_loses_nothing_of_what_was_made_of_a_picture(register):
    picture = Picture.objects.get(key="cover-stc-2022")
    picture.renditions = renditions_of(picture.digest)
    picture.save()

    load()

    assert Picture.objects.get(pk=picture.pk).renditions == renditions_of(picture.digest)


def test_a_picture_that_was_redrawn_waits_to_be_made_ready(register):
    picture = Picture.objects.get(key="cover-stc-2022")
    Picture.objects.filter(pk=picture.pk).update(
        digest="0" * 64, renditions=renditions_of(picture.digest)
    )

    load()

    assert Picture.objects.get(pk=picture.pk).renditions == []


def test_files_are_written_back_beside_the_fixtures(register, tmp_path, monkeypatch):
    fixtures.store_media()
    monkeypatch.setattr(fixtures, "MEDIA", tmp_path)

    written = fixtures.write_media()

    assert {path.name for path in written} == {
        fixtures.media_path(row).name for row in fixtures.media_rows()
    }


def test_files_that_are_there_already_are_not_written_again(register):
    fixtures.store_media()

    assert fixtures.write_media() == []
