"""Files that were made, kept as long as they are what the register says.

Each state of the register has a folder of its own. A file is written under another name and put
in its place whole, so whoever reads a file has all of it, and two processes that make the same
do no harm. The folder of files saves time and nothing else: it may be emptied at any moment.
"""

import hashlib
import os
import shutil
import tempfile
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.functional import cached_property

from ..open_data import RECORDS
from .about import About

STATES_KEPT = 4  # former ones too: somebody may be reading them, or make the last of their files
MADE_AT_ONCE = 1000  # records: no reader of a page waits for the files of more
WAIT_SECONDS = 20

# A process makes one file at a time, so that no number of readers fills its memory.
_at_work = threading.RLock()


class Busy(Exception):
    """Another reader's file is being made, and takes long."""


@dataclass(frozen=True)
class Kept:
    path: Path
    digest: str  # SHA-256, hexadecimal
    size: int
    made_at: float  # seconds since 1970

    @property
    def name(self):
        return self.path.name

    def open(self):
        return self.path.open("rb")


class Shelf:
    """The files of a state."""

    def __init__(self, state, downloads):
        self.state = state
        self.downloads = downloads
        self.folder = settings.DOWNLOAD_CACHE / state.digest

    @cached_property
    def about(self):
        return About.now()

    def kept(self, name):
        """The file of this name, or None if nobody has asked for it yet."""
        return _kept(self.folder / name)

    def made(self, name):
        """The file of this name, made if it is not there; raises ``Busy`` or OSError."""
        if kept := self.kept(name):
            return kept
        with _one_at_a_time():
            return self.kept(name) or self._make(name)

    @property
    def is_quickly_filled(self):
        """Whether a reader may wait for all the files."""
        return self.state.records <= MADE_AT_ONCE

    def quickly_made(self, name):
        """The file of this name if it is there or soon made; else None."""
        word = self.downloads[name].word
        number = self.state.number(word) if word in RECORDS else self.state.records
        with suppress(Busy, OSError):
            return self.made(name) if number <= MADE_AT_ONCE else self.kept(name)
        return None

    def _make(self, name):
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / name
        with _put_in_place(path) as file:
            self.downloads[name].write(self, file)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if (former := self._former(name)) and former.digest == digest:
            # What is hidden makes a new state too, and its moment is not to be read from files.
            os.utime(path, (former.made_at, former.made_at))
        with _put_in_place(_beside(path)) as file:
            file.write(digest.encode())
        self._clear_away()
        if kept := self.kept(name):
            return kept
        raise Busy  # so many other states were made meanwhile that this one was cleared away

    def _former(self, name):
        """The file of this name in the last of the former states that has one."""
        folders = (folder for folder in _folders() if folder != self.folder)
        return next(filter(None, (_kept(folder / name) for folder in folders)), None)

    def _clear_away(self):
        """Remove the folders of former states, the last few excepted."""
        for former in _folders()[STATES_KEPT:]:
            if former != self.folder:
                shutil.rmtree(former, ignore_errors=True)


def _folders():
    """Those of all states, the last one first."""
    return sorted(settings.DOWNLOAD_CACHE.iterdir(), key=_last_touched, reverse=True)


def _kept(path):
    with suppress(FileNotFoundError, NotADirectoryError):
        digest = _beside(path).read_text()
        found = path.stat()
        return Kept(path, digest, found.st_size, found.st_mtime)
    return None


def _beside(path):
    return path.with_name(f"{path.name}.sha256")


def _last_touched(folder):
    with suppress(FileNotFoundError):
        return folder.stat().st_mtime
    return 0


@contextmanager
def _put_in_place(path):
    """A binary file that takes the place of ``path`` once it is whole."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
        os.replace(unfinished, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(unfinished)
        raise


@contextmanager
def _one_at_a_time():
    if not _at_work.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        yield
    finally:
        _at_work.release()
