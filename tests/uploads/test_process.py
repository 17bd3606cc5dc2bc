"""The process that examines: what comes through it, and what becomes of its failures."""

import hashlib
import subprocess
import sys

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile

from cooperation.uploads import (
    Refused,
    examined_document,
    gate,
    limits,
    process,
    processed_picture,
)
from tests.uploads import files

LIMITED = "from cooperation.uploads import child, limits; limits.{limit}; "


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Where uploads are put meanwhile; a test that leaves something there fails."""
    monkeypatch.setattr(gate.tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    assert list(tmp_path.iterdir()) == []


def run_instead(monkeypatch, code):
    monkeypatch.setattr(process, "COMMAND", [sys.executable, "-P", "-c", code])


def refusal():
    with (
        pytest.raises(Refused) as refused,
        processed_picture(ContentFile(files.picture("PNG"), "a.png")),
    ):
        pass
    return refused.value.code


# --- What comes through ------------------------------------------------------------------------


def test_a_picture_comes_with_its_renditions():
    content = files.picture("JPEG", 400, 300)

    with processed_picture(ContentFile(content, "a.jpg")) as picture:
        assert (picture.format, picture.width, picture.height) == ("jpeg", 400, 300)
        assert (picture.size, picture.digest) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
        assert picture.path.read_bytes() == content


def test_a_rendition_comes_with_its_size_and_digest():
    with processed_picture(ContentFile(files.picture("JPEG"), "a.jpg")) as picture:
        for each in picture.renditions:
            content = each.path.read_bytes()
            assert (each.size, each.digest) == (
                len(content),
                hashlib.sha256(content).hexdigest(),
            )


@pytest.mark.parametrize(
    ("content", "name", "pages"),
    [(files.pdf(), "a.pdf", 1), (files.docx(), "a.docx", None), (files.xlsx(), "a.xlsx", None)],
    ids=["PDF", "DOCX", "XLSX"],
)
def test_a_document_comes_with_its_text(content, name, pages):
    with examined_document(ContentFile(content, name)) as document:
        assert (document.pages, document.has_text) == (pages, True)
        assert "memorandum" in document.text
        assert [each.path.exists() for each in document.preview] == [True] * (4 * bool(pages))


def test_an_upload_that_is_a_file_already_is_not_copied(tmp_path_factory):
    with TemporaryUploadedFile("a.png", "image/png", 0, None) as upload:
        upload.write(files.picture("PNG"))
        upload.flush()
        with processed_picture(upload) as picture:
            assert str(picture.path) == upload.temporary_file_path()
        upload.file.close()


def test_a_refusal_comes_through():
    with (
        pytest.raises(Refused) as refused,
        examined_document(ContentFile(files.picture("GIF"), "a.gif")),
    ):
        pass

    assert (refused.value.code, refused.value.params) == ("picture_for_document", {"kind": "GIF"})


def test_the_process_starts_without_django():
    code = (
        "import sys, cooperation.uploads.child, cooperation.uploads.examination\n"
        "from cooperation.uploads import office, pdf, pictures\n"
        "print('django' in sys.modules)"
    )
    environment = {"PYTHONPATH": str(process.ROOT)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], env=environment, capture_output=True, check=True
    )

    assert done.stdout.strip() == b"False"


# --- What goes wrong ---------------------------------------------------------------------------


def test_a_process_that_takes_too_long_is_ended(monkeypatch, caplog):
    monkeypatch.setattr(limits, "PROCESS_SECONDS", 0.3)
    run_instead(monkeypatch, "import time; time.sleep(60)")

    assert (refusal(), caplog.messages) == (
        "too_complex",
        ["An upload was not examined in 0.3 seconds."],
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit less")
def test_a_process_ends_itself_when_it_has_worked_too_long(monkeypatch):
    limited = LIMITED.format(limit="PROCESS_SECONDS = 1")
    run_instead(monkeypatch, f"{limited} child._limit_ourselves()\nwhile True: pass")

    assert refusal() == "too_complex"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit less")
def test_a_picture_that_needs_too_much_memory_is_refused(monkeypatch):
    limited = LIMITED.format(limit="PROCESS_BYTES = 250_000_000")
    run_instead(monkeypatch, f"{limited} child.main()")
    rows = bytes(3 * 7000 + 1) * 7000

    with (
        pytest.raises(Refused) as refused,
        processed_picture(ContentFile(files.huge_png(7000, 7000, rows, kind=2), "a.png")),
    ):
        pass
    assert refused.value.code == "too_complex"


def test_a_process_that_crashes_is_logged(monkeypatch, caplog):
    run_instead(
        monkeypatch, "import os, sys; sys.stderr.write('Ouch'); sys.stderr.flush(); os.abort()"
    )

    assert (refusal(), caplog.messages) == (
        "unreadable",
        ["The examination of an upload ended with -6: Ouch"],
    )


def test_a_process_that_says_nothing_is_logged(monkeypatch, caplog):
    run_instead(monkeypatch, "pass")

    assert (refusal(), caplog.messages) == (
        "unreadable",
        ["The examination of an upload gave no answer: "],
    )


def test_a_full_disk_is_not_the_editors_fault(monkeypatch):
    run_instead(monkeypatch, """print('{"error": [28, "No space left on device"]}')""")

    with (
        pytest.raises(OSError, match="No space left on device"),
        processed_picture(ContentFile(files.picture("PNG"), "a.png")),
    ):
        pass
