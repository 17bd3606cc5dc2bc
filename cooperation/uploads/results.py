"""What is known of an upload once it has been accepted."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Rendition:
    """A file made for readers. ``crop`` is empty for the whole picture."""

    crop: str
    format: str
    width: int
    height: int
    path: Path
    digest: str
    size: int


@dataclass(frozen=True)
class Picture:
    """Sizes are those that a reader sees: after the turn that the camera noted."""

    path: Path
    size: int
    digest: str
    format: str
    width: int
    height: int
    has_alpha: bool
    renditions: list[Rendition] = field(default_factory=list)


@dataclass(frozen=True)
class Document:
    """``pages`` is None where the format has none of its own (DOCX, XLSX)."""

    path: Path
    size: int
    digest: str
    extension: str
    media_type: str
    pages: int | None
    has_text: bool
    text: str
    preview: list[Rendition] = field(default_factory=list)
