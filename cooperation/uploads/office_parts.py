"""The parts of an office document, read by expat as they are unpacked: nothing is kept but words.

Expat itself tells of a DOCTYPE, in whatever encoding it is written.
"""

import re
from pathlib import PurePosixPath
from xml.parsers import expat

from . import limits
from .links import refuse_forbidden_link
from .refusals import Refused

# The last part of the address that says what a relation is.
FORBIDDEN_RELATIONS = {
    "oleobject": "attachments",
    "package": "attachments",
    "afchunk": "attachments",
    "control": "scripts",
    "activexcontrolbinary": "scripts",
    "vbaproject": "scripts",
    "wordvbadata": "scripts",
    "xlmacrosheet": "scripts",
    "xlintlmacrosheet": "scripts",
    "attachedtemplate": "remote_parts",
    "subdocument": "remote_parts",
    "externallink": "remote_parts",
}
FORBIDDEN_TYPES = (
    (re.compile("macroenabled|vbaproject|macrosheet|activex"), "scripts"),
    (re.compile("oleobject"), "attachments"),
)
# Fields of Word that start programs or fetch files.
FORBIDDEN_FIELDS = (
    (re.compile(r"^\s*DDE(?:AUTO)?\b", re.I | re.M), "launches"),
    (
        re.compile(r"^\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|RD)\s", re.I | re.M),
        "remote_parts",
    ),
)
HYPERLINK_FIELD = re.compile(r"\bHYPERLINK\s+\"([^\"]*)\"", re.I)
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


class PlainPart:
    """Any part: where it is XML, it must be sound and declare nothing."""

    def __init__(self, must_be_xml=False):
        self.words = []
        self.must_be_xml = must_be_xml
        self.parser = None
        self.begun = False

    def feed(self, chunk):
        if not self.begun:
            self.begun = True
            if self.must_be_xml or chunk.lstrip().startswith((b"<", *BYTE_ORDER_MARKS)):
                self.parser = self._new_parser()
        self._parse(chunk, False)

    def close(self):
        self._parse(b"", True)

    def start(self, name, attributes):
        """An element begins; names are without their namespace."""

    def end(self, name):
        """An element ends."""

    def _new_parser(self):
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_declarations
        if type(self) is not PlainPart:
            parser.StartElementHandler = lambda name, attributes: self.start(
                name.rpartition(" ")[2], attributes
            )
            parser.EndElementHandler = lambda name: self.end(name.rpartition(" ")[2])
        return parser

    def _parse(self, chunk, last):
        if not self.parser:
            return
        try:
            self.parser.Parse(chunk, last)
        except expat.ExpatError as error:
            self.parser = None
            # Drawings in VML, for one, are often not quite XML, and harmless.
            if self.must_be_xml:
                raise Refused("damaged") from error


def _refuse_declarations(*_declaration):
    raise Refused("strange_parts")


class Types(PlainPart):
    """[Content_Types].xml."""

    def __init__(self):
        super().__init__(must_be_xml=True)
        self.by_name = {}

    def start(self, name, attributes):
        kind = attributes.get("ContentType", "").lower()
        for pattern, code in FORBIDDEN_TYPES:
            if pattern.search(kind):
                raise Refused(code)
        if name == "Override":
            self.by_name[_absolute(attributes.get("PartName", ""))] = kind

    def of(self, name):
        return self.by_name.get(_absolute(name))


class Relationships(PlainPart):
    """A part that says what another one refers to."""

    def __init__(self):
        super().__init__(must_be_xml=True)
        self.main = ""

    def start(self, name, attributes):
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        target = attributes.get("Target", "")
        if kind in FORBIDDEN_RELATIONS:
            raise Refused(FORBIDDEN_RELATIONS[kind])
        if kind == "hyperlink":
            refuse_forbidden_link(target)
        elif attributes.get("TargetMode", "").lower() == "external":
            raise Refused("remote_parts")
        elif kind == "officedocument":
            self.main = target


def _absolute(name):
    return f"/{PurePosixPath(name.lstrip('/'))}".lower()


class Words(PlainPart):
    """A part with text: paragraphs of Word, or strings of Excel.

    ``block`` is the element that ends a line; ``within`` the one outside which text is no text.
    """

    SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self, block, within=None, keep=True):
        super().__init__(must_be_xml=True)
        self.block = block
        self.within = within
        self.room = limits.TEXT_CHARACTERS if keep else 0
        self.inside = 0 if within else 1
        # Of what a program may show in two ways, the second would repeat the words.
        self.in_fallback = 0
        self.field = ""

    def start(self, name, attributes):
        if name == self.within:
            self.inside += 1
        elif name == "Fallback":
            self.in_fallback += 1
        elif name == "t" and self.inside and not self.in_fallback:
            self.parser.CharacterDataHandler = self._add
        elif name in self.SIGNS:
            self._add(self.SIGNS[name])
        elif name == "fldChar":
            self.field += "\n"  # a field within a field begins here
        elif name == "instrText":
            self.parser.CharacterDataHandler = self._add_to_field
        elif name == "fldSimple":
            self._check_field(next((v for k, v in attributes.items() if k.endswith("instr")), ""))

    def end(self, name):
        if name in ("t", "instrText"):
            self.parser.CharacterDataHandler = None
        if name == self.block:
            self._add("\n")
            self._check_field(self.field)
            self.field = ""
        if name == self.within:
            self.inside -= 1
        elif name == "Fallback":
            self.in_fallback -= 1

    def _add(self, text):
        if self.room > 0 and self.inside and not self.in_fallback:
            self.room -= len(text)
            self.words.append(text)

    def _add_to_field(self, text):
        self.field += text

    def _check_field(self, field):
        for pattern, code in FORBIDDEN_FIELDS:
            if pattern.search(field):
                raise Refused(code)
        for link in HYPERLINK_FIELD.findall(field):
            refuse_forbidden_link(link)
