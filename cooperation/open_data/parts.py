"""What several sorts of value are made of, in JSON."""

import datetime
from operator import attrgetter

from ..languages import LANGUAGE_CODES, suffixed

PRECISIONS = {4: "year", 7: "month", 10: "day"}


def words_of(obj, path):
    """A translated field of the object, or of another one at the end of a dotted path."""
    return {
        language: attrgetter(suffixed(path, language))(obj) or None for language in LANGUAGE_CODES
    }


def date_of(date):
    """A :class:`PartialDate` in JSON."""
    if date is None:
        return None
    text = date.isoformat()
    return {"value": text, "precision": PRECISIONS[len(text)]}


def moment_of(moment):
    moment = moment.astimezone(datetime.UTC).replace(microsecond=0)
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"
