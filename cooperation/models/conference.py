from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Length, Substr
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from ..enums import ConferenceMode
from ..fields import (
    PartialDateField,
    PlainCharField,
    PlainTextField,
    ProseField,
    SmallNumberField,
    WebAddressField,
)
from .base import Record
from .partner import Partner
from .querysets import RecordQuerySet
from .reference import ConferenceSeries, Country


class ConferenceQuerySet(RecordQuerySet):
    def with_day(self):
        """Those whose first day is known, and not only its month or year."""
        return self.alias(precision=Length("starts_on")).filter(precision=len("2022-05-10"))

    def nearest_first(self, today):
        """Those that are not over on a day, the next first; then those that are, the last first."""
        end = Coalesce("ends_on", "starts_on", output_field=models.CharField())
        # As exact as the end is known: on 23 November 2026 "2026" is not over.
        day = Substr(Value(today.isoformat()), 1, Length(end))
        is_ahead = GreaterThanOrEqual(end, day)
        return self.annotate(ahead=Case(When(is_ahead, F("starts_on")))).order_by(
            F("ahead").asc(nulls_last=True), "-starts_on", "pk"
        )


class Conference(Record):
    """One edition of a conference that the agency holds or takes part in."""

    url_name = "cooperation:conference-detail"
    title_field = "title"
    search_fields = ("city", "venue")
    beginning = "starts_on"

    series = models.ForeignKey(
        ConferenceSeries,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name=_("series"),
        help_text=_("If it is held again and again under one name."),
    )
    edition = SmallNumberField(
        _("edition"), null=True, blank=True, help_text=_("Its number in the series: 1, 2, 3.")
    )
    title = PlainCharField(
        _("title"), blank=True, help_text=_("As on its programme, with the year.")
    )
    starts_on = PartialDateField(
        _("first day"), help_text=_("2022, 05.2022 or 10.05.2022. Empty: not published.")
    )
    ends_on = PartialDateField(
        _("last day"), help_text=_("Empty if it lasts one day or the day is not known.")
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conferences",
        verbose_name=_("country"),
        help_text=_("Where it is held. Empty for a conference held online."),
    )
    city = PlainCharField(_("city"), max_length=120, blank=True, help_text=_("Where it is held."))
    venue = PlainCharField(_("venue"), blank=True, help_text=_("The hall or building."))
    mode = models.CharField(
        _("mode"),
        max_length=10,
        choices=ConferenceMode,
        default=ConferenceMode.IN_PERSON,
        help_text=_("How people take part."),
    )
    is_organised_by_agency = models.BooleanField(
        _("organised by the agency"), default=False, help_text=_("Alone or with others.")
    )
    organisers = models.ManyToManyField(
        Partner,
        blank=True,
        related_name="conferences_organised",
        verbose_name=_("other organisers"),
        help_text=_("Partners that hold it with the agency or instead of it."),
    )
    participants = models.ManyToManyField(
        Partner,
        blank=True,
        related_name="conferences_attended",
        verbose_name=_("partners that took part"),
        help_text=_("Only those for which a source says so."),
    )
    website = WebAddressField(_("website"), help_text=_("The conference's own site."))
    summary = PlainTextField(
        _("summary"), blank=True, help_text=_("One or two sentences for lists: what it was about.")
    )
    body = ProseField(_("text"), help_text=_("What was discussed, shown and agreed."))

    objects = ConferenceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["status", "-starts_on"], name="conference_by_date"),
        ]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["series", "edition"],
                name="conference_edition_once_in_series",
                violation_error_message=_("This series already has an edition of this number."),
            ),
            models.CheckConstraint(
                name="conference_ends_after_start",
                # Compared to the precision of the end: "2023" is not before "2023-04".
                condition=Q(ends_on__isnull=True)
                | Q(
                    starts_on__isnull=False, ends_on__gte=Substr("starts_on", 1, Length("ends_on"))
                ),
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    @property
    def has_day(self):
        """Whether its first day is known, as ``with_day()`` asks of many."""
        return bool(self.starts_on and self.starts_on.day)

    def is_over(self, today):
        """Whether it has certainly ended by a day; never where its dates are not published."""
        last = self.ends_on or self.starts_on
        return bool(last and last.last_day < today)

    def clean(self):
        super().clean()
        if self.series_id and self.edition is not None:
            same = Conference.objects.filter(series=self.series_id, edition=self.edition)
            if same.exclude(pk=self.pk).exists():
                raise ValidationError(
                    {"edition": _("This series already has an edition of this number.")}
                )
        if self.ends_on and not self.starts_on:
            raise ValidationError({"starts_on": _("Enter the first day too.")})
        if self.ends_on and self.ends_on.is_certainly_before(self.starts_on):
            raise ValidationError({"ends_on": _("The last day is before the first.")})
