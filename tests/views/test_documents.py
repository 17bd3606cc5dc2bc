"""Documents on the pages of records, and the page that each of them has."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from django.utils.translation import override

from cooperation.date_words import format_date
from cooperation.enums import Authenticity, DocumentKind
from cooperation.models import DocumentVersion

from ..builders import (
    date,
    make_agreement,
    make_conference,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    make_site_settings,
    make_source,
    make_superuser,
    tomorrow,
    yesterday,
)
from ..documents import Document
from ..library import attach, make_article, make_document, make_file, make_version

pytestmark = pytest.mark.django_db

MAKERS = [make_membership, make_partner, make_memorandum, make_agreement, make_conference]
HIDDEN = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "archived": {"status": "archived"},
    "scheduled": {"publish_at": tomorrow()},
    "taken-down": {"unpublish_at": yesterday()},
}
every_hidden_state = pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN)


def open_page(client, thing, language="en"):
    with override(language):
        response = client.get(thing.get_absolute_url())
    assert response.status_code == 200
    page = Document(response)
    assert page.mistakes == []
    return page


def facts(page):
    terms = [e.text for e in page.all("dt") if "footer" not in e.parents]
    descriptions = [e.text for e in page.all("dd") if "footer" not in e.parents]
    return dict(zip(terms, descriptions, strict=True))


def links(page):
    return {a["href"]: a.text for a in page.all("a") if "main" in a.parents}


# --- On a record's page -------------------------------------------------------------------------


@pytest.mark.parametrize("make", MAKERS)
def test_a_record_shows_its_documents(client, make):
    record = make()
    document = make_document(
        slug="d", title_en="Programme", kind=DocumentKind.PROGRAMME, files=(), attached_to=record
    )
    make_file(document, "en", Authenticity.OFFICIAL_TRANSLATION)
    make_file(document, "mul", Authenticity.NOT_STATED, pages=None, extension="xlsx")

    page = open_page(client, record)

    assert "Documents" in page.texts("h2")
    assert links(page) | {
        "/en/documents/d/": "Programme",
        "/documents/d/en/": "English, official translation — PDF, 12 pages, 1.2 MB",
        "/documents/d/mul/": "Several languages in one file — Excel, 1.2 MB",
    } == links(page)


def test_documents_stand_after_the_text_and_before_the_sources(client):
    record = make_partner(sources=[make_source()])
    make_document(attached_to=record)

    page = open_page(client, record)

    assert page.texts("h2")[:3] == ["Facts", "Documents", "Sources"]


@pytest.mark.parametrize("make", MAKERS)
def test_a_record_without_documents_says_nothing_of_them(client, make):
    page = open_page(client, make())

    assert "Documents" not in page.texts("h2")


def test_a_title_in_another_language_is_marked(client):
    record = make_partner()
    make_document(languages=("ru",), title_ru="Программа", attached_to=record)

    page = open_page(client, record)

    assert page.texts("span", lang="ru") == ["Программа"]


@pytest.mark.parametrize("make", [make_agreement, make_memorandum])
def test_an_instrument_names_the_languages_of_its_text(client, make):
    record = make()
    text = make_document(slug="t", files=("ru",), attached_to=record)
    make_file(text, "en", Authenticity.TRANSLATION)
    make_document(kind=DocumentKind.ANNEX, files=("kk",), attached_to=record)

    page = open_page(client, record)

    assert facts(page)["Text"] == "English (PDF) Russian (PDF), authentic text"


@pytest.mark.parametrize("make", [make_agreement, make_memorandum])
def test_an_instrument_says_that_its_text_is_not_published(client, make):
    record = make()
    make_document(kind=DocumentKind.ANNEX, attached_to=record)

    assert facts(open_page(client, record))["Text"] == "Not published"


def test_other_records_have_no_text_to_speak_of(client):
    assert "Text" not in facts(open_page(client, make_partner()))


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        (("uz", "ru", "en"), "Read the text side by side: English, Oʻzbekcha, Русский"),
        (("uz",), "Read the text: Oʻzbekcha"),
    ],
)
def test_an_agreement_leads_to_its_articles(client, languages, words):
    agreement = make_agreement(slug="a")
    make_article(agreement, languages=languages)

    page = open_page(client, agreement)

    assert links(page)["/en/agreements/a/text/"] == words
    assert facts(page)["Text"] == words


# --- A page of its own --------------------------------------------------------------------------


def test_a_document(client):
    document = make_document(
        title_en="Text in full",
        dated_on=date("2021-12"),
        files=("uz",),
        attached_to=make_agreement(),
    )

    page = open_page(client, document)

    assert page.text("h1") == "Text in full"
    assert page.text("p", class_="kicker") == "Text of the instrument"
    assert facts(page) == {
        "Kind": "Text of the instrument",
        "Date of the document": "December 2021",
    }


def test_a_date_that_nobody_knows_is_said_to_be_unknown(client):
    page = open_page(client, make_document(attached_to=make_partner()))

    assert facts(page)["Date of the document"] == "Not stated"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1.2\u00a0MB"), ("ru", "1,2\u00a0МБ"), ("uz", "1,2\u00a0MB")],
)
def test_a_size_is_written_as_the_reader_writes_numbers(client, language, words):
    document = make_document(files=("uz",), attached_to=make_partner())

    with override(language):
        html = client.get(document.get_absolute_url()).content.decode()

    assert f"<span>{words}</span>" in html


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ({}, "PDF 12 pages 1.2 MB added 26 November 2026 the text can be selected and searched"),
        (
            {"pages": 1, "has_text": False},
            "PDF 1 page 1.2 MB added 26 November 2026 "
            "scanned pages, without text that could be searched",
        ),
        ({"pages": None, "extension": "docx"}, "Word 1.2 MB added 26 November 2026"),
    ],
)
def test_a_file_is_described_in_words(client, version, words):
    document = make_document(files=(), attached_to=make_partner())
    make_file(document, "uz", **version)
    DocumentVersion.objects.update(created_at=datetime(2026, 11, 26, tzinfo=UTC))

    page = open_page(client, document)

    assert page.text("p", class_="document-file__facts") == words


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Authenticity.AUTHENTIC, "Authentic text"),
        (Authenticity.OFFICIAL_TRANSLATION, "Official translation"),
        (Authenticity.TRANSLATION, "Unofficial translation"),
        (Authenticity.NOT_STATED, "Standing of the text not stated"),
    ],
)
def test_a_file_says_what_it_is_among_the_texts(client, standing, words):
    document = make_document(files=(), attached_to=make_agreement())
    make_file(document, "ru", standing)

    page = open_page(client, document)

    assert page.texts("h3") == ["Russian"]
    block = "document-file__standing"
    assert page.text("p", class_=f"{block} {block}--{standing}") == words


def test_a_version_says_what_is_new_in_it(client):
    document = make_document(files=(), attached_to=make_agreement())
    file = make_file(document, "en", note_en="First")

    make_version(file, note_en="Signatures added")

    page = open_page(client, document)
    assert page.texts("p", class_="document-file__note") == ["Signatures added"]
    assert page.texts("span", class_="versions__note") == ["First"]


def test_a_first_version_has_nothing_to_be_new_against(client):
    document = make_document(files=(), attached_to=make_agreement())
    make_file(document, "en", note_en="First")

    assert open_page(client, document).texts("p", class_="document-file__note") == []


def test_the_first_page_is_fetched_at_once_where_the_page_begins_with_it(client):
    record = make_conference()
    document = make_document(attached_to=record)

    def waits(thing):
        images = open_page(client, thing).all("img")
        return [image["loading"] for image in images if "/media/" in (image["src"] or "")]

    assert (waits(document), waits(record)) == ([None], ["lazy"])


def test_nobody_asks_whether_a_programme_is_authentic(client):
    document = make_document(files=(), kind=DocumentKind.PROGRAMME, attached_to=make_conference())
    make_file(document, "en", Authenticity.NOT_STATED)

    page = open_page(client, document)

    assert (
        page.texts("p", class_="document-file__standing document-file__standing--not-stated") == []
    )


def test_a_file_can_be_downloaded_and_checked(client):
    document = make_document(slug="d", files=("ru",), attached_to=make_partner())

    page = open_page(client, document)

    assert links(page)["/documents/d/ru/"] == "Download: Russian, PDF"
    assert page.text("code", id="sha256-ru") == DocumentVersion.objects.get().digest
    assert "sha256-ru" in [button["data-copies"] for button in page.all("button")]


def test_former_versions_are_listed_with_what_changed(client):
    document = make_document(slug="d", files=("ru",), attached_to=make_partner())
    file = document.files.get()
    make_version(file, note_en="Signatures added", note_ru="Добавлены подписи")
    make_version(file)
    DocumentVersion.objects.update(created_at=datetime(2026, 11, 26, tzinfo=UTC))

    page = open_page(client, document)

    assert page.text("ol", class_="versions__list") == (
        "Version 2, PDF 26 November 2026, 1.2 MB Signatures added "
        "Version 1, PDF 26 November 2026, 1.2 MB"
    )
    assert "2 former versions" in page.texts("summary")
    assert links(page)["/documents/d/ru/2/"] == "Version 2, PDF"


def test_a_file_of_one_version_speaks_of_no_others(client):
    page = open_page(client, make_document(files=("uz",), attached_to=make_partner()))

    assert page.texts("summary") == [
        "Checksum SHA-256",
        *("GOST R 7.0.100-2018", "APA 7", "BibTeX"),
    ]


def test_the_first_page_is_shown_with_words(client):
    document = make_document(title_en="Text", files=("en",), attached_to=make_partner())

    page = open_page(client, document)

    (picture,) = [image for image in page.all("img") if "main" in image.parents]
    assert picture["alt"] == "First page of “Text”: English"
    assert picture["src"].startswith("/media/")
    assert picture["width"] == "640"


def test_a_file_without_a_picture_shows_its_type(client):
    document = make_document(files=(), attached_to=make_partner())
    make_file(document, "en", extension="docx", preview=[])

    page = open_page(client, document)

    assert [image for image in page.all("img") if "main" in image.parents] == []
    assert page.text("span", class_="first-page__type") == "Word"


def test_a_document_leads_to_the_records_that_show_it(client):
    document = make_document(attached_to=make_agreement(slug="a", short_title_en="With Kazakhstan"))
    attach(document, make_partner(slug="draft", status="draft"))

    page = open_page(client, document)

    assert page.text("ul", class_="shown-on__list") == "Agreement With Kazakhstan"
    assert page.one("nav", aria_label="You are here").text == (
        f"Home page Agreements With Kazakhstan {page.text('h1')}"
    )
    assert links(page) | {
        "/en/agreements/": "Agreements",
        "/en/agreements/a/": "With Kazakhstan",
    } == links(page)
    assert "/en/partners/draft/" not in links(page)


def test_a_document_is_shared_and_cited_by_its_permanent_address(client):
    make_site_settings()
    document = make_document(
        slug="d", title_en="Text", dated_on=date("2021"), attached_to=make_agreement()
    )

    page = open_page(client, document)

    assert page.text("p", id="address") == "http://testserver/en/documents/d/"
    today = format_date(timezone.localdate(), "en")
    assert page.text("p", id="citation") == (
        f"Uzbekspace. Text. Document, 2021. Cooperation portal. As of {today}. "
        f"http://testserver/en/documents/d/ (accessed {today})"
    )
    assert page.text("pre", id="bibtex").startswith("@misc{document-d,")


# --- Languages ----------------------------------------------------------------------------------


def test_a_title_falls_back_visibly(client):
    document = make_document(languages=("uz",), title_uz="Bitim matni", attached_to=make_partner())

    page = open_page(client, document, "ru")

    assert page.text("h1") == "Bitim matni"
    assert page.all("span", lang="uz")[-1].text == "Bitim matni"
    assert len(page.all("div", class_="notice")) == 1
    assert not page.is_indexed


def test_it_exists_in_the_languages_of_its_title(client):
    document = make_document(slug="d", languages=("uz", "en"), attached_to=make_partner())

    page = open_page(client, document)

    assert page.alternates == {
        "uz": "http://testserver/uz/documents/d/",
        "en": "http://testserver/en/documents/d/",
        "x-default": "http://testserver/documents/d/",
    }
    assert page.all("div", class_="notice") == []


# --- Who sees it --------------------------------------------------------------------------------


@every_hidden_state
def test_a_document_of_hidden_records_alone_has_no_page(client, state):
    document = make_document(attached_to=make_agreement(**state))

    assert client.get(document.get_absolute_url()).status_code == 404


def test_nor_has_one_that_no_record_shows(client):
    assert client.get(make_document().get_absolute_url()).status_code == 404


@every_hidden_state
def test_one_public_record_is_enough(client, state):
    document = make_document(attached_to=make_agreement(**state))
    attach(document, make_partner())

    page = open_page(client, document)

    assert len(page.all("span", class_="shown-on__kind")) == 1


@pytest.mark.parametrize("with_record", [True, False])
def test_staff_see_it_before_readers_do(client, with_record):
    record = make_partner(status="draft") if with_record else None
    document = make_document(attached_to=record)
    client.force_login(make_editor("view_document"))

    response = client.get(document.get_absolute_url())

    assert response.status_code == 200
    assert len(Document(response).all("aside", class_="preview-bar")) == 1
    assert Document(response).mistakes == []
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "private, no-store"


def test_staff_who_may_not_view_documents_do_not(client):
    document = make_document(attached_to=make_partner(status="draft"))
    client.force_login(make_editor("view_partner"))

    assert client.get(document.get_absolute_url()).status_code == 404


def test_a_public_document_has_no_bar_for_staff_either(client):
    document = make_document(attached_to=make_partner())
    client.force_login(make_superuser())

    response = client.get(document.get_absolute_url())

    assert Document(response).all("aside", class_="preview-bar") == []
    assert not response.has_header("X-Robots-Tag")


# --- Former addresses ---------------------------------------------------------------------------


def test_a_former_address_leads_on_for_ever(client):
    document = make_document(slug="old", attached_to=make_partner())
    document.slug = "new"
    document.save()

    response = client.get("/ru/documents/old/")

    assert (response.status_code, response["Location"]) == (301, "/ru/documents/new/")


def test_a_former_address_of_a_hidden_document_tells_nothing(client):
    document = make_document(slug="old", attached_to=make_partner(status="draft"))
    document.slug = "new"
    document.save()

    assert client.get("/ru/documents/old/").status_code == 404


def test_a_deleted_document_is_said_to_be_deleted(client):
    make_document(slug="old").delete()

    assert client.get("/ru/documents/old/").status_code == 410
