"""The log of the workshop: one way in, no way to change it."""

from .acting import current_address
from .models import AuditEntry
from .people import name_of


def note(event, by=None, obj=None, *, actor_name="", title="", address=None, **details):
    """Write a deed into the log, in the transaction of the deed.

    ``obj`` is what it was done to, if that is a thing of the register; ``details`` are values of
    JSON. For somebody without an account ``actor_name`` says who it was. The address is that of
    the request at hand, if none is given.
    """
    is_ours = obj is not None
    return AuditEntry.objects.create(
        event=event,
        actor_id=by.pk if by is not None else None,
        actor_name=name_of(by) or actor_name[:200],
        kind=obj._meta.model_name if is_ours else "",
        object_id=obj.pk if is_ours else None,
        title=(title or str(obj if is_ours else ""))[:500],
        address=address or current_address(),
        details=details,
    )
