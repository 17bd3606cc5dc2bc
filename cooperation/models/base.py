"""What the public kinds of record share: a title, a life on the site, and who touched it when."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.forms import DateField
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..analysis import tokens
from ..enums import PublicationStatus
from ..fields import PlainTextField
from ..languages import (
    DEFAULT_LANGUAGE,
    LANGUAGE_CODES,
    active_language,
    is_filled,
    localized,
    suffixed,
    text_in,
)
from ..orthography import sort_key
from ..partial_dates import FIRST_YEAR
from .address import FormerSlug
from .querysets import RecordQuerySet, TitledQuerySet

# The permissions of a kind of which readers see what some editors may not change.
WITH_PUBLISHING = ("add", "change", "delete", "view", "publish")


def require_text(obj, field):
    """Refuse an object whose translated text is empty in every language; for ``clean()``."""
    if not localized(obj, field).value:
        column = suffixed(field, DEFAULT_LANGUAGE)
        raise ValidationError({column: _("Enter this in at least one language.")})


class Titled(models.Model):
    """Something with a translated name that lists sort by in the reader's alphabet.

    The keys are derived from the name by a receiver (see ``receivers``), because loading a
    fixture passes over ``save()``.
    """

    title_field = "name"

    sort_key_uz = models.CharField(max_length=200, editable=False, default="")
    sort_key_ru = models.CharField(max_length=200, editable=False, default="")
    sort_key_en = models.CharField(max_length=200, editable=False, default="")
    search_key = models.TextField(editable=False, default="")

    # Columns that follow from others: kept out of fixtures, added to every partial save.
    derived_fields = ("sort_key_uz", "sort_key_ru", "sort_key_en", "search_key")
    # Translated fields, besides the title, by which staff find the record.
    search_fields = ()
    # Which rows are to be written in every language.
    needs_words = Q()

    objects = TitledQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.localized_title)

    def clean(self):
        super().clean()
        require_text(self, self.title_field)

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None:
            update_fields = {*update_fields, *self.derived_fields}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def localized_title(self):
        """The name for the active language, with the language that it is really in."""
        return localized(self, self.title_field)

    @property
    def heading(self):
        """What it is called on its page and in lists, for the active language."""
        return self.localized_title

    def title_in(self, language):
        return localized(self, self.title_field, language)

    def derive_columns(self):
        for language in LANGUAGE_CODES:
            key = sort_key(self.title_in(language).value, language)
            setattr(self, suffixed("sort_key", language), key)
        found = {}
        for language in LANGUAGE_CODES:
            fields = (self.title_field, *self.search_fields)
            texts = [text_in(self, field, language) for field in fields]
            found |= tokens.tokens_of(texts, language, tokens.WORDS, tokens.FACT_FORMS)
        self.search_key = f" {' '.join(found)} "


class Stamped(models.Model):
    """Who made and changed a row, and when. Removing an account never removes its work."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    class Meta:
        abstract = True


class Addressed(models.Model):
    """Something with a page of its own at an address that is never given to anything else.

    A concrete kind sets ``url_name`` (the name of its page's URL).
    """

    url_name = None

    slug = models.SlugField(
        _("page address"),
        max_length=80,
        unique=True,
        error_messages={"unique": _("Another record of this kind has this address.")},
        help_text=_(
            "The last part of the page's address, in Latin letters: it is the same in all "
            "languages. If you change it, the old address keeps leading here."
        ),
    )

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        record = super().from_db(db, field_names, values)
        record._slug_in_database = record.__dict__.get("slug")
        return record

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse(self.url_name, kwargs={"slug": self.slug})

    def clean(self):
        super().clean()
        if self.slug and FormerSlug.objects.taken(type(self), self.slug, except_for=self.pk):
            raise ValidationError(
                {"slug": _("Another record had this address; addresses are never used again.")}
            )

    def save(self, *args, **kwargs):
        former = getattr(self, "_slug_in_database", None)
        with transaction.atomic():
            super().save(*args, **kwargs)
            if former and former != self.slug:
                FormerSlug.objects.remember(type(self), former, self.pk)
            FormerSlug.objects.reclaim(type(self), self.slug, self.pk)
        self._slug_in_database = self.slug


class Record(Addressed, Titled, Stamped):
    """A public entry of the register: one permanent address, one life on the site.

    A concrete kind translates at least its title and ``summary``; a language in which both are
    filled is one the record exists in.
    """

    # The column of the date since when there is what the record tells of.
    beginning = None

    areas = models.ManyToManyField(
        "cooperation.Area",
        blank=True,
        verbose_name=_("areas of cooperation"),
        help_text=_("Readers filter the lists by these."),
    )
    sources = models.ManyToManyField(
        "cooperation.Source",
        blank=True,
        verbose_name=_("sources"),
        help_text=_("The publications that the facts on this page were taken from."),
    )
    verified_on = models.DateField(
        _("verified on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last checked these facts. Shown to readers."),
    )
    internal_note = PlainTextField(
        _("internal note"),
        blank=True,
        help_text=_("Doubts and things to find out. Only staff see it."),
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible"),
        help_text=_(
            "Who looks after the record and is reminded of its deadlines. Empty: whoever "
            "changed it last."
        ),
    )
    picture = models.ForeignKey(
        "cooperation.Picture",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pictured_%(class)ss",
        verbose_name=_("picture"),
        help_text=_("Stands at the top of the page and on the card. From the library."),
    )

    status = models.CharField(
        _("publication"),
        max_length=10,
        choices=PublicationStatus,
        default=PublicationStatus.DRAFT,
        help_text=_("Readers see only what is published."),
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_("A published record appears at this moment. Empty: at once. Tashkent time."),
    )
    unpublish_at = models.DateTimeField(
        _("take down at"),
        null=True,
        blank=True,
        help_text=_("The record disappears from the site at this moment. Empty: never."),
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["sort_key_uz", "slug"]
        default_permissions = WITH_PUBLISHING
        indexes = [
            models.Index(
                fields=["status", f"sort_key_{language}", "id"], name=f"%(class)s_by_{language}"
            )
            for language in LANGUAGE_CODES
        ] + [models.Index(fields=["status", "-changed_at"], name="%(class)s_by_change")]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_has_slug",
                condition=~Q(slug=""),
            ),
            models.CheckConstraint(
                name="%(class)s_published_before_taken_down",
                condition=Q(publish_at__isnull=True)
                | Q(unpublish_at__isnull=True)
                | Q(publish_at__lt=models.F("unpublish_at")),
                violation_error_message=_("A record is taken down after it is published."),
            ),
        ]

    # --- Languages ---

    @property
    def languages(self):
        """The languages that the record exists in, in the portal's order."""
        return [language for language in LANGUAGE_CODES if self.is_available_in(language)]

    def is_available_in(self, language):
        return all(is_filled(self, field, language) for field in self.fields_for_language)

    @property
    def fields_for_language(self):
        """The fields without which a language of this record is not worth a page."""
        return (self.title_field, "summary")

    @property
    def is_available(self):
        """Whether the record exists in the reader's language."""
        return self.is_available_in(active_language())

    # --- Publication ---

    def is_public(self, at=None):
        """Whether readers see the record at this moment (now unless told otherwise)."""
        at = at or clock.now()
        return (
            self.status == PublicationStatus.PUBLISHED
            and (self.publish_at is None or self.publish_at <= at)
            and (self.unpublish_at is None or at < self.unpublish_at)
        )

    def clean(self):
        super().clean()
        for field in ("verified_on", "publish_at", "unpublish_at"):
            day = getattr(self, field)
            if day and day.year < FIRST_YEAR:
                raise ValidationError({field: DateField.default_error_messages["invalid"]})
        if self.publish_at and self.unpublish_at and self.unpublish_at <= self.publish_at:
            raise ValidationError(
                {"unpublish_at": _("This must be later than the moment of publication.")}
            )
        if self.status == PublicationStatus.PUBLISHED and not self.languages:
            raise ValidationError(
                {
                    "status": _(
                        "A record can be published once its title and summary are filled in at "
                        "least one language. Save it as a draft until then."
                    )
                }
            )
