"""The words that PDF is written in, read as every reader of PDF reads them.

A library gives one answer where readers differ: of two equal keys in a dictionary, pypdf takes the
first and PDFium the last. So what a PDF must not contain is looked for in its tokens, from every
place where an object may begin, whether or not anything refers to it.
"""

import re
from typing import NamedTuple

_SPACE = rb"\x00\t\n\f\r "
_REGULAR = rb"[^\x00\t\n\f\r ()<>\[\]{}/%]"

_TOKEN = re.compile(
    rb"(?P<space>[" + _SPACE + rb"]+|%[^\r\n]*)"
    rb"|/(?P<name>" + _REGULAR + rb"*)"
    rb"|(?P<open><<|\[)"
    rb"|(?P<close>>>|\])"
    rb"|(?P<string>\()"
    rb"|<(?P<hex>[0-9A-Fa-f" + _SPACE + rb"]*)>"
    rb"|(?P<word>" + _REGULAR + rb"+)"
    rb"|(?P<stray>.)",
    re.DOTALL,
)
_PART_OF_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPED_IN_STRING = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

_CLOSED_BY = {b"<<": b">>", b"[": b"]"}
_ENDS = {b"endobj", b"endstream"}
_STREAM = re.compile(rb"(?:[" + _SPACE + rb"]|%[^\r\n]*)*stream *(?:\r\n|\n|\r)?")
_OBJECT = re.compile(rb"(?<!end)obj|trailer")
_NUMBER = re.compile(rb"(\d{1,10})[" + _SPACE + rb"]+\d{1,10}[" + _SPACE + rb"]*\Z")


class Token(NamedTuple):
    kind: str
    value: bytes
    end: int


def objects(content):
    """(number or None, place) of everything in a file that may be an object or a trailer."""
    for match in _OBJECT.finditer(content):
        number = _NUMBER.search(content[max(0, match.start() - 32) : match.start()])
        yield int(number[1]) if number else None, match.end()


def tokens(content, start):
    """The tokens of the object that begins there, and the word "stream" if it has one.

    Brackets that don't match are passed over: better to read too far than not far enough.
    """
    open_brackets, at = [], start
    while match := _TOKEN.match(content, at):
        at, kind = match.end(), match.lastgroup
        if kind == "space":
            continue
        value = match[kind]
        if kind == "name":
            value = _ESCAPED_NAME.sub(lambda code: bytes([int(code[1], 16)]), value)
        elif kind == "string":
            at = _end_of_string(content, at)
            value = content[match.end() : at - 1]
        elif kind == "open":
            open_brackets.append(_CLOSED_BY[value])
        elif kind == "close" and open_brackets[-1:] == [value]:
            open_brackets.pop()
        elif kind == "word" and value in _ENDS:
            return
        yield Token(kind, value, at)
        if not open_brackets and kind != "stray":
            break
    if match := _STREAM.match(content, at):
        yield Token("stream", b"", match.end())


def _end_of_string(content, at):
    depth = 1
    for part in _PART_OF_STRING.finditer(content, at):
        depth += {b"(": 1, b")": -1}.get(part[0], 0)
        if not depth:
            return part.end()
    return len(content) + 1


def text_of(token):
    """What a string says."""
    value = _unhex(token.value) if token.kind == "hex" else _unescaped(token.value)
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return value.decode("utf-16", errors="replace")
    return value.decode("utf-8", errors="replace")


def _unhex(value):
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", value)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _unescaped(value):
    return _ESCAPED_IN_STRING.sub(_meant, value)


def _meant(match):
    code = match[1]
    if code.isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 255])
    if code in (b"\r\n", b"\n", b"\r"):
        return b""
    return _ESCAPES.get(code, code)
