from importlib import import_module

from django.contrib.admin.apps import SimpleAdminConfig


class PortalAdminConfig(SimpleAdminConfig):
    """Django's admin with the portal's own site, which registers what it shows."""

    default_site = "cooperation.admin.site.PortalAdminSite"

    def ready(self):
        super().ready()
        # Importing the package registers the models. Left to the first use of admin.site, that
        # would happen while the site itself is being made, and the registrations would be lost.
        import_module("cooperation.admin")
        self.module.autodiscover()
