"""Pictures and documents for tests: rows of the library, with or without files behind them.

As in ``builders``, each is complete, published where that is possible, and in three languages.
Without ``with_files`` no file is written: a page that shows a picture needs its row alone.
"""

import functools
import hashlib
import io
import itertools

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from cooperation import library, models
from cooperation.enums import Authenticity, DocumentKind, FileLanguage
from cooperation.languages import LANGUAGE_CODES, suffixed
from cooperation.renditions import AVIF, CARD, DIGEST_LETTERS, WEBP, WHOLE, Rendition

_numbers = itertools.count(1)

_WORDS = {
    "alt": {"uz": "Yogʻdudagi maʼno", "ru": "Вид на зал", "en": "View of the hall"},
    "caption": {"uz": "Imzolash marosimi", "ru": "Церемония подписания", "en": "The signing"},
    "credit": {"uz": "Surat: Oʻzbekkosmos", "ru": "Фото: Узбеккосмос", "en": "Photo: Uzbekspace"},
    "title": {"uz": "Bitim matni", "ru": "Текст соглашения", "en": "Text of the agreement"},
    "heading": {"uz": "modda", "ru": "статья", "en": "Article"},
    "text": {"uz": "<p>Moddaning matni</p>", "ru": "<p>Текст статьи</p>", "en": "<p>Its text</p>"},
}


def _texts(field, languages, ending=""):
    return {
        suffixed(field, language): f"{_WORDS[field][language]}{ending}" for language in languages
    }


def digest_of(text):
    return hashlib.sha256(str(text).encode()).hexdigest()


def renditions_of(digest, width=1600, height=900):
    """What the portal makes of a picture of this size, without files behind it."""
    wholes = [each for each in (320, 640, 1024, 1600) if each <= width] or [width]
    cards = [each for each in (320, 640, 960) if each <= width]
    sizes = [(WHOLE, each, round(each * height / width)) for each in wholes]
    sizes += [(CARD, each, round(each * 9 / 16)) for each in cards]
    return [
        Rendition(
            crop,
            format,
            each_width,
            each_height,
            digest_of(f"{digest}{crop}{format}{each_width}")[:DIGEST_LETTERS],
            each_width * 50,
        )
        for crop, each_width, each_height in sizes
        for format in (AVIF, WEBP)
    ]


def make_picture(
    *, languages=LANGUAGE_CODES, with_files=False, width=1600, height=900, **overrides
):
    """A described photograph; ``with_files`` keeps a small file for each of its renditions too."""
    number = next(_numbers)
    digest = overrides.get("digest") or digest_of(f"picture {number}")
    values = {
        "key": f"picture-{number}",
        "original": f"originals/{digest}.png",
        "digest": digest,
        "format": "png",
        "width": width,
        "height": height,
        "size": 250_000,
        "renditions": renditions_of(digest, width, height),
        **_texts("alt", languages, f" {number}"),
        **_texts("caption", languages, f" {number}"),
        **_texts("credit", languages),
        **overrides,
    }
    picture = models.Picture.objects.create(**values)
    if with_files:
        default_storage.save(picture.original.name, ContentFile(png(64, 36)))
        keep_files_of(picture.renditions)
    return picture


def taken_in(content, **columns):
    """A picture that the library examined, with all that it makes of one."""
    picture = models.Picture(
        **{"key": f"picture-{next(_numbers)}", "alt_en": "The hall", **columns}
    )
    library.apply(library.take_in_picture(ContentFile(content, name="photo.png")), picture)
    picture.save()
    return picture


def keep_files_of(renditions):
    """Files behind renditions, for a browser that loads them."""
    for rendition in renditions:
        content = encoded(rendition.width, rendition.height, rendition.format)
        default_storage.save(rendition.name, ContentFile(content))


@functools.cache  # there are few of them, and a browser is served many
def encoded(width, height, format, colour="#14304f"):
    """A picture of one colour as bytes."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, format=format)
    return file.getvalue()


def png(width=64, height=36, colour="#14304f"):
    return encoded(width, height, "png", colour)


PDF = b"%PDF-1.4\n%stand-in for tests of what is served, not of what it says\n%%EOF\n"


def make_document(*, languages=LANGUAGE_CODES, files=("uz", "en"), attached_to=None, **overrides):
    """A document with one version of a file in each of the languages ``files``.

    Readers see it once it is attached to a published record.
    """
    number = next(_numbers)
    values = {
        "slug": f"document-{number}",
        "kind": DocumentKind.TEXT,
        **_texts("title", languages, f" {number}"),
        **overrides,
    }
    document = models.Document.objects.create(**values)
    for language in files:
        make_file(document, language)
    if attached_to is not None:
        attach(document, attached_to)
    return document


def make_file(document, language=FileLanguage.UZ, authenticity=Authenticity.AUTHENTIC, **version):
    """A file of the document with its first version; ``version`` is what that says of itself."""
    file = models.DocumentFile.objects.create(
        document=document, language=language, authenticity=authenticity
    )
    make_version(file, **version)
    return file


def make_version(file, *, content=None, **overrides):
    """The next version of a file, which becomes the current one; ``content`` is kept as a file."""
    file.versions.update(is_current=False)
    number = overrides.get("number") or file.versions.count() + 1
    digest = digest_of(content or f"{file.pk} {number}")
    values = {
        "file": file,
        "number": number,
        "stored": f"documents/{digest}.pdf",
        "extension": "pdf",
        "size": 1_234_567,
        "digest": digest,
        "pages": 12,
        "has_text": True,
        "text": "Text of the document",
        "preview": [each for each in renditions_of(digest, 640, 905) if each.crop == WHOLE],
        **overrides,
    }
    version = models.DocumentVersion.objects.create(**values)
    if content is not None:
        default_storage.save(version.stored.name, ContentFile(content))
    return version


def attach(document, record, position=0):
    """Show the document on the record's page."""
    return models.Attachment.objects.create(
        document=document, position=position, **{record._meta.model_name: record}
    )


def hang(picture, record, position=0):
    """Show the picture in the record's gallery."""
    return models.GalleryPicture.objects.create(
        picture=picture, position=position, **{record._meta.model_name: record}
    )


def make_article(agreement, number="1", *, languages=LANGUAGE_CODES, **overrides):
    values = {
        "agreement": agreement,
        "number": number,
        "position": int(number) if number.isdecimal() else 0,
        **_texts("heading", languages, f" {number}"),
        **_texts("text", languages),
        **overrides,
    }
    return models.Article.objects.create(**values)
