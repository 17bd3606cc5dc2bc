"""Keys of the database in what browsers send."""

import re


def may_be_key(value):
    """Whether a posted value is a number that fits a key of the database."""
    return re.fullmatch(r"[0-9]{1,18}", str(value)) is not None
