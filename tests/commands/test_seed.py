import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from cooperation import fixtures
from cooperation.models import Agreement, AgreementPhase, Country, Partner, Picture
from tests.builders import make_partner
from tests.library import make_document, make_picture, make_version, png


@pytest.fixture(autouse=True)
def media(tmp_path, monkeypatch):
    """No files beside the fixtures but those of a test: making pictures ready takes time."""
    monkeypatch.setattr(fixtures, "MEDIA", tmp_path)
    return tmp_path


@pytest.fixture
def sample():
    """A PDF of the fixtures."""
    return (fixtures.FOLDER / "media/documents/sample-programme-en.pdf").read_bytes()


@pytest.fixture
def seeded(db):
    call_command("seed", verbosity=0)


def test_an_empty_register_is_filled(seeded):
    assert (Partner.objects.count(), Country.objects.count()) == (25, 249)


def test_a_register_that_holds_anything_is_left_alone(db):
    make_partner(slug="mine")
    call_command("seed", verbosity=0)
    assert list(Partner.objects.values_list("slug", flat=True)) == ["mine"]


def test_seeding_again_keeps_an_editors_change(seeded):
    Partner.objects.filter(slug="nasa").update(name_en="Changed by an editor")
    call_command("seed", verbosity=0)
    assert Partner.objects.get(slug="nasa").name_en == "Changed by an editor"


def test_a_loaded_fixture_has_its_derived_columns(seeded):
    assert not Partner.objects.filter(sort_key_uz="").exists()


def test_a_loaded_agreement_has_its_phases(seeded):
    assert AgreementPhase.objects.values("instrument").distinct().count() == (
        Agreement.objects.count()
    )


# --- Pictures and documents --------------------------------------------------------------------


def put_beside_the_fixtures(media, key):
    (media / "pictures").mkdir()
    (media / "pictures" / f"{key}.png").write_bytes(png(64, 36))


def test_pictures_are_made_ready_also_after_a_start_that_was_interrupted(db, media):
    make_partner()
    make_picture(key="hall", renditions=[])
    put_beside_the_fixtures(media, "hall")

    call_command("seed", verbosity=0)

    picture = Picture.objects.get()
    assert default_storage.exists(picture.original.name)
    assert {each.width for each in picture.renditions} == {64}


def test_the_first_pages_of_documents_are_made_ready_too(db, media, sample):
    make_partner()
    version = make_version(
        make_document(files=(), slug="programme").files.create(language="en"),
        text="",
        preview=[],
    )
    (media / "documents").mkdir()
    (media / "documents" / version.download_name).write_bytes(sample)

    call_command("seed", verbosity=0)

    version.refresh_from_db()
    assert (bool(version.text), {each.width for each in version.preview}) == (True, {320, 640})


def test_a_picture_that_cannot_be_made_ready_stops_nothing(db, capsys):
    make_partner()
    picture = make_picture(renditions=[])

    call_command("seed", verbosity=0)

    assert f"{picture}: its file is not in the storage." in capsys.readouterr().err


def test_a_storage_that_takes_nothing_stops_nothing(db, media, monkeypatch, capsys):
    def fail(*args):
        raise OSError("Read-only file system")

    make_partner()
    make_picture(key="hall", renditions=[])
    put_beside_the_fixtures(media, "hall")
    monkeypatch.setattr(default_storage, "save", fail)

    call_command("seed", verbosity=0)

    assert "Read-only file system" in capsys.readouterr().err


def test_an_editors_picture_is_not_made_anew(db, media):
    make_partner()
    picture = make_picture()
    before = picture.renditions

    call_command("seed", verbosity=0)

    assert Picture.objects.get().renditions == before
