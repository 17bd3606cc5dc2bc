from django.contrib import admin


class PortalAdminSite(admin.AdminSite):
    pass
