"""Files of the library, whatever the storage: readers get them from the portal itself."""

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response

from ..models import Document, DocumentVersion
from ..renditions import MEDIA_TYPES, stored_name
from . import errors
from .addressed import FormerAddresses
from .base import InAllLanguages, PublicView
from .byte_ranges import answer_with

logger = logging.getLogger(__name__)

A_YEAR = 365 * 24 * 60 * 60
# For who opens a file alone: whatever it is, it loads and runs nothing.
CLOSED = "default-src 'none'; sandbox"
# The page that browsers make around a picture has styles in it.
CLOSED_PICTURE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class PictureFile(InAllLanguages, PublicView):
    """A rendition. Its name is made of its content, so a browser that has it never asks again.

    Who knows the name holds a page that shows the picture, so the database is not asked either.
    """

    http_method_names = ["get", "head"]
    is_found = False

    def get(self, request, folder, name, format):
        digest = folder + name
        etag = f'"{digest}"'
        answer = get_conditional_response(request, etag) or self._file(digest, format)
        self.is_found = answer.status_code < 400
        answer["ETag"] = etag
        answer["Content-Security-Policy"] = CLOSED_PICTURE
        return answer

    def _file(self, digest, format):
        name = stored_name(digest, format)
        try:
            file = default_storage.open(name)
        except FileNotFoundError:
            raise Http404 from None
        except Exception:  # each storage has errors of its own
            logger.exception("The picture %s cannot be read", name)
            return errors.file_unavailable(self.request)
        return FileResponse(file, content_type=MEDIA_TYPES[format])

    def cache_policy(self):
        if self.is_found:
            return {"public": True, "max_age": A_YEAR, "immutable": True}
        return super().cache_policy()


class DocumentDownload(FormerAddresses, PublicView):
    """A file of a document: the version of today, or the one that the address numbers."""

    model = Document
    is_away = False

    def get(self, request, slug, language, number=None):
        version = self.version(slug, language, number)
        if version is None:
            return self.answer_for_former(slug)
        headers = self.headers_of(version)
        bare = HttpResponse(headers=headers)
        unchanged = get_conditional_response(request, headers["ETag"], response=bare)
        if unchanged is not bare:
            return unchanged
        try:
            file = version.stored.storage.open(version.stored.name)
        except Exception:  # each storage has errors of its own
            logger.exception("The file %s of %s cannot be read", version.stored.name, version)
            self.is_away = True
            return errors.file_unavailable(request)
        return answer_with(file, version.size, request, headers)

    def version(self, slug, language, number):
        """The version that this reader may have; the database says where it is stored."""
        which = {"is_current": True} if number is None else {"number": number}
        versions = DocumentVersion.objects.filter(
            file__document__in=self.visible(Document).order_by().values("pk"),
            file__document__slug=slug,
            file__language=language,
            **which,
        )
        return versions.select_related("file__document").defer("text").first()

    def headers_of(self, version):
        headers = {
            "ETag": f'"{version.digest}"',
            "Content-Type": version.media_type,
            "Content-Disposition": f'attachment; filename="{version.download_name}"',
            "Content-Language": version.file.language,
            "Content-Security-Policy": CLOSED,
            "X-Content-Type-Options": "nosniff",
        }
        is_draft = self.reader.is_staff and not version.file.document.is_public()
        if is_draft or not version.is_current:
            headers["X-Robots-Tag"] = "noindex"
        return headers

    def cache_policy(self):
        return {"no_store": True} if self.is_away else super().cache_policy()
