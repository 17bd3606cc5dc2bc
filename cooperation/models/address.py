"""Addresses that records once had: they lead on for ever and are never given away."""

from django.db import models


class FormerSlugManager(models.Manager):
    def taken(self, kind, slug, except_for):
        """Whether the slug belonged to another record of this kind, living or deleted."""
        former = self.filter(kind=kind._meta.model_name, slug=slug)
        return former.exclude(record_id=except_for).exists() if except_for else former.exists()

    def remember(self, kind, slug, record_id):
        """Keep a slug that a record has given up; ``record_id`` is None for a deleted one."""
        self.update_or_create(
            kind=kind._meta.model_name, slug=slug, defaults={"record_id": record_id}
        )

    def reclaim(self, kind, slug, record_id):
        """Forget a former slug that its own record has taken up again."""
        self.filter(kind=kind._meta.model_name, slug=slug, record_id=record_id).delete()


class FormerSlug(models.Model):
    kind = models.CharField(max_length=40)
    slug = models.SlugField(max_length=80)
    record_id = models.BigIntegerField(null=True)

    objects = FormerSlugManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once_per_kind")
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"
