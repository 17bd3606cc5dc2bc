"""Files that must be refused where a picture is expected, each with the code of the refusal.

A case is (name, name of the file, code, function that makes it, limits that it needs lower).
"""

import zlib
from typing import NamedTuple

from tests.uploads import files
from tests.uploads.files import docx, pdf, picture

HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"


class Case(NamedTuple):
    name: str
    file: str
    code: str
    make: object
    limits: dict = {}


def svg(doctype=""):
    return f'<?xml version="1.0"?>{doctype}<svg xmlns="http://www.w3.org/2000/svg"/>'.encode()


def _heic():
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)


PICTURES = [
    # --- Other things than pictures ---
    Case("nothing", "photo.jpg", "empty", lambda: b""),
    Case("more bytes than allowed", "a.png", "too_large", lambda: picture("PNG"),
         {"PICTURE_BYTES": 100}),
    Case("GIF", "a.gif", "unaccepted_picture", lambda: picture("GIF")),
    Case("moving GIF", "a.gif", "unaccepted_picture", lambda: files.moving("GIF")),
    Case("GIF named PNG", "a.png", "unaccepted_picture", lambda: picture("GIF")),
    Case("BMP", "a.bmp", "unaccepted_picture", lambda: picture("BMP")),
    Case("TIFF", "a.tif", "unaccepted_picture", lambda: picture("TIFF")),
    Case("HEIC", "a.heic", "unaccepted_picture", _heic),
    Case("HEIC named JPEG", "a.jpg", "unaccepted_picture", _heic),
    Case("icon", "a.ico", "unaccepted_picture", lambda: picture("ICO")),
    Case("SVG", "a.svg", "unaccepted_picture", svg),
    Case("SVG with a DOCTYPE", "a.svg", "unaccepted_picture", lambda: svg("<!DOCTYPE svg>")),
    Case("SVG named PNG", "a.png", "unaccepted_picture", svg),
    Case("SVG in UTF-16", "a.png", "unaccepted_picture", lambda: svg().decode().encode("utf-16")),
    Case("HTML named JPEG", "a.jpg", "unknown_picture", lambda: HTML),
    Case("program named PNG", "a.png", "unknown_picture", lambda: b"MZ\x90\0" + bytes(99)),
    Case("words named PNG", "a.png", "unknown_picture", lambda: b"only words"),
    Case("PDF", "a.pdf", "document_for_picture", pdf),
    Case("PDF named PNG", "a.png", "document_for_picture", pdf),
    Case("DOCX", "a.docx", "document_for_picture", docx),
    # --- Names ---
    Case("program's name", "a.exe", "ending", lambda: picture("PNG")),
    Case("script's name", "a.php", "ending", lambda: picture("PNG")),
    Case("two endings", "a.png.exe", "ending", lambda: picture("PNG")),
    Case("turned name", "a\u202egnp.exe", "ending", lambda: picture("PNG")),
    Case("name cut by NUL", "a.png\0.exe", "ending", lambda: picture("PNG")),
    Case("no ending", "picture", "no_ending", lambda: picture("PNG")),
    Case("PNG named PDF", "a.pdf", "ending_of_another_kind", lambda: picture("PNG")),
    # --- Too much ---
    Case("immense PNG", "a.png", "too_many_pixels", lambda: files.huge_png(100_000, 100_000)),
    Case("70 megapixels", "a.png", "too_many_pixels", lambda: files.huge_png(10_000, 7_000)),
    Case("a line too long", "a.png", "too_many_pixels", lambda: files.huge_png(20_001, 1)),
    Case("PNG with a text that unpacks to 9 MB", "a.png", "bomb",
         lambda: files.png_with(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(9_000_000)))),
    Case("PNG with a profile that unpacks to 9 MB", "a.png", "bomb",
         lambda: files.png_with(b"iCCP", b"icc\0\0" + zlib.compress(bytes(9_000_000)))),
    Case("moving PNG", "a.png", "animated", lambda: files.moving("PNG")),
    Case("moving WebP", "a.webp", "animated", lambda: files.moving("WEBP")),
    Case("moving AVIF", "a.avif", "animated", lambda: files.moving("AVIF")),
    # --- Damaged ---
    Case("PNG without pixels", "a.png", "damaged", lambda: files.huge_png(100, 100)),
    Case("half a JPEG", "a.jpg", "damaged", lambda: picture("JPEG", 400, 300)[:3000]),
    Case("half a JPEG of many scans", "a.jpg", "damaged",
         lambda: picture("JPEG", 400, 300, progressive=True)[:3000]),
    Case("half a PNG", "a.png", "damaged", lambda: picture("PNG")[:600]),
    Case("PNG without its end", "a.png", "damaged", lambda: picture("PNG")[:-12]),
    Case("PNG with a wrong checksum", "a.png", "damaged",
         lambda: picture("PNG").replace(b"IDAT", b"IDAT\0", 1)),
    Case("half a WebP", "a.webp", "damaged", lambda: picture("WEBP", 400, 300)[:1500]),
    Case("half an AVIF", "a.avif", "damaged", lambda: picture("AVIF", 400, 300)[:1200]),
    Case("beginning of a JPEG", "a.jpg", "damaged", lambda: b"\xff\xd8\xff\xe0"),
    # --- Two things at once ---
    Case("JPEG and ZIP", "a.jpg", "polyglot", lambda: picture("JPEG") + docx()),
    Case("PNG and ZIP", "a.png", "polyglot", lambda: files.png_with(b"zzZz", docx())),
    Case("JPEG and PDF", "a.jpg", "polyglot", lambda: picture("JPEG", comment=pdf())),
    Case("PNG and HTML", "a.png", "polyglot", lambda: picture("PNG") + HTML),
    Case("JPEG and PHP", "a.jpg", "polyglot",
         lambda: picture("JPEG", comment=b"<?php system($_GET[0]);")),
    Case("WebP and script", "a.webp", "polyglot",
         lambda: picture("WEBP", xmp=b"<ScRiPt>alert(1)</script>")),
    Case("AVIF and SVG", "a.avif", "polyglot", lambda: picture("AVIF") + svg()),
]  # fmt: skip
