"""Imports of spreadsheets, each of which can be undone as a whole."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .deed import Deed


class ImportRun(Deed):
    """What an import did: for each record its snapshot before, and the digest of that after.

    ``changes`` is a list of ``{"object_id", "before": snapshot or null, "after": digest}``; null
    stands before a record that the import made.
    """

    kind = models.CharField(_("kind"), max_length=40)  # a model's name
    file_name = models.CharField(_("file"), max_length=255)
    created = models.PositiveIntegerField(_("created"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    changes = models.JSONField(default=list)
    undone_at = models.DateTimeField(_("undone at"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return self.file_name
