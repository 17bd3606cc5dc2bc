"""The documents of the library as readers meet them: on the pages of records and on their own."""

from typing import NamedTuple

from django.db.models import Q

from .enums import Authenticity, DocumentKind
from .languages import active_language, suffixed
from .models import Attachment, Document, DocumentFile, DocumentVersion
from .orthography import sort_key


class Shown(NamedTuple):
    """A document with the current versions of its files, the one for this reader first."""

    document: Document
    files: list[DocumentVersion]


class KeptFile(NamedTuple):
    """A file of a document: its version of today and the former ones, the latest first."""

    current: DocumentVersion
    former: list[DocumentVersion]


def shown_with(record):
    """What can be downloaded from the record's page: its own text first, then in its order."""
    attachments = f"file__document__attachments__{record._meta.model_name}"
    place = "file__document__attachments__position", "file__document__attachments__id"
    versions = _brief(DocumentVersion.objects.current().filter(**{attachments: record}))
    return _shown(versions.order_by(*place))


def shown_among(documents):
    """Likewise of some documents, which come in the record's order."""
    versions = _brief(DocumentVersion.objects.current().filter(file__document__in=documents))
    places = {document.pk: place for place, document in enumerate(documents)}
    return _shown(sorted(versions, key=lambda version: places[version.file.document_id]))


def _shown(versions):
    found = {}
    for version in versions:
        document = version.file.document
        found.setdefault(document.pk, Shown(document, [])).files.append(version)
    for shown in found.values():
        shown.files.sort(key=_for_reader)
    return sorted(found.values(), key=lambda shown: shown.document.kind != DocumentKind.TEXT)


def files_of_text(documents):
    """Of what :func:`shown_with` found, the files that hold the text of the instrument itself."""
    return [
        version
        for document, files in documents
        if document.kind == DocumentKind.TEXT
        for version in files
    ]


def authentic_languages(agreement):
    """The languages in which an attached file holds an authentic text of the agreement."""
    files = DocumentFile.objects.filter(
        document__attachments__agreement=agreement,
        document__kind=DocumentKind.TEXT,
        authenticity=Authenticity.AUTHENTIC,
        versions__is_current=True,
    )
    return set(files.order_by().values_list("language", flat=True))


def files_of(document):
    """All files of the document with their versions, the one for this reader first."""
    versions = {}
    for version in _brief(DocumentVersion.objects.filter(file__document=document)):
        versions.setdefault(version.file_id, []).append(version)
    files = [
        KeptFile(current, [each for each in all_of_one if each is not current])
        for all_of_one in versions.values()
        for current in all_of_one
        if current.is_current
    ]
    return sorted(files, key=lambda file: _for_reader(file.current))


def records_showing(document, reader):
    """The records that this reader may see and whose pages show the document, kind by kind."""
    owners = Attachment.owner_fields
    visible = Q()
    for owner in owners:
        kind = Attachment._meta.get_field(owner).related_model
        records = kind.objects.visible_to(reader).order_by().values("pk")
        visible |= Q(**{f"{owner}__in": records})
    attachments = Attachment.objects.filter(visible, document=document).select_related(*owners)
    key = suffixed("sort_key", active_language())
    return sorted(
        (attachment.owner for attachment in attachments),
        key=lambda record: (owners.index(record._meta.model_name), getattr(record, key)),
    )


def _brief(versions):
    return versions.select_related("file__document").defer("text")


def _for_reader(version):
    """The reader's language, then authentic texts, then the others by the names of languages."""
    file, language = version.file, active_language()
    return (
        file.language != language,
        file.authenticity != Authenticity.AUTHENTIC,
        sort_key(str(file.get_language_display()), language),
    )
