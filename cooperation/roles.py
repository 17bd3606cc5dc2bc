"""Who may do what: the roles of the workshop as groups of permissions, and questions about them.

A role is a group whose name is the role's code. ``set_up_roles`` gives these groups exactly what
stands here and leaves all other groups alone: whoever wants other permissions makes a group of
their own, or gives them to an account.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, TextChoices
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from .languages import LANGUAGE_CODES
from .models import (
    RECORD_KINDS,
    Area,
    AuditEntry,
    ConferenceSeries,
    Country,
    Document,
    FruitlessQuery,
    Picture,
    SectionText,
    SiteSettings,
    Source,
    Synonyms,
    TextState,
)


class Role(TextChoices):
    TRANSLATOR_UZ = "translator-uz", pgettext_lazy("role", "Translator into Uzbek")
    TRANSLATOR_RU = "translator-ru", pgettext_lazy("role", "Translator into Russian")
    TRANSLATOR_EN = "translator-en", pgettext_lazy("role", "Translator into English")
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    PUBLISHER = "publisher", pgettext_lazy("role", "Publisher")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")


# --- What each role may do -----------------------------------------------------------------------

LIBRARY = (Picture, Document)
WORDS = (*RECORD_KINDS, SectionText)  # what is drafted, reviewed and published
SETTINGS = (Country, SiteSettings, Synonyms, FruitlessQuery)
EVERYTHING = (*WORDS, *LIBRARY, Source, ConferenceSeries, Area, *SETTINGS)

WRITE = ("view", "add", "change")
PUBLISH = (*WRITE, "publish", "delete")


def _may(deeds, *models):
    return {
        (model._meta.app_label, f"{deed}_{model._meta.model_name}")
        for model in models
        for deed in deeds
    }


def _translator(language):
    return _may(["view"], *EVERYTHING) | {(TextState._meta.app_label, f"translate_{language}")}


# What editors change of the library and of sources is what readers do not see (see ``shown``).
_EDITOR = (
    _may(["view"], *EVERYTHING)
    | _may(WRITE, *RECORD_KINDS, *LIBRARY, Source, ConferenceSeries)
    | _may(["change"], SectionText)
)
_PUBLISHER = (
    _EDITOR
    | _may(PUBLISH, *RECORD_KINDS, *LIBRARY)
    | _may(["publish"], SectionText)
    | _may([*WRITE, "publish"], Source, ConferenceSeries, Area)
)
_ADMINISTRATOR = (
    _may(PUBLISH, *WORDS, *LIBRARY, Source, ConferenceSeries, Area)
    | _may([*WRITE, "delete"], *SETTINGS, get_user_model(), Group)
    | _may(["view"], AuditEntry)
    | {(TextState._meta.app_label, f"translate_{code}") for code in LANGUAGE_CODES}
)

PERMISSIONS = {
    Role.TRANSLATOR_UZ: _translator("uz"),
    Role.TRANSLATOR_RU: _translator("ru"),
    Role.TRANSLATOR_EN: _translator("en"),
    Role.EDITOR: _EDITOR,
    Role.PUBLISHER: _PUBLISHER,
    Role.ADMINISTRATOR: _ADMINISTRATOR,
}


@transaction.atomic
def set_up_roles():
    """Make the groups of the roles, with exactly their permissions; return the codes changed."""
    named = _permissions_by_name()
    changed = []
    for role, names in PERMISSIONS.items():
        group, is_new = Group.objects.get_or_create(name=role.value)
        wanted = {named[name] for name in names}
        if is_new or wanted != set(group.permissions.values_list("pk", flat=True)):
            group.permissions.set(wanted)
            changed.append(role.value)
    return changed


def _permissions_by_name():
    """The keys of the permissions; raises LookupError for one that the database has not."""
    wanted = set().union(*PERMISSIONS.values())
    found = Permission.objects.filter(codename__in={codename for _app, codename in wanted})
    named = {
        (app, codename): pk
        for app, codename, pk in found.values_list("content_type__app_label", "codename", "pk")
    }
    if missing := wanted - named.keys():
        raise LookupError(f"These permissions are not in the database: {sorted(missing)}.")
    return named


def role_label(group_name) -> str | Promise:
    """What a group is called: a role in the reader's language, another as it is."""
    return Role(group_name).label if group_name in Role.values else group_name


# --- Questions -----------------------------------------------------------------------------------


def may(user, deed, kind_or_obj):
    """Whether somebody has the permission for a deed ("view", "change" …) on a kind."""
    names = kind_or_obj._meta
    return user.has_perm(f"{names.app_label}.{deed}_{names.model_name}")


def may_publish(user, kind_or_obj):
    """Whether somebody may change what readers see of a kind; where that is no matter of its
    own, as with countries, whoever may change it may."""
    is_apart = "publish" in kind_or_obj._meta.default_permissions
    return may(user, "publish" if is_apart else "change", kind_or_obj)


def kinds_to_publish(user):
    """The kinds that are reviewed and that somebody sees and may publish."""
    return [kind for kind in WORDS if may(user, "view", kind) and may_publish(user, kind)]


def publishers_of(kind_or_obj):
    """The staff that may publish a kind."""
    names = kind_or_obj._meta
    users = get_user_model().objects.with_perm(f"{names.app_label}.publish_{names.model_name}")
    return users.filter(is_staff=True)


def languages_to_translate(user, kind=None):
    """The languages that somebody may write; whoever may change texts writes all of them."""
    kinds = WORDS if kind is None else (kind,)
    if any(may(user, "change", each) for each in kinds):
        return list(LANGUAGE_CODES)
    app = TextState._meta.app_label
    return [code for code in LANGUAGE_CODES if user.has_perm(f"{app}.translate_{code}")]


def may_manage(user, other):
    """Whether somebody may change another's account: one with no more rights than their own.

    Whoever changes an account can log in with it, so it would be a way to more rights.
    """
    if user.is_superuser or user == other:
        return True
    return not other.is_superuser and permissions_of(other) <= permissions_of(user)


def permissions_of(user):
    """What somebody may do, also if the account is closed at the moment."""
    granted = Permission.objects.filter(Q(user=user) | Q(group__user=user)).distinct()
    return set(granted.values_list("pk", flat=True))
