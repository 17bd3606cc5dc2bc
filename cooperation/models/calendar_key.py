"""The secret in the address of a colleague's calendar of deadlines."""

import secrets

from django.conf import settings
from django.db import models


def new_key():
    return secrets.token_urlsafe(32)


class CalendarKey(models.Model):
    """Who knows the key may read the calendar without logging in, as calendar programs do."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_key"
    )
    key = models.CharField(max_length=64, unique=True, default=new_key)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.user)
