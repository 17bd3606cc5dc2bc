"""Files that are two things at once: what shows a picture here would run as a program elsewhere."""

import re
import zipfile

from .refusals import Refused

# The header of a file in an archive, with a version, flags and a method that exist: the four
# letters alone turn up by chance in compressed pictures.
LOCAL_HEADER = re.compile(
    rb"PK\x03\x04[\x00-\x3f][\x00-\x0b][\x00-\xff][\x00-\x08\x20\x28]"
    rb"(?:[\x00\x08\x09\x0c\x0e\x5d\x5f\x62\x63])\x00",
    re.DOTALL,
)
# Long enough, or followed by readable text, for the same reason.
MARKUP = re.compile(
    rb"<\?php|<script|<!doctype|<iframe|<html[\s>]|<(?:svg|body)[\s>/][\t-\r\x20-\x7e]{4}", re.I
)


def refuse_double_picture(path, kind):
    content = path.read_bytes()
    if b"%PDF-" in content:
        raise Refused("polyglot", kind=kind, second="PDF")
    refuse_hidden_archive(path, content, kind)
    if MARKUP.search(content):
        raise Refused("polyglot", kind=kind, second="HTML")


def refuse_hidden_archive(path, content, kind):
    if LOCAL_HEADER.search(content) or zipfile.is_zipfile(path):
        raise Refused("polyglot", kind=kind, second="ZIP")
