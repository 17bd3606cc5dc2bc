"""What roles and permissions are called; the database has their codes, and English names."""

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from ..roles import role_label
from .form_fields import ManyField

DEEDS = {
    "view": pgettext_lazy("permission", "%(things)s: view"),
    "add": pgettext_lazy("permission", "%(things)s: add"),
    "change": pgettext_lazy("permission", "%(things)s: change"),
    "delete": pgettext_lazy("permission", "%(things)s: delete"),
    "publish": pgettext_lazy("permission", "%(things)s: publish"),
}
TRANSLATIONS = {
    "translate_uz": pgettext_lazy("permission", "Translations: into Uzbek"),
    "translate_ru": pgettext_lazy("permission", "Translations: into Russian"),
    "translate_en": pgettext_lazy("permission", "Translations: into English"),
}
LOG = "view_auditentry"


class PermissionField(ManyField):
    """Permissions in the editor's language."""

    def label_from_instance(self, permission):
        return permission_label(permission)


class RoleField(ManyField):
    """Groups, of which those that are roles are called so."""

    def label_from_instance(self, group):
        return role_label(group.name)


def permission_label(permission):
    return label_of_code(f"{permission.content_type.app_label}.{permission.codename}")


def label_of_code(code):
    """What "cooperation.add_partner" is called; the code of what there is no more."""
    app_label, _, codename = code.partition(".")
    if codename in TRANSLATIONS:
        return str(TRANSLATIONS[codename])
    deed, _, model_name = codename.partition("_")
    try:
        things = apps.get_model(app_label, model_name)
        return DEEDS[deed] % {"things": capfirst(things._meta.verbose_name_plural)}
    except (LookupError, ValueError):
        return code


def offered(site):
    """The permissions for what the admin shows, for translations and for the log."""
    shown = Q(codename__in=[*TRANSLATIONS, LOG])
    for model in site._registry:
        names = {"app_label": model._meta.app_label, "model": model._meta.model_name}
        shown |= Q(**{f"content_type__{key}": name for key, name in names.items()})
    return Permission.objects.filter(shown)


def listed(permissions):
    """Permissions as a list to be read."""
    labels = sorted(permission_label(each) for each in permissions.select_related("content_type"))
    items = format_html_join("", "<li>{}</li>", ((label,) for label in labels))
    return format_html('<ul class="permission-list">{}</ul>', items) if labels else "–"
