"""What is found in documents that are accepted: their text, their pages, their first page."""

import pytest
from PIL import Image

from cooperation.uploads import limits, pdf_pages
from tests.uploads import files
from tests.uploads.files import SENTENCE, docx, pdf, relation, word_body, xlsx

# --- Text --------------------------------------------------------------------------------------


def test_the_text_of_a_docx_is_that_of_its_paragraphs(examined):
    body = word_body(
        "<w:p><w:r><w:t>Bitim</w:t><w:tab/><w:t>2024</w:t><w:br/><w:t>Toshkent</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Seul</w:t><w:delText>oʻchirilgan</w:delText></w:r></w:p>"
    )

    assert examined(docx(body), "docx")["text"] == "Bitim\t2024\nToshkent\nSeul"


def test_words_that_are_shown_in_two_ways_are_taken_once(examined):
    body = word_body(
        '<a:AlternateContent xmlns:a="a">'
        "<a:Choice><w:p><w:r><w:t>Bitim</w:t></w:r></w:p></a:Choice>"
        "<a:Fallback><w:p><w:r><w:t>Bitim</w:t></w:r></w:p></a:Fallback></a:AlternateContent>"
    )

    assert examined(docx(body), "docx")["text"] == "Bitim"


def test_the_text_of_an_xlsx_is_that_of_its_strings(examined):
    assert examined(xlsx(), "xlsx")["text"] == f"{SENTENCE}\nJami 2024\nIzoh"


def test_the_text_of_a_pdf_is_that_of_its_pages(examined):
    facts = examined(pdf(text="Memorandum between agencies"), "pdf")

    assert (facts["text"], facts["has_text"]) == ("Memorandum between agencies", True)


def test_a_scan_has_no_text(examined):
    assert examined(pdf(text="12 /// 7"), "pdf")["has_text"] is False


def test_a_text_is_cut_at_its_limit(examined, monkeypatch):
    monkeypatch.setattr(limits, "TEXT_CHARACTERS", 5)

    assert examined(docx(), "docx")["text"] == SENTENCE[:5]


def test_control_characters_are_no_text(examined):
    assert examined(pdf(text="Mem\x01oran\x7fdum"), "pdf")["text"] == "Memorandum"


# --- Facts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "extension", "media_type", "pages"),
    [
        (pdf(), "pdf", "application/pdf", 1),
        (
            docx(),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            None,
        ),
        (
            xlsx(),
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            None,
        ),
    ],
    ids=["PDF", "DOCX", "XLSX"],
)
def test_a_document_is_known_by_its_content(examined, content, extension, media_type, pages):
    facts = examined(content, extension)

    assert (facts["extension"], facts["media_type"], facts["pages"]) == (
        extension,
        media_type,
        pages,
    )


# --- The first page ----------------------------------------------------------------------------


def previews(facts):
    return [(each["format"], each["width"], each["height"]) for each in facts["preview"]]


def test_a_pdf_has_its_first_page_as_pictures(examined):
    assert previews(examined(pdf(), "pdf")) == [
        ("avif", 640, 906),
        ("webp", 640, 906),
        ("avif", 320, 453),
        ("webp", 320, 453),
    ]


def test_a_page_is_white(examined):
    facts = examined(pdf(), "pdf")

    with Image.open(facts["preview"][1]["path"]) as image:
        assert (image.mode, image.getpixel((5, 5))) == ("RGB", (255, 255, 255))


@pytest.mark.parametrize(
    ("size", "largest"),
    [
        (b"[0 0 1 1]", (640, 640)),
        (b"[0 0 14400 14400]", (640, 640)),
        (b"[0 0 10 14400]", (2, 1600)),
        (b"[0 0 14400 1]", (640, 1)),
        (b"[0 0 900000 900000]", (640, 640)),
        (b"[0 0 0 0]", (640, 829)),
        (b"[5 5 -5 -5]", (640, 640)),
    ],
)
def test_a_page_of_any_size_has_a_picture_of_a_sensible_one(examined, size, largest):
    _, *found = previews(examined(pdf(size=size), "pdf"))[0]

    assert tuple(found) == largest


def test_text_is_looked_for_only_so_long(examined, monkeypatch):
    monkeypatch.setattr(limits, "TEXT_SECONDS", -1)
    monkeypatch.setattr(pdf_pages, "_preview", lambda document, folder: [])
    pages = pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[3 0 R 3 0 R]/Count 2")

    assert examined(pages, "pdf")["text"].count("Koreya") == 1


# --- What looks dangerous and is not -----------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        pdf(catalog=b"/OpenAction[3 0 R/Fit]"),
        pdf(catalog=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"),
        pdf(b"<</S/Named/N/NextPage>>"),
        pdf(b"<</Title(HTML/JavaScript /S/Launch)>>"),
        pdf(packed=[b"<</Title(/JavaScript)>>"]),
        pdf(b"<</Type/Font/Launch 5 0 R/Sound 5 0 R>>"),
        pdf(b"<</S/URI/URI(https://example.org/)>>"),
        pdf(b"<</S/URI/URI(MAILTO:a@example.org)>>"),
        pdf(b"<</S/URI/URI(www.example.org/page)>>"),
        pdf(b"<</S/URI/URI 7 0 R>>", b"(http://example.org/)"),
        pdf(b"<</Type/SigRef/TransformParams<</EF[/Create/Delete]>>>>"),
        pdf() + b"\0" * 5000,
        pdf(packed=[b"<</A/Times#20New#20Roman>>"]),
    ],
    ids=[
        "opens at a page",
        "goes to a page on opening",
        "turns to the next page",
        "words about scripts",
        "words about scripts in a packed object",
        "fonts with odd names",
        "link",
        "address",
        "link without a scheme",
        "link kept elsewhere",
        "rights of a signature",
        "zeros after the end",
        "name in code",
    ],
)
def test_a_harmless_pdf_is_accepted(examined, content):
    assert examined(content, "pdf")["pages"] == 1


@pytest.mark.parametrize(
    "content",
    [
        files.docx_referring(relation("hyperlink", "https://example.org/", external=True)),
        files.docx_referring(relation("hyperlink", "mailto:a@example.org", external=True)),
        files.docx_referring(relation("hyperlink", "annex.docx", external=True)),
        files.docx_referring(relation("image", "media/image1.png")),
        docx(word_body('<w:fldSimple w:instr="PAGE"/><w:fldSimple w:instr="REF link 1"/>')),
        docx(word_body("<w:fldSimple w:instr='HYPERLINK \"https://example.org/\"'/>")),
        docx(extra={"word/drawing1.vml": "<xml><br></xml>"}),
        docx(extra={"word/media/": "", "word/printerSettings1.bin": "\1\2"}),
    ],
    ids=[
        "link",
        "address",
        "link to a neighbour",
        "picture inside",
        "fields",
        "link in a field",
        "drawing that is not quite XML",
        "folder and settings of a printer",
    ],
)
def test_a_harmless_docx_is_accepted(examined, content):
    assert examined(content, "docx")["extension"] == "docx"
