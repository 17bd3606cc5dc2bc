"""The staff's side of the register. Importing the package registers every model."""

from . import (  # noqa: F401 - imported for what they register
    agreement,
    boolean_icon,
    conference,
    membership,
    memorandum,
    partner,
    people,
    reference,
    site_text,
)
