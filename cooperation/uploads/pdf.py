"""A PDF: nothing in it may act, and nothing may be hidden in it."""

import io
import logging
import re
import zlib
from collections import Counter, defaultdict

from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import read_object

from . import limits
from .doubles import refuse_hidden_archive
from .links import refuse_forbidden_link
from .pdf_pages import pages_of
from .pdf_tokens import objects, text_of, tokens
from .refusals import Refused

# pypdf tells the log of each thing that it mends.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# Whatever follows the end of a PDF, programs forgive so much of it.
TAIL_BYTES = 2048
CHUNK_BYTES = 1 << 20

# Names that mean one thing wherever they stand.
FORBIDDEN = {
    b"Encrypt": "encrypted",
    b"JavaScript": "scripts",
    b"EmbeddedFile": "attachments",
    b"EmbeddedFiles": "attachments",
    b"Collection": "attachments",
    b"XFA": "xfa_form",
    b"RichMedia": "multimedia",
    b"RichMediaContent": "multimedia",
}
# Names that may be somebody's name for a font, unless they say of what kind a thing is.
FORBIDDEN_KINDS = {
    b"Launch": "launches",
    b"FileAttachment": "attachments",
    b"SubmitForm": "sends_forms",
    b"ImportData": "sends_forms",
    b"GoToR": "remote_parts",
    b"GoToE": "remote_parts",
    b"Thread": "remote_parts",
    b"Sound": "multimedia",
    b"Movie": "multimedia",
    b"Screen": "multimedia",
    b"Rendition": "multimedia",
    b"3D": "multimedia",
}
# Short names, which matter as keys of a program, and of a dictionary of files, or of either
# elsewhere.
FORBIDDEN_KEYS = {b"JS": "scripts", b"EF": "attachments"}
SAY_THE_KIND = {b"S", b"Type", b"Subtype"}
LINK_KEYS = {b"URI", b"Base"}
# Keys of which readers must take the same, or each unpacks something else.
UNPACKING_KEYS = {b"Type", b"Length", b"Filter", b"DecodeParms", b"First", b"N"}
# Without these, and without a name that is written in code, an object holds nothing of interest.
SUSPICIOUS = re.compile(
    rb"#[0-9A-Fa-f]{2}|/(?:"
    + b"|".join([*FORBIDDEN, *FORBIDDEN_KINDS, *FORBIDDEN_KEYS, *LINK_KEYS])
    + rb")"
)
FLATE = {b"FlateDecode", b"Fl"}


def examine(path, folder):
    content = path.read_bytes()
    if not content.startswith(b"%PDF-"):
        raise Refused("leading_bytes", kind="PDF")
    if b"%%EOF" not in content.rstrip(b"\0\t\n\r ")[-TAIL_BYTES:]:
        raise Refused("damaged")
    refuse_hidden_archive(path, content, "PDF")
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise Refused("encrypted")
    _Search(content, reader).run()
    if not reader.root_object["/Pages"].get("/Kids"):
        raise Refused("no_pages")
    return {
        "extension": "pdf",
        "media_type": "application/pdf",
        **pages_of(path, folder),
    }


class _Search:
    """A walk over everything in a file that a reader may take for an object."""

    def __init__(self, content, reader):
        self.content = content
        self.reader = reader
        # Links may be kept apart from what refers to them.
        self.texts = defaultdict(list)
        self.links_elsewhere = set()

    def run(self):
        for number, start in objects(self.content):
            found = list(tokens(self.content, start))
            self._check(number, found)
            if found and found[-1].kind == "stream":
                self._check_stream(found)
        for number in self.links_elsewhere:
            for text in self.texts[number]:
                refuse_forbidden_link(text)

    def _check(self, number, found):
        """Refuse what an object must not contain."""
        if len(found) == 1 and found[0].kind in ("string", "hex"):
            self.texts[number].append(text_of(found[0]))
        for index, token in enumerate(found):
            if token.kind != "name":
                continue
            if token.value in FORBIDDEN:
                raise Refused(FORBIDDEN[token.value])
            if token.value in FORBIDDEN_KINDS and _says_the_kind(found, index):
                raise Refused(FORBIDDEN_KINDS[token.value])
            if token.value in FORBIDDEN_KEYS and _has_a_value(found, index):
                raise Refused(FORBIDDEN_KEYS[token.value])
            if token.value in LINK_KEYS:
                self._check_link(found[index + 1 : index + 4])

    def _check_link(self, after):
        kinds = [token.kind for token in after]
        if kinds[:1] in (["string"], ["hex"]):
            refuse_forbidden_link(text_of(after[0]))
        elif len(after) == 3 and after[2].value == b"R" and after[0].value.isdigit():
            self.links_elsewhere.add(int(after[0].value))

    def _check_stream(self, found):
        names = Counter(token.value for token in found if token.kind == "name")
        data_start = found[-1].end
        if sum(names[name] for name in FLATE) > 1:
            raise Refused("bomb")  # packed twice: no program does so with good intent
        if any(names[name] for name in FLATE):
            self._refuse_bomb(data_start)
        if names[b"ObjStm"]:
            if found[0].value != b"<<" or any(names[key] > 1 for key in UNPACKING_KEYS):
                raise Refused("damaged")
            self._check_packed_objects(found[0].end - 2)

    def _refuse_bomb(self, start):
        """Unpack a stream, keeping nothing, until it is too much."""
        unpacker, size = zlib.decompressobj(), 0
        packed = memoryview(self.content)[start:]
        position = 0
        try:
            while not unpacker.eof:
                chunk = unpacker.unconsumed_tail
                if not chunk:
                    chunk = packed[position : position + CHUNK_BYTES]
                    position += CHUNK_BYTES
                if not chunk:
                    break
                size += len(unpacker.decompress(chunk, CHUNK_BYTES))
                if size > limits.STREAM_BYTES:
                    raise Refused("bomb")
        except zlib.error:
            return  # what cannot be unpacked is no bomb

    def _check_packed_objects(self, start):
        file = self.reader.stream
        file.seek(start)
        try:
            stream = read_object(file, self.reader)
            unpacked, first = stream.get_data(), int(stream["/First"])
        except LimitReachedError:
            raise Refused("bomb") from None
        table = [int(number) for number in re.findall(rb"\d{1,10}", unpacked[:first])]
        suspicious = SUSPICIOUS.search(unpacked)
        for number, offset in zip(table[::2], table[1::2], strict=False):
            # The many that hold nothing of interest are passed over: a tagged PDF has millions of
            # tokens.
            if suspicious or unpacked[first + offset : first + offset + 2] != b"<<":
                self._check(number, list(tokens(unpacked, first + offset)))


def _says_the_kind(found, index):
    """Whether a name is the value of /S and the like, or an object by itself."""
    before = found[index - 1] if index else None
    return len(found) == 1 or (
        before is not None and before.kind == "name" and before.value in SAY_THE_KIND
    )


def _has_a_value(found, index):
    """Whether a name is a key of a string, a dictionary or something elsewhere."""
    following = found[index + 1 : index + 2]
    return bool(following) and (
        following[0].kind in ("string", "hex", "word") or following[0].value == b"<<"
    )
