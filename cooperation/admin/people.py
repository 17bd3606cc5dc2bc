"""Accounts and groups. Nobody gets more rights here than whoever gives them has."""

from allauth.account import admin as _allauth_admin  # noqa: F401 - so that it is undone below
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..languages import LocalizedText, active_language
from ..roles import Role, may_manage, permissions_of, role_label
from .accounts import KeepsDoers
from .form_fields import ManyField
from .lists import GuardedList
from .permission_labels import PermissionField, RoleField, listed, offered

admin.site.unregister([User, Group, EmailAddress])


class OwnRightsOnly:
    """A form in which people hand out rights; ``given_by`` sets who is doing it."""

    given_by = None

    def clean_user_permissions(self):
        return self._not_more("user_permissions", lambda permission: {permission.pk})

    def clean_permissions(self):
        return self._not_more("permissions", lambda permission: {permission.pk})

    def clean_groups(self):
        return self._not_more(
            "groups", lambda group: set(group.permissions.values_list("pk", flat=True))
        )

    def _not_more(self, name, rights_of):
        chosen = self.cleaned_data[name]
        if self.given_by.is_superuser:
            return chosen
        before = set()
        if self.instance.pk:
            before = set(getattr(self.instance, name).values_list("pk", flat=True))
        own = permissions_of(self.given_by)
        label = self.fields[name].label_from_instance
        beyond = [
            str(label(each)) for each in chosen if each.pk not in before and rights_of(each) - own
        ]
        if beyond:
            message = _("You can give only rights that you have yourself, so not: %(rights)s.")
            raise ValidationError(message, params={"rights": ", ".join(beyond)})
        return chosen


class GivesRights(GuardedList):
    """Offers rights in readable words, and lets nobody give more than they have."""

    help_of = {}  # what Django's models don't say of their fields

    filter_horizontal = ()

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (OwnRightsOnly, form), {"given_by": request.user})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if words := self.help_of.get(db_field.name):
            kwargs["help_text"] = words
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        kwargs |= {"widget": CheckboxSelectMultiple, "form_class": ManyField}
        if db_field.remote_field.model is Permission:
            kwargs |= {"form_class": PermissionField, "queryset": offered(self.admin_site)}
        elif db_field.remote_field.model is Group:
            kwargs["form_class"] = RoleField
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or self.may_touch(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or self.may_touch(request.user, obj))

    def may_touch(self, user, obj):
        raise NotImplementedError


@admin.register(Group)
class GroupAdmin(GivesRights, auth_admin.GroupAdmin):
    """The roles are what the portal makes them; other groups can be made beside them."""

    help_of = {
        "name": gettext_lazy("What its members have in common, such as “Press office”."),
        "permissions": gettext_lazy("What its members may do, beside what their roles allow."),
    }

    list_display = ("label",)
    show_facets = admin.ShowFacets.NEVER

    def may_touch(self, user, obj):
        if obj.name in Role.values:
            return False  # set_up_roles would undo it at the next start
        rights = set(obj.permissions.values_list("pk", flat=True))
        return user.is_superuser or rights <= permissions_of(user)

    def get_fields(self, request, obj=None):
        if obj is not None and not self.has_change_permission(request, obj):
            return ("label", "rights")
        return super().get_fields(request, obj)

    def get_readonly_fields(self, request, obj=None):
        return ("label", "rights")

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.name in Role.values:
            obj.localized_title = LocalizedText(str(role_label(obj.name)), active_language())
            context["why_locked"] = _(
                "This is a role of the portal, which says what it may do. For other rights make a "
                "group beside it, or give them to an account."
            )
        return super().render_change_form(
            request, context, add=add, change=change, form_url=form_url, obj=obj
        )

    @admin.display(description=pgettext_lazy("of a group", "name"), ordering="name")
    def label(self, obj):
        return role_label(obj.name)

    @admin.display(description=gettext_lazy("permissions"))
    def rights(self, obj):
        return listed(obj.permissions)


class RoleFilter(admin.RelatedFieldListFilter):
    def field_choices(self, field, request, model_admin):
        return [(key, role_label(name)) for key, name in Group.objects.values_list("pk", "name")]


@admin.register(User)
class UserAdmin(KeepsDoers, GivesRights, auth_admin.UserAdmin):
    help_of = {
        "first_name": gettext_lazy("Colleagues see it in the history and in notices."),
        "last_name": gettext_lazy("Colleagues see it beside the first name."),
        "email": gettext_lazy("For notices and reminders. Readers do not see it."),
    }
    list_display = (
        "username",
        "email",
        "first_name",
        "last_name",
        "roles",
        "is_staff",
        "is_active",
    )
    list_filter = ("is_staff", "is_superuser", "is_active", ("groups", RoleFilter))
    show_facets = admin.ShowFacets.NEVER

    def may_touch(self, user, obj):
        return may_manage(user, obj)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request, obj=None):
        names = ["last_login", "date_joined", "roles", "rights"]
        return names if request.user.is_superuser else [*names, "is_superuser"]

    def get_fieldsets(self, request, obj=None):
        """With the rights in words where they are only to be read."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        words = {"groups": "roles", "user_permissions": "rights"}
        return [
            (title, {**options, "fields": [words.get(each, each) for each in options["fields"]]})
            for title, options in [(None, {"fields": ["username"]}), *fieldsets[1:]]
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and not may_manage(request.user, obj):
            context["why_locked"] = _(
                "This account has rights that you do not have, so that you cannot change it."
            )
        return super().render_change_form(
            request, context, add=add, change=change, form_url=form_url, obj=obj
        )

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, obj):
        return ", ".join(sorted(str(role_label(each.name)) for each in obj.groups.all())) or "–"

    @admin.display(description=gettext_lazy("permissions"))
    def rights(self, obj):
        return listed(obj.user_permissions)
