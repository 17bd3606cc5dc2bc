"""The log of what was done in the workshop. It grows; nobody changes it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import AuditEvent


class AuditQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise TypeError("The log is never changed.")

    def delete(self):
        raise TypeError("The log is never shortened.")


class AuditEntry(models.Model):
    """A deed with its time, its doer and what it was done to.

    People and things are named by key and by name, without foreign keys: the log says the same
    when they are gone.
    """

    at = models.DateTimeField(_("when"), auto_now_add=True)
    event = models.CharField(_("what happened"), max_length=20, choices=AuditEvent)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("who"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=40, blank=True)  # a model's name
    object_id = models.BigIntegerField(null=True)
    title = models.CharField(_("what it was done to"), max_length=500, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the log")
        verbose_name_plural = _("log of the workshop")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_by_time"),
            models.Index(fields=["event", "-at"], name="audit_by_event"),
            models.Index(fields=["kind", "object_id"], name="audit_about"),
        ]

    def __str__(self):
        return f"{self.get_event_display()}: {self.title or self.actor_name}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("The log is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The log is never shortened.")
