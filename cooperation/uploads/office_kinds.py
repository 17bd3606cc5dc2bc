"""What an archive is: a document of today's office programs, of others, or just an archive."""

import zipfile

from . import limits
from .refusals import Refused

# What the main part may be, in the list of types. Macros first: a list may name several.
TYPES = {
    b"ms-word.document.macroenabled": "docm",
    b"ms-word.template.macroenabled": "dotm",
    b"ms-excel.sheet.macroenabled": "xlsm",
    b"ms-excel.template.macroenabled": "xltm",
    b"ms-excel.sheet.binary": "xlsb",
    b"ms-excel.addin": "xlsm",
    b"wordprocessingml.template.main": "dotx",
    b"spreadsheetml.template.main": "xltx",
    b"wordprocessingml.document.main": "docx",
    b"spreadsheetml.sheet.main": "xlsx",
    b"presentationml": "pptx",
    b"ms-powerpoint": "pptx",
}
OPEN_DOCUMENTS = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
LIST_BYTES = 5 * limits.MEGABYTE


def kind_of_archive(path, begins_as_archive):
    """The kind of a file that is an archive or seems to be one; "unknown" where it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            types = _beginning(archive, "[Content_Types].xml").replace(b"\0", b"").lower()
            media_type = _beginning(archive, "mimetype")
    except Exception as error:
        # A broken archive breaks its reader in many ways.
        if begins_as_archive:
            raise Refused("damaged") from error
        return "unknown"
    for name, kind in TYPES.items():
        if name in types:
            return kind
    if media_type.startswith(OPEN_DOCUMENT):
        kind = media_type.removeprefix(OPEN_DOCUMENT).partition(b"-")[0]
        return OPEN_DOCUMENTS.get(kind, "zip")
    return "zip"


def _beginning(archive, name):
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(LIST_BYTES)
