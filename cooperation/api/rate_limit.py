"""How often one client may ask.

Counted in the default cache, in fixed windows, before anything else is done for a request. The
headers are those of the IETF's draft "RateLimit header fields for HTTP", as structured fields.
"""

import ipaddress
import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied

WINDOW = 60  # seconds


@dataclass(frozen=True)
class Allowance:
    """What is left to a client in this window."""

    limit: int
    asked: int
    seconds: int  # until the next window

    @property
    def is_spent(self):
        return self.asked > self.limit

    @property
    def headers(self):
        left = max(self.limit - self.asked, 0)
        return {
            "RateLimit-Policy": f'"default";q={self.limit};w={WINDOW}',
            "RateLimit": f'"default";r={left};t={self.seconds}',
        }


def allowance(request):
    """The client's, this request included; None where nothing is limited."""
    limit = settings.API_RATE_LIMIT
    if not limit:
        return None
    now = int(time.time())
    window, passed = divmod(now, WINDOW)
    return Allowance(limit, _count(f"api:{_client(request)}:{window}"), WINDOW - passed)


def _count(key):
    # A shared cache that counts by itself loses nothing; that of the database may miss one of two
    # requests at the same moment.
    try:
        return cache.incr(key)
    except ValueError:
        return 1 if cache.add(key, 1, 2 * WINDOW) else cache.incr(key)


def _client(request):
    """The address behind the proxies; a network of IPv6 counts as one client."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except PermissionDenied:  # no address: through a socket without a proxy's word on it
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)
