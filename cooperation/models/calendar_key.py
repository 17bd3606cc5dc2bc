"""The secret in the address of a colleague's calendar of deadlines."""

import secrets

from django.conf import settings
from django.db import models


def new_key():
    return secrets.token_urlsafe(32)


class CalendarKeyQuerySet(models.QuerySet):
    def holder_of(self, key):
        """The account that has this key, if it is open; None for any other key.

        All keys are compared, each in constant time, so that no answer's speed tells of a key.
        """
        found = None
        for row in self.filter(user__is_active=True, user__is_staff=True).select_related("user"):
            if secrets.compare_digest(row.key.encode(), key.encode()):
                found = row.user
        return found


class CalendarKey(models.Model):
    """Who knows the key may read the calendar without logging in, as calendar programs do."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_key"
    )
    key = models.CharField(max_length=64, unique=True, default=new_key)
    made_at = models.DateTimeField(auto_now=True)

    objects = CalendarKeyQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.user)

    @classmethod
    def renew(cls, user):
        """A key that nobody knows yet; the former one opens nothing any more."""
        return cls.objects.update_or_create(user=user, defaults={"key": new_key()})[0]
