"""The register as files: each kind, and the whole of it, for people and for programs.

``FILES`` names them all; a ``Shelf`` makes and keeps those of one state of the register.
"""

from .catalogue import catalogue
from .files import FILES, Download, files_of, shelf_for
from .shelf import Busy, Kept, Shelf
from .state import State
from .tables import Table, tables_of

__all__ = [
    "FILES",
    "Busy",
    "Download",
    "Kept",
    "Shelf",
    "State",
    "Table",
    "catalogue",
    "files_of",
    "shelf_for",
    "tables_of",
]
