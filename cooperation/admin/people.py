from allauth.account import admin as _allauth_admin  # noqa: F401 - so that it is undone below
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from .form_fields import ManyField
from .lists import GuardedList

admin.site.unregister([User, Group, EmailAddress])

DEEDS = {
    "view": pgettext_lazy("permission", "%(things)s: view"),
    "add": pgettext_lazy("permission", "%(things)s: add"),
    "change": pgettext_lazy("permission", "%(things)s: change"),
    "delete": pgettext_lazy("permission", "%(things)s: delete"),
}


class PermissionField(ManyField):
    """Permissions in the editor's language; the database has their names in English."""

    def label_from_instance(self, permission):
        deed, _, model_name = permission.codename.partition("_")
        app_label = permission.content_type.app_label
        things = apps.get_model(app_label, model_name)._meta.verbose_name_plural
        return DEEDS[deed] % {"things": capfirst(things)}


class ReadablePermissions:
    """Offers the permissions for what the admin shows, a line for each kind of thing."""

    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        kwargs |= {"widget": CheckboxSelectMultiple, "form_class": ManyField}
        if db_field.remote_field.model is not Permission:
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        shown = Q()
        for model in self.admin_site._registry:
            names = {"app_label": model._meta.app_label, "model": model._meta.model_name}
            shown |= Q(**{f"content_type__{key}": name for key, name in names.items()})
        kwargs |= {
            "form_class": PermissionField,
            "queryset": Permission.objects.filter(shown),
        }
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Group)
class GroupAdmin(GuardedList, ReadablePermissions, auth_admin.GroupAdmin):
    pass


@admin.register(User)
class UserAdmin(GuardedList, ReadablePermissions, auth_admin.UserAdmin):
    list_display = ("username", "email", "first_name", "last_name", "is_staff", "is_active")
    readonly_fields = ("last_login", "date_joined")
    show_facets = admin.ShowFacets.NEVER
