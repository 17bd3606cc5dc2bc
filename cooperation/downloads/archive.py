"""The whole register as CSV in one archive, with the metadata and a page that explains it."""

import shutil

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..languages import LANGUAGE_CODES
from .even import EvenZip
from .json_files import title_of_register
from .tables import all_tables

METADATA = "csv-metadata.json"  # where CSV on the Web looks for it in a folder


def write_archive(shelf, file):
    with EvenZip(file) as archive:
        archive.writestr("README.txt", _readme(shelf))
        for name in (METADATA, *(table.file_name for table in all_tables())):
            with shelf.made(name).open() as content, archive.open(name, "w") as member:
                shutil.copyfileobj(content, member)


def _readme(shelf):
    parts = []
    for language in LANGUAGE_CODES:
        with override(language):
            parts.append("\n".join(_explanation(shelf, language)))
    return "\ufeff" + "\n\n* * *\n\n".join(parts) + "\n"


def _explanation(shelf, language):
    state, about = shelf.state, shelf.about
    yield title_of_register()
    yield from filter(None, (about.agency.get(language), about.licence.get(language)))
    yield f"{state.origin}/{language}/data/"
    yield ""
    yield _("As of %(date)s") % {"date": date_format(state.day, "DATE_FORMAT")}
    yield _(
        "Each file is a table: UTF-8, separated by commas, with the codes of the columns "
        "in the first line. csv-metadata.json describes all columns in three languages "
        "(CSV on the Web, W3C, 2015)."
    )
    yield _(
        "To open the files in Excel, choose “Data”, “From Text/CSV” and the encoding "
        "UTF-8. The page above also offers workbooks for Excel."
    )
    yield ""
    for table in all_tables():
        yield f"{table.file_name}  –  {table.title}"
