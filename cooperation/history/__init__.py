"""What everything that staff edit was before, and how to bring it back.

``snapshot`` is a record with its rows as one value; ``write_version`` keeps it after a change;
``apply`` and ``recover`` write it back.
"""

from .differences import Difference, changed_languages, changes_between, differences, parts
from .recovery import TakenMeanwhile, deleted, named, recover_deleted
from .snapshots import CannotRestore, apply, digest, recover, snapshot
from .versions import KINDS, begin, last_version, remember_as_found, write_version

__all__ = [
    "KINDS",
    "CannotRestore",
    "Difference",
    "TakenMeanwhile",
    "apply",
    "begin",
    "changed_languages",
    "changes_between",
    "deleted",
    "differences",
    "digest",
    "last_version",
    "named",
    "parts",
    "recover",
    "recover_deleted",
    "remember_as_found",
    "snapshot",
    "write_version",
]
