"""What is made from stored files is in no snapshot: it is made anew, or kept where it is there."""

from .. import library
from ..models import DocumentVersion, Picture
from ..uploads import Refused

# What the renditions of a picture are made from.
_SOURCES = ("digest", "focal_x", "focal_y")


def sources_of(obj):
    return [getattr(obj, name) for name in _SOURCES] if isinstance(obj, Picture) else []


def remake(obj, missing):
    """Make the renditions or the text of an object from its file, or name the file as missing."""
    try:
        columns = library.made_anew(obj)
    except (OSError, Refused):
        missing.append((type(obj), library.uploaded_file(obj).name))
        return
    library.apply({name: columns[name] for name in obj.made_fields}, obj)


def restore_versions(file, wanted):
    """Let the file of a document have these versions, the current one among them.

    Those that came later stay, as former ones: nobody's upload is lost by a restoration.
    """
    versions = DocumentVersion.objects.filter(file=file)
    there = set(versions.values_list("pk", flat=True))
    current = {version.pk for version in wanted if version.is_current}
    versions.exclude(pk__in=current).update(is_current=False)
    for version in wanted:
        if version.pk not in there:
            version.save(force_insert=True)
    versions.filter(pk__in=current).update(is_current=True)
