"""One page for each kind of record."""

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone

from ..citations import Citation
from ..enums import Section
from ..explanations import explain
from ..languages import active_language, localized, suffixed
from ..legal_status import unrecorded
from ..models import (
    Agreement,
    AgreementRelation,
    Area,
    Conference,
    FormerSlug,
    LegalStep,
    Membership,
    Memorandum,
    Partner,
    Statistic,
)
from ..timeline import entries_of
from . import errors
from .base import Page
from .rows import for_cards


class RecordPage(Page):
    """A record with everything that leads on from it; the page of staff who preview it, too."""

    model = None
    relations = ()
    has_own_card = True

    def get(self, request, slug):
        self.record = self.records().filter(slug=slug).first()
        if self.record is None:
            return self.answer_for_former(slug)
        response = super().get(request)
        if not self.record.is_public():
            response["X-Robots-Tag"] = "noindex"
        return response

    def records(self):
        return (
            self.visible(self.model)
            .select_related(*self.relations)
            .prefetch_related(Prefetch("areas", Area.objects.in_title_order()), "sources")
        )

    def visible(self, kind):
        return kind.objects.visible_to(self.reader)

    def answer_for_former(self, slug):
        """An address that was given up leads to its record, or says that it was deleted."""
        former = FormerSlug.objects.filter(kind=self.model._meta.model_name, slug=slug).first()
        if former is None:
            raise Http404
        if former.record_id is None:
            return errors.gone(self.request)
        record = self.visible(self.model).filter(pk=former.record_id).first()
        if record is None:
            raise Http404
        return HttpResponsePermanentRedirect(record.get_absolute_url())

    def get_context_data(self, **kwargs):
        previous, following = self.neighbours()
        context = super().get_context_data(
            record=self.record,
            description=self.record.summary,
            previous=previous,
            next=following,
            languages=self.record.languages,
            is_indexed=self.record.is_available,
            **kwargs,
        )
        return {**context, "citation": self.citation(**context)}

    def citation(self, canonical, site, portal_name, **_kwargs):
        agency = localized(site, "agency_name").value if site else ""
        return Citation.of(self.record, canonical, agency, portal_name.value)

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
    relations = ("seat_country",)

    def records(self):
        return super().records().prefetch_related(_statistics())


class PartnerPage(RecordPage):
    model = Partner
    section = Section.PARTNERS
    template_name = "cooperation/partner_detail.html"
    relations = ("country",)

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
        return super().records().with_signature_date().prefetch_related(Prefetch("steps", steps))

    def get_context_data(self, **kwargs):
        partners = self.visible(Partner).filter(pk=OuterRef("partner"))
        parties = self.record.parties.annotate(is_partner_visible=Exists(partners))
        standing = self.record.standing_on()
        return super().get_context_data(
            parties=parties.select_related("country", "partner"),
            ties=self.ties(),
            explanation=explain(self.record),
            standing=standing,
            today=timezone.localdate(),
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
        partners = self.visible(Partner).select_related("country").in_title_order()
        return (
            super()
            .records()
            .prefetch_related(
                _statistics(), Prefetch("organisers", partners), Prefetch("participants", partners)
            )
        )

    def get_context_data(self, **kwargs):
        memoranda = self.visible(Memorandum).filter(occasion=self.record)
        return super().get_context_data(memoranda=for_cards(memoranda.in_title_order()), **kwargs)


def _statistics():
    return Prefetch("statistics", Statistic.objects.select_related("source"))
