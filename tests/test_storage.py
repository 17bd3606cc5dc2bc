"""Where uploads are kept: in a folder or in an S3-compatible store, with the same behaviour."""

from pathlib import Path

import boto3
import environ
import pytest
from django.core.exceptions import ImproperlyConfigured, SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.module_loading import import_string
from moto.server import ThreadedMotoServer

from uzbekspace.storage import storage_of_uploads

BUCKET = "portal-files"


@pytest.fixture(scope="module")
def s3():
    """The address of an S3 store of our own, on this machine."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def storage(monkeypatch, folder, **environment):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    setting = storage_of_uploads(environ.Env(), str(folder))
    return import_string(setting["BACKEND"])(**setting["OPTIONS"])


@pytest.fixture
def folder_storage(monkeypatch, tmp_path):
    return storage(monkeypatch, tmp_path / "media")


@pytest.fixture
def s3_storage(monkeypatch, s3):
    access = {
        "S3_ENDPOINT_URL": s3,
        "S3_REGION": "us-east-1",
        "S3_ACCESS_KEY": "key",
        "S3_SECRET_KEY": "secret",
    }
    client = boto3.client(
        "s3",
        endpoint_url=s3,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
    )
    client.create_bucket(Bucket=BUCKET)
    yield storage(monkeypatch, "nowhere", S3_BUCKET=BUCKET, **access)
    for each in client.list_objects_v2(Bucket=BUCKET).get("Contents", ()):
        client.delete_object(Bucket=BUCKET, Key=each["Key"])
    client.delete_bucket(Bucket=BUCKET)


@pytest.fixture(params=["folder_storage", "s3_storage"])
def store(request):
    return request.getfixturevalue(request.param)


NAME = "renditions/ab/cdef.avif"


def test_what_is_kept_is_read_again(store):
    store.save(NAME, ContentFile(b"picture"))

    with store.open(NAME) as file:
        assert file.read() == b"picture"


def test_a_file_keeps_the_name_that_it_is_given(store):
    store.save(NAME, ContentFile(b"picture"))

    assert store.save(NAME, ContentFile(b"picture")) == NAME


def test_the_folders_can_be_walked(store):
    store.save(NAME, ContentFile(b"picture"))

    assert store.listdir("renditions") == (["ab"], [])
    assert store.listdir("renditions/ab") == ([], ["cdef.avif"])


def test_a_deleted_file_is_gone(store):
    store.save(NAME, ContentFile(b"picture"))

    store.delete(NAME)

    assert store.exists(NAME) is False


def test_a_missing_file_says_so(store):
    with pytest.raises(FileNotFoundError):
        store.open(NAME)


def test_the_size_is_told(store):
    store.save(NAME, ContentFile(b"picture"))

    assert store.size(NAME) == 7


# --- The folder --------------------------------------------------------------------------------


class Interrupted(BaseException):
    """What kills a process is no Exception."""


class TornFile(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"half of it"
        raise Interrupted


def test_a_write_that_was_interrupted_leaves_nothing(folder_storage):
    with pytest.raises(Interrupted):
        folder_storage.save(NAME, TornFile(b"whole"))

    assert [path for path in Path(folder_storage.location).rglob("*") if path.is_file()] == []


def test_a_file_is_replaced_as_a_whole(folder_storage):
    folder_storage.save(NAME, ContentFile(b"first"))

    with pytest.raises(Interrupted):
        folder_storage.save(NAME, TornFile(b"second"))

    assert folder_storage.open(NAME).read() == b"first"


def test_the_folder_is_where_the_environment_says(monkeypatch, tmp_path):
    store = storage(monkeypatch, "elsewhere", MEDIA_ROOT=str(tmp_path / "files"))

    assert store.location == str(tmp_path / "files")


def test_a_name_does_not_lead_out_of_the_folder(folder_storage):
    with pytest.raises(SuspiciousFileOperation):
        folder_storage.open("../secrets")


def test_a_store_without_its_packages_says_what_to_install(monkeypatch):
    monkeypatch.setenv("S3_BUCKET", BUCKET)
    monkeypatch.setattr("uzbekspace.storage.find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured, match=r"requirements-s3\.txt"):
        storage_of_uploads(environ.Env(), "nowhere")


def test_the_tests_keep_their_files_apart(settings):
    assert storages["default"].location == str(settings.UPLOADED_FILES)
