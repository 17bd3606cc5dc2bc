"""What is public of memoranda and agreements, field by field."""

from django.utils.translation import gettext_lazy as _

from ..enums import AgreementLevel, AgreementRelationKind, StepKind
from ..models import (
    Agreement,
    AgreementParty,
    AgreementRelation,
    Article,
    LegalStep,
    Memorandum,
    MemorandumPartner,
)
from .common import AS_KNOWN, ENDING, SOURCE, TEXTS, beginning, country, partner, term
from .data_kind import DataKind
from .references import Reference
from .values import Code, Date, Number, Prose, Rows, Value, Words, YesNo

MEMORANDA = DataKind(
    "memoranda",
    Memorandum,
    (
        *beginning("memoranda"),
        Words(code="title"),
        Words(code="subject"),
        Date(code="signed_on", about=AS_KNOWN),
        Words(code="signed_in"),
        country("signed_country"),
        Reference(
            code="occasion",
            word="conferences",
            name="title",
            about=_("The conference at which it was signed."),
        ),
        *term(),
        Date(code="terminated_on", about=_("Only if a party ended it before its term.")),
        *TEXTS,
        Rows(
            code="partners",
            attribute="signatories",
            model=MemorandumPartner,
            label=_("partners that signed"),
            values=(
                Reference(code="partner", word="partners"),
                Words(code="signed_as", about=_("If the name was different from today’s.")),
            ),
        ),
        *ENDING,
    ),
)

AGREEMENTS = DataKind(
    "agreements",
    Agreement,
    (
        *beginning("agreements"),
        Words(code="title", about=_("In full, as on the document.")),
        Words(code="short_title"),
        Code(code="level", codes=AgreementLevel),
        YesNo(code="is_framework"),
        Date(
            code="signed_on",
            label=_("signed on"),
            about=_("The earliest signature among the legal steps."),
        ),
        *term(Number(code="term_years")),
        Number(code="notice_months"),
        *TEXTS,
        Rows(
            code="parties",
            model=AgreementParty,
            label=_("parties"),
            values=(
                country("country"),
                partner("partner"),
                Words(code="signing_body", about=_("Under the name that it had at signing.")),
                Words(code="competent_body"),
                Words(code="signatory"),
            ),
        ),
        Rows(
            code="steps",
            model=LegalStep,
            label=_("legal steps"),
            about=_("The legal steps of the agreement, with the act behind each."),
            values=(
                Code(code="kind", codes=StepKind),
                Date(code="on", about=AS_KNOWN),
                Date(code="until", about=_("Only for an extension.")),
                Words(code="place"),
                Words(code="act"),
                SOURCE,
            ),
        ),
        Rows(
            code="relations",
            model=AgreementRelation,
            label=_("related agreements"),
            about=_("What this agreement does to earlier ones."),
            values=(
                Code(code="kind", codes=AgreementRelationKind),
                Reference(
                    code="agreement",
                    attribute="other",
                    word="agreements",
                    name="title",
                    label=_("other agreement"),
                ),
            ),
        ),
        Rows(
            code="articles",
            model=Article,
            label=_("text by articles"),
            about=_("The parts that have been entered, in the languages in which they were."),
            values=(
                Value(code="number"),
                Words(code="heading"),
                Prose(code="text"),
            ),
        ),
        *ENDING,
    ),
)
