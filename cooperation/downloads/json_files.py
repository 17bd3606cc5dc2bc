"""NDJSON, which is made of the database, and JSON, which is made of NDJSON.

All other forms are made of NDJSON as well: so the register is read once for a state, and what
they say is the same.
"""

import io
import json
from contextlib import contextmanager

from django.utils.translation import gettext as _

from ..open_data import KINDS, Addresses, data_of
from .about import meta_of
from .declaration import fields_of


def dumped(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@contextmanager
def text_into(file):
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    yield text
    text.flush()
    text.detach()


def write_ndjson(kind, shelf, file):
    """A line for each thing, in the order of their keys."""
    with text_into(file) as text:
        for thing in data_of(kind, Addresses(shelf.state.origin), on=shelf.state.day):
            text.write(f"{dumped(thing)}\n")


def write_json(kind, shelf, file):
    meta = meta_of(
        shelf,
        lambda: kind.title,
        kind.word,
        kind=kind.word,
        count=sum(1 for _line in lines_of(kind, shelf)),
        fields=fields_of(kind),
    )
    with text_into(file) as text:
        text.write(f'{{"meta":{dumped(meta)},\n"records":')
        _write_array(text, kind, shelf)
        text.write("}\n")


def write_register_ndjson(shelf, file):
    """Likewise of all kinds, each thing with the word of its own: kinds differ in what they say."""
    with text_into(file) as text:
        for word, kind in KINDS.items():
            for line in lines_of(kind, shelf):
                text.write(f'{{"dataset":"{word}","record":{line}}}\n')


def write_register_json(shelf, file):
    meta = meta_of(
        shelf,
        title_of_register,
        datasets={
            word: {
                "count": sum(1 for _line in lines_of(kind, shelf)),
                "fields": fields_of(kind),
            }
            for word, kind in KINDS.items()
        },
    )
    with text_into(file) as text:
        text.write(f'{{"meta":{dumped(meta)},\n"records":{{')
        for number, (word, kind) in enumerate(KINDS.items()):
            text.write(f'{"," if number else ""}\n"{word}":')
            _write_array(text, kind, shelf)
        text.write("}}\n")


def title_of_register():
    """In the active language."""
    return _("Register of international cooperation")


def _write_array(text, kind, shelf):
    separator = "[\n"
    for line in lines_of(kind, shelf):
        text.write(f"{separator}{line}")
        separator = ",\n"
    text.write("[]" if separator == "[\n" else "\n]")


def lines_of(kind, shelf):
    with shelf.made(f"{kind.word}.ndjson").open() as file:
        for line in file:
            yield line.decode().rstrip("\n")


def things_of(kind, shelf):
    """All things of a kind as JSON holds them, one after the other."""
    return map(json.loads, lines_of(kind, shelf))
