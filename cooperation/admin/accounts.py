"""Accounts whose owners have done something stay: the history would lose who it was."""

from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext as _

from ..models import AuditEntry, Version


class KeepsDoers:
    """Refuses the deletion of an account with a history and says what to do instead."""

    def get_deleted_objects(self, objs, request):
        objs = list(objs)
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        doers = _doers([user.pk for user in objs])
        return deleted, counts, lacking, [*protected, *map(_advice, _named(objs, doers))]


def _doers(keys):
    """Those of the accounts that stand in a history. Django's own goes with its account."""
    return {
        *Version.objects.filter(by__in=keys).values_list("by", flat=True),
        *AuditEntry.objects.filter(actor_id__in=keys).values_list("actor_id", flat=True),
        *LogEntry.objects.filter(user__in=keys).values_list("user", flat=True),
    }


def _named(users, keys):
    return [user.get_username() for user in users if user.pk in keys]


def _advice(name):
    return _(
        "%(name)s has worked here, and the history names the account. Untick “Active” in it "
        "instead: nobody can log in with it then."
    ) % {"name": name}
