"""Documents: a text with its files in several languages, each with all its versions."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..enums import Authenticity, DocumentKind, FileLanguage
from ..fields import PartialDateField, PlainCharField, PlainTextField
from ..languages import LANGUAGE_CODES, active_language, is_filled
from ..renditions import RenditionsField
from .base import WITH_PUBLISHING, Addressed, Stamped, Titled
from .child import Child
from .querysets import DocumentQuerySet, VersionQuerySet

# What a file is called in words, and what browsers call it, by its ending.
_TYPES = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class Document(Addressed, Titled, Stamped):
    """A text that records show: an agreement's, a programme, a press release.

    Readers see it while a published record shows it; it has no publication of its own.
    """

    url_name = "cooperation:document-detail"
    title_field = "title"

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=DocumentKind,
        help_text=_("The text of an agreement or memorandum itself, or what goes with it."),
    )
    title = PlainCharField(
        _("title"),
        max_length=500,
        blank=True,
        help_text=_("What readers see in the list: “Text of the agreement”, “Programme”."),
    )
    dated_on = PartialDateField(
        _("date of the document"),
        help_text=_("The date on it: 2022, 05.2022 or 10.05.2022. Empty: not stated."),
    )
    internal_note = PlainTextField(
        _("internal note"),
        blank=True,
        help_text=_("Doubts and things to find out. Only staff see it."),
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["sort_key_uz", "slug"]
        default_permissions = WITH_PUBLISHING
        constraints = [models.CheckConstraint(name="document_has_slug", condition=~Q(slug=""))]

    @property
    def languages(self):
        """The languages of the portal in which it is described."""
        return [language for language in LANGUAGE_CODES if is_filled(self, "title", language)]

    @property
    def is_available(self):
        return is_filled(self, "title", active_language())

    def is_public(self, at=None):
        """Whether readers see it at this moment: whether a public record shows it."""
        return Document.objects.published(at).filter(pk=self.pk).exists()


class DocumentFile(Child):
    """The document in one language. Its address stays when the file is replaced."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="files")
    language = models.CharField(
        _("language of the file"),
        max_length=3,
        choices=FileLanguage,
        help_text=_("In which the file itself is written."),
    )
    authenticity = models.CharField(
        _("standing of the text"),
        max_length=20,
        choices=Authenticity,
        default=Authenticity.NOT_STATED,
        help_text=_("The text itself says, as a rule at its end, which languages are authentic."),
    )

    owner_fields = ("document",)

    class Meta(Child.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language"],
                name="document_file_once_per_language",
                violation_error_message=_("There is already a file in this language."),
            )
        ]

    def __str__(self):
        return self.get_language_display()

    def get_absolute_url(self):
        """Where the file of today is downloaded."""
        return reverse("document-file", args=[self.document.slug, self.language])


class DocumentVersion(Stamped):
    """A file as it was uploaded, with what was found in it. Former ones are kept and listed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(DocumentFile, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    is_current = models.BooleanField(default=True, editable=False)
    stored = models.FileField(_("file"), upload_to="documents", max_length=100)
    extension = models.CharField(max_length=4, editable=False)
    size = models.PositiveIntegerField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    pages = models.PositiveIntegerField(null=True, editable=False)
    has_text = models.BooleanField(default=False, editable=False)
    note = PlainCharField(
        _("what changed"),
        blank=True,
        help_text=_("For the list of versions: “Signatures added”. Empty for the first."),
    )
    text = models.TextField(default="", editable=False)
    preview = RenditionsField()

    # Made from the file, not typed: fixtures leave it out, and loading one again keeps it.
    made_fields = derived_fields = ("text", "preview")
    # As of a Child: the history of a document keeps its versions with its files.
    owner_fields = ("file",)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a file")
        verbose_name_plural = _("versions of files")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="document_version_once"),
            models.UniqueConstraint(
                fields=["file"], condition=Q(is_current=True), name="document_version_one_current"
            ),
        ]

    def __str__(self):
        return f"{self.file.document.slug}, {self.file.language}, {self.number}"

    @property
    def owner(self):
        return self.file.document

    @property
    def position(self):
        return self.number

    @property
    def renditions(self):
        """Those of its first page, under the name that a picture has for its own."""
        return self.preview

    @property
    def type_name(self):
        return _TYPES[self.extension][0]

    @property
    def media_type(self):
        return _TYPES[self.extension][1]

    @property
    def download_name(self):
        """What the file is called on a reader's computer."""
        document = self.file.document
        ending = "" if self.is_current else f"-{self.number}"
        return f"{document.slug}-{self.file.language}{ending}.{self.extension}"

    def get_absolute_url(self):
        """Where this version is downloaded, also when a later one has taken its place."""
        file = self.file
        return reverse("document-version", args=[file.document.slug, file.language, self.number])
