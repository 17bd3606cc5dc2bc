"""Whether readers see a thing of the library or of the reference data: some page shows it."""

from django.db.models import Q

from .drafts import is_live
from .enums import PublicationStatus
from .models import Picture, SectionText, SiteSettings
from .models.base import Record
from .models.child import Child
from .prose import texts_showing


def is_shown(thing):
    """Whether something names it that readers see, or will by its schedule."""
    if any(map(_has_public, _rows_naming(thing))):
        return True
    return isinstance(thing, Picture) and any(map(is_live, texts_showing(thing)))


def _rows_naming(thing):
    """The rows of each table that name the thing; rows of its own are part of it."""
    for relation in thing._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or (relation.many_to_many and not relation.concrete)):
            continue
        model = relation.related_model
        if not (issubclass(model, Child) and relation.field.name in model.owner_fields):
            yield model._default_manager.filter(**{relation.field.name: thing.pk}).order_by()


def _has_public(rows):
    model = rows.model
    if issubclass(model, Record):
        return rows.filter(status=PublicationStatus.PUBLISHED).exists()
    if issubclass(model, SectionText | SiteSettings):
        return rows.exists()
    if not issubclass(model, Child):
        return False  # what is derived: the entries of the search, say
    is_public = Q()
    for owner in model.owner_fields:
        if issubclass(model._meta.get_field(owner).related_model, Record):
            is_public |= Q(**{f"{owner}__status": PublicationStatus.PUBLISHED})
    return bool(is_public) and rows.filter(is_public).exists()
