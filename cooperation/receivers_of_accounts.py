"""What the log of the workshop keeps of accounts: who came and went, who may do what.

Signals, because accounts change at many ways: in the admin, at the log-in, by commands.
"""

from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver

from . import acting
from .audit import note
from .enums import AuditEvent

_WATCHED = ("username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser")
SHOWN_LETTERS = 2  # of a name that is no account's: people type passwords there


# --- Coming and going --------------------------------------------------------------------------


@receiver(user_logged_in)
def note_log_in(request, user, **kwargs):
    note(AuditEvent.LOGGED_IN, user, address=acting.address_of(request))


@receiver(user_logged_out)
def note_log_out(request, user, **kwargs):
    if user is not None:
        note(AuditEvent.LOGGED_OUT, user, address=acting.address_of(request))


@receiver(user_login_failed)
def note_failure(credentials, request=None, **kwargs):
    """What the limit of attempts refuses, nobody examines, and it is no entry of its own."""
    typed = str(credentials.get("username") or credentials.get("email") or "")
    address = acting.address_of(request)
    note(AuditEvent.LOGIN_FAILED, actor_name=_recognisable(typed), address=address)


def _recognisable(typed):
    """The name of an account, or the beginning of what is none."""
    typed = typed.replace("\x00", "")[:200]
    for field in ("username", "email"):
        if typed and (user := User.objects.filter(**{f"{field}__iexact": typed}).first()):
            return user.get_username()
    return f"{typed[:SHOWN_LETTERS]}…" if typed else ""


# --- Accounts ----------------------------------------------------------------------------------


@receiver(pre_save, sender=User)
def remember_account(instance, update_fields, **kwargs):
    watched = set(_WATCHED) if update_fields is None else {*_WATCHED} & {*update_fields}
    is_known = instance.pk and watched
    former = User.objects.filter(pk=instance.pk).values(*_WATCHED).first() if is_known else None
    instance._former_account = {} if former is None else {name: former[name] for name in watched}


@receiver(post_save, sender=User)
def note_account(instance, created, raw, **kwargs):
    actor = acting.current_user()
    if created:
        note(AuditEvent.ACCOUNT_CREATED, actor, instance)
        return
    changed = {
        name: [former, getattr(instance, name)]
        for name, former in instance._former_account.items()
        if former != getattr(instance, name)
    }
    # Set where a person chose it, not where an old hash is made anew at the log-in.
    if instance._password is not None:
        changed["password"] = []
    if changed:
        note(AuditEvent.ACCOUNT_CHANGED, actor, instance, changed=changed)


@receiver(post_delete, sender=User)
def note_deleted_account(instance, **kwargs):
    note(AuditEvent.ACCOUNT_DELETED, acting.current_user(), instance)


# --- Roles and permissions ---------------------------------------------------------------------


@receiver(post_save, sender=Group)
def note_role(instance, created, **kwargs):
    if created:
        note(AuditEvent.ROLES_CHANGED, acting.current_user(), instance, deed="created")


@receiver(post_delete, sender=Group)
def note_deleted_role(instance, **kwargs):
    note(AuditEvent.ROLES_CHANGED, acting.current_user(), instance, deed="deleted")


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
@receiver(m2m_changed, sender=Group.permissions.through)
def note_permissions(sender, instance, action, model, pk_set, reverse, **kwargs):
    """What was given to or taken from an account or a role, by name."""
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if action == "pre_clear":
        rows = sender.objects.filter(**{instance._meta.model_name: instance.pk})
        pk_set = rows.values(model._meta.model_name)
    others = list(model.objects.filter(pk__in=pk_set))
    deed = "added" if action == "post_add" else "removed"
    given = [(each, [instance]) for each in others] if reverse else [(instance, others)]
    for subject, things in given:
        names = sorted(map(_name, things))
        if names:
            note(AuditEvent.ROLES_CHANGED, acting.current_user(), subject, **{deed: names})


def _name(thing):
    if isinstance(thing, Permission):
        return f"{thing.content_type.app_label}.{thing.codename}"
    return str(thing)
