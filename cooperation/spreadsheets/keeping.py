"""The file of an import between its dry run and the import itself: kept on the server, signed.

It is bound to who uploaded it, to the kind, and to what the dry run found, so that nothing else
is imported than what was shown.
"""

import secrets
from datetime import timedelta
from typing import NamedTuple

from django.core import signing
from django.core.files.storage import default_storage
from django.utils import timezone

from ..uploads.kinds import ending_of

FOLDER = "imports"
KEPT_FOR = timedelta(days=1)
_SALT = "cooperation.spreadsheets.keeping"


class Kept(NamedTuple):
    """``stored`` is the file's name in the storage, ``name`` what it was called before."""

    stored: str
    name: str
    kind: str
    user: int
    digest: str = ""  # of the plan that was shown

    @property
    def token(self):
        return signing.dumps(list(self), salt=_SALT)

    def open(self):
        """The file as it was uploaded; raises FileNotFoundError where it is gone."""
        file = default_storage.open(self.stored)
        file.name = self.name
        return file

    def forget(self):
        default_storage.delete(self.stored)


def keep(upload, kind, user):
    """Store an upload for the step after the dry run; what others left behind goes."""
    _forget_old_ones()
    name = f"{FOLDER}/{secrets.token_hex(16)}.{ending_of(upload.name or '')}"
    upload.seek(0)
    return Kept(default_storage.save(name, upload), upload.name, kind._meta.model_name, user.pk)


def kept(token, kind, user):
    """What a token stands for; None if it is too old, forged, or somebody else's."""
    try:
        found = Kept(*signing.loads(token, salt=_SALT, max_age=KEPT_FOR))
    except (signing.BadSignature, TypeError):
        return None
    is_meant = (found.kind, found.user) == (kind._meta.model_name, user.pk)
    return found if is_meant and default_storage.exists(found.stored) else None


def _forget_old_ones():
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    before = timezone.now() - KEPT_FOR
    for name in names:
        path = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(path) < before:
            default_storage.delete(path)
