from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _

from ..enums import StepKind, Term
from ..fields import PartialDateField, PlainCharField, PlainTextField, ProseField
from ..legal_status import Step
from .base import Record
from .child import Child
from .conference import Conference
from .instrument import Instrument, Phase
from .partner import Partner
from .reference import Country


def named_partners():
    """The condition that a partner is one of those that a memorandum names: the published ones.

    It goes into one ``filter()`` with whatever else is asked of the partner, so that both are
    asked of the same one.
    """
    return Q(partners__in=Partner.objects.published())


class Memorandum(Instrument):
    """A memorandum of understanding: not a treaty, so it takes effect by signature alone."""

    url_name = "cooperation:memorandum-detail"
    search_fields = ("subject",)
    beginning = "signed_on"

    title = PlainCharField(
        _("title"), blank=True, help_text=_("The title in full, as on the document.")
    )
    subject = PlainCharField(
        _("subject"), blank=True, help_text=_("What it is about, in half a sentence.")
    )
    partners = models.ManyToManyField(
        Partner,
        through="MemorandumPartner",
        related_name="memoranda",
        verbose_name=_("partners"),
    )
    signed_on = PartialDateField(
        _("signed on"), help_text=_("2022, 05.2022 or 10.05.2022. Empty: not published.")
    )
    signed_in = PlainCharField(
        _("place of signature"), max_length=120, blank=True, help_text=_("The city.")
    )
    signed_country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memoranda_signed",
        verbose_name=_("country of signature"),
        help_text=_("Of the city above."),
    )
    occasion = models.ForeignKey(
        Conference,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memoranda",
        verbose_name=_("occasion"),
        help_text=_("The conference at which it was signed."),
    )
    terminated_on = PartialDateField(
        _("terminated on"), help_text=_("Only if a party ended it before its term.")
    )
    summary = PlainTextField(
        _("summary"),
        blank=True,
        help_text=_("One or two sentences for lists: with whom and what for."),
    )
    body = ProseField(_("text"), help_text=_("What the parties mean to do together."))

    class Meta(Instrument.Meta):
        verbose_name = _("memorandum of understanding")
        verbose_name_plural = _("memoranda of understanding")
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["status", "-signed_on"], name="memorandum_by_date"),
        ]
        constraints = [
            *Record.Meta.constraints,
            *(
                models.CheckConstraint(
                    name=f"memorandum_{field}_after_signature",
                    condition=Q(**{f"{field}__isnull": True})
                    | Q(signed_on__isnull=True)
                    | Q(**{f"{field}__gte": Substr("signed_on", 1, Length(field))}),
                    violation_error_message=_("This is before the signature."),
                )
                for field in ("valid_until", "terminated_on")
            ),
        ]

    def clean(self):
        super().clean()
        for field in ("valid_until", "terminated_on"):
            value = getattr(self, field)
            if value and self.signed_on and value.is_certainly_before(self.signed_on):
                raise ValidationError({field: _("This is before the signature.")})

    def legal_steps(self):
        steps = []
        if self.signed_on:
            steps.append(Step(StepKind.SIGNED, self.signed_on))
        if self.term != Term.NOT_PUBLISHED:
            steps.append(Step(StepKind.ENTERED_INTO_FORCE, self.signed_on))
        if self.terminated_on:
            steps.append(Step(StepKind.TERMINATED, self.terminated_on))
        return steps


class MemorandumPartner(Child):
    """A partner as a signatory, with the name that it had on that day."""

    owner_fields = ("memorandum",)

    memorandum = models.ForeignKey(Memorandum, models.CASCADE, related_name="signatories")
    partner = models.ForeignKey(
        Partner,
        models.PROTECT,
        related_name="signatures",
        verbose_name=_("partner"),
        help_text=_("Who signed for the other side, from the list of partners."),
    )
    signed_as = PlainCharField(
        _("name at signing"),
        blank=True,
        help_text=_("Only if the partner had another name on that day."),
    )

    class Meta(Child.Meta):
        verbose_name = _("partner that signed")
        verbose_name_plural = _("partners that signed")
        constraints = [
            models.UniqueConstraint(
                fields=["memorandum", "partner"],
                name="memorandum_partner_once",
                violation_error_message=_("This partner is already named."),
            )
        ]

    def __str__(self):
        return str(self.partner)


class MemorandumPhase(Phase):
    instrument = models.ForeignKey(Memorandum, models.CASCADE, related_name="phases")
