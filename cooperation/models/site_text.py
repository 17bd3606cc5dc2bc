"""The words of the portal itself, which staff edit like any record."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..enums import Section
from ..fields import PlainCharField, PlainTextField, ProseField, WebAddressField
from ..languages import localized
from .base import WITH_PUBLISHING, Stamped, require_text
from .child import Child
from .picture import Picture
from .querysets import SectionQuerySet, SettingsQuerySet

# The page of each section.
URL_NAMES = {
    Section.HOME: "cooperation:home",
    Section.MEMBERSHIPS: "cooperation:membership-list",
    Section.PARTNERS: "cooperation:partner-list",
    Section.MEMORANDA: "cooperation:memorandum-list",
    Section.AGREEMENTS: "cooperation:agreement-list",
    Section.CONFERENCES: "cooperation:conference-list",
    Section.COUNTRIES: "cooperation:country-list",
    Section.TIMELINE: "cooperation:timeline",
    Section.ABOUT: "cooperation:about",
    Section.DATA: "cooperation:data",
    Section.ACCESSIBILITY: "cooperation:accessibility",
    Section.SITE_MAP: "cooperation:site-map",
    Section.STATE_SYMBOLS: "cooperation:state-symbols",
    Section.SEARCH: "cooperation:search",
}


class SectionText(Stamped):
    """The heading and introduction of one part of the portal."""

    section = models.CharField(
        _("section"),
        max_length=20,
        choices=Section,
        unique=True,
        help_text=_("Where these words stand. Each section has one text."),
    )
    title = PlainCharField(
        _("heading"), max_length=120, blank=True, help_text=_("The heading of the page.")
    )
    lead = PlainTextField(
        _("lead"),
        blank=True,
        help_text=_("One or two sentences under the heading; also for search engines."),
    )
    body = ProseField(_("text"), help_text=_("Shown below the lead."))
    picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pictured_sections",
        verbose_name=_("picture"),
        help_text=_("Beside the heading on a wide screen. From the library."),
    )
    internal_note = PlainTextField(
        _("internal note"), blank=True, help_text=_("Doubts and things to find out.")
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section text")
        verbose_name_plural = _("section texts")
        ordering = ["section"]
        default_permissions = WITH_PUBLISHING

    def __str__(self):
        return self.get_section_display()

    def natural_key(self):
        return (self.section,)

    def clean(self):
        super().clean()
        require_text(self, "title")

    def get_absolute_url(self):
        return reverse(URL_NAMES[self.section])


class SiteSettings(Stamped):
    """The agency's own names and addresses; there is one row."""

    KEY = "portal"

    key = models.SlugField(default=KEY, unique=True, editable=False)
    agency_name = PlainCharField(
        _("name of the agency"),
        max_length=120,
        blank=True,
        help_text=_("The short name, as in speech."),
    )
    emblem = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="emblem_of",
        verbose_name=_("emblem"),
        help_text=_("In the header of every page, on a dark ground. Empty: the portal’s star."),
    )
    official_name = PlainCharField(
        _("official name"), blank=True, help_text=_("The full name from its statute.")
    )
    parent_body = PlainCharField(_("parent body"), blank=True, help_text=_("Above the agency."))
    parent_body_url = WebAddressField(
        _("website of the parent body"), help_text=_("Its name in the portal links there.")
    )
    portal_name = PlainCharField(
        _("name of the portal"),
        max_length=120,
        blank=True,
        help_text=_("In the header of every page."),
    )
    address = PlainTextField(
        _("postal address"), blank=True, help_text=_("Empty: shown as not published.")
    )
    phone = PlainCharField(
        _("telephone"), max_length=60, blank=True, help_text=_("With the country code.")
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Empty: shown as not published.")
    )
    website = WebAddressField(_("website"), help_text=_("The agency's main site."))
    licence = PlainTextField(
        _("terms of use"), blank=True, help_text=_("In the footer: what readers may copy.")
    )
    internal_note = PlainTextField(
        _("internal note"), blank=True, help_text=_("Doubts and things to find out.")
    )

    objects = SettingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self):
        return str(localized(self, "agency_name"))

    def natural_key(self):
        return (self.key,)

    def clean(self):
        super().clean()
        if type(self).objects.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is one set of site settings; edit that one."))


class SiteLink(Child):
    """A link in the footer of every page."""

    owner_fields = ("settings",)

    settings = models.ForeignKey(SiteSettings, models.CASCADE, related_name="links")
    label = PlainCharField(
        _("label"), max_length=120, blank=True, help_text=_("What the link leads to.")
    )
    url = WebAddressField(_("web address"), blank=False, help_text=_("Of the page, with https://."))

    class Meta(Child.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self):
        return str(localized(self, "label"))

    def clean(self):
        super().clean()
        require_text(self, "label")
