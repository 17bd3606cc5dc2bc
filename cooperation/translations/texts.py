"""Which texts there are to translate, in records and in their rows."""

from functools import cache
from typing import NamedTuple

from django.db.models import Prefetch
from modeltranslation.translator import translator

from ..history.snapshots import row_relations
from ..languages import LANGUAGE_CODES, text_in
from ..models import (
    RECORD_KINDS,
    Area,
    ConferenceSeries,
    Country,
    Document,
    DocumentVersion,
    Picture,
    SectionText,
    SiteSettings,
    Source,
)
from ..models.child import Child

# What is translated as a whole, in the order of the menu. Synonyms are not: they are lists of
# names that people type, in each language others.
KINDS = (
    *RECORD_KINDS,
    SectionText,
    SiteSettings,
    Picture,
    Document,
    Source,
    Area,
    ConferenceSeries,
    Country,
)
BY_NAME = {kind._meta.model_name: kind for kind in KINDS}
VERSIONS = "versions"  # of the files of a document: the only rows that are no Child of it


class Place(NamedTuple):
    """Where a text stands: a record, and the row of it if it is a row's."""

    kind: str
    object_id: int
    row_kind: str = ""  # by which name the record reads the row: "steps"
    row_id: str = ""


class TextKey(NamedTuple):
    """A text of a record whatever its language."""

    row_kind: str
    row_id: str
    field: str

    def __str__(self):
        return ".".join(filter(None, self))

    @classmethod
    def parse(cls, text):
        """The key that ``str`` writes so; None for anything else."""
        match text.split("."):
            case [field] if field:
                return cls("", "", field)
            case [row_kind, row_id, field] if row_kind and row_id and field:
                return cls(row_kind, row_id, field)
        return None


@cache
def fields(model):
    """The translated fields of a model, in its own order."""
    if model not in translator.get_registered_models():
        return ()
    translated = set(translator.get_options_for_model(model).all_fields)
    return tuple(each.name for each in model._meta.concrete_fields if each.name in translated)


@cache
def row_models(kind):
    """The rows of a kind that have texts, as ``{name: model}``."""
    found = {
        name: relation.related_model
        for name, relation in row_relations(kind).items()
        if fields(relation.related_model)
    }
    return {**found, VERSIONS: DocumentVersion} if kind is Document else found


def model_of(kind, row_kind):
    """The model of a text's place; None where there is no such place."""
    return row_models(kind).get(row_kind) if row_kind else kind


def has_texts(model):
    """Whether a saved row of this model is, or belongs to, something that is translated."""
    is_row = issubclass(model, Child) or model is DocumentVersion
    return bool(fields(model)) and (model in KINDS or is_row)


def place_of(instance):
    """Where the texts of a record or row stand."""
    model = type(instance)
    if model in KINDS:
        return Place(model._meta.model_name, instance.pk)
    if model is DocumentVersion:
        return Place("document", instance.file.document_id, VERSIONS, str(instance.pk))
    for owner in instance.owner_fields:
        if owner_id := getattr(instance, f"{owner}_id"):
            relation = model._meta.get_field(owner).remote_field
            kind = relation.model._meta.model_name
            return Place(kind, owner_id, relation.get_accessor_name(), str(instance.pk))
    return None


def owner_kinds(model):
    """The kinds to which rows of a model belong."""
    if model is DocumentVersion:
        return (Document,)
    return tuple(model._meta.get_field(owner).related_model for owner in model.owner_fields)


def texts_of(instance, names=None):
    """``{field: {language: text}}`` of a record or row."""
    return {
        name: {language: text_in(instance, name, language) for language in LANGUAGE_CODES}
        for name in names or fields(type(instance))
    }


def rows_of(obj):
    """The rows of a record that have texts, with the names by which it reads them."""
    for name in row_models(type(obj)):
        if name == VERSIONS:
            for file in obj.files.all():
                yield from ((name, row) for row in file.versions.all())
        else:
            yield from ((name, row) for row in getattr(obj, name).all())


def with_rows(queryset):
    """The records with the rows that ``rows_of`` reads, in as many queries as there are tables."""
    return queryset.prefetch_related(
        *(
            "files__versions" if name == VERSIONS else Prefetch(name, _with_names(model))
            for name, model in row_models(queryset.model).items()
        )
    )


def _with_names(model):
    """The rows with what they name, by which they are called."""
    named = [
        each.name
        for each in model._meta.concrete_fields
        if each.many_to_one and each.name not in model.owner_fields
    ]
    return model._default_manager.select_related(*named) if named else model._default_manager.all()


def all_texts(obj):
    """``{(place, field): {language: text}}`` of a record with its rows, as they are now."""
    found = {}
    for instance in (obj, *(row for _name, row in rows_of(obj))):
        place = place_of(instance)
        found |= {(place, name): texts for name, texts in texts_of(instance).items()}
    return found
