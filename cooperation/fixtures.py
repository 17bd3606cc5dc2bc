"""The register's content as files: which models, in which order, and how they are written.

They hold suffixed columns only, natural keys, and nothing that follows from other columns, so that
they can be read, reviewed and merged by people. The pictures and documents themselves lie beside
them in ``fixtures/media/``, named by the key of the picture or the address of the document.
"""

from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.serializers.json import Serializer as JSONSerializer
from modeltranslation.translator import translator

from . import models
from .library import uploaded_file

FOLDER = Path(settings.BASE_DIR) / "fixtures"

# Each file and the models in it, in an order that lets every reference find its target.
FILES = {
    "reference/countries": [models.Country],
    "reference/areas": [models.Area],
    "reference/sources": [models.Source],
    "reference/synonyms": [models.Synonyms],
    "content/pictures": [models.Picture],
    "content/site": [models.SiteSettings, models.SiteLink, models.SectionText],
    "content/partners": [models.Partner],
    "content/memberships": [models.Membership],
    "content/conferences": [models.ConferenceSeries, models.Conference],
    "content/statistics": [models.Statistic],
    "content/memoranda": [models.Memorandum, models.MemorandumPartner],
    "content/agreements": [
        models.Agreement,
        models.AgreementParty,
        models.LegalStep,
        models.AgreementRelation,
        models.Article,
    ],
    "content/documents": [models.Document, models.DocumentFile, models.DocumentVersion],
    "content/library": [models.Attachment, models.GalleryPicture],
}


MEDIA = FOLDER / "media"


def paths():
    """The fixture files in loading order."""
    return [FOLDER / f"{name}.json" for name in FILES]


def media_path(row):
    """Where the file of a picture or of a version of a document lies among the fixtures."""
    if isinstance(row, models.Picture):
        return MEDIA / "pictures" / f"{row.key}.{row.format}"
    return MEDIA / "documents" / row.download_name


def media_rows():
    """The pictures and the versions of documents."""
    yield from models.Picture.objects.all()
    yield from models.DocumentVersion.objects.select_related("file__document")


def store_media():
    """Put the files of the fixtures where the rows that were loaded look for them."""
    for row in media_rows():
        path, name = media_path(row), uploaded_file(row).name
        if path.exists() and not default_storage.exists(name):
            with path.open("rb") as file:
                default_storage.save(name, File(file))


def write_media():
    """Write the stored files back; return the paths of those that were not among the fixtures."""
    written = []
    for row in media_rows():
        path, stored = media_path(row), uploaded_file(row)
        if path.exists() and path.stat().st_size == row.size:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with stored.open() as file:
            path.write_bytes(file.read())
        written.append(path)
    return written


class _FixtureSerializer(JSONSerializer):
    """JSON with suffixed columns only, without derived columns or the people who typed."""

    def get_dump_object(self, obj):
        data = super().get_dump_object(obj)
        data["fields"] = {
            # Keys of related rows sorted, lest a renamed area moved lines in other files.
            name: sorted(value) if isinstance(value, list) and name in self._many(obj) else value
            for name, value in data["fields"].items()
            if name not in self._left_out(obj) and value not in (None, "", [])
        }
        return data

    @staticmethod
    def _many(obj):
        return {field.name for field in obj._meta.many_to_many}

    @staticmethod
    def _left_out(obj):
        model = type(obj)
        left_out = {
            "created_by",
            "changed_by",
            "responsible",
            *getattr(model, "derived_fields", ()),
        }
        if model in translator.get_registered_models():
            left_out |= set(translator.get_options_for_model(model).all_fields)
        return left_out


def serialize(name):
    """The text of one fixture file as the database has it now."""
    rows = [row for model in FILES[name] for row in _in_stable_order(model)]
    return (
        _FixtureSerializer().serialize(
            rows,
            indent=2,
            ensure_ascii=False,
            use_natural_foreign_keys=True,
            use_natural_primary_keys=True,
        )
        + "\n"
    )


def _in_stable_order(model):
    """Rows in the order of their natural key, children under their parents in theirs."""
    rows = model.objects.all()
    if hasattr(model, "natural_key"):
        return sorted(rows, key=lambda row: row.natural_key())
    return sorted(rows, key=lambda row: (_parent_key(row), row.position, str(row.pk)))


def _parent_key(row):
    return (row.owner._meta.model_name, *row.owner.natural_key())
