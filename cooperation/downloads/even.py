"""Archives and workbooks that are equal, byte by byte, where what they hold is equal."""

import datetime
import zipfile

from openpyxl.writer.excel import ExcelWriter

MOMENT = datetime.datetime(1980, 1, 1)  # the first of which ZIP can tell


class EvenZip(zipfile.ZipFile):
    """An archive whose members have no time of their own."""

    def __init__(self, file):
        super().__init__(file, "w", zipfile.ZIP_DEFLATED)

    def open(self, name, mode="r", *args, **kwargs):
        if mode == "w":
            if not isinstance(name, zipfile.ZipInfo):
                name = zipfile.ZipInfo(name)
                name.compress_type = self.compression
            name.date_time = MOMENT.timetuple()[:6]
            name.external_attr = 0o644 << 16
        return super().open(name, mode, *args, **kwargs)


def save_workbook(book, file):
    book.properties.created = book.properties.modified = MOMENT
    ExcelWriter(book, EvenZip(file)).save()
