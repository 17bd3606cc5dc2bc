"""Tables out and in: every kind as XLSX and CSV, checked before, undone as a whole after.

``write`` makes a file; ``read`` and ``planned`` say what a file would do; ``run`` does it and
``undo`` takes it back. A table has three languages in columns and a code for each column.
"""

from .imports import NotAsPlanned, run
from .mistakes import NotTaken
from .planning import planned
from .reading import ENDINGS, read
from .rights import may_export, may_import
from .tables import KINDS, MADE_OF_FILES, tables_of
from .undoing import CannotUndo, model_of, undo
from .writing import CSV, MEDIA_TYPES, XLSX, ZIP, write

__all__ = [
    "CSV",
    "ENDINGS",
    "KINDS",
    "MADE_OF_FILES",
    "MEDIA_TYPES",
    "XLSX",
    "ZIP",
    "CannotUndo",
    "NotAsPlanned",
    "NotTaken",
    "may_export",
    "may_import",
    "model_of",
    "planned",
    "read",
    "run",
    "tables_of",
    "undo",
    "write",
]
