from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import PartnerKind
from ..fields import PartialDateField, PlainCharField, PlainTextField, ProseField, WebAddressField
from .base import Record
from .picture import WithLogo
from .reference import Country


class Partner(WithLogo, Record):
    """An organisation with which the agency works.

    ``name`` is the name that the register lists it under; one it took later is in
    ``now_known_as``, and the one under which it signed stands with the signature.
    """

    url_name = "cooperation:partner-detail"
    search_fields = ("short_name", "now_known_as")

    kind = models.CharField(
        _("kind"), max_length=30, choices=PartnerKind, help_text=_("Readers filter by it.")
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        related_name="partners",
        verbose_name=_("country"),
        help_text=_("Where the organisation has its seat."),
    )
    name = PlainCharField(
        _("name"), blank=True, help_text=_("The full name, without quotation marks.")
    )
    short_name = PlainCharField(
        _("short name"), max_length=60, blank=True, help_text=_("The abbreviation: JAXA, CNES.")
    )
    now_known_as = PlainTextField(
        _("now known as"),
        blank=True,
        help_text=_("If it was renamed or merged: the name today, and since when."),
    )
    city = PlainCharField(_("city"), max_length=120, blank=True, help_text=_("Of the head office."))
    founded_on = PartialDateField(
        _("founded"), help_text=_("2022, 05.2022 or 10.05.2022. Empty: not published.")
    )
    website = WebAddressField(_("website"), help_text=_("The organisation's own site."))
    summary = PlainTextField(
        _("summary"),
        blank=True,
        help_text=_("One or two sentences for lists: who they are and what we do."),
    )
    body = ProseField(_("text"), help_text=_("The story of the cooperation, shown on the page."))

    class Meta(Record.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
