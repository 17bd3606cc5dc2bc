"""Whether the links of the register to other sites still lead somewhere.

``collecting`` finds them, ``browser`` asks for one address as a cautious browser would, ``visits``
goes through the sites side by side, ``checking`` keeps what they answered.
"""

from .browser import Answer, Browser
from .checking import Report, check
from .collecting import collect

__all__ = ["Answer", "Browser", "Report", "check", "collect"]
