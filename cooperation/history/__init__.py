"""What everything that staff edit was before, and how to bring it back.

``snapshot`` is a record with its rows as one value; ``write_version`` keeps it after a change;
``apply`` and ``recover`` write it back.
"""

from .snapshots import CannotRestore, apply, digest, recover, snapshot
from .versions import last_version, remember_as_found, write_version

__all__ = [
    "CannotRestore",
    "apply",
    "digest",
    "last_version",
    "recover",
    "remember_as_found",
    "snapshot",
    "write_version",
]
