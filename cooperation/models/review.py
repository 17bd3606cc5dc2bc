"""What colleagues say to each other about a record, and what each of them is told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..deadline_words import Words
from ..enums import NoticeKind
from ..fields import PlainTextField
from .about import About, AboutQuerySet
from .deed import Deed


class ReviewNote(About, Deed):
    """A comment of the review, or the reason why something was sent back; only staff see it."""

    text = PlainTextField(_("comment"))
    event = models.CharField(max_length=20, choices=NoticeKind, default=NoticeKind.COMMENTED)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment of the review")
        verbose_name_plural = _("comments of the review")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "object_id"], name="note_about")]

    def __str__(self):
        return self.text


class NoticeQuerySet(AboutQuerySet):
    def unread_by(self, user):
        return self.filter(recipient=user, read_at=None)


class Notice(About):
    """Something that a member of staff is told on the first page, and by e-mail where possible.

    ``key`` names the occasion, so that a daily command tells it once.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    event = models.CharField(_("what happened"), max_length=20, choices=NoticeKind)
    key = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    due_on = models.DateField(null=True)  # of a reminder: what it reminds of
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["recipient", "read_at"], name="notice_unread")]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "key"], condition=~models.Q(key=""), name="notice_once"
            )
        ]

    def __str__(self):
        return f"{self.get_event_display()}: {self.kind} {self.object_id}"

    @property
    def words(self):
        """What it says, to be read: a reminder keeps a code and is worded for each reader."""
        if self.event == NoticeKind.REMINDER and self.due_on:
            return Words.of_code(self.text).sentence(self.due_on)
        return self.text
