"""The profile of ``./run site``: debug pages and a secret that protects nothing."""

from .base import *  # noqa: F403 - a profile is the base with a few values changed
from .base import env

DEBUG = True
SECRET_KEY = env("SECRET_KEY", default="development-only-not-a-secret")
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
MIDDLEWARE.insert(0, "uzbekspace.middleware.ReadersNotFoundMiddleware")  # noqa: F405
