from importlib import import_module

from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class PortalAdminConfig(SimpleAdminConfig):
    """Django's admin with the portal's own site, which registers what it shows."""

    default_site = "cooperation.admin.site.PortalAdminSite"

    def ready(self):
        super().ready()
        # Importing the package registers the models. Left to the first use of admin.site, that
        # would happen while the site itself is being made, and the registrations would be lost.
        import_module("cooperation.admin")
        self.module.autodiscover()


class PortalStaticFilesConfig(StaticFilesConfig):
    """Django's static files without the parts of the style sheets, which stand in whole sheets."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "css/*", "admin_kit/css/*"]
