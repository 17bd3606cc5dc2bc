"""Export and import on the lists: a file out, a file in with a dry run before."""

from tempfile import TemporaryFile

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import audit, roles, spreadsheets
from ..enums import AuditEvent
from ..models.base import Record
from ..spreadsheets import limits
from ..spreadsheets.keeping import keep, kept
from .imports import shown_entries

_FORMS = (spreadsheets.XLSX, spreadsheets.CSV, spreadsheets.ZIP)


class SpreadsheetAdmin:
    """A kind that goes out and comes in as a table."""

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("export/", view(self.export_page), name=self._name_of("export")),
            path("export/<str:form>/", view(self.export_file), name=self._name_of("export_file")),
            path("import/", view(self.import_page), name=self._name_of("import")),
        ]
        return [*(own if self.model in spreadsheets.KINDS else ()), *super().get_urls()]

    def _name_of(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _url_of(self, page, *args):
        return reverse(f"{self.admin_site.name}:{self._name_of(page)}", args=args)

    def changelist_view(self, request, extra_context=None):
        tables = {
            "export": spreadsheets.may_export(request.user, self.model),
            "import": spreadsheets.may_import(request.user, self.model),
        }
        urls = {f"{page}_url": self._url_of(page) for page, is_open in tables.items() if is_open}
        return super().changelist_view(request, {**urls, **(extra_context or {})})

    # --- Out ---

    def get_actions(self, request):
        actions = super().get_actions(request)
        if spreadsheets.may_export(request.user, self.model):
            for action in (export_as_xlsx, export_as_csv):
                function, name, description = self.get_action(action)
                actions[name] = (function, name, description)
        return actions

    def export_page(self, request):
        """The choice of a format for what the list shows, all its pages."""
        self._require_export(request)
        numbers = self._listed(request)
        if numbers is None:
            return redirect(self._url_of("changelist"))
        query = request.GET.urlencode()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Export"),
            "number": len(numbers),
            "total": self.model._default_manager.count(),
            "files": [(form, f"{self._url_of('export_file', form)}?{query}") for form in _FORMS],
            "tables": spreadsheets.tables_of(self.model),
        }
        return render(request, "admin/spreadsheets/export.html", context)

    def export_file(self, request, form):
        self._require_export(request)
        numbers = self._listed(request)
        if form not in _FORMS or numbers is None:
            raise Http404
        return self.exported(request, numbers, form)

    def exported(self, request, numbers, form):
        """The file for download; the log keeps who took how much."""
        file = TemporaryFile()  # noqa: SIM115 - the answer closes it
        spreadsheets.write(self.model, numbers, form, file)
        file.seek(0)
        audit.note(
            AuditEvent.EXPORTED,
            request.user,
            title=str(self.opts.verbose_name_plural),
            address=request.META.get("REMOTE_ADDR") or None,
            kind=self.opts.model_name,
            form=form,
            number=len(numbers),
        )
        name = f"{self.opts.model_name}-{timezone.localdate():%Y-%m-%d}.{form}"
        media_type = spreadsheets.MEDIA_TYPES[form]
        return FileResponse(file, as_attachment=True, filename=name, content_type=media_type)

    def _require_export(self, request):
        if not spreadsheets.may_export(request.user, self.model):
            raise PermissionDenied

    def _listed(self, request):
        """The keys of all that the list shows for this address, in its order; None if it cannot."""
        try:
            records = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return None
        return list(dict.fromkeys(records.values_list("pk", flat=True)))

    # --- In ---

    def import_page(self, request):
        if not spreadsheets.may_import(request.user, self.model):
            raise PermissionDenied
        if request.method != "POST":
            return self._import_form(request)
        if token := request.POST.get("kept"):
            return self._import(request, token)
        upload = request.FILES.get("file")
        if upload is None:
            return self._import_form(request, problem=_("Choose a file."))
        return self._dry_run(request, upload)

    def _dry_run(self, request, upload):
        try:
            plan = self._planned(request, upload)
        except spreadsheets.NotTaken as reason:
            return self._import_form(request, problem=str(reason), file_name=upload.name)
        file = None
        if plan.entries and not plan.mistakes:
            file = keep(upload, self.model, request.user)._replace(digest=plan.digest)
        return self._dry_run_page(request, plan, upload.name, file)

    def _planned(self, request, file):
        return spreadsheets.planned(self.model, spreadsheets.read(file), request.user)

    def _import(self, request, token):
        """Do what the dry run showed; show another where something has changed since."""
        file = kept(token, self.model, request.user)
        if file is None:
            return self._import_form(request, problem=_("Choose the file again."))
        try:
            with file.open() as opened:
                sheets = spreadsheets.read(opened)
            run = spreadsheets.run(
                self.model, sheets, request.user, expected=file.digest, file_name=file.name
            )
        except spreadsheets.NotAsPlanned as changed:
            problem = _("Something changed since the dry run, so nothing was imported. See anew.")
            anew = file._replace(digest=changed.plan.digest)
            return self._dry_run_page(request, changed.plan, file.name, anew, problem)
        except spreadsheets.NotTaken as reason:
            return self._import_form(request, problem=str(reason), file_name=file.name)
        file.forget()
        self.message_user(request, _("The import is done. You can undo it as a whole here."))
        return redirect(f"{self.admin_site.name}:import", run.pk)

    def _import_form(self, request, problem="", file_name=""):
        context = {
            **self._import_context(request),
            "problem": problem,
            "file_name": file_name,
            "endings": ",".join(f".{ending}" for ending in spreadsheets.ENDINGS),
            "megabytes": limits.FILE_BYTES // limits.MEGABYTE,
            "lines": limits.LINES,
        }
        status = 400 if problem else 200
        return render(request, "admin/spreadsheets/import.html", context, status=status)

    def _dry_run_page(self, request, plan, file_name, file, problem=""):
        may_go_on = file is not None and plan.entries and not plan.mistakes
        context = {
            **self._import_context(request),
            "title": _("Dry run of the import"),
            "plan": plan,
            "entries": shown_entries(plan),
            "others": max(0, len(plan.entries) - len(shown_entries(plan))),
            "file_name": file_name,
            "token": file.token if may_go_on else "",
            "problem": problem,
        }
        return render(request, "admin/spreadsheets/dry_run.html", context)

    def _import_context(self, request):
        kind = self.model
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Import"),
            "main_table": spreadsheets.tables_of(kind)[0],
            "row_tables": spreadsheets.tables_of(kind)[1:],
            "may_add": roles.may(request.user, "add", kind)
            and kind not in spreadsheets.MADE_OF_FILES,
            "becomes_draft": issubclass(kind, Record) and not roles.may_publish(request.user, kind),
            "export_url": self._url_of("export"),
            "imports_url": reverse(f"{self.admin_site.name}:imports"),
        }


@admin.action(description=gettext_lazy("Export as XLSX"))
def export_as_xlsx(model_admin, request, queryset):
    return _export_chosen(model_admin, request, queryset, spreadsheets.XLSX)


@admin.action(description=gettext_lazy("Export as CSV"))
def export_as_csv(model_admin, request, queryset):
    return _export_chosen(model_admin, request, queryset, spreadsheets.CSV)


def _export_chosen(model_admin, request, queryset, form):
    numbers = list(dict.fromkeys(queryset.values_list("pk", flat=True)))
    return model_admin.exported(request, numbers, form)
