"""What is refused, by which code, and in which words."""

import re

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.uploads import Refused, examined_document, gate, limits, processed_picture
from cooperation.uploads.examination import examine
from cooperation.uploads.messages import message
from cooperation.uploads.refusals import SENTENCES
from tests.uploads import files
from tests.uploads.hostile import PICTURES
from tests.uploads.hostile_documents import DOCUMENTS


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Where uploads are put meanwhile. They are examined here, which is faster than elsewhere."""
    monkeypatch.setattr(gate, "answer_to", lambda request: examine(**request))
    monkeypatch.setattr(gate.tempfile, "tempdir", str(tmp_path))
    return tmp_path


def refusal(accept, content, name):
    with pytest.raises(Refused) as refused, accept(ContentFile(content, name)):
        pass
    return refused.value


@pytest.mark.parametrize(
    ("accept", "case"),
    [
        pytest.param(accept, case, id=f"{work}: {case.name}")
        for work, accept, cases in (
            ("picture", processed_picture, PICTURES),
            ("document", examined_document, DOCUMENTS),
        )
        for case in cases
    ],
)
def test_a_hostile_file_is_refused_and_leaves_nothing_behind(accept, case, folder, monkeypatch):
    for name, value in case.limits.items():
        monkeypatch.setattr(limits, name, value)

    refused = refusal(accept, case.make(), case.file)

    assert (refused.code, list(folder.iterdir())) == (case.code, [])


def test_every_reason_for_a_refusal_has_its_hostile_file():
    of_the_process = {"unreadable", "too_complex"}

    assert {case.code for case in PICTURES + DOCUMENTS} | of_the_process == set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_refusal_is_told_in_whole_sentences(code):
    assert re.fullmatch(r"[A-Z].*\.", SENTENCES[code], re.DOTALL)


def test_a_recognised_picture_is_told_what_to_do():
    refused = refusal(processed_picture, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo.heic")

    assert str(refused) == (
        "This is a HEIC file, which the portal does not take as a picture. Save it as JPEG and "
        "upload that."
    )


def test_a_forbidden_link_is_named():
    link = files.relation("hyperlink", "file:///C:/report.doc", external=True)

    refused = refusal(examined_document, files.docx_referring(link), "a.docx")

    assert refused.params == {"link": "file:///C:/report.doc"}


def test_the_message_waits_for_the_language_of_the_editor(monkeypatch):
    said = message(Refused("empty"))
    monkeypatch.setattr("cooperation.uploads.messages.gettext", lambda text: f"[uz] {text}")

    with translation.override("uz"):
        assert str(said) == f"[uz] {SENTENCES['empty']}"


def test_a_message_holds_its_figures():
    with translation.override("en"):
        said = str(message(Refused("too_large", megabytes=30)))

    assert said == "This file is larger than 30 MB. Make it smaller and upload it again."


# --- Names that are accepted, because nothing is called by them ----------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../../x.png",
        "C:\\windows\\x.png",
        "a\0b.png",
        "a\u202egpj.png",
        "CON.png",
        "x" * 300 + ".png",
        "X.PNG",
        "фото.png",
        "x.jpg",
        "x.php.png",
        "x.png ",
        ".png",
    ],
)
def test_a_tricky_name_is_never_a_path(name, folder):
    upload = ContentFile(files.picture("PNG"), "x")
    upload.name = name

    with processed_picture(upload) as picture:
        assert (picture.format, picture.path.name) == ("png", "original")
        assert [each.resolve() for each in folder.iterdir()] == [picture.path.parent.resolve()]


# --- Whatever comes ----------------------------------------------------------------------------

GOOD = {
    "jpg": files.picture("JPEG", exif=files.exif()),
    "png": files.picture("PNG"),
    "webp": files.picture("WEBP"),
    "avif": files.picture("AVIF"),
    "pdf": files.pdf(packed=[b"<</A 1>>"]),
    "docx": files.docx(),
    "xlsx": files.xlsx(),
}


def examined(content, ending, folder):
    """The facts or the refusal; any other exception fails the test."""
    path = folder / "original"
    path.write_bytes(content)
    work = "document" if ending in ("pdf", "docx", "xlsx") else "picture"
    try:
        return examine(work, path, folder, ending)
    except Refused as refused:
        return refused


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("examined")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(sorted(GOOD)), st.integers(0, 40))
def test_random_bytes_are_refused(place, content, ending, beginning):
    content = GOOD[ending][:beginning] + content

    assert isinstance(examined(content, ending, place), Refused)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_good_file_with_random_changes_is_refused_or_accepted(place, data):
    ending = data.draw(st.sampled_from(sorted(GOOD)))
    content = bytearray(GOOD[ending])
    at = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(at, min(at + 8, len(content))))
    content[at:end] = data.draw(st.binary(max_size=8))

    assert isinstance(examined(bytes(content), ending, place), (dict, Refused))
