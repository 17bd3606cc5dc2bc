"""What a file is, by its content; and whether its name fits that."""

import re
from pathlib import PurePosixPath

from .refusals import Refused

# The endings that a name may have, the usual one first.
PICTURES = {
    "jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "png": ("png",),
    "webp": ("webp",),
    "avif": ("avif",),
}
DOCUMENTS = {"pdf": ("pdf",), "docx": ("docx",), "xlsx": ("xlsx",)}
ACCEPTED = PICTURES | DOCUMENTS

# Programs look for the beginning of a PDF in so many bytes.
HEAD_BYTES = 1024
LOCAL_HEADER = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BEGINNINGS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"8BPS", "psd"),
    (b"\0\0\1\0", "ico"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cJXL ", "jxl"),
    (b"\0\0\0\x0cjP  ", "jp2"),
    (b"%!PS", "eps"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gz"),
)
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_MARKUP = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*+<(svg|html)\b", re.S | re.I)
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|script)\b", re.I)


def recognised(path):
    """The kind of a file, as a lower-case name ("jpeg", "docx", "heic"), or "unknown"."""
    with open(path, "rb") as file:
        head = file.read(HEAD_BYTES)
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _kind_of_media(head)
    if head.startswith(OLE):
        return _kind_of_ole(path)
    if b"%PDF-" in head and not head.startswith(LOCAL_HEADER):
        return "pdf"
    return _kind_of_text(head) or _kind_of_archive(path, head)


def _kind_of_media(head):
    """The kind of a file of boxes, by the brands that it names."""
    length = int.from_bytes(head[:4], "big")
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, min(length, len(head)), 4))}
    if brands & _AVIF_BRANDS:
        return "avif"
    return "heic" if brands & _HEIC_BRANDS else "unknown"


def _kind_of_ole(path):
    """The kind of an office file of before 2007, by the streams that it names in UTF-16."""
    content = path.read_bytes()
    for stream, kind in (
        ("EncryptedPackage", "encrypted"),  # today's formats with a password
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("PowerPoint Document", "ppt"),
    ):
        if stream.encode("utf-16-le") in content:
            return kind
    return "unknown"


def _kind_of_text(head):
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="ignore").encode()
    if match := _MARKUP.match(head):
        return match[1].decode().lower()
    return "html" if _HTML.search(head) else None


def _kind_of_archive(path, head):
    from .office_kinds import kind_of_archive  # which pictures don't need

    return kind_of_archive(path, head.startswith(LOCAL_HEADER))


def ending_of(name):
    """The ending of a file's name, in lower case and harmless to show; "" without one."""
    name = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name.rstrip(". ")
    _, dot, ending = name.rpartition(".")
    return re.sub(r"[^a-z0-9]", "", ending.lower())[:20] if dot else ""


def check_ending(ending, kind):
    """Refuse a name that promises something else than the content.

    Cameras and programs confuse the kinds of pictures all the time, so any ending of a picture
    does for each of them.
    """
    of_pictures = [ending for endings in PICTURES.values() for ending in endings]
    if ending in (of_pictures if kind in PICTURES else ACCEPTED[kind]):
        return
    wanted = ACCEPTED[kind][0]
    if not ending:
        raise Refused("no_ending", wanted=wanted)
    if any(ending in endings for endings in ACCEPTED.values()):
        name = kind.upper()
        raise Refused("ending_of_another_kind", ending=ending, kind=name, wanted=wanted)
    raise Refused("ending", ending=ending, wanted=wanted)
