import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import PlainCharField, ProseField
from .agreement import Agreement
from .base import require_text
from .child import Child

_PLAIN_NUMBER = re.compile(r"[0-9A-Za-z.]+( [0-9A-Za-z.]+)*")


class Article(Child):
    """A part of an agreement's text, in as many languages as it was entered in.

    What is entered so stands side by side, article by article.
    """

    owner_fields = ("agreement",)

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="articles")
    number = PlainCharField(
        _("number"),
        max_length=20,
        blank=True,
        help_text=_("As in the text: 1, 2, 2 bis. Empty for the preamble and the closing words."),
    )
    heading = PlainCharField(
        _("heading"),
        blank=True,
        help_text=_("As in the text: “Article 1. Purpose”, “Preamble”."),
    )
    text = ProseField(_("text of the article"), help_text=_("Word for word as in the signed text."))

    class Meta(Child.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("text of the agreement by articles")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                condition=~models.Q(number=""),
                name="article_number_once",
                violation_error_message=_("There is already an article of this number."),
            )
        ]

    def __str__(self):
        return self.number or str(self.position)

    @property
    def anchor(self):
        """Its address on the page: the same in every language, and after others are added."""
        # Other signs may not be told apart in an address: 11 and 1¹, 2 and №2.
        if _PLAIN_NUMBER.fullmatch(self.number):
            return f"article-{self.number.replace(' ', '-')}"
        return f"part-{str(self.pk)[:8]}"

    def clean(self):
        super().clean()
        require_text(self, "text")
