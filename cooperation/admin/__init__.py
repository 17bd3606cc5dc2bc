"""The staff's side of the register. Importing the package registers every model."""

from . import (  # noqa: F401 - imported for what they register
    agreement,
    boolean_icon,
    conference,
    document,
    membership,
    memorandum,
    partner,
    people,
    picture,
    reference,
    search,
    site_text,
)
