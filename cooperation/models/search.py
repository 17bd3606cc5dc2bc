"""What search keeps: the index, the words that it corrects by, equal names, fruitless queries.

The index is derived from the register and can be made anew at any time (``search_rebuild``).
"""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import FoundKind
from ..fields import PlainCharField, PlainTextField
from ..languages import LANGUAGE_CODES, localized, text_in
from .base import require_text
from .querysets import KeyedQuerySet

ALWAYS = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)
NEVER = datetime.datetime(9000, 1, 1, tzinfo=datetime.UTC)


class SearchEntry(models.Model):
    """One thing that can be found, in all its languages, whether readers may see it or not.

    ``tokens`` are its words as the database searches them, in the table ``searchmatch`` that
    triggers keep: on SQLite of FTS5 (migration 0005), on PostgreSQL of ``tsvector``s (0007). Django
    drops triggers when it makes a table of SQLite anew, so a migration that alters this one must
    make them again.
    """

    kind = models.CharField(max_length=12, choices=FoundKind)
    object_id = models.BigIntegerField()
    slug = models.CharField(max_length=80)
    name_uz = models.TextField(default="")
    name_ru = models.TextField(default="")
    name_en = models.TextField(default="")
    text_uz = models.TextField(default="")
    text_ru = models.TextField(default="")
    text_en = models.TextField(default="")
    tokens = models.TextField(default="")
    # The tokens by which what was found is ranked, and those by which it is filtered.
    name_tokens = models.TextField(default="")
    facets = models.TextField(default="")
    version = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"


class SearchWindow(models.Model):
    """A time in which readers may see something; those of one entry do not touch each other."""

    entry = models.ForeignKey(  # whose index the one below holds
        SearchEntry, models.CASCADE, related_name="windows", db_index=False
    )
    opens = models.DateTimeField(default=ALWAYS)
    closes = models.DateTimeField(default=NEVER)

    class Meta:
        indexes = [models.Index(fields=["entry", "opens", "closes"], name="search_window")]

    def __str__(self):
        return f"{self.entry_id}: {self.opens} – {self.closes}"


class SearchWord(models.Model):
    """A word of the names in the register, with the parts by which its misspellings find it.

    Nobody is shown a word for standing here: it may be of something that is not public.
    """

    word = models.CharField(max_length=40, unique=True)
    first_part = models.CharField(max_length=20, db_index=True)
    middle_part = models.CharField(max_length=20, db_index=True)
    last_part = models.CharField(max_length=20, db_index=True)

    def __str__(self):
        return self.word


class Synonyms(models.Model):
    """Names that mean the same to whoever searches, in all three languages."""

    title_field = "names"

    slug = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("A short name for staff, in Latin letters."),
    )
    names = PlainTextField(
        _("names that mean the same"),
        blank=True,
        help_text=_(
            "One name a line, abbreviations too. A reader who types one of them, in any language, "
            "finds what is written with any other."
        ),
    )

    objects = KeyedQuerySet.as_manager()

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["slug"]

    def __str__(self):
        return " = ".join(localized(self, "names").value.split("\n"))

    def natural_key(self):
        return (self.slug,)

    @property
    def all_names(self):
        """Every name, each once, in the portal's order of languages."""
        lines = "\n".join(text_in(self, "names", language) for language in LANGUAGE_CODES)
        names = (line.strip() for line in lines.split("\n"))
        return list(dict.fromkeys(name for name in names if name))

    def clean(self):
        super().clean()
        require_text(self, "names")
        if len(self.all_names) < 2:
            raise ValidationError(_("Enter at least two names: one alone equals nothing."))


class SynonymKey(models.Model):
    """A name of a group as search compares it; derived, never edited."""

    group = models.ForeignKey(Synonyms, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=200, db_index=True)

    def __str__(self):
        return self.key


class FruitlessQuery(models.Model):
    """Words that readers looked for and did not find. Who asked is neither known nor kept."""

    words = PlainCharField(_("words"), max_length=60)
    language = models.CharField(_("language of the page"), max_length=2)
    number = models.PositiveIntegerField(_("times"), default=1)
    asked_on = models.DateField(_("last asked on"))

    class Meta:
        verbose_name = _("query without result")
        verbose_name_plural = _("queries without result")
        ordering = ["-number", "words"]
        constraints = [
            models.UniqueConstraint(fields=["words", "language"], name="fruitless_query_once")
        ]

    def __str__(self):
        return self.words
