"""The filters of the lists: each is one parameter of the address.

A filter offers the values that occur among the records it is given, understands every value that
could occur, and narrows the records to one. A value that it does not understand is None.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import Q, TextChoices
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .date_words import format_date
from .enums import AgencyRole, AgreementLevel, LegalStatus, PartnerKind, StepKind
from .explanations import status_label
from .languages import LocalizedText, active_language
from .models import (
    Agreement,
    Area,
    Conference,
    ConferenceSeries,
    Country,
    LegalStep,
    Membership,
    Memorandum,
    Partner,
)
from .models.memorandum import named_partners
from .partial_dates import day_of

HOME_COUNTRY = "UZ"  # a party to every agreement, so it tells none from another


class Choice(NamedTuple):
    value: str
    text: LocalizedText


def interface_text(label):
    """A label of ours as a text in the reader's language."""
    return LocalizedText(str(label), active_language())


@dataclass(frozen=True)
class Filter:
    """A parameter ``name`` that narrows records by what is at the end of ``path``."""

    name: str
    label: str
    path: str

    def choices(self, records):
        """The values that occur, in the order to show them."""
        raise NotImplementedError

    def understand(self, value):
        """The choice that a value of the address means, or None."""
        raise NotImplementedError

    def narrow(self, records, value):
        return records.filter(**{self.path: value})

    def on_day(self, day):
        """The same filter where the register is shown as of a day."""
        return self

    def occurring(self, records, expression):
        return records.order_by().values_list(expression, flat=True).distinct()


@dataclass(frozen=True)
class EnumFilter(Filter):
    enum: type[TextChoices]

    def choices(self, records):
        occurring = set(self.occurring(records, self.path))
        return [self._choice(member) for member in self.enum if member in occurring]

    def understand(self, value):
        return self._choice(self.enum(value)) if value in self.enum.values else None

    def _choice(self, member):
        return Choice(member.value, interface_text(member.label))


@dataclass(frozen=True)
class StatusFilter(Filter):
    """By the legal status on a day, today unless told otherwise.

    ``kind`` because a memorandum has words of its own for it.
    """

    kind: type
    day: datetime.date | None = None

    def on_day(self, day):
        return replace(self, day=day)

    def choices(self, records):
        occurring = records.legal_statuses(self.day)
        return [self._choice(status) for status in LegalStatus if status in occurring]

    def understand(self, value):
        return self._choice(LegalStatus(value)) if value in LegalStatus.values else None

    def narrow(self, records, value):
        return records.with_legal_status(value, self.day)

    def _choice(self, status):
        return Choice(status.value, interface_text(status_label(self.kind, status)))


@dataclass(frozen=True)
class DayFilter(Filter):
    """The register as of a day: without what certainly began later. It offers no choices.

    What the other filters say then holds for that day, see ``Filter.on_day``.
    """

    path: str = ""

    def choices(self, records):
        return []

    def understand(self, value):
        day = day_of(value)
        return Choice(value, interface_text(format_date(day))) if day else None

    def narrow(self, records, value):
        return records.existing_on(day_of(value))


@dataclass(frozen=True)
class YearFilter(Filter):
    def choices(self, records):
        dated = records.filter(**{f"{self.path}__isnull": False})
        years = self.occurring(dated, Substr(self.path, 1, 4))
        return [self.understand(year) for year in sorted(years, reverse=True)]

    def understand(self, value):
        is_year = re.fullmatch(r"[1-9]\d{3}", value, re.ASCII)
        return Choice(value, interface_text(value)) if is_year else None

    def narrow(self, records, value):
        return records.filter(**{f"{self.path}__year": value})


@dataclass(frozen=True)
class SignatureYearFilter(YearFilter):
    """By the year of a signature, which for an agreement is one of its legal steps."""

    def choices(self, records):
        return super().choices(self._signatures().filter(agreement__in=records.order_by()))

    def narrow(self, records, value):
        signed = super().narrow(self._signatures(), value)
        return records.filter(pk__in=signed.values("agreement"))

    @staticmethod
    def _signatures():
        return LegalStep.objects.filter(kind=StepKind.SIGNED)


@dataclass(frozen=True)
class ReferenceFilter(Filter):
    """By reference data: ``model`` has a key for addresses and a translated name."""

    model: type
    key: str = "slug"
    # What must hold, besides, of the rows on the path.
    condition: Callable[[], Q] = Q
    # What must hold of a target that none of the records names, for its key to be understood.
    known: Callable[[], Q] = Q

    def choices(self, records):
        rows = records.filter(self.condition()).order_by()
        targets = self.model.objects.filter(pk__in=rows.values(self.path))
        return [self._choice(target) for target in targets.in_title_order()]

    def understand(self, value):
        if not re.fullmatch(r"[-\w]{1,60}", value, re.ASCII):
            return None
        targets = self.model.objects.filter(self.known(), **{self.key: self.key_of(value)})
        target = targets.first()
        return self._choice(target) if target else None

    def narrow(self, records, value):
        # Through the keys: a path to many rows would name a record once for each of them.
        found = records.model.objects.filter(
            self.condition(), **{f"{self.path}__{self.key}": self.key_of(value)}
        )
        return records.filter(pk__in=found.order_by().values("pk"))

    def key_of(self, value):
        """The key that a value of the address stands for."""
        return value

    def value_of(self, key):
        return key

    def _choice(self, target):
        return Choice(self.value_of(getattr(target, self.key)), target.localized_title)


@dataclass(frozen=True)
class CountryFilter(ReferenceFilter):
    """By country, whose code the address writes in small letters."""

    model: type = Country
    key: str = "code"

    def choices(self, records):
        home = self.value_of(HOME_COUNTRY)
        return [choice for choice in super().choices(records) if choice.value != home]

    def understand(self, value):
        return super().understand(value) if value.islower() else None

    def key_of(self, value):
        return value.upper()

    def value_of(self, key):
        return key.lower()


def _public_series():
    """Of what only drafts name, nobody is told that it exists."""
    return Q(pk__in=Conference.objects.published().order_by().values("series"))


_AREA = ReferenceFilter("area", _("Area of cooperation"), "areas", Area)
AS_OF = DayFilter("on", pgettext_lazy("filter", "As of"))

FILTERS = {
    Membership: (
        EnumFilter("role", _("Role of the agency"), "agency_role", AgencyRole),
        _AREA,
        AS_OF,
    ),
    Partner: (
        EnumFilter("kind", _("Kind of organisation"), "kind", PartnerKind),
        CountryFilter("country", _("Country"), "country"),
        _AREA,
    ),
    Memorandum: (
        StatusFilter("status", _("Status"), "", Memorandum),
        CountryFilter(
            "country",
            _("Country of the partner"),
            "partners__country",
            condition=named_partners,
        ),
        _AREA,
        YearFilter("year", _("Year of signature"), "signed_on"),
        AS_OF,
    ),
    Agreement: (
        StatusFilter("status", _("Status"), "", Agreement),
        EnumFilter("level", _("Level"), "level", AgreementLevel),
        CountryFilter("country", _("Country"), "parties__country"),
        _AREA,
        SignatureYearFilter("year", _("Year of signature"), "on"),
        AS_OF,
    ),
    Conference: (
        ReferenceFilter("series", _("Series"), "series", ConferenceSeries, known=_public_series),
        CountryFilter("country", _("Country"), "country"),
        _AREA,
        YearFilter("year", _("Year"), "starts_on"),
        AS_OF,
    ),
}
