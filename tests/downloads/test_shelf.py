"""Files are made once for a state, are whole or not there, and former ones go."""

import os
import shutil
import threading
from types import SimpleNamespace

import pytest

from cooperation.downloads import Busy, Download, Shelf, shelf

SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


class Writer:
    def __init__(self, content=b"abc"):
        self.content = content
        self.times = 0

    def __call__(self, own_shelf, file):
        self.times += 1
        file.write(self.content)


def shelf_of(digest="a", **downloads):
    state = SimpleNamespace(digest=digest, records=1)
    files = {name: Download(name, write) for name, write in downloads.items()}
    return Shelf(state, files)


def test_a_file_is_made_when_first_asked_for():
    write = Writer()

    first, second = (shelf_of(file=write).made("file") for _time in range(2))

    assert first == second
    assert (first.digest, first.size, write.times) == (SHA256_OF_ABC, 3, 1)
    with first.open() as file:
        assert file.read() == b"abc"


def test_nothing_is_kept_before():
    assert shelf_of(file=Writer()).kept("file") is None


def test_another_state_has_files_of_its_own():
    write = Writer()

    shelf_of("a", file=write).made("file")
    shelf_of("b", file=write).made("file")

    assert write.times == 2


@pytest.mark.parametrize(("content", "is_newer"), [(b"abc", False), (b"abd", True)])
def test_a_file_is_as_old_as_what_it_says(content, is_newer):
    former = shelf_of("a", file=Writer()).made("file")
    os.utime(former.path, (1000, 1000))

    made = shelf_of("b", file=Writer(content)).made("file")

    assert (made.made_at > 1000) == is_newer


def test_a_file_that_was_cleared_away_at_once_is_asked_for_again_later(monkeypatch):
    made = shelf_of(file=Writer())
    monkeypatch.setattr(made, "_clear_away", lambda: shutil.rmtree(made.folder))

    with pytest.raises(Busy):
        made.made("file")


def test_a_file_may_be_made_of_another():
    def write_copy(own_shelf, file):
        with own_shelf.made("original").open() as original:
            file.write(original.read())

    assert shelf_of(original=Writer(), copy=write_copy).made("copy").digest == SHA256_OF_ABC


def test_a_file_that_breaks_off_leaves_nothing():
    def break_off(own_shelf, file):
        file.write(b"half")
        raise OSError("the disk is full")

    broken = shelf_of(file=break_off)
    with pytest.raises(OSError, match="full"):
        broken.made("file")

    assert list(broken.folder.iterdir()) == []


def test_files_of_former_states_go_after_a_while():
    digests = [f"state-{number}" for number in range(shelf.STATES_KEPT + 3)]
    shelves = [shelf_of(digest, file=Writer()) for digest in digests]

    for each in shelves:
        each.made("file")

    assert sum(each.folder.exists() for each in shelves) == shelf.STATES_KEPT
    assert shelves[-1].kept("file") is not None


def test_files_that_were_thrown_away_are_made_again():
    write = Writer()
    kept = shelf_of(file=write).made("file")
    kept.path.unlink()

    assert (shelf_of(file=write).made("file").digest, write.times) == (SHA256_OF_ABC, 2)


def test_nobody_waits_for_ever(monkeypatch):
    monkeypatch.setattr(shelf, "WAIT_SECONDS", 0)
    begun, done = threading.Event(), threading.Event()

    def write_slowly(own_shelf, file):
        begun.set()
        done.wait()

    slow = shelf_of(slow=write_slowly, other=Writer())
    thread = threading.Thread(target=slow.made, args=["slow"])
    thread.start()
    begun.wait()
    try:
        with pytest.raises(Busy):
            slow.made("other")
    finally:
        done.set()
        thread.join()
