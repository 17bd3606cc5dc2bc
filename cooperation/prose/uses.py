"""Where rich texts show a picture or link to a record, found by what stands in them for it."""

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from .. import markup
from ..languages import LANGUAGE_CODES, text_in
from ..models import FormerSlug, Picture
from ..models.base import Addressed
from ..models.child import Child
from .columns import prose_columns, prose_fields, prose_models


def texts_showing(picture):
    """The records and section texts in whose rich texts a picture stands."""
    return _owners_of_texts_with([markup.picture_markup(picture.key)])


def texts_linking_to(record):
    """Likewise those that link to a record, by its address or by one that it had before."""
    kind = record._meta.model_name
    if not isinstance(record, Addressed) or kind not in markup.LINKED_KINDS:
        return []
    former = FormerSlug.objects.filter(kind=kind, record_id=record.pk)
    slugs = [record.slug, *former.values_list("slug", flat=True)]
    return _owners_of_texts_with([f'"{markup.RecordReference(kind, each)}"' for each in slugs])


def show_the_picture():
    """The condition for those pictures that stand in a rich text."""
    beginning, end = markup.picture_markup("|").split("|")
    sign = Concat(Value(beginning), OuterRef("key"), Value(end))
    condition = Q()
    for model in prose_models():
        in_any = Q()
        for column in prose_columns(model):
            in_any |= Q(**{f"{column}__contains": F("_sign")})
        rows = model._base_manager.annotate(_sign=sign).filter(in_any)
        condition |= Q(Exists(rows.order_by()))
    return condition


def rows_with_picture(model, key):
    """The rows of a model in whose rich texts the picture with the key stands."""
    return _rows_with(model, [markup.picture_markup(key)])


def pictures_in(obj):
    """The pictures in an object's rich texts: language, picture, only where it is shown."""
    keys = {
        language: [
            key
            for field in prose_fields(type(obj))
            for key in markup.picture_keys_of(text_in(obj, field, language))
        ]
        for language in LANGUAGE_CODES
    }
    wanted = {key for each in keys.values() for key in each}
    pictures = Picture.objects.in_bulk(list(wanted), field_name="key") if wanted else {}
    for language, of_language in keys.items():
        for key in dict.fromkeys(of_language):
            if key in pictures and pictures[key].is_shown_in(language):
                yield language, pictures[key]


def _owners_of_texts_with(signs):
    found = {}
    for model in prose_models():
        for row in _rows_with(model, signs):
            owner = row.owner if isinstance(row, Child) else row
            found[type(owner), owner.pk] = owner
    return list(found.values())


def _rows_with(model, signs):
    condition = Q()
    for column in prose_columns(model):
        for sign in signs:
            condition |= Q(**{f"{column}__contains": sign})
    return model.objects.filter(condition)
