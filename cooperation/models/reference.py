"""Reference data: what records point at and only administrators change."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..enums import Region
from ..fields import PartialDateField, PlainCharField, WebAddressField
from ..languages import localized
from .base import WITH_PUBLISHING, Titled
from .querysets import CountryQuerySet, SourceQuerySet


class Country(Titled):
    """A country or territory of ISO 3166-1 with its one approved name in each language."""

    code = models.CharField(
        _("ISO code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital Latin letters, as in UZ."))],
        help_text=_("The two letters of ISO 3166-1 alpha-2."),
    )
    name = PlainCharField(
        _("name"),
        max_length=120,
        blank=True,
        help_text=_("The approved name, used everywhere on the site."),
    )
    region = models.CharField(
        _("region"),
        max_length=12,
        choices=Region,
        help_text=_("By the classification of the United Nations (M49)."),
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_(
            "In degrees, such as 48.9; negative south of the equator. The map shows the country "
            "here, as a rule at its capital. Empty: the country is not on the map."
        ),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("In degrees, such as 2.3; negative west of Greenwich."),
    )

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["sort_key_uz", "code"]
        constraints = [
            models.CheckConstraint(
                name="country_has_whole_position",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Enter both latitude and longitude, or neither."),
            ),
        ]

    def natural_key(self):
        return (self.code,)

    def get_absolute_url(self):
        return reverse("cooperation:country-detail", kwargs={"code": self.code.lower()})


class Area(Titled):
    """A field in which the agency cooperates, by which every list can be filtered."""

    slug = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("Used in the addresses of filtered lists, in Latin letters."),
    )
    name = PlainCharField(
        _("name"),
        max_length=120,
        blank=True,
        help_text=_("As it reads in a filter and on a record."),
    )

    class Meta:
        verbose_name = _("area of cooperation")
        verbose_name_plural = _("areas of cooperation")
        ordering = ["sort_key_uz", "slug"]
        default_permissions = WITH_PUBLISHING

    def natural_key(self):
        return (self.slug,)


class ConferenceSeries(Titled):
    """A conference that is held again and again under one name."""

    slug = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("Used in the addresses of filtered lists, in Latin letters."),
    )
    name = PlainCharField(
        _("name"),
        blank=True,
        help_text=_("The name that all editions share, without number or year."),
    )
    website = WebAddressField(_("website"), help_text=_("The page of the series, if it has one."))

    class Meta:
        verbose_name = _("conference series")
        verbose_name_plural = pgettext_lazy("plural", "conference series")
        ordering = ["sort_key_uz", "slug"]
        default_permissions = WITH_PUBLISHING

    def natural_key(self):
        return (self.slug,)


class Source(Titled):
    """A publication that facts were taken from, described once and cited by many records."""

    title_field = "title"
    search_fields = ("publisher",)

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("A short name for staff, in Latin letters: “astana-times-2022”."),
    )
    title = PlainCharField(
        _("title"), blank=True, help_text=_("What was published, in a reader's words.")
    )
    publisher = PlainCharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("The newspaper, agency or body behind it."),
    )
    published_on = PartialDateField(
        _("published on"), help_text=_("2022, 05.2022 or 10.05.2022. Empty: not stated.")
    )
    url = WebAddressField(_("web address"), help_text=_("Where readers can check it."))

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]
        default_permissions = WITH_PUBLISHING

    def __str__(self):
        return f"{localized(self, 'publisher')}: {localized(self, 'title')}"

    def natural_key(self):
        return (self.key,)
