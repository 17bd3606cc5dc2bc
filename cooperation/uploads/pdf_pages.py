"""The pages of a PDF: how many, what they say, and how the first one looks."""

import time

import pypdfium2 as pdfium

from . import limits
from .refusals import Refused
from .renditions import write_widths
from .text import fit_text, has_words

PREVIEW_WIDTHS = (640, 320)
PREVIEW_HEIGHT = 1600  # a page may be a strip of any length
WHITE = (255, 255, 255, 255)


def pages_of(path, folder):
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "damaged"
        raise Refused(code) from error
    with document:
        pages = len(document)
        if not pages:
            raise Refused("no_pages")
        if pages > limits.DOCUMENT_PAGES:
            raise Refused("too_many_pages", pages=limits.DOCUMENT_PAGES)
        text = fit_text(_texts(document))
        return {
            "pages": pages,
            "text": text,
            "has_text": has_words(text),
            "preview": _preview(document, folder),
        }


def _texts(document):
    """The text of one page after the other, as far as there is time and room for it."""
    until = time.monotonic() + limits.TEXT_SECONDS
    room = limits.TEXT_CHARACTERS
    for page in document:
        words = page.get_textpage()
        text = words.get_text_bounded()
        words.close()
        page.close()
        yield f"{text}\n"
        room -= len(text)
        if room < 0 or time.monotonic() > until:
            return


def _preview(document, folder):
    page = document[0]
    width, height = page.get_size()
    scale = min(PREVIEW_WIDTHS[0] / width, PREVIEW_HEIGHT / height)
    bitmap = page.render(scale=scale, fill_color=WHITE, may_draw_forms=False)
    image = bitmap.to_pil().convert("RGB")
    widths = [each for each in PREVIEW_WIDTHS if each < image.width]
    if image.width <= PREVIEW_WIDTHS[0]:
        widths = [image.width, *widths]
    return write_widths(image, widths, image.height / image.width, "", folder)
