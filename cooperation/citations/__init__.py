"""How to cite a record of the register: in a line of the reader's language, by GOST, by APA, or
for BibTeX.

A citation names the version that its reader sees, at that version's own address, and the day
of reading. Pages may be kept by caches, but never longer than they are current: whoever shows
one asks whether it still is, so its day is the reader's own.
"""

from .citation import Citation

__all__ = ["Citation"]
