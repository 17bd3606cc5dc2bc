"""Give a portal without any superuser its first one."""

import os
import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, no_translations


class Command(BaseCommand):
    help = (
        "Makes a superuser if there is none: from DJANGO_SUPERUSER_USERNAME, "
        "DJANGO_SUPERUSER_EMAIL and DJANGO_SUPERUSER_PASSWORD, as createsuperuser does. "
        "Without a password one is made up and shown this one time."
    )

    @no_translations  # the validators' messages are for whoever reads this terminal
    def handle(self, *args, **options):
        User = get_user_model()
        if User.objects.filter(is_superuser=True).exists():
            return
        given = os.environ.get("DJANGO_SUPERUSER_PASSWORD")
        password = given or secrets.token_urlsafe(12)
        user = User(
            username=os.environ.get("DJANGO_SUPERUSER_USERNAME") or "admin",
            email=os.environ.get("DJANGO_SUPERUSER_EMAIL", ""),
            is_staff=True,
            is_superuser=True,
        )
        user.set_password(password)
        try:
            user.full_clean()
            if given:
                validate_password(password, user)
        except ValidationError as error:
            raise CommandError(
                f"Cannot make the staff account {user.username!r}: {' '.join(error.messages)} "
                "See DJANGO_SUPERUSER_… in .env.example."
            ) from None
        user.save()
        hint = "" if given else f", with the password {password} (shown only this once)"
        self.stdout.write(f"→ Made the staff account {user.username}{hint}.")
