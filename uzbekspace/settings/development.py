"""The profile of ``./run site``: debug pages and a secret that protects nothing."""

from .base import *  # noqa: F403 - a profile is the base with a few values changed
from .base import MIDDLEWARE, env

DEBUG = True
SECRET_KEY = env("SECRET_KEY", default="development-only-not-a-secret")
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_USE_FINDERS = True
# Below the headers, which this page carries too (but for CSP: django-csp spares debug's 404).
_place = MIDDLEWARE.index("django.middleware.http.ConditionalGetMiddleware")
MIDDLEWARE = [
    *MIDDLEWARE[:_place],
    "uzbekspace.middleware.ReadersNotFoundMiddleware",
    *MIDDLEWARE[_place:],
]
