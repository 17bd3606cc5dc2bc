"""Files as a browser uploads them."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.library import png
from tests.uploads.files import pdf


def photo(name="hall.png", colour="#14304f"):
    """A small picture; another colour makes another picture."""
    return SimpleUploadedFile(name, png(colour=colour), "image/png")


def tower(name="tower.png"):
    """A tall picture, of which a card shows a part."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((64, 256)).save(buffer, "PNG")
    return SimpleUploadedFile(name, buffer.getvalue(), "image/png")


def text(name="agreement.pdf", words="Article one of the agreement between the two parties."):
    """A document of one page; other words make another document."""
    return SimpleUploadedFile(name, pdf(text=words), "application/pdf")


def junk(name="hall.png"):
    """What its name does not say, and nothing that the library takes."""
    return SimpleUploadedFile(name, b"neither a picture nor a document")
