"""Pictures: each uploaded once, described once in three languages, and used by any record."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import PartialDateField, PlainCharField, PlainTextField
from ..languages import LocalizedText, active_language, is_filled, localized
from ..renditions import RenditionsField
from .base import WITH_PUBLISHING, Stamped, Titled
from .querysets import PictureQuerySet

PERCENT = [MaxValueValidator(100)]


class Picture(Titled, Stamped):
    """A photograph, logo or drawing in the library.

    Readers get its renditions. The original is kept for making them anew and is never served: it
    may tell where and by whom it was taken.
    """

    title_field = "alt"
    search_fields = ("caption", "credit")
    needs_words = models.Q(is_decorative=False)

    original = models.FileField(_("file"), upload_to="originals", max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    format = models.CharField(max_length=4, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    size = models.PositiveIntegerField(editable=False)
    has_alpha = models.BooleanField(default=False, editable=False)
    renditions = RenditionsField()

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("A short name for staff, in Latin letters: “signing-airbus-2023”."),
    )
    alt = PlainCharField(
        _("alternative text"),
        blank=True,
        help_text=_(
            "What is to be seen, in one sentence, for people who do not see it. A page shows the "
            "picture only in the languages in which this is filled in."
        ),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It tells nothing that the text does not: screen readers pass over it."),
    )
    caption = PlainCharField(
        _("caption"),
        blank=True,
        help_text=_("Below the picture: who, where, on what occasion. May stay empty."),
    )
    credit = PlainCharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it and on what terms it is used: “Photo: Oʻzbekkosmos”."),
    )
    taken_on = PartialDateField(
        _("date"), help_text=_("2022, 05.2022 or 10.05.2022. Empty: not known.")
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, from the left"),
        default=50,
        validators=PERCENT,
        help_text=_("In per cent: what must stay in sight when the picture is cut for a card."),
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, from the top"),
        default=50,
        validators=PERCENT,
        help_text=_("In per cent."),
    )
    internal_note = PlainTextField(
        _("internal note"),
        blank=True,
        help_text=_("Doubts and things to find out. Only staff see it."),
    )

    # Made from the file, not typed: fixtures leave it out, and loading one again keeps it.
    made_fields = ("renditions",)
    derived_fields = (*Titled.derived_fields, *made_fields)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-pk"]
        default_permissions = WITH_PUBLISHING
        constraints = [
            models.CheckConstraint(
                name="picture_focal_point_within",
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
            )
        ]

    def natural_key(self):
        return (self.key,)

    def title_in(self, language):
        """Its alternative text; the key where it needs none or has none yet."""
        alt = localized(self, "alt", language)
        return alt if alt.value else LocalizedText(self.key, language)

    @property
    def localized_title(self):
        return self.title_in(active_language())

    def clean(self):
        """It may wait for its description in the library; pages show nothing of it until then."""
        models.Model.clean(self)
        if self.is_decorative and localized(self, "alt").value:
            raise ValidationError(
                {"is_decorative": _("A decorative picture has no alternative text. Choose one.")}
            )

    def is_shown_in(self, language):
        """Whether a page in the language may show it: for nobody is it a picture without words."""
        return bool(self.renditions) and (self.is_decorative or is_filled(self, "alt", language))

    @property
    def is_shown(self):
        return self.is_shown_in(active_language())

    @property
    def focal_point(self):
        return (self.focal_x, self.focal_y)


class WithLogo(models.Model):
    """An organisation with a logo. Where it has none, its monogram stands in."""

    logo = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="logo_of_%(class)ss",
        verbose_name=_("logo"),
        help_text=_("On a light ground, best as PNG with a transparent background."),
    )
    logo_on_dark = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dark_logo_of_%(class)ss",
        verbose_name=_("logo on a dark ground"),
        help_text=_("Empty: the logo above is shown on a light tile in dark mode, too."),
    )

    class Meta:
        abstract = True
