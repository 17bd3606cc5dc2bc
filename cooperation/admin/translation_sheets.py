"""The spreadsheets of the translation desk: a work list out, translations in."""

from tempfile import TemporaryFile

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import audit, drafts
from ..enums import AuditEvent
from ..languages import ENDONYMS, LANGUAGE_CODES
from ..models import Draft, TextState
from ..roles import may_publish
from ..spreadsheets import MEDIA_TYPES, XLSX, NotTaken, read
from ..spreadsheets.keeping import keep, kept
from ..translations import editing, overview, sheet_imports, sheets
from ..translations.texts import BY_NAME
from . import working_copy
from .desks import DESKS, Desk
from .translations import may_see

SHOWN = 100  # changes of a dry run; conflicts are shown all


class _Drafts:
    """The drafts of changes, asked for once, and how texts get into them."""

    def __init__(self, request):
        self.request = request

    @cached_property
    def _keys(self):
        return set(Draft.objects.values_list("kind", "object_id"))

    def texts_of(self, obj):
        if (obj._meta.model_name, obj.pk) in self._keys and drafts.is_live(obj):
            return working_copy.texts_in_draft(self.request, obj)
        return {}

    def keep(self, obj, texts):
        """Whether the object is changed by a draft; then the texts are in it now."""
        if not drafts.is_live(obj):
            return False
        has_draft = (obj._meta.model_name, obj.pk) in self._keys
        if not has_draft and may_publish(self.request.user, obj):
            return False
        if texts:
            working_copy.keep_texts(self.request, obj, texts)
        return True


def download(request, site, language):
    """The work list of a language as a spreadsheet."""
    if language not in LANGUAGE_CODES:
        raise Http404
    kinds = overview.kinds_to_write(request.user, language)
    if not kinds:
        raise PermissionDenied
    kind = BY_NAME.get(request.GET.get("kind", ""))
    asked = overview.Asked(
        kinds=(kind,) if kind in kinds else kinds,
        language=language,
        standings=overview.UNREVIEWED if request.GET.get("drafts") == "1" else overview.TODO,
    )
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    number = sheets.write(asked, _Drafts(request).texts_of, file)
    file.seek(0)
    name = f"translations-{language}-{timezone.localdate():%Y-%m-%d}.xlsx"
    audit.note(
        AuditEvent.EXPORTED, request.user, title=name, address=_address_of(request), number=number
    )
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPES[XLSX])


def import_page(request, site):
    """Upload, dry run with its conflicts, import: three views of one address."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "POST"])
    if not overview.languages_of(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _form(request, site)
    if token := request.POST.get("kept"):
        return _import(request, site, token)
    upload = request.FILES.get("file")
    if upload is None:
        return _form(request, site, _("Choose a file."))
    try:
        plan = sheet_imports.planned(read(upload), request.user, _Drafts(request).texts_of)
    except NotTaken as reason:
        return _form(request, site, str(reason))
    file = None
    if plan.planned and not plan.mistakes:
        file = keep(upload, TextState, request.user)._replace(digest=plan.digest)
    return _dry_run(request, site, plan, upload.name, file)


def _import(request, site, token):
    """Do what the dry run showed, or show another where something changed since."""
    file = kept(token, TextState, request.user)
    if file is None:
        return _form(request, site, _("Choose the file again."))
    try:
        with file.open() as opened:
            lines = read(opened)
        with transaction.atomic():
            known = _Drafts(request)
            plan = _locked_plan(request, lines, known)
            if plan.mistakes or plan.digest != file.digest:
                problem = _("Something changed since the dry run, so nothing was saved. See anew.")
                anew = None if plan.mistakes else file._replace(digest=plan.digest)
                return _dry_run(request, site, plan, file.name, anew, problem)
            written = sheet_imports.apply(
                plan,
                set(request.POST.getlist("take")),
                request.user,
                known.keep,
                _address_of(request),
                file.name,
            )
            audit.note(
                AuditEvent.IMPORTED,
                request.user,
                title=file.name,
                address=_address_of(request),
                translated_into=[plan.language],
                texts=written,
            )
    except NotTaken as reason:
        return _form(request, site, str(reason))
    file.forget()
    told = ngettext("%(number)d text saved.", "%(number)d texts saved.", written)
    messages.success(request, told % {"number": written})
    return redirect(reverse("admin:translation_work") + f"?language={plan.language}")


def _locked_plan(request, lines, known):
    """The plan of records that nobody else writes until the end of the transaction."""
    plan = sheet_imports.planned(lines, request.user, known.texts_of)
    for owner in {
        (type(e.entry.owner), e.entry.owner.pk): e.entry.owner for e in plan.planned
    }.values():
        editing.locked(owner)
    return sheet_imports.planned(lines, request.user, known.texts_of)


def _form(request, site, problem=""):
    context = {
        **site.each_context(request),
        "title": _("Spreadsheets for translators"),
        "problem": problem,
        "languages": [(code, ENDONYMS[code]) for code in overview.languages_of(request.user)],
        "most": sheets.MOST_TEXTS,
        "may_translate": True,
        "tab": "sheets",
    }
    return render(
        request, "admin/translations/sheets.html", context, status=400 if problem else 200
    )


def _dry_run(request, site, plan, file_name, file, problem=""):
    shown = [each for each in plan.planned if each.outcome != sheet_imports.CONFLICT][:SHOWN]
    conflicts = plan.of(sheet_imports.CONFLICT)
    context = {
        **site.each_context(request),
        "title": _("Dry run of the import"),
        "plan": plan,
        "counts": plan.counts,
        "conflicts": conflicts,
        "shown": shown,
        "others": len(plan.planned) - len(conflicts) - len(shown),
        "file_name": file_name,
        "token": file.token if file else "",
        "problem": problem,
        "name": ENDONYMS[plan.language],
        "may_translate": True,
        "tab": "sheets",
    }
    status = 400 if plan.mistakes else 409 if problem else 200
    return render(request, "admin/translations/dry_run.html", context, status=status)


def _address_of(request):
    return request.META.get("REMOTE_ADDR") or None


DESKS.append(Desk("translations/sheets/", "translation_sheets", import_page, may_see))
DESKS.append(Desk("translations/sheets/<slug:language>/", "translation_sheet", download, may_see))
