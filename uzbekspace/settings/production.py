"""The profile of a server: it refuses to start without the values that only its owner knows."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - a profile is the base with a few values changed
from .base import ALLOWED_HOSTS, env


def required(name):
    """The environment variable's value.

    Raises ImproperlyConfigured, naming the variable and where it is explained, if it is empty.
    """
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"Set {name} in the environment or in .env (see .env.example). "
            "To try the portal on this computer, start it with ./run site."
        )
    return value


SECRET_KEY = required("SECRET_KEY")
required("ALLOWED_HOSTS")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the portal's own hosts, not '*'.")
required("DEFAULT_FROM_EMAIL")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if env.bool("BEHIND_PROXY", default=False):
    # Only behind a proxy that always sets the header itself: a client could forge it otherwise.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
