"""A draft of changes to what readers see, kept apart from it until it is published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import DraftStage
from .about import About, AboutQuerySet
from .base import Stamped


class Draft(About, Stamped):
    """The form of a public record as an editor left it: ``{name: [value, …]}`` as it is posted.

    There is one for each record, which all editors share. ``base`` is the digest of the record
    that it began from, so that its publication notices what changed there meanwhile; ``revision``
    rises with each saving, so that no editor overwrites another's; ``earlier`` keeps the last
    revisions, ``{revision: data}``, to tell what each of two editors changed.
    """

    data = models.JSONField(default=dict)
    base = models.CharField(max_length=64)
    stage = models.CharField(
        _("stage"), max_length=10, choices=DraftStage, default=DraftStage.WORKING
    )
    revision = models.PositiveIntegerField(default=1)
    earlier = models.JSONField(default=dict)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of changes")
        verbose_name_plural = _("drafts of changes")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_draft_of_each")
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}"
