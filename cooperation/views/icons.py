"""The portal's icons where browsers and telephones look for them."""

from django.http import HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse

from ..languages import active_language, localized
from ..models import SiteSettings
from .base import PublicView
from .menu import furniture

# --night of static/css/tokens.css, in light; a test compares them.
NIGHT = "#0b1d33"


class Favicon(PublicView):
    """/favicon.ico, which browsers ask for where no page has told them better."""

    def get(self, request):
        return HttpResponseRedirect(static("images/favicon.ico"))


class Manifest(PublicView):
    """How the portal looks on the home screen of a telephone."""

    def get(self, request):
        site = SiteSettings.objects.current()
        portal_name = furniture(site)["portal_name"].value
        agency_name = localized(site, "agency_name").value if site else ""
        manifest = {
            "name": portal_name,
            "short_name": agency_name or portal_name,
            "lang": active_language(),
            "start_url": reverse("cooperation:home"),
            "scope": get_script_prefix(),
            "display": "browser",
            "background_color": NIGHT,
            "theme_color": NIGHT,
            "icons": [
                {
                    "src": static(f"images/icon-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for size in (192, 512)
                for purpose in ("any", "maskable")
            ],
        }
        return JsonResponse(
            manifest,
            content_type="application/manifest+json",
            json_dumps_params={"ensure_ascii": False},
        )
