"""What follows from rows that are saved together is made once, at the end."""

from contextlib import contextmanager
from contextvars import ContextVar

_waiting = ContextVar("waiting", default=None)


def later(work, items):
    """Do ``work(items)``, now or when what is being done together is done.

    ``items`` is a dict. What has been asked of the same work before comes in one dict with it, and
    a later value of a key takes the place of an earlier one.
    """
    waiting = _waiting.get()
    if waiting is None:
        work(items)
    else:
        waiting.setdefault(work, {}).update(items)


@contextmanager
def gathered():
    """Within it many rows of one thing are saved, and what follows is made once, at the end.

    Use it inside the transaction. Whatever fails in it undoes the rows and leaves nothing behind.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting = {}
    reset = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(reset)
    for work, items in waiting.items():
        work(items)
