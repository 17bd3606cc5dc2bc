"""Which entries of the index a change of the register concerns."""

from ..enums import Section
from ..models import (
    RECORD_KINDS,
    Area,
    Attachment,
    Conference,
    ConferenceSeries,
    Country,
    Document,
    DocumentFile,
    DocumentVersion,
    GalleryPicture,
    Picture,
    SectionText,
    SiteLink,
    SiteSettings,
    SynonymKey,
    Synonyms,
)
from ..models.child import Child
from ..prose import texts_showing
from .indexing import touch
from .query import keys_of_name
from .sources import SOURCES

KINDS = {source.model: kind for kind, source in SOURCES.items()}
_SILENT = (GalleryPicture, SiteLink)  # rows of a record that no search finds


def saved(row, *, is_new):
    """Make anew what a row that was saved speaks of."""
    if isinstance(row, Synonyms):
        write_keys(row)
    elif isinstance(row, Area | ConferenceSeries | Country) and is_new:
        pass  # nothing names what has just been made
    elif isinstance(row, Area | ConferenceSeries):
        _touch_what_names(row)
    elif isinstance(row, Picture):
        _touch_what_shows(row)
    else:
        changed(row)


def changed(row):
    """Make anew the entry of a row that was saved or deleted, or of what it is part of."""
    if type(row) in KINDS:
        touch(KINDS[type(row)], [row.pk])
    elif isinstance(row, SiteSettings):
        about = SectionText.objects.filter(section=Section.ABOUT)
        touch(KINDS[SectionText], list(about.values_list("pk", flat=True)))
    elif isinstance(row, DocumentVersion):
        files = DocumentFile.objects.filter(pk=row.file_id)
        _touch_documents(files.values_list("document", flat=True))
    elif isinstance(row, Attachment | DocumentFile):
        _touch_documents([row.document_id])
    elif isinstance(row, Child) and not isinstance(row, _SILENT):
        for owner in row.owner_fields:
            if owner_id := getattr(row, f"{owner}_id"):
                touch(KINDS[row._meta.get_field(owner).related_model], [owner_id])


def related(row, model, keys, *, is_reverse):
    """Make anew the record whose rows of another table were chosen, or all of them in reverse."""
    if not is_reverse:
        changed(row)
    elif model in RECORD_KINDS and keys:
        touch(KINDS[model], list(keys))


def related_by(through, row, model):
    """The keys of the records that rows of a table between relate to this one."""
    columns = {field.related_model: field.attname for field in through._meta.concrete_fields}
    rows = through._default_manager.filter(**{columns[type(row)]: row.pk})
    return list(rows.values_list(columns[model], flat=True))


def write_keys(group):
    """Keep what the names of a group of synonyms are compared by."""
    keys = {key[:200] for name in group.all_names for key in keys_of_name(name)}
    group.keys.all().delete()
    SynonymKey.objects.bulk_create(SynonymKey(group=group, key=key) for key in sorted(keys))


def _touch_documents(ids):
    touch(KINDS[Document], list(ids))


def _touch_what_names(row):
    if isinstance(row, ConferenceSeries):
        touch(KINDS[Conference], list(row.editions.values_list("pk", flat=True)))
        return
    for kind in RECORD_KINDS:
        named = kind.objects.filter(areas=row).order_by()
        touch(KINDS[kind], list(named.values_list("pk", flat=True)))


def _touch_what_shows(picture):
    """The captions of pictures are found with the texts in which these stand."""
    for owner in texts_showing(picture):
        touch(KINDS[type(owner)], [owner.pk])
