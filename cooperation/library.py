"""The library's files: taken in after a check, made anew, found where they are used or orphaned.

A file is stored before the row that names it is saved, and removed by nobody but the command that
looks for orphans. So a process may die at any moment: a row never names a file that is not there.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.apps import apps
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from .models import Document, DocumentFile, DocumentVersion, Picture, Version
from .models.child import Child
from .prose import show_the_picture, texts_showing
from .renditions import DIGEST_LETTERS, Rendition, RenditionsField
from .uploads import Refused, examined_document, processed_picture

FOLDERS = ("originals", "renditions", "documents")


# --- Taking in ---------------------------------------------------------------------------------


def take_in_picture(upload, focal_point=(50, 50)):
    """Check a picture, make its renditions, store all of it; return the columns that say so.

    Raises :class:`cooperation.uploads.Refused`, with nothing stored.
    """
    with processed_picture(upload, focal_point) as picture:
        return {
            "original": _keep(f"originals/{picture.digest}.{picture.format}", picture.path),
            "digest": picture.digest,
            "format": picture.format,
            "width": picture.width,
            "height": picture.height,
            "size": picture.size,
            "has_alpha": picture.has_alpha,
            "renditions": _keep_renditions(picture.renditions),
        }


def take_in_document(upload):
    """Check a document, read its text, store it and a picture of its first page; likewise."""
    with examined_document(upload) as document:
        return {
            "stored": _keep(f"documents/{document.digest}.{document.extension}", document.path),
            "digest": document.digest,
            "extension": document.extension,
            "size": document.size,
            "pages": document.pages,
            "has_text": document.has_text,
            "text": document.text,
            "preview": _keep_renditions(document.preview),
        }


def apply(columns, row):
    """Write the columns of a file that was taken in to a picture or a version of a document."""
    for name, value in columns.items():
        setattr(row, name, value)


def uploaded_file(row):
    """The stored file of a picture or of a version of a document."""
    return row.original if isinstance(row, Picture) else row.stored


def made_anew(row):
    """The columns of a picture or a version of a document, made anew from its stored file."""
    name = uploaded_file(row).name
    if isinstance(row, Picture):
        return taken_in_again(name, take_in_picture, row.focal_point)
    return taken_in_again(name, take_in_document)


def taken_in_again(name, take_in, *args):
    """What one of the functions above makes of a file that is stored already.

    Raises Refused, or OSError, whatever the storage says; FileNotFoundError if it has lost it.
    """
    with _saying_os_error(name), default_storage.open(name) as file:
        return take_in(file, *args)


def lacks_files(row):
    """Whether something that pages show of the picture or version was never made, or is lost."""
    if isinstance(row, Picture):
        made, is_unmade = row.renditions, not row.renditions
    else:
        made = row.preview
        is_unmade = (row.has_text and not row.text) or (row.extension == "pdf" and not made)
    if is_unmade:
        return True
    names = [uploaded_file(row).name, *(rendition.name for rendition in made)]
    with _saying_os_error(names[0]):
        return not all(default_storage.exists(name) for name in names)


def _keep_renditions(made):
    """Store them; return them as the rows name them, the narrowest of each cut first."""
    return sorted(map(_keep_rendition, made))


def _keep_rendition(made):
    rendition = Rendition(
        crop=made.crop,
        format=made.format,
        width=made.width,
        height=made.height,
        digest=made.digest[:DIGEST_LETTERS],
        size=made.size,
    )
    _keep(rendition.name, made.path)
    return rendition


def _keep(name, path):
    """Store a file; raises OSError, whatever the storage says.

    Also where it is there already: an orphan is young again before a row names it, so that
    whoever is removing orphans at the moment spares it.
    """
    with _saying_os_error(name), path.open("rb") as file:
        default_storage.save(name, File(file))
    return name


@contextmanager
def _saying_os_error(name):
    """Each storage has errors of its own."""
    try:
        yield
    except (OSError, Refused):
        raise
    except Exception as error:
        raise OSError(f"{name} could not be read or stored: {error}") from error


# --- Versions of a document --------------------------------------------------------------------


def add_version(file, columns, **stamps):
    """Make what was taken in the current version of a document's file; the former ones stay.

    Call it within a transaction.
    """
    # Versions of one file are added one after another. Their own rows are no lock for that: who
    # waits for those does not see the one that was added meanwhile.
    DocumentFile.objects.select_for_update().filter(pk=file.pk).first()
    versions = DocumentVersion.objects.filter(file=file)
    latest = versions.aggregate(models.Max("number"))["number__max"] or 0
    versions.filter(is_current=True).update(is_current=False)
    version = DocumentVersion(file=file, number=latest + 1, **stamps)
    apply(columns, version)
    version.save()
    return version


# --- Where something is used -------------------------------------------------------------------


def uses(thing):
    """What shows a picture or a document: records, section texts, the portal's settings."""
    found = {}
    for relation in _showing(type(thing)):
        for row in relation.related_model.objects.filter(**{relation.field.name: thing}):
            owner = row.owner if isinstance(row, Child) else row
            found[type(owner), owner.pk] = owner
    if isinstance(thing, Picture):
        found |= {(type(owner), owner.pk): owner for owner in texts_showing(thing)}
    return list(found.values())


def in_use(kind):
    """The condition for those pictures or documents that something shows."""
    condition = show_the_picture() if kind is Picture else models.Q()
    for relation in _showing(kind):
        rows = relation.related_model.objects.filter(**{relation.field.name: models.OuterRef("pk")})
        condition |= models.Q(models.Exists(rows.order_by()))
    return condition


def _showing(kind):
    """The relations by which something shows a picture or a document."""
    for relation in kind._meta.get_fields(include_hidden=True):
        # Its own files go with it; what merely shows it is in the way of its deletion.
        if relation.one_to_many and relation.on_delete is models.PROTECT:
            yield relation


# --- Orphans -----------------------------------------------------------------------------------

# The columns that name stored files, in any table: those that keep a history of the models have
# columns of the same names.
FILE_COLUMNS = ("original", "stored")


def named_files():
    """The names of all stored files that some row or the history speaks of."""
    names = set(_files_of_the_history())
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            rows = model._base_manager.values_list(field.attname, flat=True)
            if isinstance(field, RenditionsField):
                names.update(each.name for renditions in rows.iterator() for each in renditions)
            elif field.name in FILE_COLUMNS:
                names.update(filter(None, rows.iterator()))
    return names


def _files_of_the_history():
    """Those that could be restored: of former pictures, and of documents that were deleted."""
    kinds = [kind._meta.model_name for kind in (Picture, Document)]
    versions = Version.objects.filter(kind__in=kinds).values_list("snapshot", flat=True)
    for state in versions.iterator():
        yield state["fields"].get("original")
        for file in state["rows"].get("files", ()):
            yield from (version["stored"] for version in file.get("versions", ()))


def orphans(unchanged_for=timedelta(days=30)):
    """The stored files that no row names and nobody has touched for a while, by name.

    Raises OSError, whatever the storage says.
    """
    named, before = named_files(), timezone.now() - unchanged_for
    for folder in FOLDERS:
        with _saying_os_error(folder):
            for name in _files_in(folder):
                if name not in named and _is_older(name, before):
                    yield name


def _is_older(name, moment):
    try:
        return default_storage.get_modified_time(name) < moment
    except FileNotFoundError:  # the unfinished part of an upload that is finished meanwhile
        return False


def _files_in(folder):
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from sorted(f"{folder}/{file}" for file in files)
    for each in sorted(folders):
        yield from _files_in(f"{folder}/{each}")
