"""Which documents a page shows, in which order, and what is known of each."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from cooperation.documents import (
    authentic_languages,
    files_of,
    files_of_text,
    records_showing,
    shown_with,
)
from cooperation.enums import Authenticity, DocumentKind
from cooperation.models import Agreement, DocumentFile

from .builders import (
    make_agreement,
    make_conference,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    yesterday,
)
from .library import attach, make_article, make_document, make_file, make_version

pytestmark = pytest.mark.django_db

MAKERS = [make_membership, make_partner, make_memorandum, make_agreement, make_conference]
NOBODY = AnonymousUser()


def slugs(shown):
    return [document.slug for document, _files in shown]


def languages(versions):
    return [version.file.language for version in versions]


# --- With a record ------------------------------------------------------------------------------


@pytest.mark.parametrize("make", MAKERS)
def test_each_kind_of_record_shows_its_own_documents(make):
    record, other = make(), make()
    make_document(slug="own", attached_to=record)
    make_document(slug="another's", attached_to=other)

    assert slugs(shown_with(record)) == ["own"]


def test_documents_stand_in_the_order_of_the_record():
    record = make_conference()
    for slug, position in (("third", 3), ("first", 1), ("second", 2)):
        attach(make_document(slug=slug, kind=DocumentKind.PROGRAMME), record, position)

    assert slugs(shown_with(record)) == ["first", "second", "third"]


def test_a_document_of_two_records_keeps_the_place_that_each_gives_it():
    record, other = make_conference(), make_conference()
    shared, own = make_document(slug="shared"), make_document(slug="own")
    attach(shared, record, 2)
    attach(own, record, 1)
    attach(shared, other, 0)

    assert slugs(shown_with(record)) == ["own", "shared"]
    assert [len(files) for _document, files in shown_with(record)] == [2, 2]


def test_the_text_of_an_instrument_comes_before_what_goes_with_it():
    record = make_agreement()
    attach(make_document(slug="annex", kind=DocumentKind.ANNEX), record, 1)
    attach(make_document(slug="text", kind=DocumentKind.TEXT), record, 2)

    assert slugs(shown_with(record)) == ["text", "annex"]
    assert languages(files_of_text(shown_with(record))) == ["uz", "en"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("uz", ["uz", "kk", "ru", "ar", "tr"]),
        ("en", ["kk", "ru", "ar", "tr", "uz"]),
        ("ru", ["ru", "kk", "ar", "tr", "uz"]),
    ],
)
def test_files_are_the_readers_own_then_authentic_ones_then_by_name(language, expected):
    document = make_document(files=(), attached_to=(record := make_agreement()))
    for each in ("tr", "uz", "ar"):
        make_file(document, each, Authenticity.TRANSLATION)
    for each in ("ru", "kk"):
        make_file(document, each)

    with override(language):
        ((_document, files),) = shown_with(record)

        assert languages(files) == expected


def test_only_current_versions_are_shown():
    document = make_document(files=("uz",), attached_to=(record := make_partner()))
    latest = make_version(document.files.get())

    ((_document, files),) = shown_with(record)

    assert files == [latest]


def test_a_file_without_a_version_of_today_is_not_shown():
    document = make_document(files=("uz", "en"), attached_to=(record := make_partner()))
    document.files.get(language="en").versions.update(is_current=False)
    make_document(files=(), attached_to=record)
    DocumentFile.objects.create(document=document, language="ru")

    ((shown, files),) = shown_with(record)

    assert (shown, languages(files)) == (document, ["uz"])


def test_all_documents_are_asked_for_in_one_question(django_assert_num_queries):
    record = make_agreement()
    for _ in range(3):
        make_document(attached_to=record)

    with django_assert_num_queries(1):
        for document, files in shown_with(record):
            for version in files:
                assert version.get_absolute_url().startswith(f"/documents/{document.slug}/")
                assert version.download_name.startswith(document.slug)


def test_the_text_of_the_files_is_left_in_the_database():
    make_document(files=("uz",), attached_to=(record := make_partner()))

    ((_document, (version,)),) = shown_with(record)

    assert version.get_deferred_fields() == {"text"}


# --- Alone --------------------------------------------------------------------------------------


def test_a_document_has_its_files_with_their_former_versions():
    document = make_document(files=("uz", "en"))
    first = document.files.get(language="uz").versions.get()
    second, third = make_version(first.file), make_version(first.file)

    files = {file.current.file.language: file for file in files_of(document)}

    assert files["uz"] == (third, [second, first])
    assert files["en"].former == []


def test_a_document_names_the_records_that_show_it():
    document = make_document()
    records = [make() for make in MAKERS]
    for record in records:
        attach(document, record)
    make_partner()

    assert set(records_showing(document, NOBODY)) == set(records)


def test_records_that_nobody_published_are_named_to_staff_alone():
    draft = make_partner(status="draft")
    gone = make_conference(unpublish_at=yesterday())
    document = make_document(attached_to=draft)
    attach(document, gone)

    assert records_showing(document, NOBODY) == []
    assert records_showing(document, make_editor("view_partner")) == [draft]


def test_records_of_a_kind_stand_in_the_readers_alphabet():
    later, earlier = make_partner(name_en="B", name_uz="A"), make_partner(name_en="A", name_uz="B")
    document = make_document(attached_to=later)
    attach(document, earlier)

    with override("en"):
        assert records_showing(document, NOBODY) == [earlier, later]


# --- The text of an agreement -------------------------------------------------------------------


def test_a_language_is_authentic_by_a_file_of_the_text():
    agreement = make_agreement()
    text = make_document(files=("uz",), attached_to=agreement)
    make_file(text, "ru", Authenticity.OFFICIAL_TRANSLATION)
    make_document(kind=DocumentKind.ANNEX, files=("en",), attached_to=agreement)
    make_document(files=("kk",), attached_to=make_agreement())

    assert authentic_languages(agreement) == {"uz"}


def test_an_agreement_knows_the_languages_of_its_articles(django_assert_num_queries):
    agreement, other = make_agreement(), make_agreement()
    make_article(agreement, "1", languages=("ru",))
    make_article(agreement, "2", languages=("uz", "ru"), text_uz="")
    make_article(agreement, "3", languages=("en",))
    make_article(other, "1", languages=("uz",))

    with django_assert_num_queries(1), override("en"):
        found = Agreement.objects.with_text_languages().in_bulk()
        assert found[agreement.pk].text_languages == ["en", "ru"]
        assert found[other.pk].text_languages == ["uz"]
