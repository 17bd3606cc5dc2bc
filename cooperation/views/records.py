"""One page for each kind of record."""

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from .. import clock
from ..documents import files_of_text, shown_with
from ..enums import Section
from ..explanations import explain
from ..languages import active_language, suffixed
from ..legal_status import unrecorded
from ..models import (
    Agreement,
    AgreementRelation,
    Area,
    Conference,
    LegalStep,
    Membership,
    Memorandum,
    Partner,
    Statistic,
)
from ..timeline import entries_of
from ..translations.readers import with_outdated
from .addressed import AddressedPage
from .rows import for_cards, shown_in_gallery


class RecordPage(AddressedPage):
    """A record with everything that leads on from it."""

    relations = ()
    has_own_card = True

    def records(self):
        return (
            with_outdated(super().records())
            .select_related("picture", *self.relations)
            .prefetch_related(Prefetch("areas", Area.objects.in_title_order()), "sources")
        )

    def get_context_data(self, **kwargs):
        previous, following = self.neighbours()
        documents = shown_with(self.record)
        context = super().get_context_data(
            record=self.record,
            documents=documents,
            text_files=files_of_text(documents),
            description=self.record.summary,
            previous=previous,
            next=following,
            languages=self.record.languages,
            is_indexed=self.record.is_available,
            **kwargs,
        )
        return {**context, "citation": self.citation(**context)}

    def neighbours(self):
        """The records before and after this one in the order of the reader's alphabet."""
        key = suffixed("sort_key", active_language())
        here = getattr(self.record, key)
        # The place of this record in the order, as (key, pk).
        before = Q(**{f"{key}__lt": here}) | Q(**{key: here, "pk__lt": self.record.pk})
        after = Q(**{f"{key}__gt": here}) | Q(**{key: here, "pk__gt": self.record.pk})
        visible = self.visible(self.model)
        nearest = (
            visible.filter(before).order_by(f"-{key}", "-pk").values("pk")[:1],
            visible.filter(after).order_by(key, "pk").values("pk")[:1],
        )
        found = self.model.objects.filter(
            Q(pk=Subquery(nearest[0])) | Q(pk=Subquery(nearest[1]))
        ).in_title_order()
        previous = following = None
        for record in found:
            if (getattr(record, key), record.pk) < (here, self.record.pk):
                previous = record
            else:
                following = record
        return previous, following


class MembershipPage(RecordPage):
    model = Membership
    section = Section.MEMBERSHIPS
    template_name = "cooperation/membership_detail.html"
    relations = ("seat_country", "logo", "logo_on_dark")

    def records(self):
        return super().records().prefetch_related(_statistics())


class PartnerPage(RecordPage):
    model = Partner
    section = Section.PARTNERS
    template_name = "cooperation/partner_detail.html"
    relations = ("country", "logo", "logo_on_dark")

    def get_context_data(self, **kwargs):
        attended = Q(organisers=self.record) | Q(participants=self.record)
        conferences = Conference.objects.filter(attended).order_by().values("pk")
        agreements = Agreement.objects.filter(parties__partner=self.record).order_by().values("pk")
        found = {
            "memoranda": for_cards(
                self.visible(Memorandum).filter(partners=self.record).in_title_order()
            ),
            "agreements": for_cards(
                self.visible(Agreement).filter(pk__in=agreements).in_title_order()
            ).prefetch_related("steps"),
            "conferences": for_cards(
                self.visible(Conference).filter(pk__in=conferences).order_by("-starts_on", "pk")
            ),
        }
        return super().get_context_data(entries=entries_of(**found), **found, **kwargs)


class MemorandumPage(RecordPage):
    model = Memorandum
    section = Section.MEMORANDA
    template_name = "cooperation/memorandum_detail.html"
    relations = ("signed_country",)

    def records(self):
        return super().records().prefetch_related(Prefetch("occasion", self.visible(Conference)))

    def get_context_data(self, **kwargs):
        signatories = self.record.signatories.filter(partner__in=self.visible(Partner))
        return super().get_context_data(
            signatories=signatories.select_related("partner__country"),
            gallery=shown_in_gallery(self.record),
            explanation=explain(self.record),
            standing=self.record.standing_on(),
            **kwargs,
        )


class AgreementPage(RecordPage):
    model = Agreement
    section = Section.AGREEMENTS
    template_name = "cooperation/agreement_detail.html"

    def records(self):
        steps = LegalStep.objects.select_related("source")
        return (
            super()
            .records()
            .with_signature_date()
            .with_text_languages()
            .prefetch_related(Prefetch("steps", steps))
        )

    def get_context_data(self, **kwargs):
        partners = self.visible(Partner).filter(pk=OuterRef("partner"))
        parties = self.record.parties.annotate(is_partner_visible=Exists(partners))
        standing = self.record.standing_on()
        return super().get_context_data(
            parties=parties.select_related("country", "partner"),
            ties=self.ties(),
            gallery=shown_in_gallery(self.record),
            explanation=explain(self.record),
            standing=standing,
            today=clock.today(),
            unrecorded=[kind.label for kind in unrecorded(standing, self.record.legal_steps())],
            **kwargs,
        )

    def ties(self):
        """What this agreement does to others, and others to it, where the reader may see both."""
        others = self.visible(Agreement).values("pk")
        return (
            AgreementRelation.objects.filter(Q(agreement=self.record) | Q(other=self.record))
            .filter(agreement__in=others, other__in=others)
            .select_related("agreement", "other")
        )


class ConferencePage(RecordPage):
    model = Conference
    section = Section.CONFERENCES
    template_name = "cooperation/conference_detail.html"
    relations = ("country", "series")

    def records(self):
        partners = for_cards(self.visible(Partner)).in_title_order()
        return (
            super()
            .records()
            .prefetch_related(
                _statistics(), Prefetch("organisers", partners), Prefetch("participants", partners)
            )
        )

    def get_context_data(self, **kwargs):
        memoranda = self.visible(Memorandum).filter(occasion=self.record)
        return super().get_context_data(
            memoranda=for_cards(memoranda.in_title_order()),
            gallery=shown_in_gallery(self.record),
            **kwargs,
        )


def _statistics():
    return Prefetch("statistics", Statistic.objects.select_related("source"))
