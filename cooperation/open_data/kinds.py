"""What is public of each kind, field by field.

Nothing is public that is not named here: a new column of a model stays inside until somebody
adds it. A code that was published keeps its name and meaning for as long as /api/v1/ lives.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..enums import (
    AgencyRole,
    AgreementLevel,
    AgreementRelationKind,
    ConferenceMode,
    LegalStatus,
    PartnerKind,
    Qualifier,
    Region,
    Renewal,
    Section,
    StateStatus,
    StepKind,
    Term,
)
from ..models import (
    Agreement,
    AgreementParty,
    AgreementRelation,
    Area,
    Article,
    Conference,
    ConferenceSeries,
    Country,
    LegalStep,
    Membership,
    Memorandum,
    MemorandumPartner,
    Partner,
    Source,
    Statistic,
)
from .documents import DOCUMENTS
from .references import Identifier, Pages, Reference, References
from .schemas import object_schema
from .values import (
    Code,
    Date,
    Day,
    Decimal,
    Key,
    Languages,
    Link,
    Moment,
    Number,
    Prose,
    Rows,
    Standing,
    Value,
    Words,
    YesNo,
)


@dataclass(frozen=True)
class DataKind:
    """A kind of record or of reference data; ``word`` names it in addresses and in files."""

    word: str
    model: type
    values: tuple[Value, ...]

    @property
    def title(self):
        return Section(self.word).label if self.word in Section.values else self._plural

    @property
    def _plural(self):
        return self.model._meta.verbose_name_plural

    @property
    def row_values(self):
        """The values that have tables of their own."""
        return tuple(each for each in self.values if isinstance(each, Rows))

    @property
    def schema(self):
        return object_schema(self.values)

    def label_of(self, value):
        """What a value is called, in the active language."""
        return _label(self.model, value)

    def label_of_row_value(self, rows, value):
        return _label(rows.model, value)


def _label(model, value):
    if value.label:
        return value.label
    field = model._meta.get_field(value.attribute or value.code)
    return getattr(field, "translated_field", field).verbose_name


# --- What all records have -------------------------------------------------------------------


def _beginning(word):
    return (
        Identifier(
            code="id",
            word=word,
            label=_("permanent identifier"),
            about=_("Never changes and never names anything else; leads to the page and the data."),
        ),
        Key(code="kind", attribute="_meta.model_name", label=_("kind of record")),
        Key(code="slug", about=_("The key of the record within its kind.")),
        Pages(code="pages", word=word, label=_("pages")),
        Languages(
            code="languages",
            label=_("languages"),
            about=_("Those in which the record has its title and summary."),
        ),
    )


_TEXTS = (
    Words(code="summary", about=_("One or two sentences.")),
    Prose(
        code="text",
        attribute="body",
        about=_("Links to other records lead to their pages; pictures are left out."),
    ),
)

_SOURCE = Reference(code="source", key="key", name="title")

_ENDING = (
    References(code="areas"),
    References(code="sources", key="key", name="title"),
    DOCUMENTS,
    Day(code="verified_on", about=_("The day on which somebody last checked the facts.")),
    Moment(code="changed_at", about=_("When the record was last saved.")),
)

_AS_KNOWN = _("As precise as is known. Empty: not published.")

_STATISTICS = Rows(
    code="statistics",
    model=Statistic,
    label=_("figures"),
    about=_("Figures as they were published, each with its day and its source."),
    values=(
        Words(code="label"),
        Code(code="qualifier", codes=Qualifier),
        Number(code="value"),
        Date(code="as_of", about=_("The day on which it was true.")),
        _SOURCE,
    ),
)


def _country(code, **more):
    return Reference(code=code, key="code", word="countries", **more)


def _partner(code):
    return Reference(
        code=code, word="partners", about=_("Empty where the partner is not in the register.")
    )


def _term(*between):
    return (
        Code(code="term", codes=Term),
        *between,
        Date(code="valid_until", about=_("The last day of a fixed term, if the text names one.")),
        Code(code="renewal", codes=Renewal),
        Standing(
            code="status",
            codes=LegalStatus,
            label=_("legal status"),
            about=_("Computed from the dates for the day that is given with it."),
        ),
    )


# --- The records -----------------------------------------------------------------------------

_MEMBERSHIPS = DataKind(
    "memberships",
    Membership,
    (
        *_beginning("memberships"),
        Words(code="name"),
        Words(code="abbreviation"),
        Words(code="parent_body"),
        Code(code="state_status", codes=StateStatus),
        Code(code="agency_role", codes=AgencyRole),
        Date(code="since", about=_AS_KNOWN),
        Words(code="decision", about=_("The act by which Uzbekistan joined.")),
        Date(code="founded_on", about=_AS_KNOWN),
        Words(code="seat_city"),
        _country("seat_country"),
        Link(code="website"),
        *_TEXTS,
        Prose(code="benefits"),
        _STATISTICS,
        *_ENDING,
    ),
)

_PARTNERS = DataKind(
    "partners",
    Partner,
    (
        *_beginning("partners"),
        Words(code="name", about=_("The name under which the register lists the organisation.")),
        Words(code="short_name"),
        Words(code="now_known_as"),
        Code(
            code="organisation_kind",
            attribute="kind",
            codes=PartnerKind,
            label=_("kind of organisation"),
        ),
        _country("country"),
        Words(code="city"),
        Date(code="founded_on", about=_AS_KNOWN),
        Link(code="website"),
        *_TEXTS,
        *_ENDING,
    ),
)

_MEMORANDA = DataKind(
    "memoranda",
    Memorandum,
    (
        *_beginning("memoranda"),
        Words(code="title"),
        Words(code="subject"),
        Date(code="signed_on", about=_AS_KNOWN),
        Words(code="signed_in"),
        _country("signed_country"),
        Reference(
            code="occasion",
            word="conferences",
            name="title",
            about=_("The conference at which it was signed."),
        ),
        *_term(),
        Date(code="terminated_on", about=_("Only if a party ended it before its term.")),
        *_TEXTS,
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
        *_ENDING,
    ),
)

_AGREEMENTS = DataKind(
    "agreements",
    Agreement,
    (
        *_beginning("agreements"),
        Words(code="title", about=_("In full, as on the document.")),
        Words(code="short_title"),
        Code(code="level", codes=AgreementLevel),
        YesNo(code="is_framework"),
        Date(
            code="signed_on",
            label=_("signed on"),
            about=_("The earliest signature among the legal steps."),
        ),
        *_term(Number(code="term_years")),
        Number(code="notice_months"),
        *_TEXTS,
        Rows(
            code="parties",
            model=AgreementParty,
            label=_("parties"),
            values=(
                _country("country"),
                _partner("partner"),
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
                Date(code="on", about=_AS_KNOWN),
                Date(code="until", about=_("Only for an extension.")),
                Words(code="place"),
                Words(code="act"),
                _SOURCE,
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
        *_ENDING,
    ),
)

_CONFERENCES = DataKind(
    "conferences",
    Conference,
    (
        *_beginning("conferences"),
        Words(code="title"),
        Reference(code="series"),
        Number(code="edition"),
        Date(code="starts_on", about=_AS_KNOWN),
        Date(code="ends_on", about=_("Empty if it lasts one day or the day is not known.")),
        _country("country"),
        Words(code="city"),
        Words(code="venue"),
        Code(code="mode", codes=ConferenceMode),
        YesNo(code="is_organised_by_agency"),
        References(code="organisers", word="partners"),
        References(code="participants", word="partners"),
        Link(code="website"),
        *_TEXTS,
        _STATISTICS,
        *_ENDING,
    ),
)

# --- Reference data --------------------------------------------------------------------------

_COUNTRIES = DataKind(
    "countries",
    Country,
    (
        Identifier(code="id", word="countries", key="code", label=_("permanent identifier")),
        Key(code="code"),
        Words(code="name"),
        Code(code="region", codes=Region),
        Decimal(
            code="latitude", about=_("Where the map shows the country, as a rule at its capital.")
        ),
        Decimal(code="longitude"),
    ),
)
_AREAS = DataKind("areas", Area, (Key(code="slug"), Words(code="name")))
_SERIES = DataKind(
    "series", ConferenceSeries, (Key(code="slug"), Words(code="name"), Link(code="website"))
)
_SOURCES = DataKind(
    "sources",
    Source,
    (
        Key(code="key"),
        Words(code="title"),
        Words(code="publisher"),
        Date(code="published_on", about=_("Empty: not stated.")),
        Link(code="url"),
    ),
)

RECORDS = {
    kind.word: kind for kind in (_MEMBERSHIPS, _PARTNERS, _MEMORANDA, _AGREEMENTS, _CONFERENCES)
}
REFERENCE = {kind.word: kind for kind in (_COUNTRIES, _AREAS, _SERIES, _SOURCES)}
KINDS = {**RECORDS, **REFERENCE}


def kind_of(model):
    """The declaration of a model, or of an object's."""
    model = model if isinstance(model, type) else type(model)
    return next(kind for kind in KINDS.values() if kind.model is model)
