"""Questions about many records, in words that read as the rule they stand for."""

from django.db import models
from django.db.models import Q

from .. import clock
from ..enums import PublicationStatus
from ..languages import active_language, suffixed
from ..partial_dates import PartialDate


class KeyedQuerySet(models.QuerySet):
    """Rows with a natural key of one column, named by ``natural_key_field``."""

    natural_key_field = "slug"

    def get_by_natural_key(self, key):
        return self.get(**{self.natural_key_field: key})


class TitledQuerySet(KeyedQuerySet):
    def in_title_order(self, language=None):
        """By the reader's alphabet; a name in another language sorts as what is shown."""
        return self.order_by(suffixed("sort_key", language or active_language()), "pk")


class CountryQuerySet(TitledQuerySet):
    natural_key_field = "code"


class SourceQuerySet(TitledQuerySet):
    natural_key_field = "key"


class PictureQuerySet(TitledQuerySet):
    natural_key_field = "key"


class SectionQuerySet(KeyedQuerySet):
    natural_key_field = "section"


class SettingsQuerySet(KeyedQuerySet):
    natural_key_field = "key"

    def current(self):
        """The one row, or None in a register that nobody has set up yet."""
        return self.select_related("emblem").prefetch_related("links").first()


class VisibleQuerySet(TitledQuerySet):
    """What has a page of its own, for everybody or for staff alone."""

    def published(self, at=None):
        """What readers see at this moment."""
        raise NotImplementedError

    def visible_to(self, user):
        """Everything for staff who may view this kind, what is published for everybody else."""
        if user.is_authenticated and user.is_staff:
            permission = f"{self.model._meta.app_label}.view_{self.model._meta.model_name}"
            if user.has_perm(permission):
                return self.all()
        return self.published()


class RecordQuerySet(VisibleQuerySet):
    def published(self, at=None):
        """What readers see at this moment: published, begun, and not yet taken down."""
        at = at or clock.now()
        return self.filter(
            Q(publish_at__isnull=True) | Q(publish_at__lte=at),
            Q(unpublish_at__isnull=True) | Q(unpublish_at__gt=at),
            status=PublicationStatus.PUBLISHED,
        )

    def existing_on(self, day):
        """Without what certainly began after a day; dates that are not published tell nothing."""
        column = self.model.beginning
        if column is None:
            return self
        # As texts, a year and a month come before their days, so none of them is after its own.
        return self.exclude(**{f"{column}__gt": PartialDate.from_date(day)})

    def available_in(self, language):
        """Records that exist in a language: with their title and summary filled in it."""
        queryset = self
        for field in (self.model.title_field, "summary"):
            column = suffixed(field, language)
            queryset = queryset.exclude(**{f"{column}__isnull": True}).exclude(**{column: ""})
        return queryset


class DocumentQuerySet(VisibleQuerySet):
    """Documents follow the records that show them: no one publishes them apart."""

    def published(self, at=None):
        attachment = self.model._meta.get_field("attachments").related_model
        shown = Q()
        for owner in attachment.owner_fields:
            kind = attachment._meta.get_field(owner).related_model
            shown |= Q(**{f"{owner}__in": kind.objects.published(at).order_by().values("pk")})
        return self.filter(pk__in=attachment.objects.filter(shown).order_by().values("document"))


class VersionQuerySet(models.QuerySet):
    def current(self):
        return self.filter(is_current=True)
