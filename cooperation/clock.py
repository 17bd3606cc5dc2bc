"""What time it is for readers: now, unless a page is shown as it will be on another day."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_moment = ContextVar("moment", default=None)


def now():
    return _moment.get() or timezone.now()


def today():
    return timezone.localdate(now())


@contextmanager
def set_to(moment):
    """Within it the register is as at this moment; None leaves the time as it is."""
    reset = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(reset)
