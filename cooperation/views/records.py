"""One page for each kind of record."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery

from .. import structured_data
from ..documents import files_of_text, shown_with
from ..enums import Section
from ..explanations import explain
from ..filters import AS_OF
from ..history.published import with_version
from ..languages import active_language, suffixed
from ..legal_status import unrecorded
from ..models import (
    Agreement,
    AgreementParty,
    AgreementRelation,
    Area,
    Conference,
    GalleryPicture,
    LegalStep,
    Membership,
    Memorandum,
    MemorandumPartner,
    Partner,
    Statistic,
)
from ..open_data import Addresses, kind_of
from ..timeline import entries_of
from ..translations.readers import with_outdated
from .feeds import feed_link
from .past import ShownInThePast
from .rows import for_cards, shown_in_gallery


class RecordPage(ShownInThePast):
    """A record with everything that leads on from it.

    What a page reads of the record hangs on it, so that a version can stand in its place; what else
    the register knows of it is asked in methods, and left out of a page of the past.
    """

    relations = ()
    has_own_card = True

    def records_of_today(self):
        return (
            with_version(with_outdated(super().records_of_today()))
            .select_related("picture", *self.relations)
            .prefetch_related(Prefetch("areas", Area.objects.in_title_order()), "sources")
        )

    def get_context_data(self, **kwargs):
        previous, following = (None, None) if self.past else self.neighbours()
        documents = self.past.documents() if self.past else shown_with(self.record)
        context = super().get_context_data(
            record=self.record,
            documents=documents,
            text_files=files_of_text(documents),
            description=self.record.summary,
            previous=previous,
            next=following,
            languages=self.record.languages,
            is_indexed=self.record.is_available and not self.is_of_a_day,
            feed=self.feed(),
            identifier=self.identifier(),
            data_query=f"?{AS_OF.name}={self.day.isoformat()}" if self.past else "",
            **kwargs,
        )
        return {**context, "citation": self.citation(**context)}

    def sources(self):
        return self.record.sources.all()

    def card_path(self):
        return f"{self.record.get_absolute_url()}card.png"

    def identifier(self):
        return Addresses.of(self.request).identifier(kind_of(self.model).word, self.record.slug)

    def feed(self):
        """The feed of the record's changes, where readers have one."""
        if self.record.is_public() and self.record.is_available:
            return feed_link(self.model, self.record)
        return None

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

    def records_of_today(self):
        return super().records_of_today().prefetch_related(_statistics())

    def subject(self, voice, context):
        return structured_data.membership(voice, self.record)


class PartnerPage(RecordPage):
    model = Partner
    section = Section.PARTNERS
    template_name = "cooperation/partner_detail.html"
    relations = ("country", "logo", "logo_on_dark")

    def get_context_data(self, **kwargs):
        found = {} if self.past else self.found()
        return super().get_context_data(entries=entries_of(**found), **found, **kwargs)

    def found(self):
        """The records that name the partner."""
        attended = Q(organisers=self.record) | Q(participants=self.record)
        conferences = Conference.objects.filter(attended).order_by().values("pk")
        agreements = Agreement.objects.filter(parties__partner=self.record).order_by().values("pk")
        return {
            "memoranda": for_cards(
                self.visible(Memorandum).filter(partners=self.record).in_title_order()
            ),
            "agreements": for_cards(
                self.visible(Agreement).filter(pk__in=agreements).in_title_order()
            ).prefetch_related("steps"),
            "conferences": for_cards(
                self.visible(Conference)
                .filter(pk__in=conferences)
                .order_by(F("starts_on").desc(nulls_last=True), "pk")
            ),
        }

    def subject(self, voice, context):
        return structured_data.partner(voice, self.record)


class MemorandumPage(RecordPage):
    model = Memorandum
    section = Section.MEMORANDA
    template_name = "cooperation/memorandum_detail.html"
    relations = ("signed_country",)

    def records_of_today(self):
        signatories = MemorandumPartner.objects.filter(partner__in=self.visible(Partner))
        return (
            super()
            .records_of_today()
            .prefetch_related(
                Prefetch("occasion", self.visible(Conference)),
                Prefetch("signatories", signatories.select_related("partner__country")),
                _gallery(),
            )
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            signatories=self.record.signatories.all(),
            gallery=shown_in_gallery(self.record),
            explanation=explain(self.record, self.day),
            standing=self.record.standing_on(self.day),
            **kwargs,
        )

    def subject(self, voice, context):
        return structured_data.memorandum(
            voice,
            self.record,
            signatories=context["signatories"],
            files=context["text_files"],
            occasion=self.record.occasion,
            agency={"@id": voice.part("agency")},
        )


class AgreementPage(RecordPage):
    model = Agreement
    section = Section.AGREEMENTS
    template_name = "cooperation/agreement_detail.html"

    def records_of_today(self):
        partners = self.visible(Partner).filter(pk=OuterRef("partner"))
        parties = AgreementParty.objects.annotate(is_partner_visible=Exists(partners))
        return (
            super()
            .records_of_today()
            .with_signature_date()
            .with_text_languages()
            .prefetch_related(
                Prefetch("steps", LegalStep.objects.select_related("source")),
                Prefetch("parties", parties.select_related("country", "partner")),
                _gallery(),
            )
        )

    def get_context_data(self, **kwargs):
        standing = self.record.standing_on(self.day)
        return super().get_context_data(
            parties=self.record.parties.all(),
            ties=self.record.relations.all() if self.past else self.ties(),
            gallery=shown_in_gallery(self.record),
            explanation=explain(self.record, self.day),
            standing=standing,
            today=self.day,
            unrecorded=[kind.label for kind in unrecorded(standing, self.record.legal_steps())],
            **kwargs,
        )

    def subject(self, voice, context):
        return structured_data.agreement(
            voice,
            self.record,
            parties=context["parties"],
            relations=context["ties"],
            files=context["text_files"],
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

    def records_of_today(self):
        partners = for_cards(self.visible(Partner)).in_title_order()
        return (
            super()
            .records_of_today()
            .prefetch_related(
                _statistics(),
                Prefetch("organisers", partners),
                Prefetch("participants", partners),
                _gallery(),
            )
        )

    def get_context_data(self, **kwargs):
        memoranda = self.visible(Memorandum).filter(occasion=self.record)
        return super().get_context_data(
            memoranda=() if self.past else for_cards(memoranda.in_title_order()),
            gallery=shown_in_gallery(self.record),
            **kwargs,
        )

    def subject(self, voice, context):
        return structured_data.conference(
            voice,
            self.record,
            organisers=self.record.organisers.all(),
            participants=self.record.participants.all(),
            agency={"@id": voice.part("agency")},
        )


def _statistics():
    return Prefetch("statistics", Statistic.objects.select_related("source"))


def _gallery():
    return Prefetch("gallery", GalleryPicture.objects.select_related("picture"))
