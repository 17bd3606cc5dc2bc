"""What stands at the address of a record for readers: it, another address, or nothing any more."""

from django.http import Http404

from .history.withdrawal import withdrawal
from .models import FormerSlug


class Gone(Exception):
    """Readers once saw a record at the address; ``withdrawal`` tells how it left the register."""

    def __init__(self, withdrawal):
        super().__init__()
        self.withdrawal = withdrawal


def public_record(kind, slug):
    """The public record whose address this is, or was; its own slug tells which.

    Raises Gone, or Http404 where there never was anything to see.
    """
    public = kind.objects.published()
    if record := public.filter(slug=slug).first():
        return record
    former = FormerSlug.objects.filter(kind=kind._meta.model_name, slug=slug).first()
    if former and (record := public.filter(pk=former.record_id).first()):
        return record
    if found := withdrawal(kind, slug):
        raise Gone(found)
    raise Http404


def with_query(request, path):
    """A path that answers in the place of the one asked for, with the same parameters."""
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
