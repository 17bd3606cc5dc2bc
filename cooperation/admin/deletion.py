"""What the deletion of something would take with it, and what forbids it, in an editor's words."""

from django.contrib.admin.utils import NestedObjects, quote
from django.db import router
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from ..models import Picture, SynonymKey
from ..models.child import Child
from ..models.instrument import Phase
from ..prose import texts_linking_to, texts_showing

_DERIVED = (Phase, SynonymKey)


class _Collected(NestedObjects):
    """Everything but the rows that nobody typed: what is derived, and links of many to many."""

    def add_edge(self, source, target):
        if not (isinstance(target, _DERIVED) or target._meta.auto_created):
            super().add_edge(source, target)

    def counts(self):
        return {
            model._meta.verbose_name_plural: len(objs)
            for model, objs in self.model_objs.items()
            if not (issubclass(model, _DERIVED) or model._meta.auto_created)
        }


def consequences(objs, request, site):
    """What goes, how many of each kind, the permissions that lack, and what is in the way.

    Takes the place of Django's ``get_deleted_objects``. Whatever names one of the objects in a
    list is in the way, as what points at it is in the database: nothing changes a record unseen.
    """
    objs = list(objs)
    if not objs:
        return [], {}, set(), []
    collected = _Collected(using=router.db_for_write(type(objs[0])), origin=objs)
    collected.collect(objs)
    lacking = {
        model._meta.verbose_name
        for model, found in collected.model_objs.items()
        if site.is_registered(model)
        and not all(site.get_model_admin(model).has_delete_permission(request, o) for o in found)
    }

    def describe(obj):
        return described(obj, site)

    in_the_way = [*map(_owner, collected.protected), *_naming(objs), *_written_about(objs)]
    return (
        collected.nested(describe),
        collected.counts(),
        lacking,
        sorted({describe(obj) for obj in in_the_way}),
    )


def _naming(objs):
    """The records that have one of the objects in a list of theirs."""
    for relation in objs[0]._meta.related_objects:
        if relation.many_to_many and relation.through._meta.auto_created:
            lists = {f"{relation.field.name}__in": objs}
            yield from relation.related_model.objects.filter(**lists).distinct()


def _written_about(objs):
    """Whatever shows one of the objects in a rich text of its own, or links to it from there."""
    for obj in objs:
        texts = texts_showing(obj) if isinstance(obj, Picture) else texts_linking_to(obj)
        yield from (owner for owner in texts if owner not in objs)


def _owner(obj):
    """The record on whose form a row is edited; anything else is its own."""
    return obj.owner if isinstance(obj, Child) else obj


def described(obj, site):
    """Its kind and its name, which leads to its form."""
    kind = capfirst(obj._meta.verbose_name)
    if not site.is_registered(type(obj)):
        return f"{kind}: {obj}"
    name = f"{site.name}:{obj._meta.app_label}_{obj._meta.model_name}_change"
    address = reverse(name, args=[quote(obj.pk)])
    return format_html('{}: <a href="{}">{}</a>', kind, address, obj)
