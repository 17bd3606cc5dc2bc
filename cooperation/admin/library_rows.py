"""What records show from the library, in an order of their own."""

from django.utils.translation import gettext_lazy as _

from ..models import Attachment, GalleryPicture
from .form_fields import PlainTableRows
from .forms import rows


class GalleryRows(PlainTableRows):
    model = GalleryPicture
    formset = rows("picture", message=_("This picture is already named."))
    fields = ("picture", "position")


class AttachmentRows(PlainTableRows):
    model = Attachment
    formset = rows("document", message=_("This document is already named."))
    fields = ("document", "position")
