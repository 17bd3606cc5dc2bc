"""Where uploaded files are kept: a folder, or an S3-compatible store that the environment names.

Their names are made of their content, so a file that is kept a second time is the same file.
"""

import os
import secrets
from importlib.util import find_spec

from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage

SPOOLED_BYTES = 1024 * 1024  # of a file from S3; what is longer goes through the disk


class WholeFileStorage(FileSystemStorage):
    """A folder in which a file is either whole or not there, whenever the process dies."""

    def get_available_name(self, name, max_length=None):
        return name

    def _save(self, name, content):
        unfinished = f"{name}.{secrets.token_hex(8)}.part"
        try:
            super()._save(unfinished, content)
            os.replace(self.path(unfinished), self.path(name))
        except BaseException:
            self.delete(unfinished)
            raise
        return name


def storage_of_uploads(env, folder):
    """The setting of Django's default storage; ``folder`` is where files are kept without S3."""
    if not env("S3_BUCKET", default=""):
        location = env.path("MEDIA_ROOT", default=folder)()
        return {
            "BACKEND": "uzbekspace.storage.WholeFileStorage",
            "OPTIONS": {"location": location},
        }
    if find_spec("storages") is None:
        raise ImproperlyConfigured(
            "S3_BUCKET is set, but the packages for it are not installed: "
            "python -m pip install --require-hashes -r requirements-s3.txt"
        )
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env("S3_BUCKET"),
            "endpoint_url": env("S3_ENDPOINT_URL", default=None),
            "region_name": env("S3_REGION", default=None),
            "access_key": env("S3_ACCESS_KEY", default=None),
            "secret_key": env("S3_SECRET_KEY", default=None),
            "addressing_style": "path",
            # The bucket is private: whether somebody may read a file, the portal decides.
            "default_acl": None,
            "file_overwrite": True,
            "max_memory_size": SPOOLED_BYTES,
        },
    }
