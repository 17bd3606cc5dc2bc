"""The names of feeds and entries, which outlive every address: tag URIs (RFC 4151)."""

from dataclasses import dataclass

from django.http.request import split_domain_port

# The day on which the portal's host was certainly the agency's; it never changes.
_SINCE = "2026"


@dataclass(frozen=True)
class Names:
    """``host`` is the portal's, as in a request: "portal.example:8000"."""

    host: str

    def of(self, *parts):
        """The name of what ``parts`` tell apart: a kind, a key, a language."""
        return f"tag:{self._authority},{_SINCE}:{'/'.join(map(str, parts))}"

    @property
    def _authority(self):
        domain, _port = split_domain_port(self.host)
        # A tag has no place for an address of IPv6; only a developer's machine has no name.
        return "localhost" if domain.startswith("[") else domain
