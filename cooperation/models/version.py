"""The versions of what staff edit: the memory behind history, restoring and conflicts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import VersionEvent
from .about import About, AboutQuerySet
from .deed import Deed


class VersionQuerySet(AboutQuerySet):
    def latest_first(self):
        return self.order_by("-number")


class Version(About, Deed):
    """A record with its rows as it was after one change (see ``cooperation.history.snapshots``)."""

    number = models.PositiveIntegerField(_("version"))
    event = models.CharField(_("what happened"), max_length=20, choices=VersionEvent)
    comment = models.TextField(_("comment"), blank=True)
    was_public = models.BooleanField(default=False)  # published then, or to be by its schedule
    title = models.CharField(max_length=500, blank=True)  # its name then, for what was deleted
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64, db_index=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "number"], name="version_once")
        ]
        indexes = [models.Index(fields=["event", "-at"], name="version_by_event")]

    def __str__(self):
        return f"{self.title} ({self.number})"
