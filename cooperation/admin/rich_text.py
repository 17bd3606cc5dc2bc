"""What the rich-text editor asks of the server: records to link to, and the pictures of a text."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.text import capfirst

from .. import markup
from ..enums import PublicationStatus
from ..models import Picture
from ..prose import linked_model
from ..search import narrowed_by_words
from .desks import DESKS, Desk
from .library import thumbnail
from .lists import SEARCHED_LETTERS

OF_EACH_KIND = 6  # records that the dialog shows
MOST_PICTURES = 100  # of one text, asked for at once


def records(request, site):
    """The records that a search finds, of each kind that the editor may see; all languages."""
    asked = request.GET.get("q", "")[:SEARCHED_LETTERS].strip()
    found = [
        _line(record)
        for kind in map(linked_model, markup.LINKED_KINDS)
        if site.get_model_admin(kind).has_view_permission(request)
        for record in _found(kind, asked)
    ]
    # Those first that are called so; what only mentions it comes after.
    found.sort(key=lambda line: asked.casefold() not in line["name"].value.casefold())
    return render(request, "admin/prose/records.html", {"records": found})


def _found(kind, asked):
    rows = kind.objects.order_by("-changed_at", "-pk")
    return (narrowed_by_words(rows, asked) if asked else rows)[:OF_EACH_KIND]


def _line(record):
    kind = record._meta
    status = getattr(record, "status", "")
    return {
        "reference": markup.RecordReference(kind.model_name, record.slug),
        "name": record.localized_title,
        "kind": capfirst(kind.verbose_name),
        # Readers find no way to it yet: the link is there once it is published.
        "stage": "" if status in ("", PublicationStatus.PUBLISHED) else record.get_status_display(),
    }


def pictures(request, site):
    """What the editor shows for the pictures of a text, by their keys."""
    if not site.get_model_admin(Picture).has_view_permission(request):
        raise PermissionDenied
    keys = request.GET.getlist("key")[:MOST_PICTURES]
    found = Picture.objects.filter(key__in=[key for key in keys if markup.is_picture_key(key)])
    return JsonResponse({picture.key: _shown(picture) for picture in found})


def _shown(picture):
    name, language = picture.localized_title
    rendition = thumbnail(picture.renditions)
    return {"name": name, "language": language, "address": rendition.url if rendition else ""}


def _is_staff(user):
    return user.is_staff


DESKS += [
    Desk("prose/records/", "prose_records", records, _is_staff),
    Desk("prose/pictures/", "prose_pictures", pictures, _is_staff),
]
