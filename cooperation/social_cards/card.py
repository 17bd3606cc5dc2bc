import hashlib
import json
from typing import NamedTuple

# Raised when cards are drawn differently, so that those kept from before are drawn anew.
DESIGN = 1


class Card(NamedTuple):
    """All that is written on a card."""

    portal: str
    agency: str
    kicker: str
    title: str
    facts: tuple = ()

    @property
    def digest(self):
        """A name for the picture: another one for other words or another design."""
        words = json.dumps([DESIGN, *self], ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()[:32]
