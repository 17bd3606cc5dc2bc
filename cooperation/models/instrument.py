"""What memoranda and agreements share: they are concluded, they bind, they end."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import clock, legal_status
from ..enums import LegalStatus, Renewal, Term
from ..fields import PartialDateField
from .base import Record
from .querysets import RecordQuerySet


class InstrumentQuerySet(RecordQuerySet):
    def with_legal_status(self, status, on=None):
        """Those that have this status on a day (today unless told otherwise)."""
        return self.filter(pk__in=self._phases(on).filter(status=status).values("instrument_id"))

    def with_current_status(self, on=None):
        """Each with ``current_status`` for a day, in the same query."""
        phases = self._phases(on).filter(instrument_id=models.OuterRef("pk"))
        return self.annotate(
            current_status=models.functions.Coalesce(
                models.Subquery(phases.values("status")[:1]),
                models.Value(LegalStatus.UNKNOWN.value),
            )
        )

    def legal_statuses(self, on=None):
        """The statuses that occur among these instruments on a day."""
        phases = self._phases(on).filter(instrument__in=self.order_by())
        return set(phases.order_by().values_list("status", flat=True).distinct())

    def _phases(self, on):
        on = on or clock.today()
        phase = self.model.phases.rel.related_model
        return phase.objects.filter(first_day__lte=on).filter(
            models.Q(last_day__isnull=True) | models.Q(last_day__gte=on)
        )


class Instrument(Record):
    """A text concluded with others. Its legal status is computed (see ``legal_status``)."""

    title_field = "title"

    term = models.CharField(
        _("term"),
        max_length=14,
        choices=Term,
        default=Term.NOT_PUBLISHED,
        help_text=_("For how long it was concluded. The status follows from this and the dates."),
    )
    valid_until = PartialDateField(
        _("valid until"), help_text=_("The last day of a fixed term, if the text names a date.")
    )
    renewal = models.CharField(
        _("renewal"),
        max_length=14,
        choices=Renewal,
        default=Renewal.NOT_PUBLISHED,
        help_text=_("What the text says happens when the term is over."),
    )

    objects = InstrumentQuerySet.as_manager()

    class Meta(Record.Meta):
        abstract = True

    def clean(self):
        super().clean()
        if self.valid_until and self.term != Term.FIXED:
            raise ValidationError(
                {"valid_until": _("Choose “For a fixed term” above, or leave this empty.")}
            )

    # --- Legal status ---

    def legal_steps(self):
        """The steps as :mod:`legal_status` sees them."""
        raise NotImplementedError

    def duration(self):
        return legal_status.Duration(term=self.term, until=self.valid_until, renewal=self.renewal)

    def standing_on(self, day=None):
        """The status on a day with the dates that explain it."""
        return legal_status.standing_on(day or clock.today(), self.legal_steps(), self.duration())

    def refresh_phases(self):
        """Write the phases anew from the steps and the term."""
        phase = type(self).phases.rel.related_model
        self.phases.all().delete()
        phase.objects.bulk_create(
            phase(instrument=self, status=p.status, first_day=p.first_day, last_day=p.last_day)
            for p in legal_status.phases(self.legal_steps(), self.duration())
        )


class Phase(models.Model):
    """A stretch of days in which an instrument has one legal status; derived, never edited."""

    status = models.CharField(max_length=16, choices=LegalStatus)
    first_day = models.DateField(default=datetime.date.min)
    last_day = models.DateField(null=True)

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["status", "first_day", "last_day", "instrument"], name="%(class)s_by_day"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "first_day"], name="%(class)s_begins_once"
            )
        ]

    def __str__(self):
        return f"{self.instrument_id}: {self.status} {self.first_day} – {self.last_day or '…'}"
