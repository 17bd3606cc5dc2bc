"""The desk of what was deleted: found by name, looked through, brought back."""

from urllib.parse import urlencode

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from .. import history
from .desks import DESKS, Desk
from .lists import SEARCHED_LETTERS

ON_A_PAGE = 50


def _kinds(request, site, deed="view"):
    """The kinds of which this person may see, or add, one."""
    asked = f"has_{deed}_permission"
    return [
        kind
        for kind in history.KINDS
        if site.is_registered(kind) and getattr(site.get_model_admin(kind), asked)(request)
    ]


def deleted_things(request, site):
    kinds = _kinds(request, site)
    asked = request.GET.get("kind", "")
    chosen = [kind for kind in kinds if kind._meta.model_name == asked] or kinds
    words = request.GET.get("q", "").replace("\x00", "").strip()[:SEARCHED_LETTERS]
    found = history.deleted(chosen).defer("snapshot", "comment")
    if words:
        found = history.named(found, words)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        **site.each_context(request),
        "title": pgettext("desk", "Deleted"),
        "page": page,
        "lines": [{"version": each, "kind": _name(each.kind)} for each in page],
        "kinds": sorted(
            ((kind._meta.model_name, _name(kind._meta.model_name)) for kind in kinds),
            key=lambda kind: kind[1],
        ),
        "kind": asked if len(chosen) == 1 else "",
        "words": words,
        "query": urlencode(
            {name: value for name, value in (("kind", asked), ("q", words)) if value}
        ),
    }
    return render(request, "admin/history/deleted.html", context)


def deleted_thing(request, site, number):
    """What a deleted thing held, and the button that brings it back."""
    version = _version(request, site, number)
    context = {
        **site.each_context(request),
        "title": version.title,
        "version": version,
        "kind": _name(version.kind),
        "held": [
            each
            for each in history.differences(version.model, None, version.snapshot)
            if each.after
        ],
        "may_recover": version.model in _kinds(request, site, "add"),
        "is_record": hasattr(version.model, "status"),
    }
    return render(request, "admin/history/deleted_thing.html", context)


def recover(request, site, number):
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    version = _version(request, site, number)
    if version.model not in _kinds(request, site, "add"):
        raise PermissionDenied
    try:
        obj = history.recover_deleted(version, request.user)
    except history.CannotRestore as error:
        messages.error(request, _lacking(error.missing))
    except history.TakenMeanwhile as error:
        messages.error(request, _taken(error))
    else:
        messages.success(request, _("It is back. Look through it and save."))
        return redirect(_form_of(obj))
    return redirect("admin:deleted_thing", number)


def _version(request, site, number):
    return get_object_or_404(history.deleted(_kinds(request, site)), pk=number)


def _name(model_name):
    return capfirst(apps.get_model("cooperation", model_name)._meta.verbose_name)


def _form_of(obj):
    return reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])


def _lacking(missing):
    """That something is gone without which it cannot be; deleted things may be recovered first."""
    names = ", ".join(
        sorted({f"{capfirst(model._meta.verbose_name)} ({key})" for model, key in missing})
    )
    return _(
        "It cannot be recovered, because something that it needs is gone: %(names)s. If that was "
        "deleted, recover it first."
    ) % {"names": names}


def _taken(error):
    if error.field is not None:
        return _(
            "It cannot be recovered: “%(other)s” has the same value in the field “%(field)s”. "
            "Change it there first."
        ) % {"other": error.other, "field": error.field.verbose_name}
    if error.other is not None:
        return _("It is there already: “%(other)s”.") % {"other": error.other}
    return _(
        "It cannot be recovered: something else has taken a place that it alone can have. Compare "
        "what it held with what is there now."
    )


def may_see(user):
    names = (kind._meta.model_name for kind in history.KINDS)
    return any(user.has_perm(f"cooperation.view_{name}") for name in names)


DESKS += [
    Desk("deleted/", "deleted", deleted_things, may_see, pgettext_lazy("desk", "Deleted")),
    Desk("deleted/<int:number>/", "deleted_thing", deleted_thing, may_see),
    Desk("deleted/<int:number>/recover/", "recover", recover, may_see),
]
