"""The public pages' style sheet: one file for the browser, one file per component for us.

``static/css/`` has a file or a folder for each cascade layer. They are put together when the
sheet is asked for, by the development server and by collectstatic alike, and again whenever one
of them has changed; there is nothing to build or to watch.
"""

import os
import re
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SHEET = "css/portal.css"
# From the weakest to the strongest. The special view's layer is filled by another sheet.
LAYERS = ("tokens", "base", "layout", "components", "print", "special-view")

COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


def source_files(folder):
    """The files of each layer below ``folder``, in the order in which they are written."""
    return {
        layer: [*folder.glob(f"{layer}.css"), *sorted(folder.glob(f"{layer}/*.css"))]
        for layer in LAYERS
    }


def put_together(folder):
    """The text of the whole sheet."""
    parts = [f"@layer {', '.join(LAYERS)};\n"]
    for layer, files in source_files(folder).items():
        for file in files:
            name = file.relative_to(folder)
            rules = COMMENT.sub("", file.read_text("utf-8"))  # written for us, not for readers
            parts.append(f"\n/* {name} */\n@layer {layer} {{\n{rules}}}\n")
    return "".join(parts)


def kept_fresh(path, parts, text):
    """The path of a file whose text is made anew if one of its parts, or their folder, is newer."""
    newest = max(each.stat().st_mtime_ns for each in [*parts, *(part.parent for part in parts)])
    if not path.exists() or path.stat().st_mtime_ns <= newest:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Under another name first, so that no reader gets half a sheet.
        handle, unfinished = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text())
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    return str(path)


class SheetFinder(BaseFinder):
    """Finds one ``sheet``, whose ``text()`` is put together from the files of ``parts()``."""

    sheet = None

    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.STYLESHEET_ROOT)
        super().__init__(*args, **kwargs)

    def parts(self):
        raise NotImplementedError

    def text(self):
        raise NotImplementedError

    def check(self, **kwargs):
        return []

    # Django 5.2 renames ``all`` to ``find_all``.
    def find(self, path, find_all=False, **kwargs):
        if Path(path).as_posix() != self.sheet:
            return []
        written = self.written()
        return [written] if find_all or kwargs.get("all") else written

    def list(self, ignore_patterns):
        # The patterns are not asked: they keep the parts from being collected (uzbekspace.apps).
        self.written()
        yield self.sheet, self.storage

    def written(self):
        """The path of the sheet, put together anew if one of its parts is newer."""
        return kept_fresh(Path(self.storage.path(self.sheet)), self.parts(), self.text)


class StylesheetFinder(SheetFinder):
    """Finds the public sheet. Addresses in its parts are relative to ``css/``, where it stands."""

    sheet = SHEET

    def __init__(self, *args, **kwargs):
        self.folder = settings.BASE_DIR / "static" / "css"
        super().__init__(*args, **kwargs)

    def parts(self):
        return [file for group in source_files(self.folder).values() for file in group]

    def text(self):
        return put_together(self.folder)
