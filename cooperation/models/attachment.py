"""What a record shows from the library, in an order of its own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .agreement import Agreement
from .child import Child
from .conference import Conference
from .document import Document
from .membership import Membership
from .memorandum import Memorandum
from .partner import Partner
from .picture import Picture


def _of(kind, name):
    return models.ForeignKey(kind, models.CASCADE, null=True, blank=True, related_name=name)


def _belongs_to_one(name, owners):
    """The rule that exactly one of these columns is filled."""
    condition = Q()
    for owner in owners:
        condition |= Q(**{f"{each}__isnull": each != owner for each in owners})
    return models.CheckConstraint(name=name, condition=condition)


def _named_once(name, field, owners, message):
    return [
        models.UniqueConstraint(
            fields=[field, owner], name=f"{name}_once_per_{owner}", violation_error_message=message
        )
        for owner in owners
    ]


class Attachment(Child):
    """A document on the page of a record. It makes the document public when the record is."""

    owner_fields = ("membership", "partner", "memorandum", "agreement", "conference")

    document = models.ForeignKey(
        Document,
        models.PROTECT,
        related_name="attachments",
        verbose_name=_("document"),
        help_text=_("From the library. Readers see it when this record is published."),
    )
    membership = _of(Membership, "attachments")
    partner = _of(Partner, "attachments")
    memorandum = _of(Memorandum, "attachments")
    agreement = _of(Agreement, "attachments")
    conference = _of(Conference, "attachments")

    class Meta(Child.Meta):
        verbose_name = _("document on the page")
        verbose_name_plural = _("documents on the page")
        constraints = [
            _belongs_to_one(
                "attachment_of_one_record",
                ("membership", "partner", "memorandum", "agreement", "conference"),
            ),
            *_named_once(
                "attachment",
                "document",
                ("membership", "partner", "memorandum", "agreement", "conference"),
                _("This document is already named."),
            ),
        ]

    def __str__(self):
        return str(self.document)


class GalleryPicture(Child):
    """A picture in the gallery of a conference or of a signing."""

    owner_fields = ("memorandum", "agreement", "conference")

    picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        related_name="in_galleries",
        verbose_name=_("picture"),
        help_text=_("From the library."),
    )
    memorandum = _of(Memorandum, "gallery")
    agreement = _of(Agreement, "gallery")
    conference = _of(Conference, "gallery")

    class Meta(Child.Meta):
        verbose_name = _("picture in the gallery")
        verbose_name_plural = _("pictures in the gallery")
        constraints = [
            _belongs_to_one("gallery_of_one_record", ("memorandum", "agreement", "conference")),
            *_named_once(
                "gallery_picture",
                "picture",
                ("memorandum", "agreement", "conference"),
                _("This picture is already named."),
            ),
        ]

    def __str__(self):
        return str(self.picture)
