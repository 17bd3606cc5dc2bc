from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import Qualifier
from ..fields import PartialDateField, PlainCharField
from ..languages import localized
from .base import require_text
from .child import Child
from .conference import Conference
from .membership import Membership
from .reference import Source


class Statistic(Child):
    """A figure about a body or a conference, as somebody published it on some day."""

    owner_fields = ("membership", "conference")

    membership = models.ForeignKey(
        Membership, models.CASCADE, null=True, blank=True, related_name="statistics"
    )
    conference = models.ForeignKey(
        Conference, models.CASCADE, null=True, blank=True, related_name="statistics"
    )
    label = PlainCharField(
        _("what is counted"),
        max_length=160,
        blank=True,
        help_text=_("In the plural: “member states”."),
    )
    qualifier = models.CharField(
        _("exactness"),
        max_length=10,
        choices=Qualifier,
        default=Qualifier.EXACT,
        help_text=_("“More than 200” is “At least”."),
    )
    value = models.PositiveIntegerField(
        _("figure"),
        validators=[MaxValueValidator(2_000_000_000)],
        help_text=_("The number alone, without words or signs."),
    )
    as_of = PartialDateField(
        _("as of"), help_text=_("The day it was true. Empty: the source does not say.")
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
        help_text=_("The publication that gives the figure."),
    )

    class Meta(Child.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.CheckConstraint(
                name="statistic_of_one_record",
                condition=Q(membership__isnull=False, conference__isnull=True)
                | Q(membership__isnull=True, conference__isnull=False),
            )
        ]

    def __str__(self):
        return f"{localized(self, 'label')}: {self.value}"

    def clean(self):
        super().clean()
        require_text(self, "label")
