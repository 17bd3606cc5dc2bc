"""Files made in code: small good ones of every kind, and the means to make bad ones of them."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCE = "Oʻzbekiston va Koreya memorandum imzoladi"

# --- Pictures ----------------------------------------------------------------------------------


def image(width=64, height=48, mode="RGB"):
    """Something with detail in it, as a photograph has."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, Image.radial_gradient("L").resize((width, height)))
                       ).convert(mode)  # fmt: skip


def saved(picture, kind, **options):
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def picture(kind, width=64, height=48, mode="RGB", **options):
    return saved(image(width, height, mode), kind, **options)


def moving(kind):
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def png_chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_with(name, data):
    """A PNG with one more chunk after its header."""
    content = picture("PNG")
    return content[:33] + png_chunk(name, data) + content[33:]


def huge_png(width, height, rows=b"", kind=0):
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    packed = zlib.compress(rows, 1)
    chunks = (b"IHDR", header), (b"IDAT", packed), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*each) for each in chunks)


def exif(**tags):
    data = Image.Exif()
    data[0x0112] = tags.get("turn", 1)
    data[0x010F] = "Camera"
    data.get_ifd(0x8825).update({1: "N", 2: (41.0, 18.0, 40.0), 3: "E", 4: (69.0, 16.0, 47.0)})
    return data.tobytes()


def profile_that_swaps_red_and_blue():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile[:200].replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ")
    return swapped.replace(b"????", b"bXYZ") + profile[200:]


# --- PDF ---------------------------------------------------------------------------------------


def pdf(*objects, catalog=b"", page=b"", packed=(), size=b"[0 0 595 842]", text=SENTENCE):
    """A PDF of one page. ``objects`` begin with number 6; those ``packed`` follow in a stream."""
    words = text.encode("latin-1", errors="replace")
    content = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % words
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R %s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>> %s>>" % (size, page),
        stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *objects,
    ]
    return _with_packed(bodies, packed) if packed else _with_table(bodies)


def stream(data, entries=b""):
    return b"<</Length %d %s>>stream\n%s\nendstream" % (len(data), entries, data)


def flate(data, entries=b""):
    return stream(zlib.compress(data), b"/Filter/FlateDecode " + entries)


def _laid_out(bodies):
    content, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return content, places


def _with_table(bodies):
    content, places = _laid_out(bodies)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(bodies) + 1)
    return content + b"startxref\n%d\n%%%%EOF\n" % start


def _with_packed(bodies, packed):
    holder = len(bodies) + 1
    first = holder + 1
    offsets, inside = [], b""
    for body in packed:
        offsets.append(len(inside))
        inside += body + b"\n"
    table = b" ".join(b"%d %d" % (first + n, at) for n, at in enumerate(offsets)) + b" "
    entries = b"/Type/ObjStm/N %d/First %d" % (len(packed), len(table))
    content, places = _laid_out([*bodies, flate(table + inside, entries)])
    rows = [(0, 0, 65535), *((1, place, 0) for place in places)]
    rows += [(2, holder, index) for index in range(len(packed))]
    number = len(rows)
    rows.append((1, len(content), 0))
    data = b"".join(struct.pack(">BIH", *row) for row in rows)
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root 1 0 R" % len(rows)
    start = len(content)
    content += b"%d 0 obj\n%s\nendobj\n" % (number, flate(data, entries))
    return content + b"startxref\n%d\n%%%%EOF\n" % start


# --- DOCX and XLSX -----------------------------------------------------------------------------


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as made:
        for name, content in parts if isinstance(parts, list) else parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def relations(*each):
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def relation(kind, target, external=False):
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationship Id="r{kind}" Type="{OFFICE}/relationships/{kind}" Target="{target}"{mode}/>'
    )


def types(part, kind, more=""):
    return (
        f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{PACKAGE}/relationships+xml"/>'
        f'<Override PartName="/{part}" ContentType="{kind}"/>{more}</Types>'
    )


def word_body(inner):
    return f"<w:document {WORD_XMLNS}><w:body>{inner}</w:body></w:document>"


def docx_parts(body=None, kind=WORD, **more):
    """The parts of a DOCX; ``more`` replaces or adds, with names whose "__" stands for "/"."""
    paragraph = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
    return {
        "[Content_Types].xml": types("word/document.xml", kind),
        "_rels/.rels": relations(relation("officeDocument", "word/document.xml")),
        "word/document.xml": body or word_body(paragraph),
    } | {name.replace("__", "/"): content for name, content in more.items()}


def docx(body=None, kind=WORD, extra=None):
    return archive(docx_parts(body, kind) | (extra or {}))


def docx_referring(*each):
    return docx(extra={"word/_rels/document.xml.rels": relations(*each)})


def xlsx(kind=EXCEL, extra=None):
    strings = f"<sst><si><t>{SENTENCE}</t></si><si><r><t>Jami </t></r><r><t>2024</t></r></si></sst>"
    sheet = '<worksheet><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Izoh</t></is></c></worksheet>'
    return archive(
        {
            "[Content_Types].xml": types("xl/workbook.xml", kind),
            "_rels/.rels": relations(relation("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": "<workbook/>",
            "xl/sharedStrings.xml": strings,
            "xl/worksheets/sheet1.xml": sheet,
        }
        | (extra or {})
    )
