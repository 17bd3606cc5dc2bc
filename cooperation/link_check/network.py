"""Connections to public addresses only: what the register links to must not reach inwards.

The name is resolved once, all its addresses are examined, and the connection goes to one of those
that were examined, so that a name that changes its mind meanwhile leads nowhere else.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
from urllib.parse import quote, urlsplit

from ..enums import LinkProblem

PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# All that was given out of IPv6. Beside it there are more ways to wrap an IPv4 address.
_IPV6_OF_THE_INTERNET = ipaddress.ip_network("2000::/3")


class Unreachable(Exception):
    def __init__(self, problem):
        super().__init__(problem)
        self.problem = problem


class Target:
    """The parts of an address that a request is made of."""

    def __init__(self, address):
        try:
            parts = urlsplit(address)
            self.scheme, self.port = parts.scheme, parts.port or PORTS[parts.scheme]
            self.host = parts.hostname.encode("idna").decode()
        except (ValueError, KeyError, AttributeError):  # a UnicodeError is a ValueError
            raise Unreachable(LinkProblem.NOT_AN_ADDRESS) from None
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
        self.path = f"{path}?{query}" if query else path

    @property
    def site(self):
        return f"{self.scheme}://{self.host}:{self.port}"


def open_connection(target, timeout, inwards=False):
    """A connection of http.client; ``inwards`` also to addresses that are not public."""
    ip = _examined(target, inwards)
    if target.scheme == "https":
        return _Secure(target.host, target.port, ip, timeout)
    return _Plain(target.host, target.port, ip, timeout)


def _examined(target, inwards):
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(LinkProblem.NO_NAME) from None
    addresses = [entry[4][0] for entry in found]
    if not inwards and not all(map(is_public, addresses)):
        raise Unreachable(LinkProblem.NOT_PUBLIC)
    return addresses[0]


def is_public(address):
    """Whether an address is one of the internet at large, also where it wraps another."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6 and not (
        ip in _IPV6_OF_THE_INTERNET or ip in _NAT64 or ip.ipv4_mapped is not None
    ):
        return False
    return all(each.is_global and not each.is_multicast for each in (ip, *_wrapped_in(ip)))


def _wrapped_in(ip):
    """The IPv4 addresses to which a gateway may hand on what is sent to an IPv6 address."""
    if ip.version == 4:
        return []
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [each for each in found if each is not None]


class _Plain(http.client.HTTPConnection):
    def __init__(self, host, port, ip, timeout):
        super().__init__(host, port, timeout=timeout)
        self._ip = ip

    def connect(self):
        self.sock = socket.create_connection((self._ip, self.port), self.timeout)

    def cut(self):
        """End it from another thread: an answer that only drips never runs into a timeout."""
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _Secure(_Plain):
    default_port = http.client.HTTPS_PORT

    def connect(self):
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
