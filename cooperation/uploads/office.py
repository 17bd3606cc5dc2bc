"""DOCX and XLSX: archives of XML in which nothing may act, and which fetch nothing."""

import re
import zipfile
import zlib

from . import limits
from .kinds import LOCAL_HEADER
from .office_parts import PlainPart, Relationships, Types, Words
from .refusals import Refused
from .text import fit_text, has_words

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MEDIA_TYPES = {"docx": f"{WORD}.document", "xlsx": f"{EXCEL}.sheet"}
CHUNK_BYTES = 1 << 16
TYPES = "[content_types].xml"
END_RECORD = b"PK\x05\x06"
END_RECORD_BYTES = 22
ENCRYPTED = 0x1

FORBIDDEN_NAMES = (
    (re.compile(r"vbaproject|vbadata|macrosheets/|activex|/webextensions?/"), "scripts"),
    (re.compile(r"/embeddings/|oleobject"), "attachments"),
    (re.compile(r"/externallinks/|/connections\.xml|/querytables/"), "remote_parts"),
)
XML_ENDING = re.compile(r"\.(?:xml|rels)$")
UNSAFE_NAME = re.compile(r"^/|\\|\0|:|(?:^|/)\.\.?(?:/|$)")


def examine(path, kind):
    with open(path, "rb") as file:
        head = file.read(1024)
        file.seek(-END_RECORD_BYTES, 2)
        tail = file.read()
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if not head.startswith(LOCAL_HEADER) or min(m.header_offset for m in members):
            raise Refused("leading_bytes", kind=kind.upper())
        if b"%PDF-" in head:
            raise Refused("polyglot", kind=kind.upper(), second="PDF")
        if not tail.startswith(END_RECORD):
            raise Refused("strange_parts")
        _check_names(members)
        text = fit_text(_read(archive, members, kind))
    return {
        "extension": kind,
        "media_type": MEDIA_TYPES[kind],
        "pages": None,
        "text": text,
        "has_text": has_words(text),
        "preview": [],
    }


def _check_names(members):
    if len(members) > limits.ARCHIVE_FILES:
        raise Refused("too_many_parts", files=limits.ARCHIVE_FILES)
    names = [member.orig_filename.lower() for member in members]
    if len(set(names)) < len(names) or any(UNSAFE_NAME.search(name) for name in names):
        raise Refused("strange_parts")
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise Refused("encrypted")
    for name in names:
        for pattern, code in FORBIDDEN_NAMES:
            if pattern.search(name):
                raise Refused(code)


def _read(archive, members, kind):
    """Read every part to its end, refusing what it must not contain; the words of the text."""
    readers = {member.orig_filename.lower(): _reader(member, kind) for member in members}
    room = limits.ARCHIVE_BYTES
    for member in members:
        room = _feed(archive, member, readers[member.orig_filename.lower()], room)
    root, types = readers.get("_rels/.rels"), readers.get(TYPES)
    if not root or not types:
        raise Refused("damaged")
    if types.of(root.main) != f"{MEDIA_TYPES[kind]}.main+xml":
        raise Refused("strange_parts")
    return [words for reader in readers.values() for words in reader.words]


def _reader(member, kind):
    name = member.orig_filename.lower()
    if name == TYPES:
        return Types()
    if name.endswith(".rels"):
        return Relationships()
    if name.startswith("word/") and name.endswith(".xml"):
        return Words("p", keep=name == "word/document.xml")
    if name == "xl/sharedstrings.xml":
        return Words("si")
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        return Words("is", within="is")
    return PlainPart(must_be_xml=bool(XML_ENDING.search(name)))


def _feed(archive, member, reader, room):
    """How much the rest of the archive may unpack to. The sizes that it states prove nothing."""
    try:
        with archive.open(member) as part:
            while chunk := part.read(CHUNK_BYTES):
                room -= len(chunk)
                if room < 0:
                    raise Refused("bomb")
                reader.feed(chunk)
        reader.close()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Refused("damaged") from error
    return room
