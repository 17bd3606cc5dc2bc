"""What the process does with a file: tells its kind, refuses, or finds out what is wanted."""

import errno
from pathlib import Path

from .kinds import DOCUMENTS, PICTURES, check_ending, recognised
from .refusals import Refused

# How each kind is called in a sentence, where capitals are not enough.
NAMES = {"webp": "WebP"}

# What to save a recognised but unaccepted picture as.
SAVE_PICTURE_AS = {"heic": "JPEG", "tiff": "JPEG", "raw": "JPEG", "jxl": "JPEG", "jp2": "JPEG"}
# What to save an old or foreign document as, beside PDF.
SAVE_DOCUMENT_AS = {
    **dict.fromkeys(["doc", "docm", "dotx", "dotm", "odt", "rtf"], "DOCX"),
    **dict.fromkeys(["xls", "xlsm", "xlsb", "xltx", "xltm", "ods"], "XLSX"),
}
# Pillow gives its own errors no number; a file that refers to places outside itself gets these.
OF_BROKEN_FILES = {None, errno.EINVAL, errno.EOVERFLOW}
ARCHIVES = {"zip", "rar", "7z", "gz"}


def examine(work, path, folder, ending, focal=(50, 50)):
    """The facts of the file at ``path`` as JSON knows them, and files in the folder.

    Raises Refused for whatever is wrong with the file, OSError for what is wrong with the disk.
    """
    try:
        return _examine(work, Path(path), Path(folder), ending, focal)
    except Refused:
        raise
    except MemoryError as error:
        raise Refused("too_complex") from error
    except OSError as error:
        if error.errno == errno.ENOMEM:
            raise Refused("too_complex") from error
        if error.errno in OF_BROKEN_FILES:
            raise Refused("damaged") from error
        raise
    except Exception as error:
        # Parsers fail on broken files in every way there is; none is the editor's business.
        raise Refused("bomb" if _tells_of_a_bomb(error) else "damaged") from error


def _examine(work, path, folder, ending, focal):
    kind = recognised(path)
    if work == "document":
        _refuse_other_than_documents(kind)
        check_ending(ending, kind)
        return _document(path, folder, kind)
    _refuse_other_than_pictures(kind)
    check_ending(ending, kind)
    from . import pictures

    return pictures.examine(path, folder, kind, focal)


def _document(path, folder, kind):
    if kind == "pdf":
        from . import pdf

        return pdf.examine(path, folder)
    from . import office

    return office.examine(path, kind)


def _refuse_other_than_pictures(kind):
    name = _name(kind)
    if kind in PICTURES:
        return
    if kind in DOCUMENTS or kind in SAVE_DOCUMENT_AS:
        raise Refused("document_for_picture", kind=name)
    if kind in ("gif", "svg", "bmp", "ico", "psd", *SAVE_PICTURE_AS):
        raise Refused("unaccepted_picture", kind=name, wanted=SAVE_PICTURE_AS.get(kind, "PNG"))
    raise Refused("unknown_picture")


def _refuse_other_than_documents(kind):
    name = _name(kind)
    if kind in DOCUMENTS:
        return
    if kind in ("gif", "svg", "bmp", "ico", "psd", *PICTURES, *SAVE_PICTURE_AS):
        raise Refused("picture_for_document", kind=name)
    if kind == "encrypted":
        raise Refused("encrypted")
    if kind in SAVE_DOCUMENT_AS:
        raise Refused("old_document", kind=name, wanted=SAVE_DOCUMENT_AS[kind])
    if kind in ARCHIVES:
        raise Refused("archive", kind=name)
    if kind in ("ppt", "pptx", "odp", "html", "eps"):
        raise Refused("unaccepted_document", kind=name)
    raise Refused("unknown_document")


def _name(kind):
    return NAMES.get(kind, kind.upper())


def _tells_of_a_bomb(error):
    """Pillow and pypdf stop unpacking at a limit of their own."""
    return type(error).__name__ == "LimitReachedError" or "data too large" in str(error)
