import hashlib
import io
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core import serializers
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from fpdf import FPDF
from PIL import Image

from cooperation import history, library
from cooperation.enums import Section, VersionEvent
from cooperation.models import DocumentVersion, Picture
from cooperation.renditions import AVIF, CARD, WEBP, WHOLE
from cooperation.uploads import Refused

from .builders import (
    make_agreement,
    make_conference,
    make_partner,
    make_section_text,
    make_site_settings,
)
from .library import hang, make_document, make_file, make_picture, make_version, png

pytestmark = pytest.mark.django_db


def stored_names():
    root = Path(default_storage.location)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def upload(content, name="photo.png"):
    return ContentFile(content, name=name)


@pytest.fixture
def pdf():
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=24)
    document.cell(text="Cooperation in outer space for peaceful purposes")
    return bytes(document.output())


# --- Taking in ---------------------------------------------------------------------------------


def test_a_picture_is_described_by_its_content():
    content = png(1200, 600)

    columns = library.take_in_picture(upload(content))

    digest = hashlib.sha256(content).hexdigest()
    renditions = columns.pop("renditions")
    assert columns == {
        "original": f"originals/{digest}.png",
        "digest": digest,
        "format": "png",
        "width": 1200,
        "height": 600,
        "size": len(content),
        "has_alpha": False,
    }
    sizes = [(each.crop, each.format, each.width) for each in renditions]
    wholes = [(WHOLE, kind, width) for kind in (AVIF, WEBP) for width in (320, 640, 1024, 1200)]
    cards = [(CARD, kind, width) for kind in (AVIF, WEBP) for width in (320, 640, 960)]
    assert sizes == wholes + cards


def test_every_file_of_a_picture_is_stored_under_its_own_content():
    columns = library.take_in_picture(upload(png(400, 300)))

    names = sorted([columns["original"], *(each.name for each in columns["renditions"])])
    assert stored_names() == names
    for each in columns["renditions"]:
        content = (Path(default_storage.location) / each.name).read_bytes()
        assert hashlib.sha256(content).hexdigest().startswith(each.digest)


def test_nothing_is_stored_of_what_is_refused():
    with pytest.raises(Refused):
        library.take_in_picture(upload(b"no picture at all"))

    assert stored_names() == []


def test_the_same_picture_again_is_the_same_file():
    first = library.take_in_picture(upload(png(400, 300)))
    names = stored_names()

    assert library.take_in_picture(upload(png(400, 300), name="copy.png")) == first
    assert stored_names() == names


def test_a_document_is_described_by_its_content(pdf):
    columns = library.take_in_document(upload(pdf, "text.pdf"))

    digest = hashlib.sha256(pdf).hexdigest()
    preview = columns.pop("preview")
    assert columns == {
        "stored": f"documents/{digest}.pdf",
        "digest": digest,
        "extension": "pdf",
        "size": len(pdf),
        "pages": 1,
        "has_text": True,
        "text": "Cooperation in outer space for peaceful purposes",
    }
    assert {(each.format, each.width) for each in preview} == {
        (AVIF, 320), (AVIF, 640), (WEBP, 320), (WEBP, 640),
    }  # fmt: skip


def test_a_picture_that_was_taken_in_can_be_saved_and_read():
    picture = Picture(key="hall", alt_en="The hall")
    library.apply(library.take_in_picture(upload(png(400, 300))), picture)
    picture.save()

    found = Picture.objects.get()
    assert found.renditions == picture.renditions


# --- Made anew ---------------------------------------------------------------------------------


def taken_in(content, **columns):
    picture = Picture(**{"key": "hall", "alt_en": "The hall", **columns})
    library.apply(library.take_in_picture(upload(content)), picture)
    picture.save()
    return picture


def lose(name):
    default_storage.delete(name)


def test_nothing_is_lacking_after_taking_in():
    assert library.lacks_files(taken_in(png(400, 300))) is False


def test_a_lost_rendition_is_lacking():
    picture = taken_in(png(400, 300))
    lose(picture.renditions[0].name)

    assert library.lacks_files(picture) is True


def test_a_picture_of_which_nothing_was_made_lacks_all():
    assert library.lacks_files(make_picture(renditions=[])) is True


def first_version(**columns):
    return make_version(make_document(files=()).files.create(language="en"), **columns)


def test_a_document_of_no_pages_has_no_first_page_to_lack():
    version = first_version(content=b"x", extension="docx", preview=[], pages=None)

    assert library.lacks_files(version) is False


@pytest.mark.parametrize("unmade", [{"preview": []}, {"text": ""}])
def test_a_pdf_lacks_its_first_page_and_its_text_until_they_are_made(unmade):
    assert library.lacks_files(first_version(content=b"x", **unmade)) is True


def test_lost_files_are_made_anew():
    picture = taken_in(png(400, 300))
    names = stored_names()
    for each in picture.renditions:
        lose(each.name)

    output = StringIO()
    call_command("render_files", stdout=output)

    assert stored_names() == names
    assert output.getvalue() == "Made anew: 1 of 1.\n"


def test_what_is_complete_is_left_alone():
    taken_in(png(400, 300))

    output = StringIO()
    call_command("render_files", stdout=output)

    assert output.getvalue() == "Made anew: 0 of 0.\n"


def test_all_are_made_anew_when_asked():
    picture = taken_in(png(400, 300))
    Picture.objects.update(renditions=[])
    taken_in(png(300, 300), key="another")

    output = StringIO()
    call_command("render_files", "--all", stdout=output)

    assert output.getvalue() == "Made anew: 2 of 2.\n"
    assert Picture.objects.get(pk=picture.pk).renditions == picture.renditions


def test_a_lost_original_is_named_and_does_not_stop_the_others():
    lost = make_picture()
    picture = taken_in(png(400, 300))
    Picture.objects.update(renditions=[])

    with pytest.raises(CommandError) as error:
        call_command("render_files", stdout=StringIO())

    assert str(error.value) == f"{lost}: its file is not in the storage."
    assert Picture.objects.get(pk=picture.pk).renditions == picture.renditions


def test_what_an_editor_changes_meanwhile_is_left_as_it_is(monkeypatch):
    """The command has read the row by then."""
    picture = taken_in(png(400, 300))

    def change(row):
        Picture.objects.update(focal_x=0, renditions=[], search_key="the new hall")
        return True

    monkeypatch.setattr(library, "lacks_files", change)
    call_command("render_files", stdout=StringIO())

    picture.refresh_from_db()
    assert (picture.renditions, picture.search_key) == ([], "the new hall")


def test_a_picture_that_is_deleted_meanwhile_stops_nothing(monkeypatch):
    taken_in(png(400, 300))
    monkeypatch.setattr(library, "lacks_files", lambda row: Picture.objects.all().delete())
    call_command("render_files", stdout=StringIO())

    assert not Picture.objects.exists()


@pytest.mark.parametrize("options", [(), ("--all",)])
def test_a_storage_that_is_away_is_named(monkeypatch, options):
    """With an error of its own, which is none of the disk."""

    def fail(*args):
        raise RuntimeError("no route to the bucket")

    taken_in(png(400, 300))
    monkeypatch.setattr(default_storage, "exists", fail)
    monkeypatch.setattr(default_storage, "open", fail)
    with pytest.raises(CommandError, match="no route to the bucket"):
        call_command("render_files", *options, stdout=StringIO())


def test_another_focal_point_gives_another_cut_and_the_same_whole():
    picture = taken_in(two_colours())
    before = set(picture.renditions)

    picture.focal_x = 0
    now = set(library.made_anew(picture)["renditions"])
    assert {each for each in now if each.crop == WHOLE} <= before
    assert {each for each in now if each.crop == CARD} & before == set()


def two_colours():
    """A panorama, red on the left and blue on the right."""
    file = io.BytesIO()
    image = Image.new("RGB", (1200, 200), "red")
    image.paste("blue", (600, 0, 1200, 200))
    image.save(file, "png")
    return file.getvalue()


# --- Versions ----------------------------------------------------------------------------------


def test_the_first_version_is_number_one(pdf):
    file = make_document(files=()).files.create(language="en")

    version = library.add_version(file, library.take_in_document(upload(pdf, "text.pdf")))

    assert (version.number, version.is_current) == (1, True)


def test_a_new_version_takes_the_place_of_the_former_and_keeps_it(pdf):
    file = make_file(make_document(files=()), "en")

    library.add_version(file, library.take_in_document(upload(pdf, "text.pdf")))

    assert list(file.versions.values_list("number", "is_current")) == [(2, True), (1, False)]


@pytest.mark.django_db(transaction=True)
def test_versions_that_several_editors_add_at_once_are_numbered_one_by_one():
    file = make_file(make_document(files=()), "en")
    columns = {"stored": "documents/a.pdf", "extension": "pdf", "size": 1, "digest": "a"}
    editors = 4
    together = threading.Barrier(editors)

    def add(_number):
        together.wait()
        try:
            with transaction.atomic():
                library.add_version(file, columns)
        finally:
            connection.close()

    with ThreadPoolExecutor(editors) as threads:
        list(threads.map(add, range(editors)))

    assert list(file.versions.values_list("number", "is_current")) == [
        (5, True),
        (4, False),
        (3, False),
        (2, False),
        (1, False),
    ]


def test_a_fixture_that_is_loaded_again_leaves_a_later_version_current(tmp_path):
    file = make_file(make_document(files=()), "en")
    fixture = tmp_path / "versions.json"
    fixture.write_text(serializers.serialize("json", file.versions.all()))
    make_version(file)

    call_command("loaddata", str(fixture), verbosity=0)

    assert list(file.versions.values_list("number", "is_current")) == [(2, True), (1, False)]


def test_a_later_version_of_a_fixture_takes_the_place_of_the_former(tmp_path):
    file = make_file(make_document(files=()), "en")
    make_version(file)
    fixture = tmp_path / "versions.json"
    fixture.write_text(serializers.serialize("json", file.versions.filter(number=2)))
    file.versions.filter(number=2).delete()
    file.versions.update(is_current=True)

    call_command("loaddata", str(fixture), verbosity=0)

    assert list(file.versions.values_list("number", "is_current")) == [(2, True), (1, False)]


def test_a_version_keeps_who_added_it_and_why(pdf, admin_user):
    file = make_file(make_document(files=()), "en")

    library.add_version(
        file,
        library.take_in_document(upload(pdf, "text.pdf")),
        note_en="Signatures added",
        created_by=admin_user,
    )

    version = DocumentVersion.objects.current().get()
    assert (version.note_en, version.created_by) == ("Signatures added", admin_user)


def test_a_reader_saves_it_under_a_name_that_says_what_it_is():
    file = make_file(make_document(files=(), slug="kazakhstan-2021-text"), "uz")
    former, current = file.versions.get(), make_version(file)
    former.refresh_from_db()

    assert current.download_name == "kazakhstan-2021-text-uz.pdf"
    assert former.download_name == "kazakhstan-2021-text-uz-1.pdf"


# --- Uses --------------------------------------------------------------------------------------


def test_a_picture_is_used_by_all_that_shows_it():
    picture = make_picture()
    partner = make_partner(logo=picture)
    conference = make_conference(picture=picture)
    agreement = make_agreement()
    hang(picture, agreement)
    section = make_section_text(Section.PARTNERS, picture=picture)
    settings = make_site_settings(emblem=picture)
    make_partner(logo=make_picture())

    used = {(type(each), each.pk) for each in library.uses(picture)}

    shown_by = (partner, conference, agreement, section, settings)
    assert used == {(type(each), each.pk) for each in shown_by}


def test_a_record_that_shows_a_picture_twice_is_named_once():
    picture = make_picture()
    conference = make_conference(picture=picture)
    hang(picture, conference)

    assert library.uses(picture) == [conference]


def test_a_document_is_used_by_the_records_that_show_it():
    agreement = make_agreement()
    document = make_document(attached_to=agreement)

    assert library.uses(document) == [agreement]


def test_an_unused_picture_has_no_uses():
    assert library.uses(make_picture()) == []


def taken_in_by_library():
    return taken_in(png(400, 300))


def make_document_with_files():
    document = make_document(files=())
    make_file(document, "uz", content=b"first")
    return document


def uploaded_name(thing):
    if isinstance(thing, Picture):
        return thing.original.name
    return DocumentVersion.objects.get(file__document=thing).stored.name


# --- Orphans -----------------------------------------------------------------------------------


def age(name, days):
    path = Path(default_storage.location) / name
    then = time.time() - timedelta(days=days).total_seconds()
    os.utime(path, (then, then))


def keep(name, days=60):
    default_storage.save(name, ContentFile(b"x"))
    age(name, days)
    return name


def test_files_that_a_row_names_are_no_orphans():
    make_picture(with_files=True)
    make_file(make_document(files=()), "uz", content=b"pdf")
    for name in stored_names():
        age(name, 60)

    assert list(library.orphans()) == []


def test_former_versions_are_no_orphans():
    file = make_file(make_document(files=()), "uz", content=b"first")
    make_version(file, content=b"second")
    for name in stored_names():
        age(name, 60)

    assert list(library.orphans()) == []


@pytest.mark.parametrize("make", [taken_in_by_library, make_document_with_files])
def test_files_that_only_the_history_names_are_no_orphans(make):
    thing = make()
    history.write_version(thing, VersionEvent.DELETED)
    name = uploaded_name(thing)
    thing.delete()
    age(name, 60)

    assert name not in list(library.orphans())


def test_a_file_that_no_row_names_is_an_orphan():
    name = keep("renditions/ab/cdef.avif")

    assert list(library.orphans()) == [name]


def test_a_file_that_somebody_may_be_about_to_save_is_spared():
    keep("originals/new.png", days=1)

    assert list(library.orphans()) == []


def test_an_orphan_that_is_uploaded_again_is_spared():
    """The row that will name it is not saved yet."""
    library.take_in_picture(upload(png()))
    for name in stored_names():
        age(name, 60)

    library.take_in_picture(upload(png()))

    assert list(library.orphans()) == []


def test_a_file_that_vanishes_while_orphans_are_looked_for_is_passed_over(monkeypatch):
    keep("originals/new.png.0123.part")
    name = keep("renditions/ab/cdef.avif")
    usual = default_storage.get_modified_time

    def finished_meanwhile(name):
        if name.endswith(".part"):
            raise FileNotFoundError
        return usual(name)

    monkeypatch.setattr(default_storage, "get_modified_time", finished_meanwhile)

    assert list(library.orphans()) == [name]


def test_an_empty_storage_has_no_orphans():
    assert list(library.orphans()) == []


def test_the_command_names_a_storage_that_is_away(monkeypatch):
    def fail(*args):
        raise RuntimeError("no route to the bucket")

    monkeypatch.setattr(default_storage, "listdir", fail)
    with pytest.raises(CommandError, match="no route to the bucket"):
        call_command("orphaned_files", stdout=StringIO())


def test_the_command_lists_and_deletes_nothing_by_itself():
    name = keep("originals/lost.png")

    output = StringIO()
    call_command("orphaned_files", stdout=output)

    assert output.getvalue() == f"{name}\nFound 1 orphaned files, 1 bytes.\n"
    assert stored_names() == [name]


def test_the_command_deletes_when_told():
    picture = make_picture(with_files=True)
    names = stored_names()
    for each in names:
        age(each, 60)
    keep("originals/lost.png")

    call_command("orphaned_files", "--delete", stdout=StringIO())

    assert stored_names() == names
    assert picture.original.name in names
