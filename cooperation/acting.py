"""Who is asking at the moment, for what is written far from the request, as the log is."""

import ipaddress
from contextlib import contextmanager
from contextvars import ContextVar

_request = ContextVar("request", default=None)


@contextmanager
def acting_for(request):
    reset = _request.set(request)
    try:
        yield
    finally:
        _request.reset(reset)


def current_user():
    """Whoever is logged in; None for strangers, commands and jobs."""
    user = getattr(_request.get(), "user", None)
    return user if user is not None and user.is_authenticated else None


def current_address():
    return address_of(_request.get())


def address_of(request):
    """The network address that a request came from; None where the server does not say."""
    try:
        return str(ipaddress.ip_address(request.META["REMOTE_ADDR"].partition("%")[0]))
    except (AttributeError, KeyError, ValueError):
        return None
