"""Links to other sites, and whether they still lead somewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckedLink(models.Model):
    """An address that the register names, as the last check found it."""

    address = models.CharField(_("web address"), max_length=1000, unique=True)
    places = models.JSONField(default=list)  # [{"kind": …, "object_id": …}]: what names it
    checked_at = models.DateTimeField(_("checked at"), null=True)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)  # of HTTP; none: no answer
    problem = models.CharField(_("problem"), max_length=40, blank=True)  # empty: it works
    moved_to = models.CharField(_("moved to"), max_length=1000, blank=True)
    broken_since = models.DateTimeField(_("broken since"), null=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ["broken_since", "address"]
        default_permissions = ("view",)

    def __str__(self):
        return self.address
