"""The register as data: what of each kind is public, said once.

``KINDS`` declares it; ``records`` makes of a record what JSON holds. Columns of tables, metadata,
lists of fields and schemas are made from the same declaration.
"""

from .addresses import Addresses
from .data_kind import DataKind
from .kinds import KINDS, RECORDS, REFERENCE, kind_of
from .records import data_as_it_was, data_of, data_of_page
from .values import Column, Rows, Value

__all__ = [
    "KINDS",
    "RECORDS",
    "REFERENCE",
    "Addresses",
    "Column",
    "DataKind",
    "Rows",
    "Value",
    "data_as_it_was",
    "data_of",
    "data_of_page",
    "kind_of",
]
