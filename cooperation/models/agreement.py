from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _

from ..date_words import format_date
from ..enums import AgreementLevel, AgreementRelationKind, StepKind, Term
from ..fields import PartialDateField, PlainCharField, PlainTextField, ProseField, SmallNumberField
from ..languages import (
    LANGUAGE_CODES,
    LocalizedText,
    active_language,
    reading_order,
    suffixed,
    text_in,
)
from ..legal_status import Duration, Step
from ..partial_dates import PartialDate
from .child import Child
from .instrument import Instrument, InstrumentQuerySet, Phase
from .partner import Partner
from .reference import Country, Source


class AgreementQuerySet(InstrumentQuerySet):
    def existing_on(self, day):
        """Without those of which every signature is certainly later than a day."""
        signatures = LegalStep.objects.filter(agreement=models.OuterRef("pk"), kind=StepKind.SIGNED)
        is_later = Q(on__gt=PartialDate.from_date(day))
        return self.filter(models.Exists(signatures.exclude(is_later)) | ~models.Exists(signatures))

    def with_signature_date(self):
        """Each with ``signed_on``: the date of its first signature, None if not published."""
        # Databases differ in whether an unknown date comes before all others.
        signatures = LegalStep.objects.filter(
            agreement=models.OuterRef("pk"), kind=StepKind.SIGNED, on__isnull=False
        )
        return self.annotate(
            signed_on=models.Subquery(
                signatures.order_by("on").values("on")[:1], output_field=PartialDateField()
            )
        )

    def with_text_languages(self):
        """Each with ``text_languages``: those in which its text was entered by articles."""
        articles = self.model.articles.rel.related_model.objects.filter(
            agreement=models.OuterRef("pk")
        )
        return self.annotate(
            **{
                suffixed("has_text", language): models.Exists(
                    articles.filter(**{f"{suffixed('text', language)}__gt": ""}).order_by()
                )
                for language in LANGUAGE_CODES
            }
        )


class Agreement(Instrument):
    """A treaty or another agreement under international law or between authorities.

    Its legal steps say what happened to it; law ZRU-518 of 2019 on international treaties.
    """

    url_name = "cooperation:agreement-detail"
    search_fields = ("short_title",)

    level = models.CharField(
        _("level"),
        max_length=20,
        choices=AgreementLevel,
        help_text=_("Between governments, between ministries, or between agencies."),
    )
    is_framework = models.BooleanField(
        _("framework agreement"),
        default=False,
        help_text=_("It sets the frame and leaves the details to later texts."),
    )
    title = PlainCharField(
        _("official title"), max_length=500, blank=True, help_text=_("In full, as on the document.")
    )
    short_title = PlainCharField(
        _("short title"),
        blank=True,
        help_text=_("For headings and lists: “Agreement with Kazakhstan on outer space”."),
    )
    term_years = SmallNumberField(
        _("term in years"),
        null=True,
        blank=True,
        help_text=_("If the text counts a fixed term from the entry into force."),
    )
    notice_months = SmallNumberField(
        _("notice in months"),
        null=True,
        blank=True,
        help_text=_("How long before the end a party must say that it will not go on."),
    )
    summary = PlainTextField(
        _("summary"),
        blank=True,
        help_text=_("One or two sentences for lists: with whom and what for."),
    )
    body = ProseField(_("text"), help_text=_("What the parties agreed, in plain words."))

    objects = AgreementQuerySet.as_manager()

    class Meta(Instrument.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    @property
    def heading(self):
        """Its short title, if it has one in the active language."""
        language = active_language()
        short_title = text_in(self, "short_title", language)
        return LocalizedText(short_title, language) if short_title else super().heading

    @property
    def text_languages(self):
        """The languages of its articles, the reader's first; from ``with_text_languages()``."""
        return [
            language
            for language in reading_order(active_language())
            if getattr(self, suffixed("has_text", language))
        ]

    def clean(self):
        super().clean()
        if self.term_years and self.term != Term.FIXED:
            raise ValidationError(
                {"term_years": _("Choose “For a fixed term” above, or leave this empty.")}
            )
        if self.term_years and self.valid_until:
            raise ValidationError({"term_years": _("Give the years or the last day, not both.")})

    def first_signature(self):
        """The date that ``with_signature_date()`` finds, of steps that are loaded."""
        dates = [step.on for step in self.steps.all() if step.kind == StepKind.SIGNED and step.on]
        return min(dates, default=None)

    def legal_steps(self):
        return [Step(step.kind, step.on, step.until) for step in self.steps.all()]

    def duration(self):
        return Duration(
            term=self.term, until=self.valid_until, years=self.term_years, renewal=self.renewal
        )


class AgreementParty(Child):
    """A party: the state, the body that signed for it and the one that carries it out."""

    owner_fields = ("agreement",)

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="agreement_parties",
        verbose_name=_("state"),
        help_text=_("The state, also where a ministry or agency signed."),
    )
    partner = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_parties",
        verbose_name=_("partner in the register"),
        help_text=_("The partner whose page lists this agreement."),
    )
    signing_body = PlainCharField(
        _("signing body"), blank=True, help_text=_("In the name that it had at signing.")
    )
    competent_body = PlainCharField(
        _("competent body"), blank=True, help_text=_("Who carries the agreement out.")
    )
    signatory = PlainCharField(
        _("signatory"),
        blank=True,
        help_text=_("Name and office of the person who signed. Empty: not published."),
    )

    class Meta(Child.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "country", "partner"],
                name="agreement_party_once",
                violation_error_message=_("This party is already named."),
            ),
            # NULL differs from NULL in a unique index, so states without a body need their own.
            models.UniqueConstraint(
                fields=["agreement", "country"],
                condition=Q(partner__isnull=True),
                name="agreement_state_once",
                violation_error_message=_("This party is already named."),
            ),
        ]

    def __str__(self):
        return str(self.country)


class LegalStep(Child):
    """Something that happened to an agreement in law, with the act that proves it."""

    owner_fields = ("agreement",)

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="steps")
    kind = models.CharField(
        _("step"), max_length=20, choices=StepKind, help_text=_("What happened in law.")
    )
    on = PartialDateField(
        _("date"), help_text=_("2022, 05.2022 or 10.05.2022. Empty: not published.")
    )
    until = PartialDateField(_("extended until"), help_text=_("Only for an extension."))
    place = PlainCharField(_("place"), max_length=120, blank=True, help_text=_("The city."))
    act = PlainCharField(
        _("act"), blank=True, help_text=_("The decree, law or note, with its number.")
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
        help_text=_("The publication that says so."),
    )

    class Meta(Child.Meta):
        verbose_name = _("legal step")
        verbose_name_plural = _("legal steps")
        ordering = [F("on").asc(nulls_last=True), "position", "id"]
        constraints = [
            models.CheckConstraint(
                name="legal_step_until_only_extends",
                condition=Q(until__isnull=True) | Q(kind=StepKind.EXTENDED),
            ),
            models.CheckConstraint(
                name="legal_step_until_after_date",
                condition=Q(until__isnull=True)
                | Q(on__isnull=True)
                | Q(until__gte=Substr("on", 1, Length("until"))),
                violation_error_message=_("The new end is before the extension itself."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {format_date(self.on) if self.on else ''}".strip()

    def clean(self):
        super().clean()
        if self.until and self.kind != StepKind.EXTENDED:
            raise ValidationError({"until": _("Only an extension has a new end.")})
        if self.until and self.on and self.until.is_certainly_before(self.on):
            raise ValidationError({"until": _("The new end is before the extension itself.")})


class AgreementRelation(Child):
    """A tie between two agreements, told from the later one."""

    owner_fields = ("agreement",)

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="relations")
    kind = models.CharField(
        _("relation"),
        max_length=12,
        choices=AgreementRelationKind,
        help_text=_("What this agreement does to the other one."),
    )
    other = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="relations_back",
        verbose_name=_("other agreement"),
        help_text=_("The earlier one. Its page names this agreement too."),
    )

    class Meta(Child.Meta):
        verbose_name = _("related agreement")
        verbose_name_plural = _("related agreements")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "kind", "other"],
                name="agreement_relation_once",
                violation_error_message=_("This relation is already named."),
            ),
            models.CheckConstraint(
                name="agreement_relation_not_to_itself",
                condition=~Q(agreement=F("other")),
                violation_error_message=_("An agreement cannot be related to itself."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.other}"

    def clean(self):
        super().clean()
        if self.other_id and self.other_id == self.agreement_id:
            raise ValidationError({"other": _("An agreement cannot be related to itself.")})


class AgreementPhase(Phase):
    instrument = models.ForeignKey(Agreement, models.CASCADE, related_name="phases")
