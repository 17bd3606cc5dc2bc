"""Pictures and documents that staff upload: checked, and made ready for readers.

Nothing is stored here and nothing of the register is known. Each file is examined in a process of
its own (``child.py``), for which this package must not import Django.
"""

from .gate import examined_document, processed_picture
from .refusals import Refused
from .results import Document, Picture, Rendition

__all__ = [
    "Document",
    "Picture",
    "Refused",
    "Rendition",
    "examined_document",
    "processed_picture",
]
