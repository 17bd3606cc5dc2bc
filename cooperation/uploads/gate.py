"""The way in: an upload becomes a file in a folder of its own, and a process examines it."""

import hashlib
import tempfile
from contextlib import contextmanager
from pathlib import Path

from . import limits
from .kinds import ending_of
from .process import answer_to
from .refusals import Refused
from .results import Document, Picture, Rendition

CENTRE = (50, 50)


@contextmanager
def processed_picture(upload, focal=CENTRE):
    """The picture with its renditions, until the block ends; raises Refused.

    ``upload`` is any file of Django's. ``focal`` is what a crop must show: the percentages of
    width and height of the picture as it is seen.
    """
    with _examined(upload, limits.PICTURE_BYTES, work="picture", focal=focal) as facts:
        yield Picture(**facts | {"renditions": _renditions(facts["renditions"])})


@contextmanager
def examined_document(upload):
    """The document with its text and preview, until the block ends; raises Refused."""
    with _examined(upload, limits.DOCUMENT_BYTES, work="document") as facts:
        yield Document(**facts | {"preview": _renditions(facts["preview"])})


@contextmanager
def _examined(upload, most_bytes, **request):
    with tempfile.TemporaryDirectory(prefix="upload-") as name:
        folder = Path(name)
        original = _as_file(upload, folder, most_bytes)
        facts = answer_to(
            {
                **request,
                "path": str(original["path"]),
                "folder": str(folder),
                "ending": ending_of(upload.name or ""),
            }
        )
        yield {**original, **facts}


def _as_file(upload, folder, most_bytes):
    """Where the upload is, its size and its digest; a large one never fills the memory."""
    if hasattr(upload, "temporary_file_path"):
        path = Path(upload.temporary_file_path())
        size, digest = _measured(upload, most_bytes)
    else:
        path = folder / "original"  # never its own name, which may be anything
        with open(path, "xb") as copy:
            size, digest = _measured(upload, most_bytes, copy.write)
    if not size:
        raise Refused("empty")
    return {"path": path, "size": size, "digest": digest}


def _measured(upload, most_bytes, keep=lambda chunk: None):
    digest, size = hashlib.sha256(), 0
    for chunk in upload.chunks():
        size += len(chunk)
        if size > most_bytes:
            raise Refused("too_large", megabytes=most_bytes // limits.MEGABYTE)
        digest.update(chunk)
        keep(chunk)
    return size, digest.hexdigest()


def _renditions(facts):
    return [Rendition(**each | {"path": Path(each["path"])}) for each in facts]
