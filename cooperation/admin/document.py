"""The library of documents: a text, its files in several languages, and all their versions."""

from django.contrib import admin
from django.db.models import Prefetch
from django.forms.models import BaseInlineFormSet
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import library
from ..languages import LANGUAGE_CODES, suffixed
from ..models import Document, DocumentFile, DocumentVersion
from ..uploads import limits
from ..uploads.kinds import DOCUMENTS
from .base import SortKey, date_column
from .filters import MissingLanguageFilter
from .form_fields import PlainFormRows
from .forms import ChildFormSet, RecordForm, RowForm
from .library import LibraryAdmin, UseFilter, thumbnail, thumbnail_html
from .uploads import UploadField, UploadingForm

ENDINGS = [ending for endings in DOCUMENTS.values() for ending in endings]
NOTES = [suffixed("note", language) for language in LANGUAGE_CODES]
UPLOAD_HELP = format_lazy(
    gettext_lazy("PDF, DOCX or XLSX, up to {megabytes} MB."),
    megabytes=limits.DOCUMENT_BYTES // limits.MEGABYTE,
)


def _version_field(name):
    return DocumentVersion._meta.get_field(name)


def _note_field(language):
    field = _version_field(suffixed("note", language)).formfield()
    field.widget.attrs |= {"lang": language, "class": "vTextField mt"}
    return field


class VersionForm(UploadingForm):
    """What is uploaded becomes the next version of a file."""

    stored_in = "stored"
    duplicate = None
    extra_fields = {"file": _version_field("stored")}

    def clean(self):
        super().clean()
        if upload := self.cleaned_data.get("file"):
            self.take_in(library.take_in_document, upload)


class FileForm(VersionForm, RowForm):
    """A row of a document: a file, or a new version of the one that is there."""

    file = UploadField(label=capfirst(gettext_lazy("file")), endings=ENDINGS, help_text=UPLOAD_HELP)
    note_uz = _note_field("uz")
    note_ru = _note_field("ru")
    note_en = _note_field("en")

    extra_fields = VersionForm.extra_fields | {name: _version_field(name) for name in NOTES}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        if self.instance._state.adding:
            file.required = True
            return
        file.label = _("Replace by a new version")
        versions = self.instance.versions_for_admin
        file.widget.current = {
            "current": "admin/components/versions.html",
            "versions": versions,
            "thumbnail": next((thumbnail(each.preview) for each in versions), None),
        }

    def clean(self):
        super().clean()
        notes = [name for name in NOTES if self.cleaned_data.get(name)]
        if self.instance._state.adding:
            return
        if self.taken_in:
            self._refuse_the_same()
        elif notes and "file" not in self.errors:
            self.add_error("file", _("Choose the new version that this is about."))

    def _refuse_the_same(self):
        current = [each for each in self.instance.versions_for_admin if each.is_current]
        if self.taken_in["digest"] in [each.digest for each in current]:
            self.fields["file"].widget.kept = None
            self.add_error("file", _("This is the version that is there already."))


class FileFormSet(ChildFormSet):
    """Files keep their versions, so those that exchange languages are never deleted for it."""

    unique_by = ("language",)
    duplicate_message = gettext_lazy("There is already a file in this language.")

    def save_existing_objects(self, commit=True):
        moving = [
            form.instance.pk
            for form in self.initial_forms
            if self._should_delete_form(form) or "language" in form.changed_data
        ]
        for number, pk in enumerate(moving):
            self.model._default_manager.filter(pk=pk).update(language=f"~{number:x}")
        return BaseInlineFormSet.save_existing_objects(self, commit)


class FileRows(PlainFormRows):
    model = DocumentFile
    form = FileForm
    formset = FileFormSet
    fields = ("language", "authenticity", "file", *NOTES, "position")

    readonly_fields = ("kept_versions",)

    def get_fields(self, request, obj=None):
        if obj is None or self.has_change_permission(request, obj):
            return self.fields
        return ("language", "authenticity", "kept_versions")

    @admin.display(description=gettext_lazy("versions"))
    def kept_versions(self, file):
        versions = file.versions_for_admin
        first_page = next((thumbnail(each.preview) for each in versions), None)
        return render_to_string(
            "admin/components/versions.html", {"versions": versions, "thumbnail": first_page}
        )

    def get_extra(self, request, obj=None, **kwargs):
        """A new document is waited for with its first file."""
        return 0 if obj else 1

    def get_queryset(self, request):
        versions = DocumentVersion.objects.defer("text").order_by("-number")
        ready = Prefetch("versions", versions, to_attr="versions_for_admin")
        return super().get_queryset(request).prefetch_related(ready)


class QuickDocumentForm(VersionForm, RecordForm):
    """A document with its first file, for the dialog of other forms."""

    file = UploadField(label=capfirst(gettext_lazy("file")), endings=ENDINGS, help_text=UPLOAD_HELP)
    language = DocumentFile._meta.get_field("language").formfield()
    authenticity = DocumentFile._meta.get_field("authenticity").formfield()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = True


@admin.register(Document)
class DocumentAdmin(LibraryAdmin):
    form = RecordForm
    quick_form = QuickDocumentForm
    quick_fields = ("file", "title", "kind", "language", "authenticity")
    dialog_title = gettext_lazy("Choose a document")
    shape = "line"
    inlines = (FileRows,)
    list_display = ("name", "kind", "in_languages", "date", "written_in", "use", "changed")
    list_filter = (MissingLanguageFilter, UseFilter, "kind")
    search_fields = ("search_key", "slug")
    date = date_column("dated_on", gettext_lazy("date of the document"))
    fieldsets = (
        (gettext_lazy("What it is"), {"fields": ["title", ("kind", "dated_on")]}),
        (gettext_lazy("Address"), {"fields": ["slug"]}),
    )

    def as_choices(self, queryset):
        current = DocumentVersion.objects.current().only("file_id", "preview")
        versions = Prefetch("versions", current, to_attr="current_versions")
        files = DocumentFile.objects.prefetch_related(versions)
        return queryset.prefetch_related(Prefetch("files", files, to_attr="shown_files"))

    def get_queryset(self, request):
        return self.as_choices(super().get_queryset(request))

    def choice(self, document):
        words = [document.get_kind_display(), self.in_languages(document)]
        return {
            **super().choice(document),
            "thumbnail": self._thumbnail(document),
            "note": " · ".join(filter(None, map(str, words))),
        }

    def uploads_of(self, request):
        for name, upload in request.FILES.items():
            if name.endswith("-file"):
                yield library.take_in_document, upload

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for row in formset.forms:
            if getattr(row, "taken_in", None) and not formset._should_delete_form(row):
                self._add_version(request, row.instance, row)

    def save_upload(self, request, form, thing):
        file = DocumentFile.objects.create(
            document=thing,
            language=form.cleaned_data["language"],
            authenticity=form.cleaned_data["authenticity"],
        )
        self._add_version(request, file, form)

    def _add_version(self, request, file, form):
        notes = {name: form.cleaned_data[name] for name in NOTES if name in form.cleaned_data}
        stamps = {"created_by": request.user, "changed_by": request.user}
        library.add_version(file, form.taken_in, **notes, **stamps)

    # --- Columns ---

    def _thumbnail(self, document):
        versions = (version for file in document.shown_files for version in file.current_versions)
        return next((thumbnail(version.preview) for version in versions), None)

    @admin.display(description=gettext_lazy("document"), ordering=SortKey())
    def name(self, obj):
        title, language = obj.localized_title
        return format_html(
            '{}<span class="thing-name"><span lang="{}">{}</span>'
            '<span class="thing-name__key">{}</span></span>',
            thumbnail_html(self._thumbnail(obj)),
            language,
            title,
            obj.slug,
        )

    @admin.display(description=gettext_lazy("languages of the files"), empty_value="–")
    def in_languages(self, obj):
        return ", ".join(str(file.get_language_display()) for file in obj.shown_files) or None
