"""The inbox: what each member of staff is told (see ``cooperation.notices``)."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import notices
from ..models import Notice
from .desks import DESKS, Desk
from .keys import may_be_key

UNREAD_SHOWN = 200
READ_SHOWN = 30


class Line(NamedTuple):
    """A notice with what it is about: None where that was deleted."""

    notice: Notice
    obj: object
    kind: str
    url: str


def inbox(request, site):
    """Show the notices, or mark as read the one that is named, or all."""
    if request.method == "POST":
        return _marked(request)
    mine = Notice.objects.filter(recipient=request.user, kind__in=_kinds_seen(request, site))
    context = {
        **site.each_context(request),
        "title": _("Notices"),
        "unread": lines(mine.filter(read_at=None)[:UNREAD_SHOWN]),
        "read": lines(mine.exclude(read_at=None).order_by("-read_at", "-pk")[:READ_SHOWN]),
    }
    return render(request, "admin/notices/desk.html", context)


def _kinds_seen(request, site):
    """Who may not see a kind any more reads nothing of it here either."""
    return [
        model._meta.model_name
        for model, model_admin in site._registry.items()
        if model_admin.has_view_permission(request)
    ]


def lines(found):
    """The notices with what they are about, in one query for each kind of thing."""
    found = list(found)
    keys = {}
    for notice in found:
        keys.setdefault(notice.model, set()).add(notice.object_id)
    things = {model: model._default_manager.in_bulk(pks) for model, pks in keys.items()}
    return [_line(notice, things[notice.model].get(notice.object_id)) for notice in found]


def _line(notice, obj):
    names = notice.model._meta
    url = ""
    if obj is not None:
        url = reverse(f"admin:{names.app_label}_{names.model_name}_change", args=[quote(obj.pk)])
    return Line(notice, obj, names.verbose_name, url)


def _marked(request):
    key = request.POST.get("notice", "")
    if key and not may_be_key(key):
        return HttpResponseBadRequest()
    number = notices.mark_read(request.user, [key] if key else None)
    if not key and number:
        messages.success(request, _("All notices are marked as read."))
    return redirect("admin:notices")


def is_staff(user):
    return user.is_staff


DESKS.append(Desk("notices/", "notices", inbox, is_staff, gettext_lazy("Notices")))
