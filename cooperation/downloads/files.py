"""All files that the register can be had as, by their names."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ..open_data import KINDS
from .archive import METADATA, write_archive
from .csv_files import write_csv
from .csvw import write_metadata, write_register_metadata
from .json_files import write_json, write_ndjson, write_register_json, write_register_ndjson
from .shelf import Shelf
from .state import State
from .tables import Table, tables_of
from .xlsx_files import write_xlsx

CSVW = "application/csvm+json"
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Download:
    """``write`` takes the shelf, for what the file is made of, and a binary file to write into.

    ``word`` names the kind that it is of; without one it is of the whole register.
    """

    name: str
    write: Callable
    word: str = ""
    table: Table | None = None

    @property
    def form(self):
        return self.name.rpartition(".")[2]

    @property
    def is_metadata(self):
        return self.name.endswith(METADATA)

    @property
    def media_type(self):
        return CSVW if self.is_metadata else MEDIA_TYPES[self.form]

    @property
    def plain_media_type(self):
        """Without its parameters."""
        return self.media_type.partition(";")[0]

    @property
    def metadata_name(self):
        """The file that describes this table, for CSV on the Web."""
        return f"{self.word}.{METADATA}"

    def saved_as(self, day):
        """What it is called on a reader's computer. Metadata keep the name that validators know."""
        if self.is_metadata:
            return self.name
        return f"uzbekspace-{self.name.removesuffix(f'.{self.form}')}-{day.isoformat()}.{self.form}"


def _downloads():
    for word, kind in KINDS.items():
        for table in tables_of(kind):
            yield Download(table.file_name, partial(write_csv, table), word, table)
        yield Download(f"{word}.{METADATA}", partial(write_metadata, kind), word)
        yield Download(f"{word}.json", partial(write_json, kind), word)
        yield Download(f"{word}.ndjson", partial(write_ndjson, kind), word)
        yield Download(f"{word}.xlsx", partial(write_xlsx, [kind]), word)
    every = list(KINDS.values())
    yield Download(METADATA, write_register_metadata)
    yield Download("register.json", write_register_json)
    yield Download("register.ndjson", write_register_ndjson)
    yield Download("register.xlsx", partial(write_xlsx, every))
    yield Download("register.zip", write_archive)


FILES = {download.name: download for download in _downloads()}


def files_of(word=""):
    """The files of a kind, or those of the whole register."""
    return [download for download in FILES.values() if download.word == word]


def shelf_for(origin):
    """The files of today with the addresses of a site: "https://portal.example"."""
    return Shelf(State.now(origin), FILES)
