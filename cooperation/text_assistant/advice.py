"""What the assistant says, and what it needs to know for that."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Advice(NamedTuple):
    """``start`` and ``end`` are places in the words of the text; ``fix`` only if it is certain."""

    code: str
    message: str
    start: int
    end: int
    found: str
    fix: str | None = None


@dataclass(frozen=True)
class Context:
    """What texts are compared with.

    ``dates`` are those of the record by what happened then: ``{"signed": [PartialDate, …]}``.
    ``pictures`` says of a picture's key in which languages pages show it, ``linked`` which of the
    records that the texts link to readers may see.
    """

    countries: dict = field(default_factory=dict)  # {code: {language: name}}
    pictures: dict = field(default_factory=dict)  # {key: {language, …}}
    dates: dict = field(default_factory=dict)
    linked: frozenset = frozenset()
