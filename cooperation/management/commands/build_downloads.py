"""Make the files of the register before a reader asks for them."""

import shutil

from django.conf import settings
from django.core.management.base import BaseCommand

from cooperation.downloads import FILES, shelf_for


class Command(BaseCommand):
    help = (
        "Makes all downloads of the register as it is now, for the site at PORTAL_URL, unless "
        "they are made already. To be run after midnight, when legal statuses may change."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--anew",
            action="store_true",
            help="forget all files first: after a write past the portal",
        )

    def handle(self, **options):
        if options["anew"]:
            shutil.rmtree(settings.DOWNLOAD_CACHE, ignore_errors=True)
        shelf = shelf_for(settings.PORTAL_URL)
        missing = [name for name in FILES if shelf.kept(name) is None]
        size = sum(shelf.made(name).size for name in FILES)
        self.stdout.write(f"Made {len(missing)} of {len(FILES)} files, {size:,} bytes in all.")
