"""Files that must be refused where a document is expected, each with the code of the refusal."""

import io
import warnings
import zlib

from pypdf import PdfReader, PdfWriter

from tests.uploads import files
from tests.uploads.files import docx, docx_referring, flate, pdf, picture, relation, stream, xlsx
from tests.uploads.hostile import HTML, Case, svg

ACTION = b"<</S/JavaScript/JS(app.alert(1))>>"
LINK = "https://example.org/"
MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
MACRO_EXCEL = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
BOMB = {"STREAM_BYTES": 2_000_000, "ARCHIVE_BYTES": 2_000_000}


def _encrypted_pdf(user, owner):
    writer = PdfWriter(PdfReader(io.BytesIO(pdf())))
    writer.encrypt(user, owner, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _revised(old, body):
    """The PDF with a second revision, in which a harmless object takes the place of number 6."""
    start = len(old)
    xref = start + len(b"6 0 obj\n%s\nendobj\n" % body)
    return old + (
        b"6 0 obj\n%s\nendobj\nxref\n6 1\n%010d 00000 n \n"
        b"trailer\n<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    ) % (body, start, int(old.split(b"startxref\n")[-1].split()[0]), xref)


def _ole(stream_name):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream_name.encode("utf-16-le")


def _encrypted_archive():
    """A DOCX of which a flag says that a part is encrypted."""
    content = bytearray(docx())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rindex(signature) + at] |= 1
    return bytes(content)


def _lying_archive():
    """A DOCX with a part that states to be smaller than it is."""
    parts = files.docx_parts() | {"word/media/image1.bin": bytes(5_000_000)}
    content = bytearray(files.archive(parts))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    return bytes(content)


def _duplicates():
    with warnings.catch_warnings(action="ignore"):
        return files.archive([*files.docx_parts().items(), ("word/document.xml", "<a/>")])


def _renamed(name):
    return docx(extra={name: "x"})


def _link(uri):
    return b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI%s>>>>]" % uri


DOCUMENTS = [
    # --- Other things than documents ---
    Case("nothing", "a.pdf", "empty", lambda: b""),
    Case("more bytes than allowed", "a.pdf", "too_large", pdf, {"DOCUMENT_BYTES": 100}),
    Case("PNG", "a.png", "picture_for_document", lambda: picture("PNG")),
    Case("PNG named PDF", "a.pdf", "picture_for_document", lambda: picture("PNG")),
    Case("SVG", "a.svg", "picture_for_document", svg),
    Case("HTML", "a.html", "unaccepted_document", lambda: HTML),
    Case("old Word", "a.doc", "old_document", lambda: _ole("WordDocument")),
    Case("old Excel", "a.xls", "old_document", lambda: _ole("Workbook")),
    Case("old PowerPoint", "a.ppt", "unaccepted_document", lambda: _ole("PowerPoint Document")),
    Case("DOCX with a password", "a.docx", "encrypted", lambda: _ole("EncryptedPackage")),
    Case("RTF", "a.rtf", "old_document", lambda: rb"{\rtf1 words}"),
    Case("ODT", "a.odt", "old_document",
         lambda: files.archive({"mimetype": "application/vnd.oasis.opendocument.text"})),
    Case("PPTX", "a.pptx", "unaccepted_document", lambda: docx(kind=SLIDES)),
    Case("DOCM", "a.docm", "old_document", lambda: docx(kind=MACRO_WORD)),
    Case("DOCM named DOCX", "a.docx", "old_document", lambda: docx(kind=MACRO_WORD)),
    Case("XLSM named XLSX", "a.xlsx", "old_document", lambda: xlsx(kind=MACRO_EXCEL)),
    Case("DOTX named DOCX", "a.docx", "old_document", lambda: docx(kind=TEMPLATE)),
    Case("ZIP", "a.zip", "archive", lambda: files.archive({"a.pdf": pdf()})),
    Case("RAR", "a.rar", "archive", lambda: b"Rar!\x1a\x07\0" + bytes(99)),
    Case("program", "a.exe", "unknown_document", lambda: b"MZ\x90\0" + bytes(99)),
    # --- Names ---
    Case("PDF named as a program", "a.pdf.exe", "ending", pdf),
    Case("PDF named DOCX", "a.docx", "ending_of_another_kind", pdf),
    Case("DOCX named PNG", "a.png", "ending_of_another_kind", docx),
    # --- Damaged, or two things at once ---
    Case("half a PDF", "a.pdf", "damaged", lambda: pdf()[:500]),
    Case("PDF of the first line only", "a.pdf", "damaged", lambda: b"%PDF-1.7\n%%EOF"),
    Case("half a DOCX", "a.docx", "damaged", lambda: docx()[:700]),
    Case("DOCX that is no XML", "a.docx", "damaged", lambda: docx("<w:p>")),
    Case("DOCX with a bad checksum", "a.docx", "damaged",
         lambda: files.archive(files.docx_parts(), 0).replace(b"Koreya", b"Xoreya")),
    Case("DOCX that lies about a size", "a.docx", "damaged", _lying_archive),
    Case("PDF after other bytes", "a.pdf", "leading_bytes", lambda: b"GO!\n" + pdf()),
    Case("DOCX after other bytes", "a.docx", "leading_bytes", lambda: b"#!/bin/sh\n" + docx()),
    Case("PDF and ZIP", "a.pdf", "polyglot",
         lambda: pdf() + files.archive({"a.txt": "x"}) + b"\n%%EOF"),
    Case("PDF and ZIP in a stream", "a.pdf", "polyglot", lambda: pdf(stream(docx()))),
    Case("DOCX and PDF", "a.docx", "polyglot",
         lambda: files.archive([("a.txt", "%PDF-1.4"), *files.docx_parts().items()], 0)),
    Case("DOCX before other bytes", "a.docx", "strange_parts", lambda: docx() + bytes(30)),
    # --- PDF that acts ---
    Case("PDF with a password", "a.pdf", "encrypted", lambda: _encrypted_pdf("secret", "secret")),
    Case("PDF with restrictions", "a.pdf", "encrypted", lambda: _encrypted_pdf("", "secret")),
    Case("script on opening", "a.pdf", "scripts", lambda: pdf(catalog=b"/OpenAction" + ACTION)),
    Case("script in a packed object", "a.pdf", "scripts", lambda: pdf(packed=[b"<<>>", ACTION])),
    Case("script with its name in code", "a.pdf", "scripts",
         lambda: pdf(catalog=b"/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>")),
    Case("script in code in a packed object", "a.pdf", "scripts",
         lambda: pdf(packed=[ACTION.replace(b"/Java", b"/J#61va")])),
    Case("script on leaving a page", "a.pdf", "scripts", lambda: pdf(page=b"/AA<</C" + ACTION)),
    Case("script in the tree of names", "a.pdf", "scripts",
         lambda: pdf(ACTION, catalog=b"/Names<</JavaScript<</Names[(a)6 0 R]>>>>")),
    Case("script in an annotation", "a.pdf", "scripts",
         lambda: pdf(ACTION, page=b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A 6 0 R>>]")),
    Case("script that nothing refers to", "a.pdf", "scripts", lambda: pdf(ACTION)),
    Case("script in a former revision", "a.pdf", "scripts", lambda: _revised(pdf(ACTION), b"<<>>")),
    Case("script behind an equal key", "a.pdf", "scripts",
         lambda: pdf(b"<</S/URI/S/JavaScript/URI(http://a.uz)>>")),
    Case("script behind a bracket in a string", "a.pdf", "scripts",
         lambda: pdf(rb"<</A(\) >> endobj)/S/JavaScript>>")),
    Case("script behind brackets that don't match", "a.pdf", "scripts",
         lambda: pdf(b"<</A[1]]/S/JavaScript>>")),
    Case("script behind an object in a string", "a.pdf", "scripts",
         lambda: pdf(b"<</A(endobj 9 0 obj <<)/S/JavaScript>>")),
    Case("start of a program", "a.pdf", "launches", lambda: pdf(b"<</S/Launch/F(cmd.exe)>>")),
    Case("embedded file", "a.pdf", "attachments",
         lambda: pdf(stream(b"x"), catalog=b"/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>")),
    Case("embedded file that nothing refers to", "a.pdf", "attachments",
         lambda: pdf(stream(b"x", b"/Type/EmbeddedFile"))),
    Case("embedded file in an annotation", "a.pdf", "attachments",
         lambda: pdf(page=b"/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]>>]")),
    Case("portfolio", "a.pdf", "attachments", lambda: pdf(catalog=b"/Collection<</View/D>>")),
    Case("XFA form", "a.pdf", "xfa_form",
         lambda: pdf(stream(b"<xdp/>"), catalog=b"/AcroForm<</XFA 6 0 R>>")),
    Case("rich media", "a.pdf", "multimedia", lambda: pdf(b"<</Subtype/RichMedia>>")),
    Case("sound", "a.pdf", "multimedia", lambda: pdf(b"<</S/Sound/Sound 7 0 R>>")),
    Case("film", "a.pdf", "multimedia", lambda: pdf(b"<</Subtype/Movie>>")),
    Case("3D model", "a.pdf", "multimedia", lambda: pdf(stream(b"", b"/Type/3D/Subtype/U3D"))),
    Case("form that sends", "a.pdf", "sends_forms", lambda: pdf(b"<</S/SubmitForm/F(http://a)>>")),
    Case("form that fetches", "a.pdf", "sends_forms", lambda: pdf(b"<</S/ImportData/F(a.fdf)>>")),
    Case("remote document", "a.pdf", "remote_parts", lambda: pdf(b"<</S/GoToR/F(b.pdf)>>")),
    Case("embedded document", "a.pdf", "remote_parts", lambda: pdf(b"<</S/GoToE/T<<>>>>")),
    Case("link to a script", "a.pdf", "forbidden_link",
         lambda: pdf(page=_link(b"(javascript:alert\\(1\\))"))),
    Case("link to a script in code", "a.pdf", "forbidden_link",
         lambda: pdf(page=_link(b"<6A617661736372697074 3A61>"))),
    Case("link to a script with blanks", "a.pdf", "forbidden_link",
         lambda: pdf(page=_link(b"( java\\nscript:a)"))),
    Case("link to a file", "a.pdf", "forbidden_link", lambda: pdf(page=_link(b"(file:///c:/a)"))),
    Case("link to a machine", "a.pdf", "forbidden_link",
         lambda: pdf(page=_link(rb"(\\\\evil\\a)"))),
    Case("link kept elsewhere", "a.pdf", "forbidden_link",
         lambda: pdf(b"(file:///c:/a)", page=_link(b" 6 0 R"))),
    Case("link kept in a packed object", "a.pdf", "forbidden_link",
         lambda: pdf(page=_link(b" 7 0 R"), packed=[b"(file:///c:/a)"])),
    Case("PDF without pages", "a.pdf", "no_pages",
         lambda: pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[     ]/Count 0")),
    Case("more pages than allowed", "a.pdf", "too_many_pages", pdf, {"DOCUMENT_PAGES": 0}),
    Case("PDF that unpacks to 9 MB", "a.pdf", "bomb", lambda: pdf(flate(bytes(9_000_000))), BOMB),
    Case("PDF packed twice", "a.pdf", "bomb",
         lambda: pdf(stream(zlib.compress(zlib.compress(b"x")),
                            b"/Filter[/FlateDecode/FlateDecode]"))),
    Case("packed objects of 90 MB", "a.pdf", "bomb",
         lambda: pdf(flate(bytes(90_000_000), b"/Type/ObjStm/N 1/First 4"))),
    Case("packed objects that cannot be read", "a.pdf", "damaged",
         lambda: pdf(stream(b"junk", b"/Type/ObjStm/N 1/First 4/Filter/LZWDecode/Filter/Fl"))),
    # --- DOCX and XLSX that act ---
    Case("DOCX that unpacks to 9 MB", "a.docx", "bomb",
         lambda: docx(extra={"word/media/image1.png": bytes(9_000_000)}), BOMB),
    Case("DOCX of many parts", "a.docx", "too_many_parts",
         lambda: docx(extra={f"{n}.xml": "<a/>" for n in range(9)}), {"ARCHIVE_FILES": 9}),
    Case("DOCX of encrypted parts", "a.docx", "encrypted", _encrypted_archive),
    Case("DOCX with a macro", "a.docx", "scripts", lambda: _renamed("word/vbaProject.bin")),
    Case("DOCX with ActiveX", "a.docx", "scripts", lambda: _renamed("word/activeX/activeX1.xml")),
    Case("XLSX with a macro sheet", "a.xlsx", "scripts",
         lambda: xlsx(extra={"xl/macrosheets/sheet1.xml": "<a/>"})),
    Case("DOCX with an object", "a.docx", "attachments",
         lambda: _renamed("word/embeddings/oleObject1.bin")),
    Case("DOCX with an object elsewhere", "a.docx", "attachments",
         lambda: docx_referring(relation("oleObject", "media/image1.png"))),
    Case("DOCX with a page inside", "a.docx", "attachments",
         lambda: docx_referring(relation("aFChunk", "part.html"))),
    Case("DOCX with another name for itself", "a.docx", "strange_parts",
         lambda: docx(extra={"_rels/.rels": files.relations(relation("officeDocument", "a.xml"))})),
    Case("DOCX with a part above", "a.docx", "strange_parts", lambda: _renamed("../evil.xml")),
    Case("DOCX with a part at the root", "a.docx", "strange_parts", lambda: _renamed("/etc/evil")),
    Case("DOCX with a part of Windows", "a.docx", "strange_parts", lambda: _renamed("C:\\evil")),
    Case("DOCX with a part twice", "a.docx", "strange_parts", _duplicates),
    Case("DOCX that declares entities", "a.docx", "strange_parts",
         lambda: docx('<!DOCTYPE a [<!ENTITY b "c">]>' + files.word_body(""))),
    Case("DOCX that declares in UTF-16", "a.docx", "strange_parts",
         lambda: docx(('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a>'
                       + files.word_body("")).encode("utf-16"))),
    Case("DOCX that declares in an unnamed part", "a.docx", "strange_parts",
         lambda: docx(extra={"word/a.bin": "<!DOCTYPE a><a/>"})),
    Case("DOCX with a template elsewhere", "a.docx", "remote_parts",
         lambda: docx_referring(relation("attachedTemplate", LINK, external=True))),
    Case("DOCX with a picture elsewhere", "a.docx", "remote_parts",
         lambda: docx_referring(relation("image", LINK, external=True))),
    Case("XLSX with data elsewhere", "a.xlsx", "remote_parts",
         lambda: xlsx(extra={"xl/externalLinks/externalLink1.xml": "<ddeLink/>"})),
    Case("DOCX with a link to a script", "a.docx", "forbidden_link",
         lambda: docx_referring(relation("hyperlink", "javascript:alert(1)", external=True))),
    Case("DOCX with a link to a file", "a.docx", "forbidden_link",
         lambda: docx_referring(relation("hyperlink", "file:///C:/a.exe", external=True))),
    Case("DOCX with a field that starts a program", "a.docx", "launches",
         lambda: docx(files.word_body('<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r>'
                                      '<w:instrText>AUTO c:\\cmd</w:instrText></w:r></w:p>'))),
    Case("DOCX with a field that fetches", "a.docx", "remote_parts",
         lambda: docx(files.word_body('<w:fldSimple w:instr="INCLUDETEXT http://a"/>'))),
    Case("DOCX with a field that links to a file", "a.docx", "forbidden_link",
         lambda: docx(files.word_body('<w:fldSimple w:instr=\'HYPERLINK "file:///c:/a"\'/>'))),
]  # fmt: skip
