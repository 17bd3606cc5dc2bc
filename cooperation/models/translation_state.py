"""How each text stands to the source that it was translated from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import TranslationStanding
from ..languages import LANGUAGE_CODES
from .about import About, AboutQuerySet


class TextState(About):
    """One text of a record, or of a row of its own, in one language.

    ``kind`` and ``object_id`` name the record; ``row_kind`` and ``row_id`` the row, for a text of
    one. The digests are of the source when this text was last written or approved and of the text
    itself, so that a change of the source alone makes it outdated, whoever saves it and how.
    """

    row_kind = models.CharField(max_length=40, blank=True)
    row_id = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=40)
    language = models.CharField(
        _("language"), max_length=2, choices=[(c, c) for c in LANGUAGE_CODES]
    )
    standing = models.CharField(_("standing"), max_length=10, choices=TranslationStanding)
    source_language = models.CharField(max_length=2, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    source_text = models.TextField(blank=True)  # as it was then, to show what changed since
    text_digest = models.CharField(max_length=64, blank=True)
    source_words = models.PositiveIntegerField(default=0)  # of the source as it is now
    outdated_since = models.DateTimeField(_("outdated since"), null=True)
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing of a translation")
        verbose_name_plural = _("standings of translations")
        default_permissions = ()
        permissions = [
            ("translate_uz", "Can translate into Uzbek"),
            ("translate_ru", "Can translate into Russian"),
            ("translate_en", "Can translate into English"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "row_kind", "row_id", "field", "language"],
                name="text_state_once",
            )
        ]
        indexes = [models.Index(fields=["language", "standing", "kind"], name="text_by_standing")]

    def __str__(self):
        return f"{self.kind} {self.object_id} {self.field}_{self.language}: {self.standing}"
