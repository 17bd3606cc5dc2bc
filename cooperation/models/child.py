"""Rows that belong to one record and are edited on its form."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import SmallNumberField


class Child(models.Model):
    """A row of a record's own.

    Its key is random and never changes, so that a fixture may be loaded twice, and into any
    register, without touching a row that somebody else has added.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The columns that may name the record; one of them does.
    owner_fields = ()

    position = SmallNumberField(_("order"), default=0, help_text=_("Smaller numbers come first."))

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    @property
    def owner(self):
        """The record on whose form the row is edited."""
        return next(
            getattr(self, field) for field in self.owner_fields if getattr(self, f"{field}_id")
        )
