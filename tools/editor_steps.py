"""What is done in the admin for each picture of docs/editors/ (see make_editor_pictures.py).

A step returns what is to be in sight: the first and the last thing, and what is wide.
"""

import io
import sqlite3
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps
from playwright.sync_api import Page

MEDIA = Path(__file__).resolve().parent.parent / "fixtures" / "media"
WINDOW = {"width": 1160, "height": 3600}  # so tall that no bar floats over a form
LOW_WINDOW = {"width": 1160, "height": 700}
DAY = "2026-12-01 05:00:00"
CHANGED = {
    "uz": "Maʼruzalar vaqti aniqlashtirildi",
    "ru": "Уточнено время докладов",
    "en": "Times of the talks corrected",
}


class Editor(NamedTuple):
    """Somebody who works in the admin, in one language."""

    page: Page
    language: str
    database: sqlite3.Connection

    def open(self, path):
        self.page.set_viewport_size(WINDOW)
        self.page.goto(f"{self.language}/{path}", wait_until="networkidle")
        return self.page

    def open_form(self, kind, words):
        self.open(f"admin/cooperation/{kind}/?q={words}")
        self.page.locator("#result_list tbody th a").first.click()
        self.page.wait_for_load_state("networkidle")
        return self.page


def focal_point(editor):
    page = editor.open("admin/cooperation/picture/add/")
    drawing = Image.open(MEDIA / "pictures" / "section-conferences.webp")
    square = ImageOps.fit(drawing, (900, 900))  # which cards cannot show whole
    page.locator("[name=file]").set_input_files(upload("conference.jpg", jpeg(square)))
    page.locator(".focal.has-picture").wait_for()
    page.locator(".focal__area").click(position={"x": 170, "y": 125})
    return page.locator("#language-bar"), page.locator(".focal")


def chooser(editor):
    page = editor.open_form("conference", "2023")
    page.set_viewport_size(LOW_WINDOW)
    page.locator(".form-row.field-picture [data-do=choose]").first.click()
    page.locator(".choice").first.wait_for()
    return (page.get_by_role("dialog"),)


def gallery_order(editor):
    page = editor.open_form("conference", "2023")
    for i, key in enumerate(("cover-stc-2022", "section-conferences", "cover-stc-2023")):
        page.locator("#gallery-group .add-row a").click()
        page.locator(f"#gallery-{i} [data-do=choose]").click()
        page.locator(f".choice[data-key={key}]").click()
    page.keyboard.press("Tab")  # so that the focus is seen
    page.locator("#gallery-1 .mover__button--up").focus()
    return (page.locator("#gallery-group"),)


def many_pictures(editor):
    page = editor.open("admin/cooperation/picture/add-many/")
    page.locator("#id_files").set_input_files(photographs())
    page.locator(".submit-row [type=submit]").click()
    page.locator("[data-part=describe]").wait_for()
    page.locator("[data-do=stop]").wait_for(state="hidden")
    editor.database.execute("DELETE FROM cooperation_picture WHERE key LIKE 'signing-%'")
    return page.locator(".submit-row"), page.locator("[data-part=results]")


def document_versions(editor):
    page = editor.open_form("document", "sample-programme")
    language = page.locator(f"option[value={editor.language}]:checked")
    row = page.locator(".inline-related", has=language)
    file = MEDIA / "documents" / f"sample-programme-{editor.language}.pdf"
    changed = file.read_bytes() + b"\n"
    row.locator("[type=file]").set_input_files(upload(file.name, changed))
    row.locator(f"[name$=-note_{editor.language}]").fill(CHANGED[editor.language])
    page.locator(".more-button").click()
    page.locator("[name=_continue]").click()
    page.locator(".messagelist").wait_for()
    dated = "UPDATE cooperation_documentversion SET created_at = ? WHERE number > 1"
    editor.database.execute(dated, [DAY])
    page.reload()
    return row.locator("h3"), row.locator(".versions")


def document_page(editor):
    page = editor.open("documents/sample-programme/")
    page.locator("details.versions summary").first.click()
    return [page.locator(each).first for each in (".record__header", "aside", ".document-file")]


PICTURES = [focal_point, chooser, gallery_order, many_pictures, document_versions, document_page]


def photographs():
    """Two new pictures, one that the library has, and one of a kind that it does not take."""
    cover = MEDIA / "pictures" / "cover-stc-2023.webp"
    return [
        upload("signing-1.jpg", jpeg(ImageOps.mirror(Image.open(cover)))),
        upload("signing-2.jpg", jpeg(ImageOps.flip(Image.open(cover)))),
        upload(cover.name, cover.read_bytes()),
        upload("IMG_0421.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    ]


def jpeg(picture):
    picture.convert("RGB").save(content := io.BytesIO(), "JPEG", quality=85)
    return content.getvalue()


def upload(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}
