"""Documents of the library."""

from ..enums import DocumentKind, FileLanguage
from .briefs import in_brief
from .nodes import day, file, node


def document(voice, record, *, files, shown_on):
    """``files`` are its current versions, ``shown_on`` the records that readers see it with."""
    languages = {each.file.language for each in files} - {FileLanguage.SEVERAL}
    return node(
        "DigitalDocument",
        id=voice.neutral(record),
        name=voice.name(record, "title"),
        url=voice.pages(record),
        genre=voice.label(DocumentKind(record.kind).label),
        dateCreated=day(record.dated_on),
        inLanguage=sorted(languages),
        encoding=[file(voice, each) for each in files],
        about=[in_brief(voice, each) for each in shown_on],
    )
