"""Pages that are shown before they are published."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .about import About, AboutQuerySet


class PreviewQuerySet(AboutQuerySet):
    def open(self, at=None):
        """Those that still show something."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())


class Preview(About):
    """The form of a record as it was when somebody wanted to see its page.

    ``object_id`` is 0 for a record that was never saved. One with ``is_shared`` has a link for
    reviewers without an account, which ends by itself and can be revoked.
    """

    data = models.JSONField(default=dict)  # as Draft.data
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
