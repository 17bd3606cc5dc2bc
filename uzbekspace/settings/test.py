"""The profile of the tests: the base, made fast and free of state between processes."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a profile is the base with a few values changed
from .base import DATABASES

SECRET_KEY = "tests-only"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Emptied after each test (tests/conftest.py). One folder per process, for parallel runs.
UPLOADED_FILES = Path(tempfile.gettempdir()) / f"portal-test-files-{os.getpid()}"
DOWNLOAD_CACHE = UPLOADED_FILES.with_name(f"portal-test-downloads-{os.getpid()}")
STORAGES = {
    "default": {
        "BACKEND": "uzbekspace.storage.WholeFileStorage",
        "OPTIONS": {"location": UPLOADED_FILES},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # looks for a file when asked for, not for all of them in each test
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file: in memory, the test and the threads of the server it browses would share a connection,
    # and close it under each other. NAME too, by which pytest-django decides whether they do.
    # One file per process, for parallel runs.
    TEST_FILE = Path(tempfile.gettempdir()) / f"portal-test-{os.getpid()}.sqlite3"
    DATABASES["default"] |= {"NAME": TEST_FILE, "TEST": {"NAME": TEST_FILE}}
