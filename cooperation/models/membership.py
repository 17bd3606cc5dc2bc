from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import AgencyRole, StateStatus
from ..fields import PartialDateField, PlainCharField, PlainTextField, ProseField, WebAddressField
from .base import Record
from .picture import WithLogo
from .reference import Country


class Membership(WithLogo, Record):
    """An international body, Uzbekistan's standing in it and the agency's part."""

    url_name = "cooperation:membership-detail"
    search_fields = ("abbreviation", "parent_body")
    beginning = "since"

    name = PlainCharField(
        _("name of the body"), blank=True, help_text=_("The official name in full.")
    )
    abbreviation = PlainCharField(
        _("abbreviation"), max_length=60, blank=True, help_text=_("As readers know it: COPUOS.")
    )
    parent_body = PlainCharField(
        _("parent body"),
        blank=True,
        help_text=_("The organisation that it belongs to, for example the United Nations."),
    )
    state_status = models.CharField(
        _("status of Uzbekistan"),
        max_length=12,
        choices=StateStatus,
        blank=True,
        help_text=_("States are members of such bodies, agencies are not. Empty: not published."),
    )
    agency_role = models.CharField(
        _("role of the agency"),
        max_length=20,
        choices=AgencyRole,
        help_text=_("What the agency does there on behalf of the country."),
    )
    since = PartialDateField(
        _("since"),
        help_text=_("When Uzbekistan joined: 2022, 05.2022 or 10.05.2022. Empty: not published."),
    )
    decision = PlainCharField(
        _("decision"), blank=True, help_text=_("The act by which Uzbekistan joined.")
    )
    founded_on = PartialDateField(
        _("body founded"), help_text=_("2022, 05.2022 or 10.05.2022. Empty: not published.")
    )
    seat_city = PlainCharField(
        _("seat: city"), max_length=120, blank=True, help_text=_("Where its secretariat works.")
    )
    seat_country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seated_bodies",
        verbose_name=_("seat: country"),
        help_text=_("Where its secretariat works. Empty: not published."),
    )
    website = WebAddressField(_("website"), help_text=_("The body's own site."))
    summary = PlainTextField(
        _("summary"), blank=True, help_text=_("One or two sentences for lists: what the body does.")
    )
    body = ProseField(_("text"), help_text=_("What the body is and how the agency works in it."))
    benefits = ProseField(
        _("what it brings"), help_text=_("What the country and the agency gain from it.")
    )

    class Meta(Record.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
