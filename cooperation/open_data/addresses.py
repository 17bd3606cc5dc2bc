"""The addresses that data holds: whole ones, because data is read away from the portal."""

from dataclasses import dataclass, field, replace

from django.conf import settings
from django.urls import get_script_prefix


@dataclass(frozen=True)
class Addresses:
    """``origin`` is scheme and host: "https://portal.example".

    ``links`` says where the links of rich texts lead, see :mod:`.prose`.
    """

    origin: str
    links: dict = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, request):
        """Those of ``DATA_ORIGIN``, or of the host that the request names."""
        return cls(settings.DATA_ORIGIN or f"{request.scheme}://{request.get_host()}")

    def knowing(self, links):
        return replace(self, links=links)

    def absolute(self, path):
        return f"{self.origin}{path}"

    def identifier(self, word, key):
        """The permanent identifier of a thing; ``word`` names its kind in all addresses."""
        return self.absolute(f"{get_script_prefix()}id/{word}/{key}")

    def page(self, language, word, key):
        return self.absolute(f"{get_script_prefix()}{language}/{word}/{key}/")
