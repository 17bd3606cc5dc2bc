"""What is public of each kind, field by field.

Nothing is public that is not named here and in what this imports: a new column of a model stays
inside until somebody adds it. A code that was published keeps its name and meaning for as long as
/api/v1/ lives.
"""

from django.utils.translation import gettext_lazy as _

from ..enums import AgencyRole, ConferenceMode, PartnerKind, Region, StateStatus
from ..models import Area, Conference, ConferenceSeries, Country, Membership, Partner, Source
from .common import AS_KNOWN, ENDING, STATISTICS, TEXTS, beginning, country
from .data_kind import DataKind
from .instruments import AGREEMENTS, MEMORANDA
from .references import Identifier, Reference, References
from .values import Code, Date, Decimal, Key, Link, Number, Prose, Words, YesNo

_MEMBERSHIPS = DataKind(
    "memberships",
    Membership,
    (
        *beginning("memberships"),
        Words(code="name"),
        Words(code="abbreviation"),
        Words(code="parent_body"),
        Code(code="state_status", codes=StateStatus),
        Code(code="agency_role", codes=AgencyRole),
        Date(code="since", about=AS_KNOWN),
        Words(code="decision", about=_("The act by which Uzbekistan joined.")),
        Date(code="founded_on", about=AS_KNOWN),
        Words(code="seat_city"),
        country("seat_country"),
        Link(code="website"),
        *TEXTS,
        Prose(code="benefits"),
        STATISTICS,
        *ENDING,
    ),
)

_PARTNERS = DataKind(
    "partners",
    Partner,
    (
        *beginning("partners"),
        Words(code="name", about=_("The name under which the register lists the organisation.")),
        Words(code="short_name"),
        Words(code="now_known_as"),
        Code(
            code="organisation_kind",
            attribute="kind",
            codes=PartnerKind,
            label=_("kind of organisation"),
        ),
        country("country"),
        Words(code="city"),
        Date(code="founded_on", about=AS_KNOWN),
        Link(code="website"),
        *TEXTS,
        *ENDING,
    ),
)

_CONFERENCES = DataKind(
    "conferences",
    Conference,
    (
        *beginning("conferences"),
        Words(code="title"),
        Reference(code="series"),
        Number(code="edition"),
        Date(code="starts_on", about=AS_KNOWN),
        Date(code="ends_on", about=_("Empty if it lasts one day or the day is not known.")),
        country("country"),
        Words(code="city"),
        Words(code="venue"),
        Code(code="mode", codes=ConferenceMode),
        YesNo(code="is_organised_by_agency"),
        References(code="organisers", word="partners"),
        References(code="participants", word="partners"),
        Link(code="website"),
        *TEXTS,
        STATISTICS,
        *ENDING,
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
    kind.word: kind for kind in (_MEMBERSHIPS, _PARTNERS, MEMORANDA, AGREEMENTS, _CONFERENCES)
}
REFERENCE = {kind.word: kind for kind in (_COUNTRIES, _AREAS, _SERIES, _SOURCES)}
KINDS = {**RECORDS, **REFERENCE}


def kind_of(model):
    """The declaration of a model, or of an object's."""
    model = model if isinstance(model, type) else type(model)
    return next(kind for kind in KINDS.values() if kind.model is model)
