"""The admin as a whole: its name, its log-in, the order of its menu, and its first page."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.i18n import JavaScriptCatalog

from . import desks, help
from .dashboard import panels

# The menu, in the order in which editors need it; a model that is not named comes last.
MENU = (
    (
        _("Register"),
        ("Membership", "Partner", "Memorandum", "Agreement", "Conference"),
    ),
    (_("Library"), ("Picture", "Document")),
    (_("Texts of the portal"), ("SectionText", "SiteSettings")),
    (_("Reference data"), ("Source", "Area", "ConferenceSeries", "Country")),
    (pgettext_lazy("section", "Search"), ("Synonyms", "FruitlessQuery")),
    (_("Staff"), ("User", "Group", "AuditEntry")),
)


class PortalAdminSite(admin.AdminSite):
    site_header = _("Register of international cooperation")
    site_title = _("Register of international cooperation")
    index_title = _("What needs attention")
    enable_nav_sidebar = False  # the menu stands in the header, see base_site.html

    @property
    def site_url(self):
        """The portal in the editor's language."""
        return reverse("cooperation:home")

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """Send strangers to the one log-in page, and tell others why they cannot go on."""
        if request.user.is_authenticated and not self.has_permission(request):
            context = {**self.each_context(request), "title": _("No access")}
            return render(request, "admin/no_access.html", context, status=403)
        return secure_admin_login(super().login)(request, extra_context)

    @method_decorator(never_cache)
    def logout(self, request, extra_context=None):
        return LogoutView.as_view(next_page=settings.LOGIN_URL)(request)

    def i18n_javascript(self, request, extra_context=None):
        """All catalogues: Django's own view leaves out ours and the rich-text editor's."""
        return JavaScriptCatalog.as_view()(request)

    def get_urls(self):
        """Without Django's detour to a record's page, which no link takes but keys can break."""
        urls = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [*desks.addresses(self), *urls]

    def each_context(self, request):
        link = help.link_for(request) if self.has_permission(request) else None
        return {**super().each_context(request), "help_link": link}

    def get_app_list(self, request, app_label=None):
        """The models under the headings of ``MENU`` instead of their apps."""
        apps = super().get_app_list(request, app_label)
        models = {model["object_name"]: (model, app) for app in apps for model in app["models"]}
        groups = []
        for heading, names in MENU:
            found = [models.pop(name) for name in names if name in models]
            if found:
                group = {**found[0][1], "name": heading, "models": [model for model, _app in found]}
                groups.append(group)
        for model, app in models.values():
            groups.append({**app, "models": [model]})
        return [*self._workshop(request), *groups] if app_label is None else groups

    def _workshop(self, request):
        lines = desks.menu_of(request.user)
        return [{"name": _("Workshop"), "app_label": "workshop", "models": lines}] if lines else []

    def index(self, request, extra_context=None):
        return super().index(request, {**panels(self, request), **(extra_context or {})})
