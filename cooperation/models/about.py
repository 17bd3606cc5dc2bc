"""What is kept about something of the register, whatever its kind, and outlives it."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _


class About(models.Model):
    """A row that speaks of a record, a picture, a section text … by its kind and key.

    No foreign key, because what it speaks of is of any kind and may be gone.
    """

    kind = models.CharField(_("kind"), max_length=40, editable=False)  # a model's name
    object_id = models.BigIntegerField(editable=False)

    class Meta:
        abstract = True

    @staticmethod
    def naming(obj):
        """The columns that name an object, for a filter or a new row."""
        return {"kind": obj._meta.model_name, "object_id": obj.pk}

    @property
    def model(self):
        return apps.get_model("cooperation", self.kind)

    @property
    def kind_label(self):
        """What its kind is called."""
        return self.model._meta.verbose_name

    @property
    def subject(self):
        """What it speaks of as it is now; None where that was deleted."""
        return self.model._default_manager.filter(pk=self.object_id).first()


class AboutQuerySet(models.QuerySet):
    def about(self, obj):
        return self.filter(**About.naming(obj))
