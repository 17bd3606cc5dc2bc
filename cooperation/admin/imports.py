"""The imports that were done: what each changed, and the way back."""

from typing import NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import spreadsheets
from ..enums import VersionEvent
from ..history import differences
from ..models import ImportRun, Version
from .desks import DESKS, Desk

SHOWN = 100  # records of a dry run with all that changes in them
ON_A_PAGE = 50
OPEN = 5  # so few are shown unfolded


class Shown(NamedTuple):
    """A record of an import as pages show it."""

    name: str
    key: str
    url: str
    is_new: bool
    is_open: bool
    differences: list


def shown_entries(plan):
    """The first records of a plan with their differences."""
    entries = plan.entries[:SHOWN]
    return [
        Shown(
            name=entry.name,
            key=entry.key,
            url="" if entry.is_new else _change_url(plan.kind, entry.record.pk),
            is_new=entry.is_new,
            is_open=len(entries) <= OPEN,
            differences=differences(plan.kind, entry.before, entry.after),
        )
        for entry in entries
    ]


def _change_url(kind, number):
    names = kind._meta
    try:
        return reverse(f"admin:{names.app_label}_{names.model_name}_change", args=[number])
    except NoReverseMatch:
        return ""


def may_see_imports(user):
    return any(spreadsheets.may_import(user, kind) for kind in spreadsheets.KINDS)


def _runs_of(user):
    kinds = [
        kind._meta.model_name
        for kind in spreadsheets.KINDS
        if spreadsheets.may_import(user, kind) and spreadsheets.may_export(user, kind)
    ]
    return ImportRun.objects.filter(kind__in=kinds).select_related("undone_by")


# --- The desk ----------------------------------------------------------------------------------


def imports(request, site):
    runs = _runs_of(request.user).defer("changes")
    page = Paginator(runs, ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        **site.each_context(request),
        "title": _("Imports"),
        "lines": [(run, spreadsheets.model_of(run)._meta.verbose_name_plural) for run in page],
        "page": page,
        "kinds": [
            (kind._meta.verbose_name_plural, reverse(_import_name(kind)))
            for kind in spreadsheets.KINDS
            if spreadsheets.may_import(request.user, kind)
        ],
    }
    return render(request, "admin/spreadsheets/imports.html", context)


def _import_name(kind):
    return f"admin:{kind._meta.app_label}_{kind._meta.model_name}_import"


def one_import(request, site, number):
    """What an import changed; posted, the undoing of all of it."""
    run = _runs_of(request.user).filter(pk=number).first()
    if run is None:
        raise Http404
    reasons = []
    if request.method == "POST":
        try:
            spreadsheets.undo(run, request.user)
        except spreadsheets.CannotUndo as error:
            reasons = error.reasons
        else:
            messages.success(request, _told(run))
            return redirect("admin:import", run.pk)
    kind = spreadsheets.model_of(run)
    page = Paginator(run.changes, ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        **site.each_context(request),
        "title": run.file_name,
        "run": run,
        "kind": kind._meta.verbose_name_plural,
        "page": page,
        "entries": _shown_changes(run, kind, page),
        "reasons": reasons,
        "desk": (_("Imports"), reverse("admin:imports")),
    }
    status = 409 if reasons else 200
    return render(request, "admin/spreadsheets/run.html", context, status=status)


def _told(run):
    number = run.created + run.changed
    return ngettext(
        "The import was undone: %(number)d record is as it was before.",
        "The import was undone: %(number)d records are as they were before.",
        number,
    ) % {"number": number}


def _shown_changes(run, kind, page):
    """The records of a page; what they became the history knows."""
    numbers = [change["object_id"] for change in page]
    after = _versions(run, numbers)
    living = set(kind._default_manager.filter(pk__in=numbers).values_list("pk", flat=True))
    return [
        Shown(
            name=version.title if version else "?",
            key="",
            url=_change_url(kind, change["object_id"]) if change["object_id"] in living else "",
            is_new=change["before"] is None,
            is_open=len(numbers) <= OPEN,
            differences=differences(kind, change["before"], version.snapshot) if version else [],
        )
        for change in page
        for version in [after.get((change["object_id"], change["after"]))]
    ]


def _versions(run, numbers):
    """The versions that an import wrote, by record and digest."""
    found = Version.objects.filter(
        Q(event=VersionEvent.IMPORTED), kind=run.kind, object_id__in=numbers
    )
    return {(version.object_id, version.digest): version for version in found}


DESKS.append(Desk("imports/", "imports", imports, may_see_imports, gettext_lazy("Imports")))
DESKS.append(Desk("imports/<int:number>/", "import", one_import, may_see_imports))
