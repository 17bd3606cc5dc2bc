"""The documents of a record: a row for each file, as it can be downloaded today."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..enums import Authenticity, DocumentKind, FileLanguage
from ..models import DocumentVersion
from .values import Code, Date, Key, Link, Number, Rows, Words


@dataclass(frozen=True, kw_only=True)
class _Download(Link):
    def of(self, obj, addresses):
        return addresses.absolute(obj.file.get_absolute_url())


@dataclass(frozen=True, kw_only=True)
class DocumentFiles(Rows):
    def rows(self, obj):
        for attachment in obj.attachments.all():
            for file in attachment.document.files.all():
                yield from file.versions.all()


DOCUMENTS = DocumentFiles(
    code="documents",
    label=_("Documents"),
    about=_("Each file as it can be downloaded today, with its checksum."),
    model=DocumentVersion,
    values=(
        Key(code="document", attribute="file.document.slug", label=_("document")),
        Words(code="title", attribute="file.document.title", label=_("title")),
        Code(code="kind", attribute="file.document.kind", codes=DocumentKind, label=_("kind")),
        Date(code="dated_on", attribute="file.document.dated_on", label=_("date of the document")),
        Code(
            code="language",
            attribute="file.language",
            codes=FileLanguage,
            label=_("language of the file"),
        ),
        Code(
            code="authenticity",
            attribute="file.authenticity",
            codes=Authenticity,
            label=_("standing of the text"),
        ),
        _Download(code="url", label=_("web address")),
        Key(code="media_type", label=_("media type")),
        Number(code="bytes", attribute="size", label=_("size in bytes")),
        Number(code="pages", label=_("pages")),
        Key(code="sha256", attribute="digest", label=_("SHA-256")),
    ),
)
