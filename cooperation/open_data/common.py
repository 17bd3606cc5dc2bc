"""The values that several kinds have."""

from django.utils.translation import gettext_lazy as _

from ..enums import LegalStatus, Qualifier, Renewal, Term
from ..models import Statistic
from .documents import DOCUMENTS
from .references import Identifier, Pages, Reference, References
from .standing import Standing
from .values import Code, Date, Day, Key, Languages, Moment, Number, Prose, Rows, Words


def beginning(word):
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


TEXTS = (
    Words(code="summary", about=_("One or two sentences.")),
    Prose(
        code="text",
        attribute="body",
        about=_("Links to other records lead to their pages; pictures are left out."),
    ),
)

SOURCE = Reference(code="source", key="key", name="title")

ENDING = (
    References(code="areas"),
    References(code="sources", key="key", name="title"),
    DOCUMENTS,
    Day(code="verified_on", about=_("The day on which somebody last checked the facts.")),
    Moment(code="changed_at", about=_("When the record was last saved.")),
)

AS_KNOWN = _("As precise as is known. Empty: not published.")

STATISTICS = Rows(
    code="statistics",
    model=Statistic,
    label=_("figures"),
    about=_("Figures as they were published, each with its day and its source."),
    values=(
        Words(code="label"),
        Code(code="qualifier", codes=Qualifier),
        Number(code="value"),
        Date(code="as_of", about=_("The day on which it was true.")),
        SOURCE,
    ),
)


def country(code, **more):
    return Reference(code=code, key="code", word="countries", **more)


def partner(code):
    return Reference(
        code=code, word="partners", about=_("Empty where the partner is not in the register.")
    )


def term(*between):
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
