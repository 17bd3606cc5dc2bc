"""The register as files, at one address for readers of all languages."""

import base64
import logging

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from ..downloads import FILES, Busy, catalogue, shelf_for
from ..open_access import OpenAccess
from ..open_data import Addresses
from . import errors
from .base import InAllLanguages, PublicView
from .byte_ranges import answer_with
from .files import CLOSED

logger = logging.getLogger(__name__)

API_DESCRIPTION = "/api/v1/openapi.json"


class MadeOfTheRegister(OpenAccess, InAllLanguages, PublicView):
    """For programs: nobody is asked who they are, and all get what is public."""

    is_away = False

    def get(self, request, **address):
        try:
            return self.answer(shelf_for(Addresses.of(request).origin), **address)
        except (Busy, OSError) as reason:
            logger.error("%s cannot be made: %r", request.path, reason)
            self.is_away = True
            return errors.file_unavailable(request)

    def answer(self, shelf, **address):
        raise NotImplementedError

    def cache_policy(self):
        if self.is_away:
            return {"no_store": True}
        return {"public": True, "max_age": 0, "must_revalidate": True}


class DownloadFile(MadeOfTheRegister):
    def answer(self, shelf, name):
        download = FILES.get(name)
        if download is None:
            raise Http404
        kept = shelf.made(name)
        headers = headers_of(download, kept, shelf.state.day)
        bare = HttpResponse(headers=headers)
        unchanged = get_conditional_response(
            self.request, headers["ETag"], int(kept.made_at), response=bare
        )
        if unchanged is not bare:
            return unchanged
        return answer_with(kept.open(), kept.size, self.request, headers)


def headers_of(download, kept, day):
    digest = base64.b64encode(bytes.fromhex(kept.digest)).decode()
    headers = {
        "ETag": quote_etag(kept.digest),
        "Repr-Digest": f"sha-256=:{digest}:",  # RFC 9530
        "Last-Modified": http_date(kept.made_at),
        "Content-Type": download.media_type,
        "Content-Disposition": f'attachment; filename="{download.saved_as(day)}"',
        "Content-Security-Policy": CLOSED,
        "X-Content-Type-Options": "nosniff",
    }
    if download.table:
        metadata = reverse("download", args=[download.metadata_name])
        headers["Link"] = f'<{metadata}>; rel="describedby"; type="application/csvm+json"'
    return headers


class Checksums(MadeOfTheRegister):
    """The SHA-256 of each file, as ``sha256sum --check`` reads them.

    Of a large register only what has been made: see ``build_downloads``.
    """

    def answer(self, shelf):
        find = shelf.made if shelf.is_quickly_filled else shelf.kept
        files = [kept for kept in map(find, FILES) if kept]
        lines = "".join(f"{kept.digest}  {kept.name}\n" for kept in files)
        return HttpResponse(lines, content_type="text/plain; charset=utf-8")


class Catalogue(MadeOfTheRegister):
    """DCAT 3, for portals of open data."""

    def answer(self, shelf):
        return JsonResponse(
            catalogue(shelf, API_DESCRIPTION),
            content_type="application/ld+json",
            json_dumps_params={"ensure_ascii": False},
        )
