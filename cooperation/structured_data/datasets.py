"""The downloads of the register as schema.org's datasets."""

import datetime
from typing import NamedTuple

from ..languages import LANGUAGE_CODES
from .nodes import moment, node


class Download(NamedTuple):
    """A file at a whole address; ``size`` in bytes, ``digest`` its SHA-256 in hexadecimal."""

    url: str
    media_type: str
    name: str = ""
    size: int | None = None
    digest: str = ""
    changed_at: datetime.datetime | None = None


def dataset(
    voice,
    *,
    url,
    name,
    description,
    downloads=(),
    changed_at=None,
    keywords=(),
    fields=(),
    parts=(),
    licence_url="",
    site=None,
):
    """A kind of the register, or the whole of it, as it can be downloaded from the page ``url``.

    ``fields`` are the labels of what it says of each thing, ``parts`` the whole addresses of
    the pages of smaller datasets in it; ``licence_url`` is empty where the terms have no address.
    """
    agency = site and {"@id": voice.part("agency")}
    return node(
        "Dataset",
        id=f"{url}#dataset",
        url=url,
        name=name,
        description=description,
        inLanguage=list(LANGUAGE_CODES),
        creator=agency,
        publisher=agency,
        dateModified=changed_at and moment(changed_at),
        isAccessibleForFree=True,
        license=licence_url,
        keywords=list(keywords),
        variableMeasured=list(fields),
        hasPart=[node("Dataset", id=f"{each}#dataset", url=each) for each in parts],
        distribution=[_download(each) for each in downloads],
    )


def _download(download):
    return node(
        "DataDownload",
        name=download.name,
        contentUrl=download.url,
        encodingFormat=download.media_type,
        contentSize=f"{download.size} B" if download.size is not None else None,
        sha256=download.digest,
        dateModified=download.changed_at and moment(download.changed_at),
    )
