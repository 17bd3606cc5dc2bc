"""Pages that are shown before they are published."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGE_CODES, localized
from .about import About, AboutQuerySet


class PreviewQuerySet(AboutQuerySet):
    def open(self, at=None):
        """Those that still show something."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())

    def shared(self):
        """Those that a reviewer has a link to."""
        return self.filter(is_shared=True)


class Preview(About):
    """A record as it would be if a form were saved, kept to show the page that it would have.

    ``data`` is its snapshot (see ``history``), in which rows that would be new have no key;
    ``object_id`` is 0 for a record that was never saved. One with ``is_shared`` has a link for
    reviewers without an account, which ends by itself and can be revoked.
    """

    data = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("made by")
    )
    is_shared = models.BooleanField(default=False)
    addressee = models.CharField(_("for whom"), max_length=200, blank=True)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    objects = PreviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview")
        verbose_name_plural = _("previews")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "object_id"], name="preview_about")]

    def __str__(self):
        return f"{self.kind} {self.object_id}"

    @property
    def is_open(self):
        return self.revoked_at is None and timezone.now() < self.expires_at

    @property
    def title(self):
        """What the record is called in it, with the language that this is in."""
        endings = tuple(f"_{language}" for language in LANGUAGE_CODES)
        texts = {name: text for name, text in self.data["fields"].items() if name.endswith(endings)}
        record = self.model(**texts)
        return record.heading if hasattr(record, "heading") else localized(record, "title")
