"""Links to other sites, and whether they still lead somewhere."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import LinkProblem
from .about import About, AboutQuerySet

# An address that fails once may be away for an hour; after so many days of checks it is broken.
FAILURES_OF_BROKEN = 2


class CheckedLinkQuerySet(models.QuerySet):
    def broken(self):
        """Those that led nowhere on several days running."""
        return self.filter(failures__gte=FAILURES_OF_BROKEN)

    def moved(self):
        """Those that work, but say that they have another address for good."""
        return self.filter(problem="").exclude(moved_to="")

    def to_mend(self):
        return self.filter(Q(failures__gte=FAILURES_OF_BROKEN) | Q(problem="") & ~Q(moved_to=""))


class CheckedLink(models.Model):
    """An address that the register names, as the last check found it."""

    address = models.CharField(_("web address"), max_length=1000, unique=True)
    checked_at = models.DateTimeField(_("checked at"), null=True)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)  # of HTTP; none: no answer
    problem = models.CharField(
        _("problem"), max_length=20, choices=LinkProblem, blank=True
    )  # empty: it works, or was not asked
    moved_to = models.CharField(_("moved to"), max_length=1000, blank=True)
    broken_since = models.DateTimeField(_("broken since"), null=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)  # one a day at most

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ["broken_since", "address"]
        default_permissions = ("view",)

    def __str__(self):
        return self.address

    @property
    def is_broken(self):
        return self.failures >= FAILURES_OF_BROKEN


class LinkPlace(About):
    """Something on whose form the address stands, in its own fields or in those of its rows."""

    link = models.ForeignKey(CheckedLink, models.CASCADE, related_name="places")

    objects = AboutQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "link"], name="link_place_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}: {self.link_id}"
